"""What can be decided from values already loaded; no database, no clock, no Django."""
