"""Entering marks by exam number: nobody who enters them sees a name."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import listed
from selection.models import Mark, Nomination, Run, Scheme
from selection.ranking.scheme import Scheme as Parsed
from selection.services import schemes
from selection.services.refusing import refusals

_INSERT = """
    INSERT INTO selection_mark
        (ref, version, org_path, nomination_id, component, examiner_no, panel, mark, maximum)
    SELECT gen_random_uuid(), 0, n.org_path, n.id, r.component, r.examiner, r.panel, r.mark,
           r.maximum
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::numeric[], %s::numeric[])
         WITH ORDINALITY AS r(number, component, examiner, panel, mark, maximum, place)
    JOIN selection_nomination n ON n.exam_number = r.number AND n.edition_id = %s AND n.tier = %s
    -- In the order given, which is that of the examiners: drift is told by it.
    ORDER BY r.place
    ON CONFLICT (nomination_id, component, examiner_no)
    DO UPDATE SET mark = EXCLUDED.mark, panel = EXCLUDED.panel, maximum = EXCLUDED.maximum,
                  version = selection_mark.version + 1
    RETURNING ref
"""


def enter(
    *,
    edition: Any,
    tier: str,
    exam_number: str,
    component: str,
    mark: Any,
    actor: Membership,
    now: datetime.datetime,
    examiner_no: str = "",
    panel: Any = "",
) -> Mark:
    """One mark; a mark of the same examiner for the same paper is replaced."""
    row = {
        "exam_number": exam_number,
        "component": component,
        "mark": mark,
        "examiner_no": examiner_no,
        "panel": panel,
    }
    enter_many([row], edition=edition, tier=tier, actor=actor, now=now)
    return Mark.objects.get(
        nomination__edition=edition,
        nomination__exam_number=exam_number,
        component=component,
        examiner_no=examiner_no,
    )


def enter_many(
    given: Sequence[dict[Any, Any]],
    *,
    edition: Any,
    tier: str,
    actor: Membership,
    now: datetime.datetime,
    inspected: bool = False,
) -> int:
    """Marks for many papers in one statement. Rows: exam_number, component, mark (None: an empty
    paper), and where there are several, examiner_no and panel. One entry in the ledger for all."""
    scheme = schemes.current(edition, tier)
    if scheme is None:
        raise MoveRefused(_("Publish the scheme before the first mark is entered."))
    parsed = schemes.parsed_of(scheme)
    if not given:
        return 0
    faults = faults_of(given, parsed)
    if faults:
        raise Refused("\n".join(text for _line, _key, text in faults[:20]))
    used = {row["component"] for row in given}
    if not inspected and (wrong := sorted(used & set(scheme.inspected))):
        text = _("The inspection marks these components: %(names)s.")
        raise Refused(text % {"names": listed(wrong)})
    require_unsettled(scheme, parsed, used)
    columns = [
        [row["exam_number"] for row in given],
        [row["component"] for row in given],
        [row.get("examiner_no") or "" for row in given],
        [row.get("panel") or "" for row in given],
        [row["mark"] for row in given],
        [parsed.component[row["component"]].max for row in given],
    ]
    with act(actor, now), refusals(), connection.cursor() as cursor:
        cursor.execute(_INSERT, [*columns, edition.pk, str(tier)])
        count = len(cursor.fetchall())
        if count != len(given):
            raise Refused(_("Some exam numbers are not known in this tier."))
        after = {"tier": str(tier), "marks": count, "components": sorted(used)}
        record_many("planning.Edition", "mark.enter", [(edition.ref, edition.org_path, {}, after)])
    return count


def faults_of(given: Sequence[dict[Any, Any]], parsed: Parsed) -> list[tuple[int, str, str]]:
    """(place in the list, column, text) of what the scheme refuses."""
    faults: list[tuple[int, str, str]] = []
    seen: dict[tuple[Any, ...], int] = {}
    for place, row in enumerate(given):
        component = parsed.component.get(row["component"])
        if component is None:
            faults.append(
                (place, "component", _("The scheme has no component “%s”.") % row["component"])
            )
            continue
        mark = row["mark"]
        if mark is not None and not 0 <= Decimal(mark) <= component.max:
            text = _("The mark must lie between 0 and %(max)s.") % {"max": f"{component.max:f}"}
            faults.append((place, "mark", text))
        if component.panels and not row.get("panel"):
            faults.append(
                (place, "panel", _("This component is judged by panels: name the panel."))
            )
        key = (row["exam_number"], row["component"], row.get("examiner_no") or "")
        if key in seen:
            faults.append((place, "mark", _("This examiner's mark stands in an earlier row.")))
        seen.setdefault(key, place)
    return faults


def require_unsettled(scheme: Scheme, parsed: Parsed, components: set[str]) -> None:
    """Marks that a list in effect rests on do not change any more."""
    steps = Run.objects.effective().filter(scheme=scheme).values_list("step", flat=True)
    settled: set[str] = set()
    for name in steps:
        settled |= parsed.leaves(parsed.steps[parsed.step_number[name] - 1].score)
    if wrong := sorted(settled & components):
        raise MoveRefused(
            _("A list in effect rests on these marks: %(names)s.") % {"names": listed(wrong)}
        )


def unknown_numbers(numbers: Sequence[str], edition: Any, tier: str) -> set[str]:
    known = Nomination.objects.of(edition, tier).filter(exam_number__in=set(numbers))
    return set(numbers) - set(known.values_list("exam_number", flat=True))
