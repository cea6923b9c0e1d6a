"""How accounts come to be and are watched: administrators create them; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import password_changed
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from core.orgs.models import AccessLog, User


class ClosedAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


@receiver(password_changed)
def one_time_password_is_used(sender, request, user, **kwargs):
    User.objects.filter(pk=user.pk).update(must_change_password=False)


@receiver(user_logged_in)
def note_sign_in(sender, request, user, **kwargs):
    _note(user, "sign-in")


@receiver(user_login_failed)
def note_failed_sign_in(sender, credentials, request, **kwargs):
    """Only for names that exist: what somebody typed by mistake may be a password."""
    user = User.objects.filter(username=credentials.get("username") or "").first()
    if user is not None:
        _note(user, "sign-in-failed")


def _note(user, kind: str) -> None:
    AccessLog.objects.bulk_create(
        [
            AccessLog(
                user=user,
                role="",
                org_path=user.org_path,
                kind=kind,
                object_type="core.User",
                object_ref=user.ref,
            )
        ]
    )
