"""Versions of an edition: compared side by side, and acknowledged by the places."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.moves import move_buttons
from core.web.page import Page
from core.web.pages.listing import ListPage
from planning import filters, formats, policies, tables
from planning.rules import comparing
from planning.services import versions
from planning.states import VERSION_RECEIPT


def changes_of(actor, before, after) -> list[dict]:
    """What differs between two versions, section by section, as far as the actor sees it.

    Seats of places are on the receipts in view, so that a place compares its own alone.
    """
    receipts = (
        policies.version_receipts.scope(actor)
        .filter(edition_version__in=[before, after])
        .select_related("organisation")
        .order_by("organisation__code", "org_path")
    )
    seats: dict[int, list] = {before.pk: [], after.pk: []}
    for receipt in receipts:
        seats[receipt.edition_version_id].append(receipt)
    old = formats.version_facts(before.content, seats[before.pk])
    new = formats.version_facts(after.content, seats[after.pk])
    found = []
    for title, facts in new.items():
        pairs = comparing.rows(old.get(title, {}), facts)
        if pairs:
            found.append({"title": title, "pairs": list(pairs.items())})
    return found


def texts_of(before, after) -> list[dict]:
    """The long texts that differ, sentence by sentence."""
    found = []
    for label, old, new in formats.version_texts(before.content, after.content):
        if old != new:
            found.append({"title": label, "pairs": list(enumerate(comparing.texts(old, new)))})
    return found


def acknowledgement(actor, receipt) -> list:
    """The button by which a place says that it has read a version."""
    return move_buttons(
        policies.version_receipts,
        VERSION_RECEIPT,
        actor,
        receipt,
        lambda name: reverse("planning:versionreceipt-move", args=[receipt.ref, name]),
    )


class EditionCompare(Page):
    """GET editions/<ref>/compare/?from=1&to=2; without numbers the last two versions."""

    policy = policies.editions
    template_name = "planning/edition_compare.html"

    def get(self, request, ref):
        self.row = self.get_row(ref)
        rows = policies.edition_versions.scope(self.actor).filter(edition=self.row)
        kept = {version.number: version for version in rows.order_by("number")}
        last = max(kept, default=0)
        before = kept.get(self.asked("from", last - 1))
        after = kept.get(self.asked("to", last))
        if before is None or after is None or before == after:
            raise Http404
        before, after = sorted((before, after), key=lambda version: version.number)
        return self.render(
            self.get_context(
                row=self.row,
                before=before,
                after=after,
                versions=list(kept.values()),
                texts=texts_of(before, after),
                changed=changes_of(self.actor, before, after),
            )
        )

    def asked(self, name, usual) -> int:
        text = self.request.GET.get(name, "")
        return int(text) if text.isdigit() and len(text) < 6 else usual

    def get_title(self):
        return gettext("Versions compared")

    def get_breadcrumbs(self):
        return [
            (gettext("Editions"), reverse("planning:edition-list")),
            (str(self.row), f"{self.row.get_absolute_url()}?tab=versions"),
        ]


class VersionReceiptList(ListPage):
    policy, table, filters = (
        policies.version_receipts,
        tables.VersionReceiptTable,
        filters.VersionReceiptFilter,
    )
    workflow, services = VERSION_RECEIPT, versions
    title = _("Versions of the plan received")
    empty_text = _("Versions appear when an edition is published or amended.")
