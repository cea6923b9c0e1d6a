"""Drawings of training: how a class did, and who came."""

from django.db.models import Avg, Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.web.charts import Line, Series
from training.states import Component, Grade


def grades(enrolments) -> Series:
    """How many have which grade so far."""
    counts = dict(enrolments.seated().order_by().values_list("grade").annotate(Count("id")))
    names = [(str(label), counts.get(value, 0)) for value, label in Grade.choices]
    names.append((pgettext("grade", "Open"), counts.get("", 0)))
    return Series(
        ident="grades",
        title=_("Grades"),
        categories=[name for name, _count in names],
        lines=[Line(_("Trainees"), [count for _name, count in names])],
        category_name=_("Grade"),
    )


def components(enrolments, pass_mark) -> Series:
    """The mean of each of the four."""
    names = {component.value: f"{component.value}_score" for component in Component}
    means = enrolments.seated().aggregate(
        **{f"mean_{name}": Avg(column) for name, column in names.items()}
    )
    return Series(
        ident="components",
        title=_("Mean of each component"),
        categories=[str(component.label) for component in Component],
        lines=[
            Line(
                _("Mean"),
                [None if (m := means[f"mean_{c.value}"]) is None else float(m) for c in Component],
            )
        ],
        decimals=2,
        limit=float(pass_mark),
        limit_name=_("Pass mark"),
        category_name=_("Part"),
    )


def attendance(marks) -> Series:
    """Present, on leave and absent, day by day."""
    rows = list(
        marks.order_by("on")
        .values("on")
        .annotate(
            present=Count("id", filter=Q(status="present")),
            leave=Count("id", filter=Q(status="leave")),
            absent=Count("id", filter=Q(status="absent")),
            hours=Sum("hours"),
        )
    )
    return Series(
        ident="attendance",
        title=_("Attendance by day"),
        categories=[row["on"].isoformat() for row in rows],
        lines=[
            Line(pgettext("attendance", "Present"), [row["present"] for row in rows]),
            Line(pgettext("attendance", "On leave"), [row["leave"] for row in rows]),
            Line(pgettext("attendance", "Absent"), [row["absent"] for row in rows]),
        ],
        kind="stacked",
        category_name=_("Day"),
    )
