"""A company's answers, from the first page to the last."""
