"""Who may call the API, and how often. Apart from `api`, because DRF loads it while it is loading."""

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.throttling import UserRateThrottle


class ActorAuthentication(BaseAuthentication):
    """Copies what the middleware found: a token's account, or the session's with its CSRF check."""

    def authenticate(self, request):
        inner = request._request
        if getattr(inner, "actor", None) is None:
            return None
        if not hasattr(inner, "token_membership_id"):
            SessionAuthentication().enforce_csrf(request)
        return inner.user, inner.actor

    def authenticate_header(self, request):
        return "Token"


class HasActor(BasePermission):
    """Somebody acts: signed in with a live membership."""

    def has_permission(self, request, view):
        return getattr(request._request, "actor", None) is not None


class ReadThrottle(UserRateThrottle):
    scope = "read"
    safe = True

    def allow_request(self, request, view):
        is_safe = request.method in {"GET", "HEAD", "OPTIONS"}
        return is_safe is not self.safe or super().allow_request(request, view)


class WriteThrottle(ReadThrottle):
    scope = "write"
    safe = False
