"""Plays the demo: an edition's people through the same services as the pages, in sets."""
