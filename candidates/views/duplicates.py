"""Suspected duplicates: the list, a pair side by side, the merge, and the page of a closed record."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import policies
from candidates.filters import DuplicateFilter
from candidates.forms import MergeForm, SuspectForm
from candidates.rules import merging
from candidates.services import comparing, duplicates, holders
from candidates.services.records import load_record
from candidates.states import DUPLICATE, DuplicateState
from candidates.tables import DuplicateTable
from core.web.errors import NotYours
from core.web.page import not_for_role, safe_next
from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage, MoveFormPage
from core.web.pages.listing import ListPage


class DuplicateList(ListPage):
    policy, table, filters = policies.duplicates, DuplicateTable, DuplicateFilter
    workflow, services = DUPLICATE, duplicates
    title = gettext_lazy("Suspected duplicates")
    empty_text = gettext_lazy("No two records look alike.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.policy.may(self.actor, "search"):
            label = _("Look for duplicates")
            actions.append((label, self.sibling_url("search"), "primary", "search"))
        return actions


class DuplicateDetail(DetailPage):
    """The two records side by side, what hangs on each, and what came of the suspicion."""

    policy, workflow, services = policies.duplicates, DUPLICATE, duplicates
    template_name = "candidates/duplicate_detail.html"

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.state == DuplicateState.SUSPECTED and self.policy.may(self.actor, "merge"):
            url = self.sibling_url("merge", self.row.ref)
            actions.append((str(DUPLICATE.merge.label), url, "primary", "check"))
        return actions

    def get_context(self, **context):
        people = [self.row.first, self.row.second]
        held = holders.held([person.pk for person in people])
        return super().get_context(
            title=str(self.row),
            people=people,
            lines=comparing.lines(people),
            held=[held[person.pk] for person in people],
            **context,
        )

    def get_breadcrumbs(self):
        return [(_("Suspected duplicates"), reverse("candidates:duplicate-list"))]


class Merge(MoveFormPage):
    """Field by field, which record's value stays."""

    policy, move = policies.duplicates, DUPLICATE.merge
    form_class = MergeForm
    template_name = "candidates/duplicate_merge.html"
    submit_label = gettext_lazy("Merge for good")
    done_text = gettext_lazy("The records are merged.")

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        first, second = self.row.first, self.row.second
        one, other = load_record(first), load_record(second)
        labels = comparing.labels()
        differing = {
            name: (
                labels[name],
                comparing.shown(one, name),
                comparing.shown(other, name),
                name in merging.JOINABLE,
                proposed,
            )
            for name, proposed in merging.differences(one, other).items()
        }
        for name, label, column in (
            ("photo", _("Photo"), "photo_id"),
            ("file", _("Original file"), "dossier_file_id"),
        ):
            has = [getattr(person, column) for person in (first, second)]
            if has[0] != has[1]:
                words = [_("On record") if number else "" for number in has]
                differing[name] = (label, *words, False, "first" if has[0] else "second")
        return {
            "records": [
                (key, f"{person.name} · {person.organisation.label} · {person.present_post}")
                for key, person in ((merging.FIRST, first), (merging.SECOND, second))
            ],
            "differing": differing,
            "versions": f"{first.version}-{second.version}",
        }

    def carry_out(self, form):
        first, second = (int(part) for part in form.cleaned_data["versions"].split("-"))
        self.kept = getattr(self.row, form.cleaned_data["keep"])
        return duplicates.merge(
            self.row,
            actor=self.actor,
            now=self.now,
            reason=form.cleaned_data["reason"],
            keep=form.cleaned_data["keep"],
            choices=form.choices,
            versions=(first, second),
        )

    def get_context(self, **context):
        against = duplicates.obstacles(self.row)
        people = {"first": self.row.first, "second": self.row.second}
        return super().get_context(
            against=[(people[key], texts) for key, texts in against.items() if texts], **context
        )

    def get_success_url(self, result):
        return safe_next(self.request, self.kept.get_absolute_url())


class Suspect(FormPage):
    """Two people chosen in the list, held to be one by whoever knows better than the search."""

    policy, action, has_row = policies.duplicates, "create", False
    form_class = SuspectForm
    title = gettext_lazy("One person, two records?")
    submit_label = gettext_lazy("Suspect a duplicate")

    def carry_out(self, form):
        first, second = self.pair()
        return duplicates.suspect_by_hand(
            first, second, actor=self.actor, now=self.now, reason=form.cleaned_data["reason"]
        )

    def check(self):
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    def pair(self):
        """The two records named in the address, both in view."""
        field = policies.people.model._meta.get_field("ref")
        try:
            asked = {field.to_python(ref) for ref in self.request.GET.getlist("ref")[:3]}
        except ValidationError:
            raise Http404 from None
        found = list(policies.people.scope(self.actor).filter(ref__in=asked))
        if len(found) != 2:
            raise Http404
        return found

    def load(self, ref):
        super().load(ref)
        self.names = " / ".join(person.name for person in self.pair())

    def get_title(self):
        return f"{self.title} {self.names}"


class DuplicateSearch(FormPage):
    """Queues the search over the whole scope."""

    policy, action, has_row = policies.duplicates, "search", False
    form_class = forms.Form
    verb = duplicates.queue_search
    title = gettext_lazy("Look for duplicates")
    submit_label = gettext_lazy("Look now")
    done_text = gettext_lazy("The search has been queued.")

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_breadcrumbs(self):
        return [(_("Suspected duplicates"), reverse("candidates:duplicate-list"))]


class Closed(DetailPage):
    """What a closed record said; where it leads is shown to whoever may see that record."""

    policy = policies.closed_records
    template_name = "candidates/person_closed.html"

    def get_context(self, **context):
        kept = policies.people.scope(self.actor).filter(pk=self.row.merged_into_id).first()
        return super().get_context(
            title=self.row.name, kept=kept, lines=comparing.lines([self.row]), **context
        )

    def get_breadcrumbs(self):
        return [(_("People"), reverse("candidates:person-list"))]
