"""A wave: one year's fieldwork in a folder, opened and run as one call."""
