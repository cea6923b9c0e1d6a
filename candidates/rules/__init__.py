"""What can be decided about a cadre record from values already loaded: dates, identity, names, codes.

Pure Python: no Django, no clock, no database.
"""
