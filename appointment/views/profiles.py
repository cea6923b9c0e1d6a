"""The facts by which people are compared, one line each."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from appointment.models import ReserveEntry
from candidates.rules import codes
from candidates.rules.dates import age_in_years
from training import handover as training


def lines(trainees: list, on: date) -> list[tuple[str, list[str]]]:
    """(label, one text per trainee); persons and sub-projects are loaded, three statements more."""
    keys = [trainee.pk for trainee in trainees]
    results, ratings = training.results(keys), training.posting_ratings(keys)
    reserve = {
        entry.trainee_id: entry for entry in ReserveEntry.objects.active().filter(trainee__in=keys)
    }
    grades = dict(training.Grade.choices)
    kinds = dict(training.PostingKind.choices)

    def training_text(trainee):
        composite, grade, _state = results.get(trainee.pk, (None, "", ""))
        return f"{composite} · {grades.get(grade, '')}" if composite is not None else ""

    def posting_text(trainee):
        kind, rating = ratings.get(trainee.pk, ("", None))
        return (
            f"{kinds[kind]} · {rating}" if kind and rating is not None else str(kinds.get(kind, ""))
        )

    def reserve_text(trainee):
        entry = reserve.get(trainee.pk)
        if entry is None:
            return ""
        return f"{entry.get_readiness_display()} · {entry.get_post_type_display()}"

    makers = [
        (_("Unit"), lambda one: one.organisation.label),
        (_("Tier"), lambda one: one.get_tier_display()),
        (_("Field of work"), lambda one: one.sub_project.get_field_display()),
        (_("Sex"), lambda one: _coded(codes.sexes(), one.person.sex)),
        (_("Born"), lambda one: _born(one.person, on)),
        (_("Native place"), lambda one: one.person.native_place),
        (
            _("Political status"),
            lambda one: _coded(codes.political_statuses(), one.person.political_status),
        ),
        (_("Education"), lambda one: _coded(codes.educations(), one.person.education)),
        (_("Present post"), lambda one: one.person.present_post),
        (
            _("Position level"),
            lambda one: _coded(codes.position_levels(), one.person.position_level),
        ),
        (_("At this level since"), lambda one: _dotted(one.person.level_since)),
        (_("Grass-roots work"), lambda one: _years(one.person.grassroots_months)),
        (_("Training"), training_text),
        (_("Posting"), posting_text),
        (_("Reserve list"), reserve_text),
    ]
    return [(label, [str(make(one) or "—") for one in trainees]) for label, make in makers]


def _coded(table, code: str) -> str:
    return table.label(code, get_language() or "en") if code else ""


def _dotted(known) -> str:
    return known.dotted if known else ""


def _born(person, on: date) -> str:
    if not person.birth:
        return ""
    age = _("%(age)d years") % {"age": age_in_years(person.birth, on)}
    return f"{person.birth.dotted} ({age})"


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    return _("%(years)d years %(months)d months") % {"years": years, "months": rest}
