"""Pure rules of credits."""
