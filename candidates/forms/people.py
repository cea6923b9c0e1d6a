"""The form of a dossier."""

import re
from collections.abc import Iterable
from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.formats import reading, resume
from candidates.formats.record import (
    GRADE_WORDS,
    AppraisalRecord,
    AwardRecord,
    EducationRecord,
    FamilyRecord,
    PersonRecord,
    career_of,
)
from candidates.forms.fields import (
    PartialDateFormField,
    area_field,
    ask_place,
    choice_field,
    id_number,
    text_field,
)
from candidates.forms.titles import lines_of, title_line, title_of
from candidates.rules import identity
from candidates.rules.dates import PartialDate
from candidates.rules.titles import Title, titles, words_of
from core.orgs.models import Organisation

_CELLS = re.compile(r"\s*[|｜\t]\s*")
_SAME = (
    "name", "sex", "ethnic_group", "native_place", "birthplace", "political_status", "health",
    "professional_title", "expertise", "present_post", "position_level", "grassroots_months",
    "has_led_township", "resume", "reporting_unit",
)  # fmt: skip
#: Taken from the form in ways of their own.
_APART = ("grassroots_months", "professional_title")
_DATES = ("birth", "party_joined", "work_started", "level_since")
_STUDY = ("education", "degree", "school", "degree_school")


class PersonForm(forms.Form):
    """First and second page of the appointment form. Sealed values are only typed, never shown."""

    name = text_field(pgettext_lazy("person", "Name"), 60, required=True)
    sex = choice_field("sexes", _("Sex"), required=True)
    birth = PartialDateFormField(label=_("Born"))
    ethnic_group = choice_field("ethnic_groups", _("Ethnic group"))
    native_place = text_field(_("Native place"), 60)
    birthplace = text_field(_("Birthplace"), 60)
    political_status = choice_field("political_statuses", _("Political status"))
    party_joined = PartialDateFormField(label=_("Joined the Party"), required=False)
    work_started = PartialDateFormField(label=_("Began work"), required=False)
    health = text_field(_("Health"), 60)
    professional_title = text_field(
        _("Professional title"),
        120,
        help_text=_("With authority and date in brackets, where they are known."),
    )
    titles = area_field(
        _("Professional titles, one by one"),
        3,
        _("One a line: title | level | conferred on | conferred by. The words above are what is printed; "
          "these lines are what is counted. Leave empty to have them read from the words; write 无 for "
          "none."),
        2_000,
    )  # fmt: skip
    expertise = text_field(_("Expertise"), 240)
    id_number = text_field(
        _("ID number"), 24, help_text=_("Leave empty to keep the one on record.")
    )
    phone = text_field(_("Telephone"), 20, help_text=_("Leave empty to keep the one on record."))

    full_time_education = text_field(_("Full-time education"), 60)
    full_time_degree = text_field(_("Degree (full-time)"), 60)
    full_time_school = text_field(_("School, department and major (full-time)"), 240)
    full_time_degree_school = text_field(_("School of the degree (full-time)"), 240)
    in_service_education = text_field(_("In-service education"), 60)
    in_service_degree = text_field(_("Degree (in service)"), 60)
    in_service_school = text_field(_("School, department and major (in service)"), 240)
    in_service_degree_school = text_field(_("School of the degree (in service)"), 240)

    present_post = text_field(_("Present post"), 400)
    position_level = choice_field("position_levels", _("Position level"))
    level_since = PartialDateFormField(label=_("At this level since"), required=False)
    grassroots_months = forms.IntegerField(
        label=_("Grass-roots months"), min_value=0, max_value=600, required=False
    )
    has_led_township = forms.BooleanField(label=_("Has led a township"), required=False)
    resume = area_field(
        _("Résumé"),
        12,
        _("One period a line: 2004.07--2005.11, two blanks, then the text."),
    )
    awards = area_field(
        _("Rewards and penalties"), 4, _("One a line, beginning with the date."), 5_000
    )
    appraisals = area_field(
        _("Annual appraisals"), 3, "2008年年度考核称职；2009年年度考核优秀", 1_000
    )
    family = area_field(
        _("Family"),
        7,
        _("One a line: relation | name | born | political status | unit and post. Leave empty to "
          "keep the one on record; write 无 to empty it."),
        5_000,
    )  # fmt: skip
    reporting_unit = text_field(_("Reporting unit"), 200)

    fieldsets = [
        (_("Person"), [*_SAME[:1], "sex", "birth", "ethnic_group", "native_place", "birthplace",
                       "political_status", "party_joined", "work_started", "health",
                       "professional_title", "titles", "expertise", "id_number", "phone"]),
        (_("Education"), [f"{mode}_{part}" for mode in ("full_time", "in_service") for part in _STUDY]),
        (_("Post"), ["present_post", "position_level", "level_since", "grassroots_months",
                     "has_led_township"]),
        (_("Résumé and family"), ["resume", "awards", "appraisals", "family", "reporting_unit"]),
    ]  # fmt: skip

    def clean_id_number(self):
        text = self.cleaned_data["id_number"]
        return id_number(text) if text else ""

    def clean_resume(self):
        """Browsers send CRLF; the record keeps LF, as the file's reader does."""
        return self.cleaned_data["resume"].replace("\r\n", "\n").rstrip()

    def clean_titles(self):
        """None: nothing typed, they are read from the words of the form."""
        lines = list(_filled(self.cleaned_data["titles"]))
        return [title_of(line) for line in lines if line != "无"] if lines else None

    def clean_family(self):
        """None: nothing typed, what is on record stays."""
        lines = list(_filled(self.cleaned_data["family"]))
        return [_relative(line) for line in lines if line != "无"] if lines else None

    def clean_appraisals(self):
        text = self.cleaned_data["appraisals"]
        found = {each.year: each.grade for each in reading.read_appraisals(text)}
        if text.strip() and not found:
            raise forms.ValidationError(_("Write year and grade, for example 2010年年度考核优秀."))
        return [AppraisalRecord(year, grade) for year, grade in sorted(found.items())]

    def clean(self):
        """The number and the form have to agree about birth and sex."""
        data = super().clean() or self.cleaned_data
        if data.get("id_number"):
            number = identity.IdNumber(data["id_number"])
            conflicts = identity.id_number_conflicts(
                number, born=PartialDate.read(data.get("birth", "")), sex=data.get("sex", "")
            )
            if "birth" in conflicts:
                self.add_error("birth", _("The ID number says another date of birth."))
            if "sex" in conflicts:
                self.add_error("sex", _("The ID number says another sex."))
        return data


