"""A new edition from the last one or a template: first seen, then made."""

from django.utils.translation import gettext_lazy as _

from core.web.pages.forms import CreatePage
from planning import formats, forms, policies
from planning.forms.fields import label_of
from planning.rules.readiness import TEXTS
from planning.services import cloning, days, sources


class EditionWizard(CreatePage):
    """POST with `preview` shows what would be taken over; without it the draft is made."""

    policy = policies.editions
    form_class = forms.WizardForm
    wants = ("actor",)
    verb = staticmethod(cloning.clone)
    template_name = "planning/edition_wizard.html"
    title = _("New edition from an earlier one")
    submit_label = _("Make the draft")
    done_text = _("The draft is made from the earlier edition. Check it before you publish.")

    def get_initial(self):
        """The last edition, and the year and name that would follow it."""
        asked = self.request.GET.get("source", "")
        templates, editions = sources.offered(self.actor)
        chosen = next((row for row in editions if str(row.ref) == asked), None)
        if chosen is None and asked not in templates and editions:
            chosen = editions[0]
        if chosen is None:
            return {"source": templates[0], "year": self.now.year}
        return {
            "source": str(chosen.ref),
            "year": chosen.year + 1,
            "name": chosen.name.replace(str(chosen.year), str(chosen.year + 1)),
        }

    def post(self, request, ref=None):
        if "preview" not in request.POST:
            return super().post(request, ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        return self.show(form, preview=self.preview_of(form))

    def get_data(self, form):
        data = super().get_data(form)
        return {**data, "source": sources.load(data["source"], self.actor)}

    def preview_of(self, form) -> dict:
        """The dates with what moved them, and by part what comes along."""
        data = self.get_data(form)
        data.pop("name")
        found = cloning.preview(**data, actor=self.actor)
        return {
            "dates": [
                {
                    "label": label_of(shift.name),
                    "shift": shift,
                    "holiday": days.holiday_name(shift.plain) if shift.is_deferred else "",
                }
                for shift in found.shifts
            ],
            "parts": [
                {
                    "label": label,
                    "count": found.counts[part],
                    "is_taken": part in data["parts"]
                    and cloning.NEEDS.get(part, part) in data["parts"],
                    "rows": _rows(part, found),
                }
                for part, label in formats.PARTS.items()
                if part != "calendar"
            ],
        }


def _rows(part, found) -> list[str]:
    """The rows of a part in words; of quotas their sum by tier, of texts their beginning."""
    if part == "quotas":
        seats = [(name, found.values[name]) for name in sources.SEATS if name in found.values]
        return [f"{label_of(name)}: {value}" for name, value in seats]
    if part in found.parts:
        return [formats.part_text(part, row) for row in found.parts[part]]
    names = [name for name in cloning.PARTS[part] if name in TEXTS]
    return [str(found.values[name])[:200] for name in names if found.values.get(name)]
