"""Returned for correction: which fields, what is wrong with each; and what was changed until it came back."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Appraisal, Career, FamilyMember, Person
from candidates.states import AppraisalGrade
from candidates.states import label_of as label_of_code
from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import Refused
from core.workflow.wording import listed
from planning.handover import Field, Tier
from selection import notices
from selection.models import Nomination, ReviewReturn
from selection.states import NOMINATION, NominationState, ReviewStage

#: Fields of the form of nomination.
OF_FORM = ("tier", "sub_project", "grounds", "recommender", "met_on", "present", "agreed")
#: Fields of the dossier, and its parts by the number of their lines.
OF_DOSSIER = (
    "birth", "work_started", "party_joined", "political_status", "education", "present_post",
    "position_level", "level_since", "grassroots_months", "has_led_township",
)  # fmt: skip
PARTS = {
    "appraisals": (Appraisal, gettext_lazy("Annual appraisals")),
    "resume": (Career, gettext_lazy("Résumé")),
    "family": (FamilyMember, gettext_lazy("Family")),
}
_TABLES = {
    "political_status": "political_statuses",
    "education": "educations",
    "position_level": "position_levels",
}
_CHOICES = {"tier": Tier.choices, "sub_project": Field.choices}
PAPERS = {"papers": gettext_lazy("Attached papers")}
MARKABLE = (*OF_FORM, *OF_DOSSIER, *PARTS, *PAPERS)


@dataclass(frozen=True)
class Change:
    """One field that was marked, or that differs from when it was returned."""

    name: str
    before: str
    after: str
    mark: str = ""

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def is_corrected(self) -> bool:
        return self.before != self.after


def label_of(name: str) -> str:
    """The field as its form calls it."""
    if name in PARTS:
        return str(PARTS[name][1])
    if name in PAPERS:
        return str(PAPERS[name])
    model: Any = Nomination if name in OF_FORM else Person
    label = str(model._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def send_back(
    nomination: Nomination,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    marks: Mapping[str, str] | None = None,
) -> Nomination:
    """To the place, for correction, with the fields that are wrong; it may submit again."""
    marks = {name: text.strip() for name, text in (marks or {}).items() if text.strip()}
    if unknown := set(marks) - set(MARKABLE):
        raise Refused(_("There is no such field: %(names)s.") % {"names": listed(unknown)})
    with act(actor, now):
        stage = _stage(nomination.state)
        advance(
            nomination,
            NOMINATION.send_back,
            actor=actor,
            now=now,
            reason=reason,
            approver_id=None,
            remark=reason,
            returned=nomination.returned + 1,
            light="",
        )
        _note([nomination], stage, reason, marks, actor, now)
        notices.returned(nomination, reason)
    return nomination


def send_back_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Many for one reason; no field is marked, for none is the same in all of them."""
    with act(actor, now):
        moving = list(queryset.filter(state__in=NOMINATION.send_back.sources))
        stages = {row.pk: _stage(row.state) for row in moving}
        moved = advance_many(
            queryset,
            NOMINATION.send_back,
            actor=actor,
            now=now,
            reason=reason,
            changes={"approver_id": None, "remark": reason, "light": ""},
        )
        Nomination.objects.any_of("pk", stages).update(returned=F("returned") + 1)
        for row in moving:
            row.returned += 1
            _note([row], stages[row.pk], reason, {}, actor, now)
            notices.returned(row, reason)
    return moved


def last_return(nomination: Nomination) -> ReviewReturn | None:
    if not nomination.returned:
        return None
    return nomination.returns.select_related("returned_by").first()


def marks_of(nomination: Nomination) -> dict[str, str]:
    """Field -> what is wrong with it, while the nomination is with the place for correction."""
    if nomination.state != NominationState.RETURNED:
        return {}
    found = last_return(nomination)
    return dict(found.marks) if found else {}


def changes_of(nomination: Nomination) -> list[Change]:
    """Since the last return: the marked fields first, corrected or not, then what else differs."""
    found = last_return(nomination)
    if found is None:
        return []
    today, marks = snapshot(nomination), found.marks
    shown = [name for name in MARKABLE if name in marks]
    shown += [
        name for name in MARKABLE if name not in marks and found.before.get(name) != today.get(name)
    ]
    return [
        Change(
            name,
            _worded(name, found.before.get(name, "")),
            _worded(name, today.get(name, "")),
            marks.get(name, ""),
        )
        for name in shown
    ]


def snapshot(nomination: Nomination) -> dict[str, str]:
    """The fields that can be marked, as texts of no language: codes stay codes."""
    person = Person.objects.get(pk=nomination.person_id)
    values = {name: _text(nomination, name) for name in OF_FORM}
    values |= {name: _text(person, name) for name in OF_DOSSIER}
    for name, (part, _label) in PARTS.items():
        model: Any = part
        lines = model.objects.filter(person=person).order_by("pk")
        values[name] = " | ".join(_line(row) for row in lines)
    return values


def _line(row: Any) -> str:
    """A line of a part, without what is hidden by default."""
    if isinstance(row, Appraisal):
        return f"{row.year} {row.grade}"
    if isinstance(row, Career):
        return " ".join(str(value) for value in (row.start, row.end, row.text) if value)
    return str(row.relation)


def _worded(name: str, kept: str) -> str:
    """A kept text in the reader's words."""
    if name in _TABLES:
        return str(label_of_code(_TABLES[name], kept)) if kept else ""
    if name in _CHOICES:
        return str(dict(_CHOICES[name]).get(kept, kept))
    if name == "has_led_township":
        return _("Yes") if kept == "True" else _("No")
    if name == "appraisals":
        grades = dict(AppraisalGrade.choices)
        years = (line.partition(" ") for line in kept.split(" | ") if line)
        return ", ".join(f"{year} {grades.get(grade, grade)}" for year, _blank, grade in years)
    return kept


def _text(row: Any, name: str) -> str:
    value = row.sub_project.field if name == "sub_project" else getattr(row, name)
    if value is None:
        return ""
    return str(getattr(value, "iso", value))


def _stage(state: str) -> ReviewStage:
    return ReviewStage.PLACE if state == NominationState.SUBMITTED else ReviewStage.OFFICE


def _note(
    nominations: list[Nomination],
    stage: ReviewStage,
    reason: str,
    marks: Mapping[str, str],
    actor: Membership,
    now: datetime.datetime,
) -> None:
    ReviewReturn.objects.bulk_create(
        [
            ReviewReturn(
                org_path=row.org_path, nomination=row, number=row.returned, stage=stage,
                reason=reason, marks=dict(marks), before=snapshot(row), returned_by=actor.user,
                at=now,
            )
            for row in nominations
        ]
    )  # fmt: skip
