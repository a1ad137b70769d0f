"""Findings: what a wave says, as sentences bound to its tables, chosen by rule.

A rule looks at figures that may carry a finding, tests them and says what it found: which of its
sentences holds, with which figures, and how large the effect is against its noise. The sentences
are data: those of every instrument in ``words.yaml``, the others in the instrument's report plan.
"""
