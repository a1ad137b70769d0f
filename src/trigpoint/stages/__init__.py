"""Stages: the optimal cut points of a wave, what stands in each stage, and the way to the next."""
