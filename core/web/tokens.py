"""API tokens: shown once, kept as a digest, bound to one membership, always with an end."""

import datetime
import secrets
from hashlib import sha256

from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.web.models import ApiToken
from core.workflow.errors import Refused

PREFIX = "ct_"
MOST_DAYS = 366
MOST_LIVE = 10


def digest(text: str) -> str:
    """SHA-256 is enough: the text is 32 random bytes, not a password."""
    return sha256(text.encode()).hexdigest()


def find(text: str, *, now: datetime.datetime) -> ApiToken | None:
    """The live token of this text, with its account; None for anything else."""
    if not text.startswith(PREFIX) or not text.isascii():
        return None
    return (
        ApiToken.objects.live(now)
        .filter(digest=digest(text), user__is_active=True, membership__is_active=True)
        .select_related("user")
        .first()
    )


def issue(name: str, *, actor, now: datetime.datetime, days: int = 90) -> tuple[ApiToken, str]:
    """A new token of the acting membership, and its text, which nobody can read again."""
    if not 1 <= days <= MOST_DAYS:
        raise Refused(fields={"days": _("Between 1 and %(most)d days.") % {"most": MOST_DAYS}})
    if ApiToken.objects.live(now).filter(user=actor.user).count() >= MOST_LIVE:
        raise Refused(
            _("You already hold %(most)d tokens. Revoke one first.") % {"most": MOST_LIVE}
        )
    text = PREFIX + secrets.token_urlsafe(32)
    with act(actor, now):
        token = ApiToken.objects.create(
            user=actor.user,
            membership=actor,
            org_path=actor.path,
            name=name,
            digest=digest(text),
            hint=text[-4:],
            created_at=now,
            expires_at=now + datetime.timedelta(days=days),
        )
        record(token, "apitoken.issue", after={"expires_at": token.expires_at, "hint": token.hint})
    return token, text


def revoke(token: ApiToken, *, actor, now: datetime.datetime) -> ApiToken:
    """End a token at once; doing so twice changes nothing."""
    if token.revoked_at is None:
        with act(actor, now):
            token.revoked_at = now
            token.save(update_fields=["revoked_at"])
            record(token, "apitoken.revoke", after={"revoked_at": now})
    return token
