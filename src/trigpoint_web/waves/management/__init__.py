"""What the command line can do here."""
