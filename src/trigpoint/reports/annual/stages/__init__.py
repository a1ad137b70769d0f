"""Chapter: the stages, who stands in them, and how sure they are."""
