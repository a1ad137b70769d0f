"""Who uses the site, for which company, what they agreed to; sign-in by a code; limits."""
