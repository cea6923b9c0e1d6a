"""Everything that the five stages know of one person, in one place."""

from dataclasses import dataclass, field
from typing import Any

from appointment import handover as appointment
from selection import handover as selection
from tracking.models import Review
from training import handover as training


@dataclass
class Road:
    """One person's road: the rows of each stage, newest first, and how far it led."""

    nominations: list[Any]
    papers: list[Any] = field(default_factory=list)
    trainee: object | None = None
    enrolments: list[Any] = field(default_factory=list)
    postings: list[Any] = field(default_factory=list)
    proposals: list[Any] = field(default_factory=list)
    appointments: list[Any] = field(default_factory=list)
    reserve: list[Any] = field(default_factory=list)
    reviews: list[Any] = field(default_factory=list)

    def rows(self) -> list[Any]:
        """Every row with a page and a history of its own."""
        trainee = [self.trainee] if self.trainee else []
        return [
            *self.nominations,
            *self.papers,
            *trainee,
            *self.enrolments,
            *self.postings,
            *self.proposals,
            *self.appointments,
            *self.reserve,
            *self.reviews,
        ]

    def stage(self) -> int:
        """The stage reached, counted as in the programme: 2 selection … 5 tracking."""
        if self.reviews:
            return 5
        if self.appointments or self.reserve:
            return 4
        return 3 if self.trainee else 2


def road(person: Any, actor: Any) -> Road:
    """The road of a person in the reader's view; at most one statement per kind of row."""
    found = Road(nominations=list(selection.nominations_of(person)))
    found.papers = selection.papers_of(actor, found.nominations)
    found.trainee = selection.trainee_of(person)
    if found.trainee is not None:
        found.enrolments = list(training.enrolments_of(found.trainee))
        found.postings = list(training.postings_of(found.trainee))
        found.proposals = list(appointment.proposals_of(found.trainee))
        found.appointments = list(appointment.appointments_of(found.trainee))
        found.reserve = list(appointment.reserve_of(found.trainee))
        found.reviews = list(
            Review.objects.filter(trainee=found.trainee).select_related("cycle").order_by("-id")
        )
    return found
