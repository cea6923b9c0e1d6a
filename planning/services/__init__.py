"""Acts of planning: one module per kind of row, one function per move."""
