"""How severe the examiners of a tier were: computed by a worker, decided on by a person, never by itself."""

import datetime
import hashlib
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from statistics import fmean
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import listed
from selection.models import Mark, Scheme, SeverityStudy
from selection.ranking import apart
from selection.rules.linkage import linkage
from selection.services import markings, marks, schemes
from selection.services.refusing import refusals
from selection.states import STUDY, NotTold, StudyState

JOB = "selection.analyse_severity"
#: Seconds of computing; 35,000 marks of seventy examiners take five.
SECONDS = 300
#: Marks of one study.
MOST = 200_000
#: Categories that marks are joined to, as far as each holds enough marks.
CATEGORIES, FEWEST_IN_ONE = 12, 10
_LINES = """
    INSERT INTO selection_severityline
        (ref, version, org_path, study_id, nomination_id, component, raw, adjusted, change)
    SELECT gen_random_uuid(), 0, %s, %s, m.nomination_id, m.component,
           avg(m.mark), avg(x.value::numeric), avg(x.value::numeric) - avg(m.mark)
    FROM jsonb_each_text(%s::jsonb) AS x
    JOIN selection_mark m ON m.id = x.key::bigint
    GROUP BY m.nomination_id, m.component
    ORDER BY m.nomination_id, m.component
"""
_ADOPT = """
    UPDATE selection_mark m SET adjusted = x.value::numeric, version = m.version + 1
    FROM jsonb_each_text(%s::jsonb) AS x WHERE m.id = x.key::bigint
"""
_WITHDRAW = """
    UPDATE selection_mark m SET adjusted = NULL, version = m.version + 1
    FROM jsonb_object_keys(%s::jsonb) AS x(key) WHERE m.id = x.key::bigint
"""


@dataclass(frozen=True)
class Row:
    """One mark that goes into a study; `share` of the highest mark, in hundred parts. `key`: of the
    nominee's mark, which is made of those that count."""

    key: int
    nomination: int
    examiner: str
    component: str
    share: float
    highest: float
    counts: bool = True


def components_of(scheme: Scheme) -> list[str]:
    """Those that examiners mark; what the inspection marks has none."""
    return [each for each in schemes.parsed_of(scheme).component if each not in scheme.inspected]


def start(
    *,
    edition: Any,
    tier: str,
    components: Sequence[str],
    actor: Membership,
    now: datetime.datetime,
) -> SeverityStudy:
    """A study that a worker computes; its page shows what came of it."""
    scheme = schemes.current(edition, tier) if edition is not None else None
    if scheme is None:
        raise MoveRefused(_("No scheme of this tier is published."), code="state")
    known = components_of(scheme)
    chosen = [each for each in known if each in set(components)]
    if not chosen or len(chosen) != len(set(components)):
        raise Refused(fields={"components": _("Choose components of the scheme.")})
    study = SeverityStudy(
        org_path=edition.org_path,
        edition=edition,
        tier=tier,
        components=chosen,
        started_at=now,
        started_by_id=actor.user_id,
    )
    with act(actor, now):
        rows.create(study, actor=actor, now=now, names=["edition", "tier", "components"])
        later(
            JOB, actor=actor, now=now, params={"study": str(study.ref)}, key=f"severity:{study.ref}"
        )
    return study


def compute(study: SeverityStudy, *, actor: Membership, now: datetime.datetime) -> SeverityStudy:
    """Fit the model and keep what it says; done twice, the second time changes nothing."""
    if study.state != StudyState.COMPUTING:
        return study
    found = read(study)
    linked = linkage([(each.nomination, each.examiner, each.share) for each in found])
    told: dict[str, Any] = {
        "marks": len(found),
        "candidates": len({each.nomination for each in found}),
        "digest": digest_of(found),
        "islands": linked.islands,
        "library": f"numpy {metadata.version('numpy')}",
    }
    fault, answer = linked.reason, {}
    if not fault:
        try:
            answer = apart.answer("facets", _request(found), SECONDS)
        except subprocess.TimeoutExpired:
            fault = str(NotTold.TOO_SLOW)
        fault = fault or answer.get("fault", "")
    if fault:
        reason = str(NotTold(fault).label)
        return refuse(study, actor=actor, now=now, reason=reason, fault=fault, **told)
    values = _values(found, answer.pop("adjusted"))
    with act(actor, now), connection.cursor() as cursor:
        finish(study, actor=actor, now=now, result=_named(found, answer), adjusted=values, **told)
        cursor.execute(_LINES, [study.org_path, study.pk, json.dumps(values)])
    return study


def finish(
    study: SeverityStudy,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    **told: Any,
) -> SeverityStudy:
    return advance(study, STUDY.finish, actor=actor, now=now, reason=reason, **told)


def refuse(
    study: SeverityStudy,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    **told: Any,
) -> SeverityStudy:
    """Nothing can be told, and the reason why."""
    return advance(study, STUDY.refuse, actor=actor, now=now, reason=reason, **told)


# -- a person's decision --------------------------------------------------------------------------


