"""The page of one row."""

from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy

from core.web.history import history
from core.web.moves import move_buttons
from core.web.page import Page


class DetailPage(Page):
    """One row in view, its tabs and the moves that start from its state.

    `tabs`: [(key, label, template)]; the template of the chosen tab is included by the page, and
    `tab_<key>(row)` of the page, where defined, adds to the context of that tab alone.
    """

    template_name = "pages/detail.html"
    partial = "tab"
    workflow: Any = None
    row: Any
    tabs: tuple = ()
    #: Whether the record of acts stands beside the content.
    has_timeline = True
    edit_label: object = gettext_lazy("Edit")

    def get(self, request, ref):
        plan_as_written()
        self.row = self.get_row(ref)
        return self.render(self.get_context(row=self.row, **self.get_tab()))

    def rows(self, action="view"):
        rows = super().rows(action)
        return rows.for_detail() if hasattr(rows, "for_detail") else rows

    def get_sections(self) -> list[dict]:
        """[{"title", "fields": [(label, value)]}] for the generic template."""
        return []

    def get_timeline(self) -> list[dict] | None:
        """The acts on this row; override to add those on rows that belong to it."""
        return history([self.row.ref]) if self.has_timeline else None

    def get_moves(self) -> list:
        if self.workflow is None or "move" not in self.siblings:
            return []
        return move_buttons(
            self.policy,
            self.workflow,
            self.actor,
            self.row,
            lambda name: self.url("move", self.row.ref, name),
        )

    def get_tab(self) -> dict:
        if not self.tabs:
            return {}
        asked = self.request.GET.get("tab", "")
        keys = [key for key, _label, _template in self.tabs]
        current = asked if asked in keys else keys[0]
        extra = getattr(self, f"tab_{current}", None)
        template = self.tabs[keys.index(current)][2]
        return {
            "tab": current,
            "tab_template": template,
            **(extra(self.row) if extra else {}),
        }

    def get_page_actions(self) -> list[tuple[str, str, str, str]]:
        url = self.sibling_url("edit", self.row.ref)
        if url and self.policy.may(self.actor, "edit") and self.may_edit():
            return [(str(self.edit_label), url, "", "edit")]
        return []

    def may_edit(self) -> bool:
        """Whether the row's state lets its fields be changed; a stage says so here."""
        return True

    def get_title(self):
        return str(self.title) if self.title else str(self.row)

    def get_breadcrumbs(self):
        crumbs = super().get_breadcrumbs()
        if not crumbs and (url := self.sibling_url("list")):
            crumbs = [(self.row._meta.verbose_name_plural.capitalize(), url)]
        return crumbs

    def get_context(self, **context):
        tabs = [
            {
                "key": key,
                "label": str(label),
                "url": f"?tab={key}",
                "active": key == context.get("tab"),
            }
            for key, label, _template in self.tabs
        ]
        return super().get_context(
            moves=self.get_moves(),
            page_actions=self.get_page_actions(),
            sections=self.get_sections(),
            timeline=self.get_timeline(),
            tabs=tabs,
            **context,
        )


def plan_as_written() -> None:
    """Join beyond three tables in the order of the text, until the end of the transaction.

    One row and the few it belongs to are joined in the right order as written; trying all orders of
    seven tables takes PostgreSQL ten times as long as fetching them. Not for lists: there a search
    has to come first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = 3")
