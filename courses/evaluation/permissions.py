"""Who may do what in evaluation."""
