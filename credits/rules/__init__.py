"""One file per kind of credit rule."""
