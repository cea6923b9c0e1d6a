"""Small pages that serve all others: search, saved filters, change of role and language, tokens."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from core.orgs.models import Membership, User
from core.web import search, tables, tokens
from core.web.models import ApiToken, SavedFilter
from core.web.page import Page, safe_next
from core.web.pages.forms import CreatePage
from core.web.saved import MOST
from core.workflow.errors import Refused


class SearchPage(Page):
    """GET ?q=: people and other things by name, pinyin initials or the tail of an ID number."""

    template_name = "pages/search.html"
    partial = "results"
    title = gettext_lazy("Search")

    def get(self, request):
        text = request.GET.get("q", "").strip()
        hits = search.find(self.actor, text)
        if len(hits) == 1 and not getattr(request, "htmx", False):
            return redirect(hits[0].url)
        return self.render(self.get_context(query=text, hits=hits))


class SaveFilter(Page):
    """POST ?page=<list> with name, query, is_shared: keep the filter (again: replace it)."""

    http_method_names = ["post"]

    def post(self, request):
        page, name = request.GET.get("page", ""), request.POST.get("name", "").strip()
        query = _filter_only(request.POST.get("query", ""))
        try:
            target = reverse(page)
        except NoReverseMatch:
            raise Refused(_("There is no such list.")) from None
        if not 0 < len(name) <= 60 or len(query) > 1000:
            raise Refused(_("Give the filter a name of at most 60 characters."))
        self.keep(page, name, query, bool(request.POST.get("is_shared")))
        messages.success(request, _("The filter “%(name)s” is saved.") % {"name": name})
        return redirect(f"{target}?{query}")

    def keep(self, page, name, query, shared) -> None:
        values = {"query": query, "is_shared": shared, "org_path": self.actor.path}
        own = SavedFilter.objects.filter(user_id=self.actor.user_id, page=page)
        if own.filter(name=name).update(**values):
            return
        if own.count() >= MOST:
            raise Refused(_("You keep %(most)d filters here. Delete one first.") % {"most": MOST})
        try:
            with transaction.atomic():
                SavedFilter.objects.create(
                    user_id=self.actor.user_id, page=page, name=name, **values
                )
        except IntegrityError:
            own.filter(name=name).update(**values)  # saved twice at the same moment


class DeleteFilter(Page):
    """POST: drop one of one's own filters."""

    http_method_names = ["post"]

    def post(self, request, ref):
        row = SavedFilter.objects.filter(ref=ref, user_id=self.actor.user_id).first()
        if row is None:
            raise Http404
        row.delete()
        messages.success(request, _("The filter “%(name)s” is deleted.") % {"name": row.name})
        return redirect(reverse(row.page))


def _filter_only(query: str) -> str:
    """The part of a query string that filters and sorts."""
    drop = dict.fromkeys(("page", "after", "before", "facets", "csrfmiddlewaretoken"))
    return tables.with_query(QueryDict(query.lstrip("?")), **drop)


class SwitchMembership(View):
    """POST membership=<ref>: act from now on under another of one's memberships.

    Outside any scope, because it chooses the next one; the row is looked up among one's own.
    """

    http_method_names = ["post"]

    def post(self, request):
        if not request.user.is_authenticated:
            return redirect(settings.LOGIN_URL)
        chosen = _own_membership(request.user, request.POST.get("membership", ""))
        if chosen is None:
            raise Http404
        request.session["membership_id"] = chosen.pk
        # The page one is on may lie outside the new scope, so this leads home unless asked.
        return redirect(safe_next(request, reverse(settings.LOGIN_REDIRECT_URL)))


def _own_membership(user, ref: str):
    field = Membership._meta.get_field("ref")
    try:
        return Membership.objects.filter(
            user=user, is_active=True, ref=field.to_python(ref)
        ).first()
    except forms.ValidationError:
        return None


class SwitchLanguage(View):
    """POST language=: by cookie, and kept with the account where somebody is signed in."""

    http_method_names = ["post"]

    def post(self, request):
        code = request.POST.get("language", "")
        response = redirect(safe_next(request, "/"))
        if code in dict(settings.LANGUAGES):
            translation.activate(code)
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                code,
                max_age=365 * 24 * 3600,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )
            if request.user.is_authenticated and request.user.language != code:
                User.objects.filter(pk=request.user.pk).update(language=code)
        return response


class TokenForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    days = forms.IntegerField(
        label=gettext_lazy("Valid for (days)"), min_value=1, max_value=tokens.MOST_DAYS, initial=90
    )


class TokenPage(CreatePage):
    """One's API tokens; a new one acts under the present membership and is shown once."""

    template_name = "pages/tokens.html"
    partial = ""
    form_class = TokenForm
    title = gettext_lazy("API tokens")
    submit_label = gettext_lazy("Issue a token")

    def post(self, request, ref=None):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            _token, text = tokens.issue(**self.get_data(form), actor=self.actor, now=self.now)
        except Refused as error:
            return self.show_refusal(form, error)
        # Shown in this one answer, never stored, so not behind a redirect.
        response = self.show(self.make_form(), new_token=text)
        response.headers["Cache-Control"] = "no-store"
        return response

    def get_cancel_url(self):
        return "/"

    def get_context(self, **context):
        own = ApiToken.objects.filter(user_id=self.actor.user_id).select_related(
            "membership__organisation"
        )
        return super().get_context(tokens=own[:100], now=self.now, **context)


class RevokeToken(Page):
    """POST: end one of one's own tokens."""

    http_method_names = ["post"]

    def post(self, request, ref):
        token = ApiToken.objects.filter(ref=ref, user_id=self.actor.user_id).first()
        if token is None:
            raise Http404
        tokens.revoke(token, actor=self.actor, now=timezone.now())
        messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
        return redirect("core:tokens")
