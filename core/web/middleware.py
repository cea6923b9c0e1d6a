"""Token login before the scope is entered; refusals to pages inside it."""

from django.db import IntegrityError, connection
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.orgs.middleware import SAFE
from core.web import errors, tokens


class TokenMiddleware:
    """`Authorization: Token …` on the API: sets the account and the one membership of the token.

    It stands before ScopeMiddleware, because inside a view it would be too late: the scope of the
    request is entered once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        header = request.headers.get("Authorization", "")
        if not request.path_info.startswith(errors.API_PREFIX) or not header.startswith("Token "):
            return self.get_response(request)
        token = tokens.find(header.removeprefix("Token ").strip(), now=timezone.now())
        if token is None:
            text = _("The token is unknown, expired or revoked.")
            body = {"code": "authentication_failed", "text": text, "fields": {}}
            return JsonResponse(body, status=401, headers={"WWW-Authenticate": "Token"})
        request.user = token.user
        request.token_membership_id = token.membership_id
        return self.get_response(request)


class RefusalMiddleware:
    """A refusal raised anywhere in a view becomes its page, still inside the scope's transaction.

    Foreign keys are checked by PostgreSQL at the commit, when the answer is already made; here they
    are asked for before it, so that a broken one is a refusal and not a fault.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        wrote = request.method not in SAFE and getattr(request, "actor", None) is not None
        if wrote and response.status_code < 400:
            try:
                connection.check_constraints()
            except IntegrityError as error:
                return errors.page(request, error)
        return response

    def process_exception(self, request, exception):
        return errors.page(request, exception)
