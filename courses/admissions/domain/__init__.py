"""Pure rules of admissions."""
