"""Who may do what in assessment."""
