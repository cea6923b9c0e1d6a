"""People side by side."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from candidates.policies import duplicates as duplicates_policy
from candidates.policies import people as policy
from candidates.services import comparing
from candidates.views.people import PersonList
from core.web.batches import ChosenRows
from core.web.page import Page


class PeopleChosen(ChosenRows):
    """What the bar below the list sends; leads to the page that can be kept and printed."""

    policy = policy
    list_page = PersonList

    def post(self, request):
        rows = comparing.chosen(self.chosen(request.POST))
        query = urlencode([("ref", row.ref) for row in rows])
        return redirect(f"{reverse('candidates:person-compare')}?{query}")


class PeopleCompared(Page):
    """Two to five people, a line for each field, marked where they differ."""

    policy = policy
    template_name = "candidates/compare.html"
    title = gettext_lazy("Side by side")
    breadcrumbs = ((gettext_lazy("People"), "candidates:person-list"),)

    def get(self, request):
        refs = request.GET.getlist("ref")
        field = self.policy.model._meta.get_field("ref")
        try:
            asked = {field.to_python(ref) for ref in refs[:20]}
        except ValidationError:
            raise Http404 from None
        found = self.rows().filter(ref__in=asked)
        if found.count() != len(asked):
            raise Http404
        people = comparing.chosen(found)
        may_suspect = len(people) == 2 and duplicates_policy.may(self.actor, "create")
        query = urlencode([("ref", person.ref) for person in people])
        return self.render(
            self.get_context(
                people=people,
                lines=comparing.lines(people),
                suspect_url=f"{reverse('candidates:duplicate-suspect')}?{query}"
                if may_suspect
                else "",
            )
        )
