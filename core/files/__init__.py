"""Uploaded and generated files: checked on the way in, sealed at rest, harmless on the way out."""
