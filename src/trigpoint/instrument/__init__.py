"""The instrument: what is asked, what answers earn, what is said about them."""
