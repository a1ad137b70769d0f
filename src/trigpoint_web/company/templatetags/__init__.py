"""What templates of a company's pages say of numbers."""
