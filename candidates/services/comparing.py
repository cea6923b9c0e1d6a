"""Two to five people side by side: what the form says of each, and where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from candidates.formats.record import PersonRecord
from candidates.models import Person
from candidates.rules import identity
from candidates.rules.dates import PartialDate
from candidates.services.records import load_record
from candidates.states import AppraisalGrade, label_of
from core.workflow.errors import Refused

LEAST, MOST = 2, 5
_CODED = {
    "sex": "sexes",
    "ethnic_group": "ethnic_groups",
    "political_status": "political_statuses",
    "position_level": "position_levels",
}
_DATED = ("birth", "party_joined", "work_started", "level_since")


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its name, label, and a text for each person."""

    name: str
    label: str
    values: tuple[str, ...]
    differs: bool


def chosen(people: QuerySet[Person]) -> list[Person]:
    """The people to compare, in the order of lists; Refused when they are too few or too many."""
    rows = list(people.select_related("organisation").order_by("stroke_key", "pk")[: MOST + 1])
    if not LEAST <= len(rows) <= MOST:
        raise Refused(
            _("Choose %(least)d to %(most)d people to compare.") % {"least": LEAST, "most": MOST}
        )
    return rows


def lines(people: Sequence[Person]) -> list[Line]:
    """Every field of the form; the ID number and the telephone masked, of the family the relations
    alone. Whether sealed values differ is said of the values themselves."""
    parts = ("titles", "educations", "careers", "awards", "appraisals", "family")
    prefetch_related_objects(list(people), *parts)
    records = [load_record(person) for person in people]
    found = [Line("place", _("Place"), tuple(p.organisation.label for p in people), False)]
    for name, label in labels().items():
        texts = tuple(shown(record, name) for record in records)
        raw = {repr(_raw(record, name)) for record in records}
        found.append(Line(name, label, texts, len(raw) > 1))
    return found


def labels() -> dict[str, str]:
    """Each field that two records may differ in, in the order of the form."""
    return {
        "name": _("Full name"),
        "sex": _("Sex"),
        "birth": _("Born"),
        "id_number": _("ID number"),
        "phone": _("Telephone"),
        "ethnic_group": _("Ethnic group"),
        "native_place": _("Native place"),
        "birthplace": _("Birthplace"),
        "political_status": _("Political status"),
        "party_joined": _("Joined the Party"),
        "work_started": _("Began work"),
        "health": _("Health"),
        "professional_title": _("Professional title"),
        "expertise": _("Expertise"),
        "present_post": _("Present post"),
        "position_level": _("Position level"),
        "level_since": _("At this level since"),
        "grassroots_months": _("Grass-roots months"),
        "has_led_township": _("Has led a township"),
        "reporting_unit": _("Reporting unit"),
        "education": _("Education"),
        "resume": _("Résumé"),
        "awards": _("Rewards and penalties"),
        "appraisals": _("Annual appraisals"),
        "family": _("Family"),
    }


def shown(record: PersonRecord, name: str) -> str:
    """One field of a record in words, several lines where it has several rows."""
    value = getattr(record, name)
    if name in _CODED:
        return label_of(_CODED[name], value) if value else ""
    if name in _DATED:
        day = PartialDate.parse(value)
        return day.dotted if day else ""
    if name == "id_number":
        return identity.mask_id_number(value)
    if name == "phone":
        return identity.mask_phone(value)
    if name == "has_led_township":
        return _("Yes") if value else ""
    if name == "education":
        return _rows(" ".join(filter(None, (e.education, e.degree, e.school))) for e in value)
    if name == "awards":
        return _rows(row.text for row in value)
    if name == "appraisals":
        grades = dict(AppraisalGrade.choices)
        return _rows(f"{row.year} {grades.get(row.grade, row.grade)}" for row in value)
    if name == "family":
        return "、".join(row.relation for row in value)
    return str(value or "")


def _raw(record: PersonRecord, name: str) -> object:
    return (record.resume, record.career) if name == "resume" else getattr(record, name)


def _rows(texts: Iterable[str]) -> str:
    return "\n".join(texts)
