"""Forms about inspection teams."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.workflow.wording import listed
from selection.forms.fields import day_field, text_field
from selection.rules.fieldwork import USUAL_TALKS
from selection.services import teams


class PlanForm(forms.Form):
    """Name, time, place and plan of a team."""

    name = forms.CharField(label=_("Name of the team"), max_length=80)
    starts_on = day_field(_("Starts on"), required=True)
    ends_on = day_field(_("Ends on"), required=True)
    site = forms.CharField(label=_("Where"), max_length=200, required=False)
    plan = text_field(_("Plan"), help_text=_("Who is spoken with, and what is visited and read."))

    leaders, peers, subordinates, previous = (
        forms.IntegerField(label=label, min_value=0, max_value=99, initial=USUAL_TALKS[group])
        for group, label in (
            ("A", _("Talks with leaders")),
            ("B", _("Talks with peers")),
            ("C", _("Talks with subordinates")),
            ("P", _("Talks at the previous unit")),
        )
    )

    fieldsets: tuple[tuple[Any, tuple[str, ...]], ...]
    TALKS = {"A": "leaders", "B": "peers", "C": "subordinates", "P": "previous"}
    fieldsets = (
        (_("Inspection team"), ("name", "starts_on", "ends_on", "site", "plan")),
        (_("Individual talks due for each nominee"), tuple(TALKS.values())),
    )

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("It ends before it begins."))
        due = {group: data.pop(name, None) for group, name in self.TALKS.items()}
        data["talks_due"] = {**USUAL_TALKS, **due}
        return data


class TeamForm(PlanForm):
    """A new team with its members: accounts, and people who have none."""

    accounts = forms.MultipleChoiceField(
        label=_("Inspectors with an account"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = text_field(
        _("Further inspectors"), rows=3, help_text=_("One a line: name; unit; post.")
    )
    leader = forms.CharField(
        label=_("Leader"), max_length=60, help_text=_("The name of one of the inspectors.")
    )

    fieldsets = (*PlanForm.fieldsets, (_("Inspectors"), ("accounts", "people", "leader")))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = teams.inspectors_in(actor.path).select_related("organisation")[:200]
        self.users = {str(row.ref): row for row in rows}
        self.fields["accounts"].choices = [
            (ref, f"{row.name} · {row.organisation.label}") for ref, row in self.users.items()
        ]

    def clean_people(self):
        return list(read_people(self.cleaned_data["people"]))

    def clean(self):
        data = super().clean()
        chosen = [{"user": self.users[ref]} for ref in data.pop("accounts", [])]
        members = [*chosen, *data.pop("people", [])]
        leader = data.pop("leader", "").strip()
        names = [each["user"].name if "user" in each else each["name"] for each in members]
        if leader and leader not in names:
            self.add_error("leader", gettext("The leader is one of the inspectors named above."))
        elif leader:
            members.insert(0, members.pop(names.index(leader)))
        data["members"] = members
        return data


def read_people(text):
    """Lines of "name; unit; post", as {"name", "unit", "post"}."""
    for line in text.replace("；", ";").splitlines():
        parts = [part.strip() for part in line.split(";")]
        if parts[0]:
            yield dict(zip(("name", "unit", "post"), [*parts, "", ""][:3], strict=True))


class MemberForm(forms.Form):
    """One more inspector: an account, or a name."""

    account = forms.ChoiceField(label=_("Inspector with an account"), required=False)
    name = forms.CharField(
        label=_("Or the name"),
        max_length=60,
        required=False,
        help_text=_("Of one without account."),
    )
    unit = forms.CharField(label=_("Unit"), max_length=200, required=False)
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    leads = forms.BooleanField(label=_("Leads the team"), required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = teams.inspectors_in(actor.path).select_related("organisation")[:200]
        self.users = {str(row.ref): row for row in rows}
        choices = [
            (ref, f"{row.name} · {row.organisation.label}") for ref, row in self.users.items()
        ]
        self.fields["account"].choices = [("", "—"), *choices]

    def clean(self):
        data = super().clean()
        data["user"] = self.users.get(data.pop("account", ""))
        if data["user"] is None and not data.get("name"):
            self.add_error("name", gettext("Choose an account or give a name."))
        return data


class AssignForm(forms.Form):
    """Which nominees a team is given; the page lists them with what ties each."""

    chosen = forms.MultipleChoiceField(label=_("Nominees"))

    def __init__(self, *args, nominees=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(row.ref), row.name) for row in nominees]


class StandInForm(forms.Form):
    """Who steps in for an inspector who leaves, with what each would change."""

    def __init__(self, *args, options=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.users = {str(each.user.ref): each.user for each in options}
        self.fields["user"] = forms.ChoiceField(
            label=_("Steps in"),
            choices=[(str(each.user.ref), _said(each)) for each in options],
            widget=forms.RadioSelect,
            initial=next(iter(self.users), None),
            error_messages={"required": _("Choose who steps in.")},
        )
        if not options:
            self.fields["user"].help_text = _(
                "Nobody is free to step in: take in a member from outside first, then take this one off."
            )
        self.fields["reason"] = text_field(_("Reason"), rows=2, required=True)

    def clean_user(self):
        return self.users[self.cleaned_data["user"]]


def _said(option):
    if option.moved:
        names = listed(case.nomination.name for case in option.moved)
        stays = gettext("to another team: %(names)s") % {"names": names}
    else:
        stays = gettext("every nominee stays")
    load = ngettext("%(count)d case so far", "%(count)d cases so far", option.load)
    return f"{option.user.name} · {option.user.organisation.label} · {load % {'count': option.load}} · {stays}"


class ReasonForm(forms.Form):
    reason = text_field(_("Reason"), required=True)


class NoteForm(forms.Form):
    reason = text_field(_("Note"), rows=2)
