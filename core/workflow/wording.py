"""Several names in one text, as the reader's language writes a list."""

from collections.abc import Iterable

from django.utils.translation import ngettext, pgettext

#: So many are named in a refusal; of the others the number.
NAMED = 5


def listed(names: Iterable[object]) -> str:
    """All of them."""
    return pgettext("between the items of a list", ", ").join(map(str, names))


def some(names: Iterable[object], most: int = NAMED) -> str:
    """The first few, and how many more there are."""
    given = list(names)
    text = listed(given[:most])
    more = len(given) - most
    if more <= 0:
        return text
    tail = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
    return f"{text} {tail}"
