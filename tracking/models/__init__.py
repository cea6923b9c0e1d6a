"""Models of tracking."""

from tracking.models.cycle import ReviewCycle
from tracking.models.review import Review

__all__ = ["Review", "ReviewCycle"]
