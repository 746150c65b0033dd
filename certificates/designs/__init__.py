"""One folder per certificate design."""
