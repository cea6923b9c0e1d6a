"""Acts of tracking; one function per move, with set-based twins."""
