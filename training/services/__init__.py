"""All writes of training."""
