"""The demo programme: fictitious people, the numbers they add up to, and what becomes of each.

Pure and seeded: no database, no clock. Only 17 places, 80, 2,080, 2,160 and "over 2,000" are history;
everything else is invention.
"""
