"""What the rest of the program asks of people."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from candidates.models import Person
from candidates.policies import people
from core.orgs.models import Membership
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


__all__ = ["Person", "people", "search"]
