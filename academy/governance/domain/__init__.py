"""Pure rules of governance."""
