"""The sections of a committee pack in words: what is drawn into Word, Excel and PDF alike.

Everything is text here, in the official language, so that the same data give the same content.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.rules import codes
from planning.handover import Field
from selection.formats import chinese_day
from selection.states import ExemptionGround, View

Row = Sequence[Any]
#: Kind of file -> what it is sent as.
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def section(
    key: str, title: str, columns: Iterable[tuple[str, int]], rows: Iterable[Row], note: str = ""
) -> dict[str, Any]:
    """A table; each column with its share of the width. Cells become text."""
    named = list(columns)
    return {
        "key": key,
        "title": title,
        "columns": [str(label) for label, _width in named],
        "widths": [width for _label, width in named],
        "rows": [["" if cell is None else str(cell) for cell in row] for row in rows],
        "note": note,
    }


def dump(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


def digest(text: str) -> str:
    return digest_of_bytes(text.encode())


def digest_of_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def field_name(own: str, code: str) -> str:
    return own or str(dict(Field.choices).get(code, code))


def roster(people: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Who is put to the meeting, by place, field and surname strokes."""
    rows = [
        (
            number,
            one["name"],
            _label(codes.sexes(), one["sex"]),
            one["birth"].replace("-", ".")[:7],
            _label(codes.ethnic_groups(), one["ethnic_group"]),
            _label(codes.educations(), one["education"]),
            _label(codes.political_statuses(), one["political_status"]),
            one["post"],
            one["place"],
            one["field"],
        )
        for number, one in enumerate(people, 1)
    ]
    columns = [
        (_("No."), 4), (pgettext("person", "Name"), 7), (_("Sex"), 4), (_("Born"), 7),
        (_("Ethnic group"), 6), (_("Education"), 7), (_("Political status"), 8),
        (_("Unit and post"), 24), (_("Place"), 10), (_("Field"), 10),
    ]  # fmt: skip
    return section("roster", _("Roster"), columns, rows)


def ranks(people: Iterable[Mapping[str, Any]], is_tested: bool) -> dict[str, Any]:
    """Score and rank of the run, with the range of nine draws in ten and the probability of being
    inside; who stands near the line with the view of the second look."""
    views = dict(View.choices)
    rows = [
        (
            number,
            one["name"],
            one["place"],
            one["field"],
            one["score"],
            one["rank"],
            f"{one['low']}–{one['high']}" if one["low"] is not None else "",
            "" if one["inside"] is None else f"{one['inside']:.3f}",
            "；".join(
                filter(
                    None,
                    (
                        _("near the line") if one["is_borderline"] else "",
                        str(views.get(one["look"], "")),
                    ),
                )
            ),
        )
        for number, one in enumerate(people, 1)
    ]
    columns = [
        (_("No."), 4), (pgettext("person", "Name"), 8), (_("Place"), 12), (_("Field"), 12),
        (_("Score"), 8), (_("Rank"), 6), (_("Range of the rank"), 9),
        (_("Probability of going on"), 9), (_("Remark"), 16),
    ]  # fmt: skip
    note = "" if is_tested else _("How firmly the list stands has not been tested.")
    return section("ranks", _("Ranks"), columns, rows, note)


def exemptions(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    columns = [
        (pgettext("person", "Name"), 8), (_("Place"), 10), (_("Criterion"), 14), (_("Ground"), 14),
        (_("Reason"), 30), (_("Proposed by"), 8), (_("Signed by"), 8),
    ]  # fmt: skip
    grounds = dict(ExemptionGround.choices)
    lines = [
        (
            one["name"], one["place"], one["criterion"], grounds.get(one["ground"], ""),
            one["reason"], one["proposed_by"], one["signed_by"],
        )
        for one in rows
    ]  # fmt: skip
    return section("exemptions", _("Exceptional promotions"), columns, lines)


def conflicts(rows: Iterable[Row]) -> dict[str, Any]:
    columns = [
        (_("Member"), 10), (_("Withdraws from"), 10), (_("Place"), 12), (_("Ground"), 40),
    ]  # fmt: skip
    return section("conflicts", _("Conflicts and recusals"), columns, rows)


def fairness(rows: Iterable[Row]) -> dict[str, Any]:
    columns = [
        (_("Group"), 14), (pgettext("of selection", "Gate"), 10), (_("Judged"), 7), (_("Passed"), 7),
        (_("Rate"), 7), (_("95% interval"), 12), (_("Ratio"), 7), (_("Exact test"), 8),
        (_("Remark"), 14),
    ]  # fmt: skip
    note = _(
        "A signal for people, never an input to a score. Groups of fewer than five are not shown."
    )
    return section("fairness", _("Fairness at the gates"), columns, rows, note)


def material(rows: Iterable[Row]) -> dict[str, Any]:
    columns = [
        (pgettext("person", "Name"), 8), (_("Place"), 10), (_("Conclusion"), 8), (_("Merits"), 34),
        (_("Shortcomings"), 24),
    ]  # fmt: skip
    return section("material", _("Inspection material"), columns, rows)


def attendance(members: Iterable[Row]) -> dict[str, Any]:
    """To be filled in by hand."""
    columns = [
        (_("No."), 5), (pgettext("person", "Name"), 10), (_("Unit"), 22), (_("Post"), 12),
        (pgettext("meeting", "Attendance"), 10), (_("Signature"), 16),
    ]  # fmt: skip
    rows = [(number, *member, "", "") for number, member in enumerate(members, 1)]
    return section("attendance", _("Minutes: attendance"), columns, rows)


def votes(people: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """To be filled in by hand, one line for each person."""
    columns = [
        (_("No."), 5), (pgettext("person", "Name"), 10), (_("Place"), 14), (_("Field"), 14),
        (_("Agree"), 8), (_("Disagree"), 8), (_("Defer"), 8), (pgettext("vote", "Withdrawn"), 8), (_("Remark"), 12),
    ]  # fmt: skip
    rows = [
        (number, one["name"], one["place"], one["field"], "", "", "", "", "")
        for number, one in enumerate(people, 1)
    ]
    note = _(
        "A meeting decides with two thirds of its members present. A person passes when more than half of all members who should attend agree."
    )
    return section("votes", _("Minutes: votes"), columns, rows, note)


def heading(meeting: Any, run: Any, persons: int) -> dict[str, Any]:
    """The first page."""
    vote = _("Secret ballot") if meeting.is_secret else _("By hand")
    return {
        "title": _("Papers for the meeting of the committee"),
        "edition": str(meeting.edition.name),
        "facts": [
            [_("Tier"), str(meeting.get_tier_display())],
            [_("Held on"), chinese_day(meeting.held_on)],
            [_("Members who should attend"), str(meeting.due)],
            [_("Vote"), vote],
            [_("Persons put to the meeting"), str(persons)],
            [_("Run"), f"{run.step} · {run.ref}"],
            [_("Digest of the result"), run.result_digest],
        ],
        "signatures": [_("Chair"), _("Secretary")],
    }


def marks_of_page(pack: Any) -> dict[str, str]:
    """What stands on every page, beside the content."""
    return {
        "run": _("Run %(ref)s") % {"ref": pack.run.ref},
        "ledger": _("Ledger %(checkpoint)s") % {"checkpoint": pack.checkpoint},
        "digest": _("Content %(digest)s · no. %(number)d")
        % {"digest": pack.digest[:16], "number": pack.number},
        "page": _("Page"),
    }


def _label(table: Any, code: str) -> str:
    return table.label(code, "zh") if code and code in table else ""
