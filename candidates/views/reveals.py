"""What is hidden by default: ID number, telephone, family. A reason first; then this one answer shows
it, and nobody stores the answer."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from candidates.forms import RevealForm, family_lines
from candidates.policies import people as policy
from candidates.rules.dates import age_in_years
from candidates.services import people
from candidates.services.records import load_record
from core.orgs.models import AccessLog
from core.web.pages.forms import FormPage


class Reveal(FormPage):
    """Subclasses name the verb of the service and what their answer holds."""

    policy = policy
    action = "reveal"
    form_class = RevealForm
    template_name = "candidates/person_reveal.html"
    #: Kind of the entry in the access log.
    kind = ""

    def get_initial(self):
        return {}

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        reason = form.cleaned_data["reason"]
        found = type(self).verb(self.row, actor=self.actor, now=self.now, reason=reason)
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind=self.kind,
                object_type="candidates.person",
                object_ref=self.row.ref,
                purpose=reason,
            )
        )
        response = self.show(form, shown=True, **self.answer(found))
        response.headers["Cache-Control"] = "no-store"
        return response

    def answer(self, found) -> dict:
        """What the template gets."""
        return {"value": found}


class NumberReveal(Reveal):
    verb = staticmethod(people.reveal_id_number)
    kind = "id_number"
    title = gettext_lazy("ID number")
    submit_label = gettext_lazy("Show the number")


class PhoneReveal(Reveal):
    verb = staticmethod(people.reveal_phone)
    kind = "phone"
    title = gettext_lazy("Telephone")
    submit_label = gettext_lazy("Show the number")


class FamilyReveal(Reveal):
    verb = staticmethod(people.reveal_family)
    kind = "family"
    title = gettext_lazy("Family")
    submit_label = gettext_lazy("Show the family")

    def answer(self, found):
        today = timezone.localdate()
        return {
            "relatives": [
                {
                    "relation": row.relation,
                    "name": row.name,
                    "birth": row.birth.dotted if row.birth else "",
                    "age": ""
                    if row.is_deceased or not row.birth
                    else age_in_years(row.birth, today),
                    "political_status": row.political_status,
                    "unit_and_post": row.unit_and_post,
                }
                for row in found
            ],
            # Who corrects the family starts from these lines in the form.
            "lines": family_lines(load_record(self.row))
            if self.policy.may(self.actor, "edit")
            else "",
        }
