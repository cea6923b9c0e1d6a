"""What many tests need: signing in, and acting under a membership."""

from core.orgs import scope

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(client, membership, language: str = "en"):
    """Sign the client in as the membership's account, acting under exactly this membership."""
    client.force_login(membership.user, backend=BACKEND)
    session = client.session
    session["membership_id"] = membership.pk
    session.save()
    client.cookies["django_language"] = language
    return client


def acting(membership, *, read_only: bool = False):
    """`with acting(officer) as actor: …` runs in the scope of the membership, as a request does."""
    return scope.entered(membership, read_only=read_only)
