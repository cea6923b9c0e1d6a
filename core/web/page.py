"""What every page has: who acts, what is in view, where it stands, and how it answers."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.views import View
from django_htmx.http import HttpResponseClientRedirect

from core.orgs import roles
from core.web.errors import NotYours


class Page(View):
    """Base of the page classes; a stage sets attributes and rarely a method.

    `base` and `siblings` are set by `urls.resource`: "selection:nomination" and which of the
    resource's pages exist, so that pages can link to each other.
    """

    policy: Any = None
    #: The action of the permission table that opens this page.
    action = "view"
    title: object = ""
    template_name = ""
    #: Named partial of the template that htmx gets instead of the page.
    partial = ""
    #: [(label, url name)] above this page; the page's own title is added.
    breadcrumbs: tuple = ()
    base = ""
    siblings: frozenset[str] = frozenset()
    request: Any
    actor: Any

    def dispatch(self, request, *args, **kwargs):
        self.actor = getattr(request, "actor", None)
        if self.actor is None:
            return self.ask_login()
        self.check()
        return super().dispatch(request, *args, **kwargs)

    def ask_login(self) -> HttpResponse:
        here = self.request.get_full_path()
        if getattr(self.request, "htmx", False):
            answer = redirect_to_login(here)
            return HttpResponseClientRedirect(answer.url)
        return redirect_to_login(here)

    def check(self) -> None:
        """Refuse a page that is not among the role's tasks."""
        if self.policy is not None and not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    # rows

    def rows(self, action: str = "view"):
        """The rows in the actor's scope; the only place a page takes rows from."""
        return self.policy.scope(self.actor, action)

    def get_row(self, ref, rows=None):
        """One row in view, or 404."""
        rows = self.rows() if rows is None else rows
        found = list(rows.filter(ref=ref).order_by()[:1])
        if not found:
            raise Http404
        return found[0]

    # addresses

    def namespaced(self, name: str) -> str:
        """Name of a sibling page: "list" -> "selection:nomination-list"."""
        return f"{self.resource}-{name}"

    @property
    def resource(self) -> str:
        """`selection:nomination`, also where the URL was not made by `resource()`."""
        if self.base:
            namespace = self.request.resolver_match.namespace if self.request else ""
            return f"{namespace}:{self.base}" if namespace and ":" not in self.base else self.base
        return self.request.resolver_match.view_name.rpartition("-")[0]

    def url(self, name: str, *args) -> str:
        return reverse(self.namespaced(name), args=args)

    def sibling_url(self, name: str, *args) -> str:
        """Address of a page of the same resource, "" when the resource has none."""
        return self.url(name, *args) if name in self.siblings else ""

    # answer

    def get_title(self) -> str:
        return str(self.title)

    def get_breadcrumbs(self) -> list[tuple[str, str]]:
        return [(str(label), reverse(name) if name else "") for label, name in self.breadcrumbs]

    def get_context(self, **context) -> dict:
        """More for the template; override and call super."""
        return {
            "page_view": self,
            "title": self.get_title(),
            "breadcrumbs": self.get_breadcrumbs(),
            **context,
        }

    def render(self, context: dict, *, status: int = 200, template: str = "") -> HttpResponse:
        """The page, or its partial when htmx asked for a part of it."""
        names = [template or self.template_name]
        htmx = getattr(self.request, "htmx", None)
        if self.partial and htmx and not htmx.boosted and not htmx.history_restore_request:
            # A page with a template of its own inherits no partials: htmx then picks from the page.
            names.insert(0, f"{names[0]}#{self.partial}")
        response = render(self.request, names, context, status=status)
        if self.partial:
            response.headers["Vary"] = "HX-Request"
        return response


def page_class(url_name: str) -> type:
    """The page class behind a URL name, for jobs, which know pages only by name."""
    return getattr(resolve(reverse(url_name)).func, "view_class", View)


def not_for_role(actor) -> str:
    return _("This is not among the tasks of the role “%(role)s”.") % {
        "role": roles.label(actor.role)
    }


def safe_next(request, fallback: str) -> str:
    """The `next` of a form when it is a path of this site, else the fallback."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if target.startswith("/") and not target.startswith(("//", "/\\")):
        return target
    return fallback
