"""How a place divides its seats among its counties: as a table with its meter, and as a form."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.pages.forms import BackToRow, FormPage
from planning import forms, policies
from planning.services import dividing
from planning.views.city_conditions import plan_crumbs


@dataclass
class Line:
    """One unit: its seats by field; how many it may nominate by the plan in force, and does."""

    unit: Organisation
    seats: list[int]
    limit: int = 0
    nominated: int = 0
    #: Bound fields of the table as a form.
    bound: list | None = None

    @property
    def total(self) -> int:
        return sum(self.seats)


@dataclass
class Division:
    columns: list
    lines: list[Line]
    #: Seats of the place by field.
    quotas: list[int]

    @property
    def given(self) -> list[int]:
        return [sum(line.seats[place] for line in self.lines) for place in range(len(self.columns))]

    @property
    def against(self) -> list[tuple[int, int]]:
        """What is given beside what the place has, by field."""
        return list(zip(self.given, self.quotas, strict=True))

    @property
    def rest(self) -> list[int]:
        """What stays with the place, by field."""
        return [most - given for given, most in self.against]

    @property
    def total(self) -> int:
        return sum(self.quotas)

    @property
    def total_rest(self) -> int:
        return sum(self.rest)

    @property
    def is_divided(self) -> bool:
        return any(self.given)


def division_of(plan, actor) -> Division:
    """The plan as written, beside the meters of what is in force."""
    columns = list(plan.edition.sub_projects.all())
    seats, most = dividing.written(plan), dividing.quotas_of(plan)
    meters = dividing.nominated(plan.edition, actor)
    lines = []
    for unit in dividing.units_of(plan):
        cells = [(column.pk, unit.pk) for column in columns]
        found = [meters[cell] for cell in cells if cell in meters]
        limit, used = (sum(numbers) for numbers in zip(*found, strict=True)) if found else (0, 0)
        lines.append(Line(unit, [seats.get(cell, 0) for cell in cells], limit, used))
    return Division(columns, lines, [most.get(column.pk, 0) for column in columns])


class CityPlanDivide(BackToRow, FormPage):
    """GET/POST …/division/: every county and field in one form."""

    policy, form_class = policies.city_plans, forms.DivisionForm
    template_name = "planning/division_edit.html"
    verb = staticmethod(dividing.divide)
    title = _("Divide the seats among the units")
    done_text = _("The seats are divided. They count once the plan is accepted.")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "organisation")

    def load(self, ref):
        super().load(ref)
        self.division = division_of(self.row, self.actor)

    def get_form_kwargs(self):
        columns = self.division.columns
        return {
            "cells": {
                (column.pk, line.unit.pk): (f"{line.unit.label} · {column.label}", seats)
                for line in self.division.lines
                for column, seats in zip(columns, line.seats, strict=True)
            }
        }

    def get_data(self, form):
        return form.get_values()

    def show(self, form, *, status=200, **context):
        for line in self.division.lines:
            line.bound = [
                form[forms.cell_name((column.pk, line.unit.pk))] for column in self.division.columns
            ]
        return super().show(form, status=status, division=self.division, **context)

    def get_breadcrumbs(self):
        return plan_crumbs(self.row)