class NewPersonForm(PersonForm):
    """The place is asked of those who keep several."""

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Organisation.objects.none(), to_field_name="ref"
    )
    field_order = ["place"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["id_number"].help_text = self.fields["phone"].help_text = ""
        ask_place(self, actor)


class ReadingForm(forms.Form):
    """How a name is read; the characters stand in the help text."""

    syllables = forms.CharField(
        label=_("Reading, one syllable for each character"),
        max_length=120,
        required=False,
        help_text=_("For example shan yun feng. Empty: as the tables read it."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)


def record_from(data: dict, base: PersonRecord | None = None) -> PersonRecord:
    """What the form says as a record. `base`: the stored one, whose number and telephone stay
    unless new ones were typed, and whose levels of posts are found again."""
    kept = base or PersonRecord(name="", sex="0", birth="")
    history = resume.parse(data["resume"])
    levels = {(row.start, row.text): row.level for row in kept.career}
    career = career_of(history)
    for row in career:
        row.level = levels.get((row.start, row.text), "")
    return replace(
        kept,
        **{name: data[name] for name in (*_SAME, *_DATES) if name not in _APART},
        grassroots_months=data["grassroots_months"] or 0,
        id_number=data["id_number"] or kept.id_number,
        phone=data["phone"] or kept.phone,
        education=_schooling(data, kept.education),
        career=career,
        awards=[
            AwardRecord(each.on.iso if each.on else "", each.text, each.kind)
            for each in reading.read_awards(data["awards"])
        ],
        appraisals=data["appraisals"],
        family=kept.family if data["family"] is None else data["family"],
        **_titled(data["professional_title"], data["titles"], kept),
    )


def _titled(words: str, lines: list[Title] | None, kept: PersonRecord) -> dict:
    """Words of the form and titles: lines left as they stood follow new words; lines without words make
    them; lines that say what the words say are read from these."""
    if lines is not None and lines == lines_of(kept) and words != kept.professional_title:
        lines = None
    if lines and not words:
        words = words_of(lines)
    read = [replace(row, text="") for row in titles(words)]
    return {"professional_title": words, "titles": None if lines in (None, read) else lines}


def initial_of(record: PersonRecord) -> dict:
    """The form's values of a stored record; sealed ones stay empty."""
    values = {name: getattr(record, name) for name in _SAME}
    values |= {name: getattr(record, name).replace("-", ".") for name in _DATES}
    for mode in ("full_time", "in_service"):
        row = next((each for each in record.education if each.mode == mode), None)
        for part in _STUDY:
            values[f"{mode}_{part}"] = getattr(row, part) if row else ""
    values["titles"] = "\n".join(title_line(row) for row in lines_of(record))
    values["awards"] = "\n".join(each.text for each in record.awards)
    values["appraisals"] = "\n".join(
        f"{each.year}年年度考核{GRADE_WORDS[each.grade]}" for each in record.appraisals
    )
    return values


def family_lines(record: PersonRecord) -> str:
    """The family as the form takes it."""
    return "\n".join(
        " | ".join(
            [
                each.relation,
                each.name,
                each.birth.replace("-", "."),
                each.political_status,
                each.unit_and_post,
            ]
        )
        for each in record.family
    )


def _filled(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _relative(line: str) -> FamilyRecord:
    cells = [*_CELLS.split(line), "", "", "", "", ""][:5]
    relation, name, birth, political_status, unit = cells
    try:
        day = PartialDate.parse(birth)
    except ValueError as error:
        text = _("%(birth)s is not a date (in the line of %(name)s).")
        raise forms.ValidationError(text, params={"birth": birth, "name": name}) from error
    return FamilyRecord(
        relation,
        name,
        day.iso if day else "",
        political_status,
        unit,
        is_deceased=any(word in unit for word in ("去世", "已故", "病故")),
    )


def _schooling(data: dict, kept: list[EducationRecord]) -> list[EducationRecord]:
    """The form has one row for each mode; more of them stay as they were."""
    rows = []
    for mode in ("full_time", "in_service"):
        values = [data[f"{mode}_{part}"].strip() for part in _STUDY]
        if any(values):
            rows.append(EducationRecord(mode, *values))
        rows += [each for each in kept if each.mode == mode][1:]
    return rows
