"""Question bank, tests, attempts, marking."""
