"""Writing a nomination: whom, the form with its meters, and the form kept while it is written."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.handover import people
from core.web.page import Page
from core.web.pages.forms import CreatePage, EditPage, shown_value
from core.workflow.errors import MoveRefused
from planning.handover import running_editions, sub_projects
from selection import forms, policies
from selection.services import drafts, limits, nominating, nominations, returning

_ALIKE = 20
#: Hidden field of the form: which version of the kept draft this window knows.
DRAFT_VERSION = "draft_version"


class Choosing(Page):
    """Whose nomination it will be: a person of the actor's scope; or a form begun earlier."""

    policy = policies.nominations
    action = "create"
    template_name = "selection/person_picker.html"
    partial = "found"
    title = _("Whom do you nominate?")

    def get(self, request):
        typed = request.GET.get("q", "").strip()
        rows = people.scope(self.actor).matching(typed) if typed else people.scope(self.actor)
        chosen = rows.for_list().select_related("organisation").order_by("stroke_key", "pk")
        found = list(chosen[:_ALIKE])
        edition = running_editions(self.actor).first()
        live = nominating.live_people(edition, [row.pk for row in found]) if edition else set()
        return self.render(
            self.get_context(
                typed=typed,
                found=[(row, row.pk in live) for row in found],
                more=len(found) == _ALIKE,
                edition=edition,
                begun=list(drafts.mine(self.actor)[:_ALIKE]),
                may_register=people.may(self.actor, "create"),
                create_url=self.url("create"),
            )
        )

    def get_breadcrumbs(self):
        return [(gettext("Nominations"), reverse("selection:nomination-list"))]


def person_in_view(actor, ref):
    """Somebody in the actor's files, or 404."""
    field = people.model._meta.get_field("ref")
    try:
        person = people.scope(actor).filter(ref=field.to_python(ref)).first()
    except Exception as error:
        raise Http404 from error
    if person is None:
        raise Http404
    return person


class _Written:
    """A form on the fields of the running edition, with meters, marks and the writer's kept draft."""

    #: The nomination that is changed; none: a new one.
    row = None

    @cached_property
    def edition(self):
        found = self.row.edition if self.row is not None else running_editions(self.actor).first()
        if found is None:
            raise MoveRefused(gettext("No edition is running."), code="state")
        return found

    @cached_property
    def fields(self):
        return list(sub_projects(self.edition))

    @cached_property
    def draft(self):
        """What the writer left here; only shown when the form is opened."""
        return drafts.of(self.actor, self.person, self.row)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "sub_projects": self.fields}

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        if data is None and self.draft is not None:
            kept = self.draft.values.items()
            form.initial |= {name: text for name, text in kept if name in form.base_fields}
        if self.row is not None:
            form.show_marks(returning.marks_of(self.row))
        return form

    def show(self, form, *, status=200, **context):
        if status == 200 and self.draft is not None and self.row is not None:
            context["conflicts"] = self.conflicts(form)
        return super().show(form, status=status, **context)

    def conflicts(self, form):
        """The nomination was changed after the draft was kept: both values of each such field."""
        if self.draft.base == self.row.version:
            return []
        recorded = self.get_initial()
        return [
            (
                str(bound.label),
                shown_value(form, bound.name, form.initial.get(bound.name)),
                shown_value(form, bound.name, recorded[bound.name]),
            )
            for bound in form.visible_fields()
            if bound.name in recorded
            and str(form.initial.get(bound.name) or "") != str(recorded[bound.name] or "")
        ]

    def carry_out(self, form):
        result = super().carry_out(form)
        drafts.drop(self.actor, self.person, self.row)
        return result

    def get_context(self, **context):
        marks = returning.marks_of(self.row).items() if self.row is not None else ()
        place = nominating.place_of(self.actor.organisation)
        return super().get_context(
            marks=[(returning.label_of(name), text) for name, text in marks],
            person=self.person,
            meter_lines=limits.lines(self.edition, place),
            closes_on=nominating.closes_on(self.edition, place),
            limits_url=self.url("limits"),
            draft=self.draft,
            autosave_url=self.autosave_url(),
            **context,
        )


class NominationCreate(_Written, CreatePage):
    policy, form_class = policies.nominations, forms.NominationForm
    verb = staticmethod(nominations.nominate)
    template_name = "selection/nomination_form.html"
    title = _("Nominate")
    done_text = _("The draft is saved. Submit it when it is complete.")

    def load(self, ref):
        super().load(ref)
        self.person = person_in_view(self.actor, self.request.GET.get("person", ""))

    def get(self, request, ref=None):
        if "person" not in request.GET:
            return redirect(self.url("choose"))
        return super().get(request, ref)

    def get_data(self, form):
        return {**super().get_data(form), "edition": self.edition, "person": self.person}

    def autosave_url(self):
        return f"{self.url('autosave')}?person={self.person.ref}"


class NominationEdit(_Written, EditPage):
    policy, form_class = policies.nominations, forms.NominationForm
    verb = staticmethod(nominations.revise)
    template_name = "selection/nomination_form.html"

    @property
    def person(self):
        return self.row.person

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {**super().get_initial(), "sub_project": str(self.row.sub_project.ref)}

    def autosave_url(self):
        return self.url("keep", self.row.ref)


class Autosave(Page):
    """POST from a form while it is written: what stands in it is kept for its writer alone.

    `draft_version`: of the kept draft as this window knows it; a newer one is not overwritten (409).
    With `act=discard` the draft is dropped and the form shown as it is recorded.
    """

    http_method_names = ["post"]
    policy = policies.nominations
    action = "create"
    template_name = "selection/_autosave.html"

    def ask_login(self):
        """A page that is being written must not be led away from: said beside it instead."""
        if getattr(self.request, "htmx", False):
            return render(self.request, "selection/_session_ended.html", status=401)
        return super().ask_login()

    def post(self, request):
        person = person_in_view(self.actor, request.GET.get("person", ""))
        return self.keep(person, None, f"{self.url('create')}?person={person.ref}")

    def keep(self, person, nomination, form_url):
        if self.request.POST.get("act") == "discard":
            drafts.drop(self.actor, person, nomination)
            messages.success(self.request, gettext("Your unsaved entries are dropped."))
            return redirect(form_url)
        known = self.request.POST.get(DRAFT_VERSION, "")
        base = self.request.POST.get("form_version", "")
        names = forms.NominationForm.base_fields
        draft = drafts.keep(
            person,
            nomination=nomination,
            values={name: self.request.POST.get(name, "") for name in names},
            version=int(known) if known.isdecimal() else None,
            base=int(base) if base.isdecimal() else None,
            actor=self.actor,
            now=timezone.now(),
        )
        return self.render(self.get_context(draft=draft))


class Keep(Autosave):
    """The same while a nomination is changed."""

    action = "edit"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        if not self.policy.allows(self.actor, "edit", row):
            raise MoveRefused(
                gettext("It can be changed only as a draft or when returned."), code="state"
            )
        return self.keep(row.person, row, self.url("edit", row.ref))
