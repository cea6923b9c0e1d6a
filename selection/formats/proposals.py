"""The departmental proposal on paper: its minutes, and its part of the committee's pack. Text throughout,
in the official language, so that the same rows give the same content."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from selection.formats import chinese_day
from selection.formats.packs import Row, section
from selection.states import ProposedOutcome


def sitting(deliberation: Any) -> str:
    """When it was held, and by how many."""
    text = ngettext(
        "%(day)s: %(present)d of %(due)d member took part.",
        "%(day)s: %(present)d of %(due)d members took part.",
        deliberation.due,
    )
    return text % {
        "day": chinese_day(deliberation.held_on), "present": deliberation.present,
        "due": deliberation.due,
    }  # fmt: skip


def persons(lines: Iterable[Sequence[Any]], note: str = "") -> dict[str, Any]:
    """(name, place, field, outcome, reason) of each person."""
    outcomes = dict(ProposedOutcome.choices)
    rows = [
        (number, name, place, field, outcomes[outcome], reason)
        for number, (name, place, field, outcome, reason) in enumerate(lines, 1)
    ]
    columns = [
        (_("No."), 4), (pgettext("person", "Name"), 8), (_("Place"), 12), (_("Field"), 12),
        (_("Proposed outcome"), 12), (_("Reason"), 40),
    ]  # fmt: skip
    return section("proposal", _("Departmental proposal"), columns, rows, note)


def minutes(
    deliberation: Any,
    members: Iterable[Any],
    lines: Iterable[Sequence[Any]],
    recusals: Iterable[Row],
) -> dict[str, Any]:
    """The whole paper: what was said, who took part, what is proposed for whom, who withdrew."""
    said = [[text] for text in deliberation.minutes.splitlines() if text.strip()]
    chair, present, away = _("chair"), pgettext("meeting", "Present"), pgettext("meeting", "Absent")
    took_part = [
        (number, each.name, each.unit, each.post, present if each.is_present else away,
         chair if each.is_chair else "", "")
        for number, each in enumerate(members, 1)
    ]  # fmt: skip
    columns = [
        (_("No."), 5), (pgettext("person", "Name"), 10), (_("Unit"), 22), (_("Post"), 14),
        (pgettext("meeting", "Attendance"), 9), (_("Remark"), 9), (_("Signature"), 14),
    ]  # fmt: skip
    withdrawn = [(_("Member"), 12), (_("Withdraws from"), 12), (_("Reason"), 60)]
    return {
        "title": _("Minutes of the departmental proposal"),
        "edition": str(deliberation.edition.name),
        "facts": [
            [_("Tier"), str(deliberation.get_tier_display())],
            [_("Held on"), chinese_day(deliberation.held_on)],
            [_("Members who should attend"), str(deliberation.due)],
            [_("Members present"), str(deliberation.present)],
            [_("State"), str(deliberation.get_state_display())],
        ],
        "signatures": [_("Chair"), _("Taken down by")],
        "sections": [
            section("said", _("Minutes"), [(_("Minutes"), 100)], said),
            section("members", _("Members"), columns, took_part),
            persons(lines),
            section("recusals", _("Recusals"), withdrawn, recusals),
        ],
    }


def marks(deliberation: Any, digest: str, checkpoint: str) -> dict[str, str]:
    """What stands on every page."""
    return {
        "run": _("Departmental proposal %(ref)s") % {"ref": deliberation.ref},
        "ledger": _("Ledger %(checkpoint)s") % {"checkpoint": checkpoint} if checkpoint else "",
        "digest": _("Content %(digest)s") % {"digest": digest[:16]},
        "page": _("Page"),
    }
