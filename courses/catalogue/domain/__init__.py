"""Pure rules of catalogue."""
