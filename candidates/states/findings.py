"""What the check of dossiers finds: its rules, and each finding in one sentence."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candidates.rules import codes


class FindingRule(models.TextChoices):
    BIRTH_NUMBER = "birth_number", _("Birth differs from the ID number")
    SEX_NUMBER = "sex_number", _("Sex differs from the ID number")
    WORK_AGE = "work_age", _("Began work under 16")
    WORK_RESUME = "work_resume", _("Work start is not in the résumé")
    PARTY_AGE = "party_age", _("Joined the Party under 18")
    PARTY_STATUS = "party_status", _("Political status and Party date disagree")
    REVERSED = "reversed", _("A period ends before it begins")
    UNORDERED = "unordered", _("Periods out of order")
    TWO_OPEN = "two_open", _("Two periods without an end")
    GAP = "gap", _("Gap in the résumé")
    OVERLAP = "overlap", _("Periods overlap")
    LEVEL_SINCE = "level_since", _("Time at level differs from the résumé")
    SHORT_TENURE = "short_tenure", _("Short time at a level")
    LEVEL_SKIPPED = "level_skipped", _("A level was skipped")
    APPRAISAL_MISSING = "appraisal_missing", _("A year without appraisal")
    APPRAISAL_EARLY = "appraisal_early", _("Appraised before work began")
    KIN_AGE = "kin_age", _("Age of a parent or child impossible")
    TWO_SPOUSES = "two_spouses", _("Two living spouses")
    KIN_SAME_UNIT = "kin_same_unit", _("Relative in the same unit")
    ARCHIVE_BIRTH = "archive_birth", _("Birth differs from the earliest record")
    ARCHIVE_WORK = "archive_work", _("Work start differs from the earliest record")
    ARCHIVE_PARTY = "archive_party", _("Party date differs from the earliest record")
    ARCHIVE_DIFFERS = "archive_differs", _("Documents of the archive disagree")
    ARCHIVE_EDUCATION = "archive_education", _("Education is not proven by the archive")
    ARCHIVE_STATUS = "archive_status", _("On record as a worker, not as a cadre")
    STATUS_MISSING = "status_missing", _("Cadre status is not established")
    PERIOD_DIFFERS = "period_differs", _("Dates of a period differ from the archive")
    PERIOD_MISSING = "period_missing", _("The résumé leaves out a period of the archive")
    PERIOD_UNPROVEN = "period_unproven", _("A period is not proven by the archive")
    PERIOD_WORDS = "period_words", _("Unit or post of a period differs from the archive")
    PERIODS_DISAGREE = "periods_disagree", _("Documents disagree on a period")


SENTENCES = {
    "birth_number": _("Form: %(form)s; ID number: %(number)s."),
    "sex_number": _("The ID number is one of the other sex."),
    "work_age": _("Born %(birth)s, began work %(work)s."),
    "work_resume": _("Began work %(work)s; the résumé begins %(first)s."),
    "party_age": _("Born %(birth)s, joined the Party %(joined)s."),
    "party_status": _("Political status: %(status)s; Party date: %(joined)s."),
    "reversed": _("From %(start)s until %(end)s."),
    "unordered": _("The period from %(start)s stands after a later one."),
    "two_open": _("The period before %(start)s has no end."),
    "gap": _("%(months)s months between %(before)s and %(start)s."),
    "overlap": _("From %(start)s, while the period before ends %(before)s."),
    "level_since": _("Form: %(form)s; résumé: %(resume)s."),
    "short_tenure": _("%(from)s to %(to)s after %(months)s months."),
    "level_skipped": _("From %(from)s straight to %(to)s."),
    "appraisal_missing": _("No appraisal for %(year)s."),
    "appraisal_early": _("Appraised for %(year)s, began work %(work)s."),
    "kin_age": _("%(relation)s: years too near to those of the person, born %(own)s."),
    "two_spouses": _("%(count)s living spouses are named."),
    "kin_same_unit": _("%(relation)s: %(unit)s."),
    "archive_birth": _("Form: %(form)s; archive: %(archive)s (%(document)s, %(dated)s)."),
    "archive_work": _("Form: %(form)s; archive: %(archive)s (%(document)s, %(dated)s)."),
    "archive_party": _("Form: %(form)s; archive: %(archive)s (%(document)s, %(dated)s)."),
    "archive_differs": _(
        "%(document)s, %(dated)s: %(archive)s; %(other_document)s, %(other_dated)s: %(other)s. The "
        "earliest prevails."
    ),
    "archive_education": _("Form: %(education)s; proven: %(proven)s (%(document)s, %(dated)s)."),
    "archive_status": _("%(document)s, %(dated)s."),
    "status_missing": _(
        "The archive was looked at, and no document on the cadre status is on record."
    ),
    "period_differs": _(
        "Form: %(form)s %(text)s; archive: %(archive_span)s %(archive_text)s (%(document)s, %(dated)s)."
    ),
    "period_missing": _(
        "Archive: %(archive_span)s %(archive_text)s (%(document)s, %(dated)s); the résumé does not say so."
    ),
    "period_unproven": _(
        "Form: %(form)s %(text)s; the documents that span this time do not know it."
    ),
    "period_words": _(
        "Form: %(form)s %(text)s; archive: %(archive_span)s %(archive_text)s (%(document)s, %(dated)s)."
    ),
    "periods_disagree": _(
        "%(document)s, %(dated)s: %(archive_span)s %(archive_text)s; %(other_document)s, "
        "%(other_dated)s: %(other_span)s %(other_text)s. The earliest prevails."
    ),
}
#: Kept with a finding, but not shown with it: the family has a page that asks for the reason.
HIDDEN_DATA = frozenset({"born"})
_CODED = {
    "status": "political_statuses",
    "from": "position_levels",
    "to": "position_levels",
    "education": "educations",
    "proven": "educations",
}
_DATED = (
    "birth",
    "work",
    "first",
    "joined",
    "start",
    "end",
    "before",
    "resume",
    "born",
    "own",
    "archive",
    "dated",
    "other",
    "other_dated",
    "archive_span",
    "other_span",
)


def sentence(rule: str, data: dict) -> str:
    """What was found, in the reader's language: codes by label, dates as the form prints them."""
    words = {name: value if value != "" else "—" for name, value in data.items()}
    for name, table in _CODED.items():
        if data.get(name):
            words[name] = codes.table(table).label(data[name], get_language() or "zh")
    for name in (*_DATED, "form", "number"):
        if isinstance(words.get(name), str):
            words[name] = words[name].replace("-", ".")
    return str(SENTENCES[rule]) % words


#: In what a period of the résumé differs from the archive.
PERIOD_WORDS = {
    "start": _("begins otherwise"),
    "end": _("ends otherwise"),
    "words": _("other unit or post"),
    "missing": _("not in the form"),
    "unproven": _("not in the archive"),
}
