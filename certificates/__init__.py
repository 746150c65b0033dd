"""Joint certificates: payload, issue, register, status, verification."""
