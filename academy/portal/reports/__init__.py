"""One folder per report."""
