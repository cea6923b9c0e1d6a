"""The rows of appointment."""

from appointment.models.posts import Post, Team, Vacancy
from appointment.models.proposals import Appointment, Proposal
from appointment.models.reserve import ReserveEntry

__all__ = ["Appointment", "Post", "Proposal", "ReserveEntry", "Team", "Vacancy"]
