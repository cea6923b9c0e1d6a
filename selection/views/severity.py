"""How severe examiners were: studies, what they found, the marks side by side, the decision."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage
from core.web.pages.listing import ListPage
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.models import SeverityStudy
from selection.services import schemes, severity
from selection.states import STUDY, StudyState

#: Nominees with the largest changes, named on the page of a study; the list has them all.
SHOWN = 10


class SeverityList(ListPage):
    policy, table, filters = (
        policies.severity_studies,
        tables.SeverityTable,
        filters.SeverityFilter,
    )
    workflow, services = STUDY, severity
    title = _("Severity of examiners")
    create_label = _("Begin a study of severity")
    empty_text = _("No study of severity yet.")
    batch_moves = ()


class SeverityCreate(CreatePage):
    policy, form_class = policies.severity_studies, forms.StudyForm
    title = _("Begin a study of severity")
    submit_label = _("Begin")
    verb = staticmethod(severity.start)
    done_text = _("The study has begun; look again in a moment, or under your jobs.")

    @cached_property
    def edition(self):
        return running_editions(self.actor).first()

    def get_form_kwargs(self):
        return {"edition": self.edition}

    def get_data(self, form):
        return {**super().get_data(form), "edition": self.edition}


class SeverityDetail(DetailPage):
    policy, workflow, services = policies.severity_studies, STUDY, severity
    template_name = "selection/severity_detail.html"

    def get_page_actions(self):
        if not self.row.result:
            return []
        url = f"{reverse('selection:severityline-list')}?study={self.row.ref}"
        return [(gettext("Marks side by side"), url, "", "list")]

    def get_context(self, **context):
        result = self.row.result
        lines = policies.severity_lines.scope(self.actor).filter(study=self.row)
        lines = lines.select_related("nomination__place")
        scheme = schemes.current(self.row.edition, self.row.tier)
        return super().get_context(
            result=result,
            examiners=sorted(
                result.get("examiners", ()), key=lambda one: (-one["measure"], one["name"])
            ),
            changes=[
                lines.filter(change__gt=0).order_by("-change", "pk")[:SHOWN],
                lines.filter(change__lt=0).order_by("change", "pk")[:SHOWN],
            ]
            if result
            else [],
            may_adjust=scheme is not None and scheme.may_adjust,
            is_waiting=self.row.state == StudyState.COMPUTING,
            **context,
        )


class SeverityLineList(ListPage):
    policy, table = policies.severity_lines, tables.SeverityLineTable
    filters = filters.SeverityLineFilter
    title = _("Marks as given and as adjusted")
    empty_text = _("No study has adjusted a mark.")


def latest_of(actor, edition, tier: str) -> list[SeverityStudy]:
    """For the page of statistics: the newest studies of a tier."""
    found = policies.severity_studies.scope(actor).of(edition, tier).for_list()
    return list(found.order_by("-pk")[:5])
