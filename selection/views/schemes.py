"""Schemes: the list, one scheme in words with a worked example, and its editor."""

import json
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.ranking.explain import explain
from selection.ranking.worked import worked_example
from selection.services import schemes
from selection.states import SCHEME

BLANK = {
    "name": "",
    "components": {"written": {"max": 100}, "interview": {"max": 100}},
    "composites": {"total": {"of": {"written": "0.4", "interview": "0.6"}}},
    "steps": [
        {
            "name": "interview",
            "score": "written",
            "pass_mark": 60,
            "keep": {"per_seat": 5, "ties": "all"},
        },
        {"name": "inspection", "score": "total", "keep": {"per_seat": 2, "ties": "all"}},
    ],
    "tie_break": ["written"],
}


class SchemeList(ListPage):
    policy, table, filters = policies.schemes, tables.SchemeTable, filters.SchemeFilter
    workflow, services = SCHEME, schemes
    title = _("Schemes")
    create_label = _("New scheme")
    empty_text = _("No scheme yet. Publish one before the exam.")


class SchemeDetail(DetailPage):
    policy, workflow, services = policies.schemes, SCHEME, schemes
    template_name = "selection/scheme_detail.html"

    def may_edit(self):
        return self.row.is_draft

    def get_context(self, **context):
        parsed = schemes.parsed_of(self.row)
        example = worked_example(parsed)
        alone = replace(
            parsed, components=tuple(replace(c, panels=None) for c in parsed.components)
        )
        return super().get_context(
            scheme=parsed,
            example=example,
            explanation=explain(alone, example.marks),
            **context,
        )


class _Editor:
    form_class = forms.SchemeForm
    policy = policies.schemes
    template_name = "selection/scheme_form.html"


class SchemeCreate(_Editor, CreatePage):
    verb = staticmethod(schemes.draft)
    title = _("New scheme")

    def get_initial(self):
        return {"text": json.dumps(BLANK, ensure_ascii=False, indent=2)}

    def get_data(self, form):
        edition = running_editions(self.actor).first()
        if edition is None:
            raise MoveRefused(_("No edition is running."), code="state")
        return {**super().get_data(form), "edition": edition}


class SchemeEdit(_Editor, EditPage):
    form_class = forms.SchemeEditForm
    verb = staticmethod(schemes.revise)
