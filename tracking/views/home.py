"""The first page: what waits for me, what is late, how the programme stands."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from appointment import handover as appointment
from core.notices.waiting import Waiting
from core.orgs import roles
from core.orgs.counting import count_all
from core.web.page import Page
from core.web.remembered import remembered
from planning import handover as planning
from selection import handover as selection
from tracking import charts, policies
from training import handover as training


@dataclass(frozen=True)
class Facts:
    """What the page shows; `counts` are the running edition's nominees by state, where in view."""

    waiting: list[Waiting]
    tiles: list[tuple[object, int, str]]
    edition: Any
    counts: list[dict]


class Home(Page):
    """One page for every role; a role sees what its permissions and its path let it count."""

    template_name = "tracking/home.html"

    def check(self):
        """Everybody who is signed in has a first page."""

    def get(self, request):
        today = timezone.localdate()
        # The labels are words of one language.
        facts = remembered(self.actor, f"home {today} {get_language()}", self.facts)
        return self.render(
            self.get_context(
                title=_("Home"),
                waiting=facts.waiting,
                tiles=facts.tiles,
                edition=facts.edition,
                sees_programme=roles.may(self.actor.role, "planning.edition", "view"),
                today=today,
                funnel=charts.funnel(reached) if (reached := steps_reached(facts.counts)) else None,
            )
        )

    def facts(self) -> "Facts":
        """Everything the page counts; a dozen statements."""
        edition = next(iter(planning.running_editions(self.actor)), None)
        return Facts(
            waiting=waiting(self.actor, timezone.now()),
            tiles=self.tiles(),
            edition=edition,
            counts=[] if edition is None else selection.funnel(self.actor, edition),
        )

    def tiles(self) -> list[tuple[object, int, str]]:
        """(label, number, address) of what the programme has come to, as far as the role may see."""
        reserve = appointment.active_reserve(self.actor)
        counted = [
            (
                _("Trainees in the programme"),
                selection.trainees(self.actor),
                "selection:trainee-list",
            ),
            (
                _("Holding a post"),
                appointment.in_office(self.actor),
                "appointment:appointment-list",
            ),
            (_("On the reserve list"), reserve, "appointment:reserve-list"),
            (_("In hard or trial posts"), training.posted(self.actor), "training:posting-list"),
        ]
        numbers = count_all([rows for _label, rows, _name in counted])
        return [
            (label, number, reverse(name))
            for (label, _rows, name), number in zip(counted, numbers, strict=True)
            if number
        ]


#: The steps of the road, and the states in which somebody has come at least so far.
STEPS = (
    (_("Nominees"), None),
    (
        _("Qualified"),
        "qualified shortlisted not_shortlisted fit unfit proposed reserve_place decided in_notice "
        "confirmed not_identified objection_upheld",
    ),
    (
        _("Shortlisted for inspection"),
        "shortlisted fit unfit proposed reserve_place decided in_notice confirmed not_identified "
        "objection_upheld",
    ),
    (
        _("Found fit"),
        "fit proposed reserve_place decided in_notice confirmed not_identified objection_upheld",
    ),
    (_("Decided"), "reserve_place decided in_notice confirmed objection_upheld"),
    (_("Confirmed as trainee"), "confirmed"),
)


def steps_reached(counts: list[dict]) -> list[tuple[str, int]]:
    """How many have come to each step or beyond, from the counts by state."""
    by_state: dict[str, int] = {}
    for row in counts:
        by_state[row["state"]] = by_state.get(row["state"], 0) + row["count"]
    by_state.pop("draft", None)
    if not by_state:
        return []
    return [
        (
            str(label),
            sum(
                count
                for state, count in by_state.items()
                if states is None or state in states.split()
            ),
        )
        for label, states in STEPS
    ]


def waiting(actor, now) -> list[Waiting]:
    """The work of all stages for this actor, the late first."""
    today = timezone.localdate(now)
    found = [
        *planning.waiting(actor, now),
        *selection.waiting(actor),
        *training.waiting(actor, now),
        *appointment.waiting(actor, now),
        *reviews_waiting(actor, today),
    ]
    return sorted(found, key=lambda item: (-item.late, item.due_on or today))


def reviews_waiting(actor, today) -> list[Waiting]:
    """Reviews to be written, and reviews to be confirmed."""
    mine = policies.reviews.scope(actor, "submit").to_write()
    late = policies.reviews.scope(actor, "submit").late(today)
    theirs = policies.reviews.scope(actor, "confirm").to_confirm()
    to_write, overdue, to_confirm = count_all([mine, late, theirs])
    due = None
    if to_write:
        due = mine.order_by("cycle__due_on").values_list("cycle__due_on", flat=True).first()
    address = reverse("tracking:review-list")
    writing = f"{address}?state=due&state=returned"
    found = [
        Waiting(_("Reviews to write"), to_write, writing, due_on=due, late=overdue),
        Waiting(_("Reviews to confirm"), to_confirm, f"{address}?state=submitted"),
    ]
    return [item for item in found if item.count]
