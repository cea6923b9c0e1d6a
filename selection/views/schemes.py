"""Schemes: the list, one scheme in words with a worked example, its editor, and trials of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import VERSION, CreatePage, EditPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.ranking.document import changed, document_of, from_fields, written
from selection.ranking.explain import Explanation, explain
from selection.ranking.faults import Fault, Faulty
from selection.ranking.parse import scheme_of
from selection.ranking.scheme import Scheme as Parsed
from selection.ranking.worked import worked_example
from selection.services import schemes, trying
from selection.states import SCHEME, MarkedBy

BLANK = {
    "name": "",
    "components": {"written": {"max": 100}, "interview": {"max": 100}},
    "composites": {"total": {"of": {"written": 0.4, "interview": 0.6}}},
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
    title = gettext_lazy("Schemes")
    create_label = gettext_lazy("New scheme")
    empty_text = gettext_lazy("No scheme yet. Publish one before the exam.")


@dataclass
class Reading:
    """What a text means: the scheme with an invented candidate, or what is wrong with it."""

    scheme: Parsed | None = None
    explanation: Explanation | None = None
    shares: list[Any] = field(default_factory=list)
    #: (place, text); the place in words where it is known.
    faults: list[tuple[str, str]] = field(default_factory=list)


def reading_of(text: str, place: Callable[[str], str] = str) -> Reading:
    """`place`: JSON pointer -> how the reader of the page calls that place."""
    try:
        parsed = scheme_of(text)
    except Faulty as faulty:
        return Reading(faults=[(place(fault.where), fault.text) for fault in faulty.faults])
    return Reading(
        scheme=parsed,
        explanation=explain(parsed.without_panels(), worked_example(parsed).marks),
        shares=parsed.shares(parsed.steps[-1].score),
    )


class SchemeDetail(DetailPage):
    policy, workflow, services = policies.schemes, SCHEME, schemes
    template_name = "selection/scheme_detail.html"

    def may_edit(self):
        return self.row.is_draft

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.is_draft and self.policy.may(self.actor, "edit"):
            url = self.url("items", self.row.ref)
            actions.append((_("Items of the inspection"), url, "", "users"))
        if not self.row.is_draft and self.policy.may(self.actor, "create"):
            url = f"{self.sibling_url('create')}?from={self.row.ref}"
            actions.append((_("New version"), url, "", "copy"))
        if self.policy.may(self.actor, "try_out"):
            actions.append((_("Try out"), self.url("trial", self.row.ref), "", "player-play"))
        if self.policy.may(self.actor, "export"):
            actions.append((_("JSON"), self.url("json", self.row.ref), "", "download"))
        return actions

    def get_context(self, **context):
        others = self.rows().of(self.row.edition, self.row.tier).exclude(pk=self.row.pk)
        return super().get_context(
            reading=reading_of(self.row.text),
            inspected=[
                (name, MarkedBy(source).label) for name, source in self.row.inspected.items()
            ],
            others=list(others.order_by("-number")[:20]),
            **context,
        )


class _Editor:
    """A form that is written anew after each act on its rows, and saved like any other."""

    form_class = forms.SchemeForm
    policy: Any = policies.schemes
    template_name = "selection/scheme_form.html"
    request: Any
    row: Any
    document: Any
    faults: tuple[Fault, ...] = ()
    has_tier = True

    def load(self, ref):
        super().load(ref)  # type: ignore[misc]
        sent = self.request.POST
        self.document = from_fields(sent) if self.request.method == "POST" else self.begin()

    def begin(self):
        return document_of(self.row.text)

    @property
    def has_reason(self) -> bool:
        return False

    def post(self, request, ref=None):
        act = request.POST.get("act", "")
        if not act:
            return super().post(request, ref)  # type: ignore[misc]
        self.load(ref)
        self.document["name"] = request.POST.get("title", "").strip()
        if act == "preview":
            return self.render(
                {"reading": self.reading()}, template="selection/_scheme_reading.html"
            )
        if act == "bring":
            self.bring(request.POST.get("json", ""))
        else:
            self.document = changed(self.document, act)
        form = self.make_form()
        for name in (VERSION, "tier", "reason"):
            if name in form.fields and name in request.POST:
                form.initial[name] = request.POST[name]
        form.initial["may_adjust"] = "may_adjust" in request.POST
        return self.show(form)

    def bring(self, text: str) -> None:
        """The rows of a scheme that was written elsewhere, if it is sound."""
        try:
            scheme_of(text)
        except Faulty as faulty:
            self.faults = tuple(faulty.faults)
        else:
            self.document = document_of(text)

    def reading(self) -> Reading:
        result = written(self.document)

        def place(pointer: str) -> str:
            return forms.place_of(self.document, result.field_of(pointer)) or pointer

        return reading_of(result.text, place)

    def get_initial(self):
        told = self.row or getattr(self, "base_scheme", None)
        return {"may_adjust": told.may_adjust} if told else {}

    def get_form_kwargs(self):
        return {
            "document": self.document,
            "has_tier": self.has_tier,
            "has_reason": self.has_reason,
        }

    def get_data(self, form):
        data = form.cleaned_data
        found = {"name": data["title"], "text": data["text"], "may_adjust": data["may_adjust"]}
        for name in ("tier", "reason"):
            if name in data:
                found[name] = data[name]
        return found

    def get_context(self, **context):
        return super().get_context(  # type: ignore[misc]
            reading=self.reading(), brought_faults=self.faults, **context
        )


class SchemeCreate(_Editor, CreatePage):
    verb = staticmethod(schemes.draft)
    title = gettext_lazy("New scheme")

    def begin(self):
        base = self.base_scheme
        return document_of(base.text if base else json.dumps(BLANK))

    @property
    def base_scheme(self):
        """The scheme of which this is the next version; its tier is kept."""
        ref = self.request.GET.get("from")
        return self.get_row(ref) if ref else None

    @property
    def has_tier(self):
        return not self.request.GET.get("from")

    @property
    def has_reason(self):
        return bool(self.request.GET.get("from"))

    def get_data(self, form):
        data = super().get_data(form)
        if base := self.base_scheme:
            return {**data, "edition": base.edition, "tier": base.tier}
        edition = running_editions(self.actor).first()
        if edition is None:
            raise MoveRefused(_("No edition is running."), code="state")
        return {**data, "edition": edition}


class SchemeEdit(_Editor, EditPage):
    verb = staticmethod(schemes.revise)
    has_tier = False


class SchemeJson(Page):
    """The text as it is sealed, for `manage.py rank` and for other editors."""

    policy, action = policies.schemes, "export"

    def get(self, request, ref):
        row = self.get_row(ref)
        name = f"scheme-{row.tier}-{row.number}.json"
        return HttpResponse(
            row.text,
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class SchemeCompare(Page):
    """Two versions of a scheme: every place where they differ."""

    policy = policies.schemes
    template_name = "selection/scheme_compare.html"

    def get(self, request, ref):
        row = self.get_row(ref)
        other = self.get_row(request.GET.get("with"), self.rows().of(row.edition, row.tier))
        if row.number < other.number:
            return redirect(f"{self.url('compare', other.ref)}?with={row.ref}")
        changes = schemes.changes(other.text, row.text)
        return self.render(self.get_context(row=row, other=other, changes=changes))

    def get_title(self):
        return _("What changed")

    def get_breadcrumbs(self):
        return [(_("Schemes"), self.sibling_url("list"))]


class SchemeTrial(Page):
    """A scheme on invented marks or on those of an edition: who would go on; nothing is written."""

    policy, action = policies.schemes, "try_out"
    template_name = "selection/scheme_trial.html"

    def get(self, request, ref):
        row = self.get_row(ref)
        sources = trying.sources(row, self.actor)
        labels = [(key, source.label) for key, source in sources.items()]
        chosen = request.GET.get("source", "")
        if chosen not in sources:
            chosen = next(iter(sources))
        form = forms.TrialForm(initial={"source": chosen}, sources=labels)
        trial = trying.attempt(row, sources[chosen])
        return self.render(self.get_context(row=row, form=form, trial=trial))

    def get_title(self):
        return _("Try out")

    def get_breadcrumbs(self):
        return [(_("Schemes"), self.sibling_url("list"))]
