"""The matrix of quotas as a sheet: one line per place, one column per sub-project."""

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.exchange.sheet import Sheet, SheetColumn
from core.orgs.models import Organisation, label_of
from planning.services import quotas
from planning.states import Tier

_label = lazy(label_of, str)


class QuotaSheet(Sheet):
    """Seats of one edition. The line of the province holds the provincial project."""

    title = _("Quotas")
    template_lines = 30

    def __init__(self, edition):
        self.edition = edition
        self.name = f"quotas-{edition.ref}"
        self.sub_projects = {sub.field: sub for sub in edition.sub_projects.all()}
        self.columns = [
            SheetColumn(
                "place",
                _("Place"),
                required=True,
                width=18,
                choices=self.places,
                note=_("The province's own line gives the seats of the provincial project."),
            ),
            *(
                SheetColumn(
                    field,
                    sub.name or sub.get_field_display(),
                    kind="integer",
                    note=_("Seats; an empty cell leaves them as they are."),
                )
                for field, sub in self.sub_projects.items()
            ),
        ]

    def organisations(self) -> list[Organisation]:
        """The places in the order of their codes, then the province."""
        places = Organisation.objects.within(self.edition.org_path).places()
        return [*places.order_by("code", "path"), self.edition.organisation]

    def places(self):
        return [(row.path, _label(row.name, row.latin)) for row in self.organisations()]

    def check(self, rows, *, actor, now):
        faults = self.find_repeats(
            rows, "place", gettext("The place stands in line %(line)d already.")
        )
        faults += [
            self.fault(row, field, gettext("Seats are whole numbers from 0 to 9,999."))
            for row in rows
            for field in self.sub_projects
            if row[field] is not None and not 0 <= row[field] <= 9_999
        ]
        if not self.edition.is_draft:
            text = gettext(
                "The edition is published: change its quotas on their page, with a reason."
            )
            faults.append(self.fault(0, "", text))
        return faults

    def write(self, rows, *, actor, now) -> dict:
        ids = {row.path: row.pk for row in self.organisations()}
        seats = {
            (self.tier(row["place"]), sub.pk, ids[row["place"]]): row[field]
            for row in rows
            for field, sub in self.sub_projects.items()
            if row[field] is not None
        }
        return {"changed": quotas.set_quotas(self.edition, seats, actor=actor, now=now)}

    def tier(self, path: str) -> str:
        own = path == self.edition.organisation.path
        return str(Tier.PROVINCIAL if own else Tier.MUNICIPAL)

    def lines(self, matrix):
        """(columns, rows) of the matrix as this sheet reads them."""
        columns = [(column.key, column.label) for column in self.columns]
        rows = [
            [row.label, *(cell.seats for cell in row.cells)]
            for part in matrix.parts
            for row in part.rows
        ]
        return columns, rows
