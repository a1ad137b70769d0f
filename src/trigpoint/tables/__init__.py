"""Banner tables and summaries from a tally: computed, then written in long form or laid out."""
