"""What everybody may see: home, industry, method, privacy."""
