"""Pure rules of assignments."""
