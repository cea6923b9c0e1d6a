"""All writes of appointment."""
