"""A company's own pages: its report, what if, its links, its account."""
