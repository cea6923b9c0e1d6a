"""The rows of training."""

from training.models.classes import Lesson, TrainingClass
from training.models.enrolments import Attendance, Enrolment
from training.models.postings import Posting

__all__ = ["Attendance", "Enrolment", "Lesson", "Posting", "TrainingClass"]
