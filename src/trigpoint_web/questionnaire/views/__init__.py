"""The questionnaire's pages, as views."""
