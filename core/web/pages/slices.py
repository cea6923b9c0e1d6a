"""One page of a sorted list: which rows the address asks for, and the links around them."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.web import keyset, tables
from core.web.cursors import BadCursor, Cursor
from core.web.page import Page
from core.web.remembered import remembered

SIZES = (25, 50, 100, 200)
USUAL_SIZE = 50
#: Numbered pages reach so far; beyond it there is only "next" and "previous".
NUMBERED_ROWS = 1_000
COUNT_CAP = 10_000


@dataclass(frozen=True)
class Slice:
    """What the pager draws."""

    previous_url: str
    next_url: str
    numbers: list[tuple[int, str, bool]]
    count: int
    capped: bool
    first: int
    size: int
    size_urls: list[tuple[int, str, bool]]

    @property
    def has_previous(self) -> bool:
        return bool(self.previous_url)

    @property
    def has_next(self) -> bool:
        return bool(self.next_url)

    @property
    def count_text(self) -> str:
        """`1,234 rows`, or `10,000+ rows` where counting on would cost more than it says."""
        count = number_format(self.count, force_grouping=True)
        if self.capped:
            return _("%(count)s+ rows") % {"count": count}
        return ngettext("%(count)s row", "%(count)s rows", self.count) % {"count": count}


class Sliced(Page):
    """Part of ListPage: `page` numbers inside the first rows, `after` and `before` cursors beyond."""

    table: type[tables.Table]

    def note(self, text: str) -> None:
        """Say above the table what of the address could not be followed."""
        self.notes.append(text)

    @cached_property
    def notes(self) -> list[str]:
        return []

    def get_slice(self, queryset, order) -> tuple[list[tuple], Slice]:
        query = self.request.GET
        size = self._size(query)
        cursor, before = self._cursor(query, order)
        fields = self.table.fields()
        with_key = (*fields, order.path) if order.path not in fields else fields
        if cursor is None:
            number = self._number(query, size)
            first = (number - 1) * size
            rows, more = keyset.first_rows(queryset, order, with_key, size, first)
            has_next, has_previous = more, first > 0
        else:
            rows, more = keyset.rows_beside(queryset, order, with_key, size, cursor, before=before)
            first = max(cursor.position - len(rows), 0) if before else cursor.position
            if before and not more:
                first = 0
            has_next, has_previous = (True, more) if before else (more, True)
        count, capped = self._count(queryset, rows, first, has_next)
        if not rows and has_previous and cursor is None:
            self.note(_("The list is shorter than that page."))
        ends = self._ends(rows, with_key.index(order.path), order, first)
        return rows, self._pager(
            size, first, len(rows), has_previous, has_next, ends, count, capped
        )

    def _size(self, query) -> int:
        text = query.get("size", "")
        return int(text) if text in {str(size) for size in SIZES} else USUAL_SIZE

    def _number(self, query, size) -> int:
        text = query.get("page", "1")
        last = NUMBERED_ROWS // size
        if not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text) >= 1):
            self.note(_("There is no such page; this is the first."))
            return 1
        if int(text) > last:
            self.note(_("Pages have numbers only up to %(last)d.") % {"last": last})
            return last
        return int(text)

    def _cursor(self, query, order) -> tuple[Cursor | None, bool]:
        before = "before" in query
        text = query.get("before") or query.get("after")
        if not text:
            return None, False
        try:
            cursor = Cursor.read(text, self.resource)
        except BadCursor:
            cursor = None
        if cursor is None or cursor.sort != order.name:
            self.note(_("That place in the list is not known any more; this is the first page."))
            return None, False
        return cursor, before

    def _count(self, queryset, rows, first, has_next) -> tuple[int, bool]:
        if not has_next and first == 0:
            return len(rows), False
        asked = tables.with_query(self.request.GET, page=None, after=None, before=None, size=None)
        count = remembered(
            self.actor,
            f"count {self.resource} {self.request.path} {asked}",
            lambda: keyset.capped_count(queryset, COUNT_CAP),
        )
        return min(count, COUNT_CAP), count > COUNT_CAP

    def _ends(self, rows, place, order, first) -> tuple[str, str]:
        """Cursors before the first and after the last row shown."""
        if not rows:
            return "", ""
        head = Cursor(order.name, rows[0][place], rows[0][0], first)
        tail = Cursor(order.name, rows[-1][place], rows[-1][0], first + len(rows))
        return head.text(self.resource), tail.text(self.resource)

    def _pager(self, size, first, shown, has_previous, has_next, ends, count, capped) -> Slice:
        def link(**changes):
            blank = {"page": None, "after": None, "before": None}
            return "?" + tables.with_query(self.request.GET, **{**blank, **changes})

        on_grid = first % size == 0
        number, last = first // size + 1, NUMBERED_ROWS // size
        previous_url = next_url = ""
        if has_previous:
            numbered = on_grid and number - 1 <= last
            previous_url = link(page=max(number - 1, 1)) if numbered else link(before=ends[0])
        if has_next:
            next_url = link(page=number + 1) if on_grid and number < last else link(after=ends[1])
        pages = min(-(-count // size), last)
        numbers = [
            (n, link(page=n), on_grid and n == number)
            for n in range(1, pages + 1)
            if n in {1, pages} or abs(n - number) <= 3
        ]
        sizes = [(choice, link(size=choice), choice == size) for choice in SIZES]
        return Slice(previous_url, next_url, numbers, count, capped, first, size, sizes)
