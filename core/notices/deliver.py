"""Sending and reading notices."""

import json
from collections.abc import Iterable
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from core.notices import texts
from core.notices.models import Notice, NoticeRead

#: More are shown as "99+".
COUNT_CAP = 100

# Without RETURNING: a sender may not read what it writes to somebody else's inbox.
_SEND = """
    INSERT INTO core_notice (ref, user_id, role, organisation_id, org_path, text_key, params, url, due_on, once)
    SELECT gen_random_uuid(), %(user)s, %(role)s, o.id, coalesce(o.scope_path, ''), %(key)s, %(params)s::jsonb,
           told.url, %(due)s, %(once)s
    FROM unnest(%(organisations)s::bigint[], %(urls)s::text[]) WITH ORDINALITY AS told(id, url, place)
    LEFT JOIN core_organisation o ON o.id = told.id
    ORDER BY told.place
    ON CONFLICT DO NOTHING
"""


class UnknownText(LookupError):
    """No app has made a message of this key known."""


def notify(
    role: str, organisation, text_key: str, params=None, url: str = "", due_on: date | None = None,
    *, once: str = "",
) -> None:  # fmt: skip
    """Tell everyone who holds `role` in `organisation`.

    The notice is part of the sender's transaction. `once` names a reminder that is sent one time
    only to the same role and organisation, however often the clock calls.
    """
    key = f"{once}:{organisation.pk}:{role}" if once else ""
    _send(None, role, [(organisation.pk, url)], text_key, params, due_on, key)


def notify_each(role: str, told: Iterable[tuple[int, str]], text_key: str, params=None) -> None:
    """The same text to many at once: keys of organisations, each with an address of its own."""
    _send(None, role, list(told), text_key, params, None, "")


def notify_user(
    user, text_key: str, params=None, url: str = "", due_on: date | None = None, *, once: str = ""
) -> None:
    """Tell one person, whichever membership they act under."""
    key = f"{once}:user:{user.pk}" if once else ""
    _send(user.pk, "", [(None, url)], text_key, params, due_on, key)


def inbox(actor):
    """The actor's notices, newest first, each with `is_read`."""
    return Notice.objects.of(actor).with_receipt(actor).order_by("-id")


def unread_count(actor) -> int:
    """How many wait, at most COUNT_CAP; one statement over the index of the addressee."""
    return Notice.objects.unread(actor).values("pk")[:COUNT_CAP].count()


def mark_read(actor, notices: Iterable[Notice]) -> None:
    """Write the actor's receipts for those that have none yet."""
    wanted = [notice.pk for notice in notices]
    have = set(
        NoticeRead.objects.filter(user_id=actor.user_id, notice_id__in=wanted).values_list(
            "notice_id", flat=True
        )
    )
    NoticeRead.objects.bulk_create(
        [NoticeRead(notice_id=pk, user_id=actor.user_id) for pk in wanted if pk not in have]
    )


def mark_all_read(actor) -> None:
    mark_read(actor, Notice.objects.unread(actor).only("pk"))


def _send(user_id, role, told, text_key, params, due_on, once) -> None:
    if not texts.is_known(text_key):
        raise UnknownText(text_key)
    with connection.cursor() as cursor:
        cursor.execute(
            _SEND,
            {
                "user": user_id,
                "role": role,
                "organisations": [organisation for organisation, _url in told],
                "urls": [url for _organisation, url in told],
                "key": text_key,
                "params": json.dumps(params or {}, cls=DjangoJSONEncoder, ensure_ascii=False),
                "due": due_on,
                "once": once,
            },
        )
