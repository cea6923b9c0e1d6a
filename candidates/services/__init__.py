"""All writes to dossiers."""
