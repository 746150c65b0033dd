"""Who may do what in cms."""
