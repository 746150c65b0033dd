"""What people see of admissions, by who looks."""
