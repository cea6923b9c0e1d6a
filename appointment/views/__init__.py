"""The pages of appointment."""
