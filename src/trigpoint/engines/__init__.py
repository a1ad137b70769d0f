"""Ways to run the tally's kernel over answers that are too many to hold in memory."""
