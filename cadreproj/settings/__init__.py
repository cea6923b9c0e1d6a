"""Settings: `dev` for one's own machine, `test` for the suite, `prod` for a server."""
