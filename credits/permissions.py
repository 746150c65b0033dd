"""Who may do what in credits."""