def adopt(
    study: SeverityStudy, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> SeverityStudy:
    """From the next run on the adjusted marks count instead of those given, which stay on record. As far
    as the scheme allows: it says so itself, it does not even out these panels, and no list in effect
    rests on the marks."""
    scheme = _require_open(study)
    parsed = schemes.parsed_of(scheme)
    if not scheme.may_adjust:
        raise MoveRefused(
            _("The published scheme does not say that marks may be adjusted for severity."),
            code="state",
        )
    evened = [name for name in study.components if parsed.component[name].panels]
    if evened:
        text = _(
            "The scheme evens out the panels of %(names)s itself; marks are not adjusted twice."
        )
        raise MoveRefused(text % {"names": listed(evened)}, code="state")
    if SeverityStudy.objects.of(study.edition, study.tier).adopted().exists():
        raise MoveRefused(_("Another adjustment is adopted. Withdraw it first."), code="state")
    if digest_of(read(study)) != study.digest:
        raise MoveRefused(_("Marks have changed since. Begin a new study."), code="state")
    return _decide(study, STUDY.adopt, _ADOPT, actor, now, reason)


def decline(
    study: SeverityStudy, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> SeverityStudy:
    """The marks stay as given."""
    return _decide(study, STUDY.decline, "", actor, now, reason)


def withdraw(
    study: SeverityStudy, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> SeverityStudy:
    """From the next run on the marks count as given again."""
    _require_open(study)
    return _decide(study, STUDY.withdraw, _WITHDRAW, actor, now, reason)


def _decide(
    study: SeverityStudy, move: Any, statement: str, actor: Membership, now: datetime.datetime, reason: str
) -> SeverityStudy:  # fmt: skip
    if study.started_by_id == actor.user_id:
        raise MoveRefused(_("Who began a study does not decide on it."), code="state")
    decided = {"decided_at": now, "decided_by_id": actor.user_id, "grounds": reason.strip()}
    with act(actor, now), refusals(), connection.cursor() as cursor:
        advance(study, move, actor=actor, now=now, reason=reason, **decided)
        if statement:
            cursor.execute(statement, [json.dumps(study.adjusted)])
            if cursor.rowcount != len(study.adjusted):
                raise MoveRefused(_("Marks have changed since. Begin a new study."), code="state")
    return study


def _require_open(study: SeverityStudy) -> Scheme:
    """No list in effect rests on the marks."""
    scheme = schemes.current(study.edition, study.tier)
    if scheme is None or not set(study.components) <= set(schemes.parsed_of(scheme).component):
        raise MoveRefused(_("The scheme has changed since. Begin a new study."), code="state")
    marks.require_unsettled(scheme, schemes.parsed_of(scheme), set(study.components))
    return scheme


# -- what goes in, what comes out -----------------------------------------------------------------


def read(study: SeverityStudy) -> list[Row]:
    """Every mark of an examiner in the components: before boards as entered, on papers from the sheets."""
    marks = Mark.objects.of(study.edition, study.tier).filter(component__in=study.components)
    given = [
        Row(
            each.key,
            each.nomination,
            each.examiner,
            each.component,
            float(100 * each.mark / each.maximum),
            float(each.maximum),
            each.counts,
        )
        for each in (*markings.of_boards(marks, MOST + 1), *markings.of_papers(marks, MOST + 1))
    ]
    if len(given) > MOST:
        raise Refused(_("More than %(most)d marks: choose fewer components.") % {"most": MOST})
    return given


def digest_of(given: Sequence[Row]) -> str:
    text = "\n".join(
        f"{each.key}|{each.examiner}|{each.share:.8f}{'' if each.counts else '|-'}"
        for each in given
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _values(given: Sequence[Row], adjusted: Sequence[float]) -> dict[str, str]:
    """Key of a nominee's mark -> the mean of the adjusted marks that it is made of, as text."""
    shares: dict[int, list[float]] = {}
    highest = {each.key: each.highest for each in given}
    for each, share in zip(given, adjusted, strict=True):
        if each.counts:
            shares.setdefault(each.key, []).append(share)
    return {str(key): f"{fmean(found) * highest[key] / 100:.2f}" for key, found in shares.items()}


def _numbers(given: Sequence[Row], name: str) -> dict[Any, int]:
    return {value: place for place, value in enumerate(sorted({getattr(e, name) for e in given}))}


def _request(given: Sequence[Row]) -> dict[str, Any]:
    people, judges = _numbers(given, "nomination"), _numbers(given, "examiner")
    items = _numbers(given, "component")
    return {
        "marks": [
            [people[each.nomination], judges[each.examiner], items[each.component], each.share]
            for each in given
        ],
        "maximum": 100,
        "least": max(FEWEST_IN_ONE, len(given) // CATEGORIES),
    }


def _named(given: Sequence[Row], answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with names for numbers; what was measured of each nominee stands in the lines."""
    told = {key: value for key, value in answer.items() if key != "candidates"}
    for part, name in (("examiners", "examiner"), ("items", "component")):
        columns = answer[part]
        told[part] = [
            {"name": value, **{key: columns[key][place] for key in columns}}
            for value, place in _numbers(given, name).items()
        ]
    return told
