"""The site: a company answers and has its report at once; the public sees what is released."""
