"""The pages of a company, by what they are about."""
