"""All writes of selection: one verb for each move, and its set-based twin."""
