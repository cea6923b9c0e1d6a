"""Papers of the selection: result letters, and what an exam session needs."""
