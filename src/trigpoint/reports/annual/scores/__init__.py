"""Chapter: the index and its dimensions, how they spread and how they hang together."""
