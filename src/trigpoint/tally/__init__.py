"""Everything counted about a wave, in whole numbers that add."""
