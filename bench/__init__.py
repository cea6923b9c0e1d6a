"""Measurements against the goals of the programme: `make bench`. Never part of the tests."""
