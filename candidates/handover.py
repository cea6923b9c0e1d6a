"""What the rest of the program asks of people."""

from collections.abc import Iterator

from django.db.models import Count
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from candidates.models import Person
from candidates.policies import people
from core.orgs.models import SEGMENT, Membership
from core.web.search import Hit


def search(actor: Membership, text: str, limit: int) -> Iterator[Hit]:
    """People for the search box of the header: by name, pinyin, initials or a whole ID number."""
    rows = (
        people.scope(actor)
        .matching(text)
        .select_related("organisation")
        .only("ref", "name", "pinyin", "present_post", "organisation")
        .order_by("stroke_key", "pk")[:limit]
    )
    for person in rows:
        note = " · ".join(
            part for part in (person.pinyin, person.organisation.label, person.present_post) if part
        )
        yield Hit(person.name, person.get_absolute_url(), note, _("Person"))


def count_by_place(actor: Membership) -> dict[str, int]:
    """Path of a place -> how many people its files hold, as far as the actor sees them."""
    place = Left("org_path", 2 * SEGMENT)
    rows = people.scope(actor).order_by().values_list(place).annotate(Count("pk"))
    return dict(rows)


__all__ = ["Person", "count_by_place", "people", "search"]
