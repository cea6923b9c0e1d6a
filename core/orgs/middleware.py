"""One request, one membership, one transaction that covers rendering too."""

from django.conf import settings
from django.db import connection, transaction
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from core.orgs import scope
from core.orgs.models import AccessLog

SAFE = {"GET", "HEAD", "OPTIONS"}


def login_phase(view):
    """Mark a view that runs outside any scope, in autocommit: signing in and out, choosing a role."""
    view.login_phase = True
    return view


class ScopeMiddleware:
    """Opens the scope of the acting membership; refuses writes on GET; rolls back on any error page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        if self._outside(request):
            return self.get_response(request)
        request.reads = []
        session = getattr(request, "session", {})
        wanted = getattr(request, "token_membership_id", None) or session.get("membership_id")
        try:
            with scope.entered(
                user_id=request.user.pk, membership_id=wanted, read_only=request.method in SAFE
            ) as actor:
                response = self._inside(request, actor, session)
        except scope.NoMembership:
            return render(request, "403.html", {"no_membership": True}, status=403)
        if request.reads and response.status_code < 400:
            AccessLog.objects.bulk_create(request.reads)
        return response

    def _outside(self, request) -> bool:
        if request.path_info.startswith((f"/{settings.STATIC_URL.strip('/')}/", "/accounts/")):
            return True
        if not request.user.is_authenticated:
            return True
        try:
            return getattr(resolve(request.path_info).func, "login_phase", False)
        except Resolver404:
            return False

    def _inside(self, request, actor, session):
        actor.user = request.user
        request.user.actor = request.actor = actor
        if not hasattr(request, "token_membership_id") and session.get("membership_id") != actor.pk:
            session["membership_id"] = actor.pk
        response = self.get_response(request)
        if response.status_code >= 400:
            transaction.set_rollback(True)
        if response.streaming and not isinstance(response, FileResponse):
            raise RuntimeError("A stream outlives its scope; write the file inside, then send it.")
        return response


class AccountStateMiddleware:
    """Leads an account to what it has to do first: change a one-time password, set a second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._is_concerned(request):
            if request.user.must_change_password:
                return redirect("account_change_password")
            if settings.SECOND_FACTOR_REQUIRED and not self._has_second_factor(request):
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    @staticmethod
    def _is_concerned(request) -> bool:
        open_to_all = (f"/{settings.STATIC_URL.strip('/')}/", "/accounts/", "/i18n/", "/health/")
        return (
            not request.path_info.startswith(open_to_all)
            and request.user.is_authenticated
            and not hasattr(request, "token_membership_id")
        )

    @staticmethod
    def _has_second_factor(request) -> bool:
        """Asked of the database once a session."""
        if not request.session.get("second_factor"):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT 1 FROM mfa_authenticator WHERE user_id = %s LIMIT 1", [request.user.pk]
                )
                if cursor.fetchone() is None:
                    return False
            request.session["second_factor"] = True
        return True
