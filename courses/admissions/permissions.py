"""Who may do what in admissions."""
