"""Small framework helpers without models."""
