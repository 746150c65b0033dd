"""What people see: homes, desks, reports, and the demonstration."""
