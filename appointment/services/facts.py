"""What is known of people and posts, gathered for the rules in a fixed number of statements."""

from collections.abc import Iterable
from datetime import date

from appointment import rules
from appointment.models import Appointment, Post, Proposal
from appointment.rules import Finding, PersonFacts, PostFacts
from appointment.states import HOLDING, UNDER_WAY, AppointmentState
from candidates.rules.codes import position_levels
from candidates.rules.dates import PartialDate
from selection import handover as selection
from training import handover as training


def people(trainees: Iterable[int]) -> dict[int, PersonFacts]:
    """Trainee key -> facts; four statements however many there are."""
    keys = list(trainees)
    held = dict(
        Appointment.objects.filter(trainee__in=keys, state__in=HOLDING)
        .order_by()
        .values_list("trainee_id", "state")
    )
    under_way = set(
        Proposal.objects.filter(trainee__in=keys, state__in=UNDER_WAY)
        .order_by()
        .values_list("trainee_id", flat=True)
    )
    graduated = training.graduated(keys)
    heights = level_heights()
    rows = selection.Trainee.objects.filter(pk__in=keys).values_list(
        "pk",
        "person__position_level",
        "person__level_since",
        "person__birth",
        "person__native_place",
    )
    return {
        key: PersonFacts(
            height=heights.get(level),
            level_since=_first_day(since),
            born=_first_day(born),
            origin=origin or "",
            in_probation=held.get(key) == AppointmentState.IN_PROBATION,
            holds_post=key in held,
            under_way=key in under_way,
            graduated=key in graduated,
        )
        for key, level, since, born, origin in rows
    }


def posts(rows: Iterable[Post]) -> dict[int, PostFacts]:
    """Facts of posts whose team and its organisation are loaded."""
    heights = level_heights()
    return {
        row.pk: PostFacts(
            height=heights[row.level],
            is_head=row.is_head,
            place_name=short_name(row.team.organisation.name),
            age_max=row.age_max,
        )
        for row in rows
    }


def findings(trainees: Iterable[int], post: Post, on: date) -> dict[int, list[Finding]]:
    """What stands between each of these people and the post."""
    [wanted] = posts([post]).values()
    return {key: rules.conflicts(facts, wanted, on) for key, facts in people(trainees).items()}


def level_heights() -> dict[str, int]:
    """Code of a position level, title or rank -> its height."""
    return {code.code: code.height for code in position_levels()}


def short_name(name: str) -> str:
    """红安县 -> 红安: as personnel records write a place of origin."""
    return name[:-1] if len(name) > 2 and name[-1] in "省市县区州" else name


def _first_day(known: PartialDate | None) -> date | None:
    return known.first_day if known else None
