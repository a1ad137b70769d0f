"""The annual report and the company's report: made as values, then drawn."""
