"""Structure of leadership teams: targets of an edition, and the people held against them."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.web.pages.listing import ListPage
from planning import charts, filters, formats, forms, policies
from planning.forms.structure import initial_of
from planning.rules import structure as rules
from planning.services import structure
from planning.states import Dimension, TeamLevel
from planning.views.parts import PartCreate, PartEdit, PartRemove

#: More drawings than this tell nothing; the reader is asked to choose.
MOST_CHARTS = 6


class TargetCreate(PartCreate):
    """`?level=…&dimension=…` say of whom; the form then asks for group and figures."""

    form_class, tab = forms.TargetForm, "structure"
    verb = staticmethod(structure.add_target)

    def load(self, ref):
        super().load(ref)
        query = self.request.GET
        self.level, self.dimension = query.get("level", ""), query.get("dimension", "")
        if self.level not in TeamLevel.values or self.dimension not in Dimension.values:
            raise Http404

    def get_form_kwargs(self):
        return {"dimension": self.dimension}

    def get_data(self, form):
        return {"level": self.level, "dimension": self.dimension, **form.get_values()}

    def get_title(self):
        return f"{formats.level_label(self.level)} · {Dimension(self.dimension).label}"


class TargetEdit(PartEdit):
    policy, form_class, tab = policies.structure_targets, forms.TargetForm, "structure"
    verb = staticmethod(structure.edit_target)

    def get_form_kwargs(self):
        return {"dimension": self.row.dimension}

    def get_initial(self):
        return initial_of(self.row)

    def get_data(self, form):
        return form.get_values()

    def get_title(self):
        return f"{formats.level_label(self.row.level)} · {formats.group_text(self.row)}"


class TargetRemove(PartRemove):
    policy, tab = policies.structure_targets, "structure"
    verb = staticmethod(structure.remove_target)


@dataclass(frozen=True)
class Asked:
    """What the address asks for: usually the running edition and the ages in the teams of all levels."""

    edition: Any
    levels: list[str]
    dimensions: list[str]
    place: str


class Structure(ListPage):
    """GET …/structure/?edition=<ref>&level=<level>&dimension=<dimension>&place=<path>.

    Its rows are the groups that the edition states, with figures that no column holds.
    """

    policy, filters = policies.structure_targets, filters.StructureFilter
    template_name, partial = "planning/structure.html", ""
    title = gettext_lazy("Structure of leadership teams")

    def get(self, request):
        self.filter = self.filterset(self.actor, request.GET)
        asked = self.asked(self.filter)
        if asked is None:
            return self.render(self.get_context(filter=self.filter, asked=None))
        lines = self.lines(self.actor, asked)
        drawn = charts.structure_charts(lines)
        return self.render(
            self.get_context(
                filter=self.filter,
                asked=asked,
                parts=parts_of(lines),
                charts=drawn if len(drawn) <= MOST_CHARTS else [],
                has_more_charts=len(drawn) > MOST_CHARTS,
                has_hidden=any(
                    figure.is_hidden for line in lines for figure in line.figures.values()
                ),
                has_people=any(line.in_post.total for line in lines),
                edition_url=f"{asked.edition.get_absolute_url()}?tab=structure",
            )
        )

    @classmethod
    def filterset(cls, actor, query, action="view"):
        """The filter with what the address leaves out."""
        editions = list(policies.editions.scope(actor).latest())
        running = next((row for row in editions if row.state == "published"), None)
        usual = running or (editions[0] if editions else None)
        data = query.copy()
        data.setdefault("dimension", Dimension.AGE)
        if usual is not None:
            data.setdefault("edition", str(usual.ref))
        found = cls.filters(
            data, queryset=cls.queryset(actor, action), actor=actor, editions=editions
        )
        found.editions = {str(row.ref): row for row in editions}
        return found

    @staticmethod
    def asked(filterset) -> Asked | None:
        """None where there is no edition, or a value is wrong."""
        if not filterset.editions or not filterset.is_valid():
            return None
        chosen = filterset.form.cleaned_data
        return Asked(
            edition=filterset.editions[chosen["edition"]],
            levels=[chosen["level"]] if chosen["level"] else list(TeamLevel.values),
            dimensions=[chosen["dimension"]] if chosen["dimension"] else list(rules.DIMENSIONS),
            place=chosen["place"],
        )

    @staticmethod
    def lines(actor, asked) -> list[structure.Line]:
        return structure.lines(
            asked.edition,
            actor,
            timezone.localdate(),
            levels=asked.levels,
            dimensions=asked.dimensions,
            place=asked.place,
        )

    # export

    @classmethod
    def export_columns(cls) -> list[str]:
        return [
            _("Team level"), pgettext("of a structure", "Dimension"), _("Group"), _("Baseline"), _("Source of the baseline"),
            pgettext("of a structure", "Target"), _("Document"), _("In post"), _("Of all"), _("In per cent"),
            _("Gap in points"), _("Brought in by the edition"), _("Shift in points"),
            _("Trainees of the edition"), _("Nominated by the edition"), _("Note"),
        ]  # fmt: skip

    @classmethod
    def export_rows(cls, actor, query):
        asked = cls.asked(cls.filterset(actor, QueryDict(query), "export"))
        for line in cls.lines(actor, asked) if asked else ():
            yield _plain(line)

    @classmethod
    def export_count(cls, actor, query):
        return sum(1 for _row in cls.export_rows(actor, query))


def _plain(line) -> list:
    """One group for a table; empty where nothing is stated or the number is hidden."""
    row, figures = line.row, line.figures
    return [
        formats.level_label(line.level),
        str(Dimension(line.dimension).label),
        formats.band_label(line.dimension, line.band),
        formats.baseline_text(row) if row else "",
        row.baseline_source if row else "",
        formats.target_text(row) if row else "",
        row.source if row else "",
        line.in_post.count,
        line.in_post.total,
        _rounded(line.in_post.share),
        _rounded(line.gap),
        figures[rules.APPOINTED].count,
        _rounded(line.shift),
        figures[rules.TRAINEES].count,
        figures[rules.NOMINATED].count,
        row.note if row else "",
    ]


def _rounded(value) -> float | None:
    return None if value is None else round(float(value), 1)


def parts_of(lines) -> list[dict]:
    """The lines by team level and dimension, with what the template says of each."""
    parts: dict[str, dict] = {}
    for line in lines:
        part = parts.setdefault(
            line.level,
            {
                "label": formats.level_label(line.level),
                "total": line.in_post.total,
                "brought": line.figures[rules.APPOINTED].total,
                "groups": {},
            },
        )
        label = str(Dimension(line.dimension).label)
        part["groups"].setdefault(label, []).append(_shown(line))
    return list(parts.values())


def _shown(line) -> dict:
    row = line.row
    return {
        "line": line,
        "label": formats.band_label(line.dimension, line.band),
        "baseline": formats.baseline_text(row) if row else "",
        "baseline_source": row.baseline_source if row else "",
        "target": formats.target_text(row) if row else "",
        "source": row.source if row else "",
        "note": row.note if row else "",
        "in_post": line.in_post,
        "appointed": line.figures[rules.APPOINTED],
        "trainees": line.figures[rules.TRAINEES],
        "nominated": line.figures[rules.NOMINATED],
        "gap": formats.points_text(line.gap),
        "shift": formats.points_text(line.shift) if line.figures[rules.APPOINTED].total else "",
        "lacking": formats.lacking_text(line.target.bound, line.lacking) if line.lacking else "",
    }


def structure_url(edition) -> str:
    return f"{reverse('planning:structuretarget-list')}?edition={edition.ref}"


def targets_by_level(edition) -> list[tuple[str, list[dict]]]:
    """(team level, its targets in words) of an edition, also levels without any."""
    found: dict[str, list] = {level: [] for level in TeamLevel.values}
    for row in edition.structure_targets.all():
        found[row.level].append(row)
    return [
        (
            formats.level_label(level),
            [
                {
                    "row": row,
                    "group": formats.group_text(row),
                    "target": formats.target_text(row),
                    "baseline": formats.baseline_text(row),
                }
                for row in sorted(rows, key=_position)
            ],
        )
        for level, rows in found.items()
    ]


def _position(row) -> tuple:
    return rules.DIMENSIONS.index(row.dimension), rules.order(row.dimension, row.band)
