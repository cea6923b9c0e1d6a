"""The list page: scope, filter, sort, one keyset page of values, prepared strings."""

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web import keyset, tables
from core.web.columns import Compilation
from core.web.facets import facets, has_facets
from core.web.filters import ScopedFilterSet
from core.web.page import page_class
from core.web.pages.slices import Sliced
from core.web.saved import saved_filters

EXPORT_CHUNK = 2_000


class ListPage(Sliced):
    """A dense table of the rows in one's scope.

    `table`, `filters`: declarations. `workflow` and `services` offer its moves for batches.
    `for_list` of the queryset is used when the stage has defined it.
    """

    template_name = "pages/list.html"
    partial = "list"
    table: type[tables.Table]
    filters: type[ScopedFilterSet] = ScopedFilterSet
    workflow: Any = None
    services: Any = None
    #: Names of the moves offered for batches; None: all that have a button.
    batch_moves: tuple[str, ...] | None = None
    #: Labels of the pages that the resource may have.
    create_label = gettext_lazy("New")
    import_label = gettext_lazy("Import")
    empty_text = gettext_lazy("No rows yet.")
    nothing_found_text = gettext_lazy("No row matches the filter.")

    def get(self, request, *args, **kwargs):
        filtered = self.filterset(self.actor, request.GET)
        order = self.get_order(request.GET)
        rows, page = self.get_slice(filtered.rows(), order)
        table = tables.bind(
            self.table,
            rows,
            self.places(),
            order=order,
            query=request.GET,
            row_url=self.namespaced("detail") if "detail" in self.siblings else "",
            selectable=bool(self.batch_actions),
        )
        return self.render(self.get_context(filter=filtered, table=table, page=page, order=order))

    # what is listed

    @classmethod
    def queryset(cls, actor, action: str = "view"):
        """The rows before filtering."""
        rows = cls.policy.scope(actor, action)
        return rows.for_list() if hasattr(rows, "for_list") else rows

    @classmethod
    def filterset(cls, actor, query: QueryDict, action: str = "view") -> ScopedFilterSet:
        return cls.filters(query, queryset=cls.queryset(actor, action), actor=actor)

    @classmethod
    def places(cls) -> dict[str, int]:
        """Where each value of a row stands."""
        return {name: place for place, name in enumerate(cls.table.fields())}

    def get_order(self, query) -> keyset.Ordering:
        asked = query.get("sort", "")
        found = self.table.ordering(self.policy.model, asked) if asked else None
        if asked and found is None:
            self.note(_("This list cannot be sorted that way; it shows its usual order."))
        return found or self.table.usual_ordering(self.policy.model)

    # around it

    @cached_property
    def moves(self) -> list:
        """The moves with a set-based verb that the actor's role may carry out."""
        if self.workflow is None or "batch" not in self.siblings:
            return []
        chosen = self.batch_moves
        return [
            move
            for move in self.workflow
            if (move.button if chosen is None else move.name in chosen)
            and hasattr(self.services, f"{move.name}_many")
            and self.policy.may(self.actor, move.name)
        ]

    @cached_property
    def batch_actions(self) -> list[dict]:
        return self.get_batch_actions()

    def get_batch_actions(self) -> list[dict]:
        """Name, label, style and address of what can be done with the chosen rows: the moves. A stage
        adds its own; their pages subclass `batches.ChosenRows`."""
        return [
            {
                "name": move.name,
                "label": str(move.label),
                "style": move.style,
                "url": self.url("batch", move.name),
            }
            for move in self.moves
        ]

    def get_page_actions(self) -> list[tuple[str, str, str, str]]:
        """(label, url, style, icon) of the buttons beside the title."""
        actions = []
        if self.policy.may(self.actor, "create") and (url := self.sibling_url("create")):
            actions.append((str(self.create_label), url, "primary", "plus"))
        if self.policy.may(self.actor, "import") and (url := self.sibling_url("import")):
            actions.append((str(self.import_label), url, "", "upload"))
        return actions

    def get_export_urls(self) -> list[tuple[str, str]]:
        if not self.policy.may(self.actor, "export") or not (url := self.sibling_url("export")):
            return []
        query = with_place_kept_out(self.request.GET, size=None, facets=None)
        return [
            (label, f"{url}?format={kind}&{query}".rstrip("&"))
            for kind, label in (("xlsx", "Excel"), ("csv", "CSV"))
        ]

    def get_context(self, **context):
        page_name = self.namespaced("list")
        return super().get_context(
            page_actions=self.get_page_actions(),
            batch_moves=self.batch_actions,
            export_urls=self.get_export_urls(),
            empty_text=self.nothing_found_text if context["filter"].active else self.empty_text,
            saved_filters=saved_filters(self.actor, page_name, self.request.GET),
            save_filter_url=f"{reverse('core:saved-filter-save')}?page={page_name}",
            filter_query=filter_query(self.request.GET),
            **self.get_facets(context["filter"]),
            notes=self.notes,
            **context,
        )

    def get_facets(self, filtered: ScopedFilterSet) -> dict[str, Any]:
        """Counts to narrow the list by, for whoever asked to see them, and the way there and back."""
        if not has_facets(self.filters):
            return {}
        query, shown = self.request.GET, bool(self.request.GET.get("facets"))
        turned = with_place_kept_out(query, facets=None if shown else "1")
        found = facets(filtered, query, self.namespaced("list")) if shown else []
        return {"facets": found, "facets_shown": shown, "facets_url": f"?{turned}"}

    # export: the same columns and filters, read by the job of core.web.exports

    @classmethod
    def export_columns(cls) -> list[str]:
        return [str(column.label) for column in cls.table.columns() if column.export]

    @classmethod
    def export_queryset(cls, actor, query: str):
        return cls.filterset(actor, QueryDict(query), "export").rows()

    @classmethod
    def export_count(cls, actor, query: str) -> int:
        return cls.export_queryset(actor, query).order_by().count()

    @classmethod
    def export_rows(cls, actor, query: str):
        """Rows of plain values in the list's order, through a server-side cursor."""
        env = Compilation(cls.places())
        makers = [column.plain(env) for column in cls.table.columns() if column.export]
        asked = QueryDict(query).get("sort", "")
        model = cls.policy.model
        order = cls.table.ordering(model, asked) or cls.table.usual_ordering(model)
        rows = cls.export_queryset(actor, query).order_by(*order.keys())
        for row in rows.values_list(*cls.table.fields()).iterator(EXPORT_CHUNK):
            yield [make(row) for make in makers]


def filter_query(query: QueryDict) -> str:
    """The part of an address that filters and sorts, without the place in the list."""
    return with_place_kept_out(query, facets=None)


def with_place_kept_out(query: QueryDict, **changes) -> str:
    return tables.with_query(query, page=None, after=None, before=None, **changes)


def list_page(url_name: str) -> type[ListPage]:
    """The list behind a URL name; for jobs, which know pages only by name."""
    page = page_class(url_name)
    if not issubclass(page, ListPage):
        raise LookupError(f"{url_name} is not a list page")
    return page
