"""Carries one job out: claim, work inside the membership's scope, finish in the same transaction."""

import json
import logging
import traceback

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from kombu.exceptions import OperationalError

from core.audit.context import request_id
from core.jobs import claims, queue, registry
from core.jobs.celery_config import HARD_LIMIT
from core.jobs.context import JobContext
from core.jobs.models import Job
from core.jobs.pulse import Pulse, Stopped
from core.notices import texts
from core.notices.deliver import notify_user
from core.orgs import scope
from core.workflow.errors import Refused

log = logging.getLogger(__name__)

texts.add(
    {
        "core.job_done": gettext_lazy("Done: %(work)s"),
        "core.job_failed": gettext_lazy("Refused: %(work)s. The page of the job says why."),
        "core.job_dead": gettext_lazy(
            "Given up after several attempts: %(work)s. Nothing was changed. "
            "Please tell your system administrator."
        ),
    }
)

#: Reconciler: what was rung longer ago than this and is still not at work is rung again.
RING_AGAIN = 60


class Superseded(Exception):
    """Somebody else has taken the job; this attempt's work is rolled back."""


def run(ref: str, *, now) -> str:
    """Do the job if it can be claimed. Returns what became of it, for the worker's log."""
    held = claims.claim(ref)
    if held is None:
        return "not mine"
    row = Job.objects.select_related("user", "membership__organisation").get(pk=held.job_id)
    token = request_id.set(
        str(row.ref)
    )  # as long as a request's own; the ledger has no room for more
    try:
        with translation.override(row.user.language or settings.LANGUAGE_CODE):
            return _attempt(row, held, now)
    finally:
        request_id.reset(token)


def _attempt(row: Job, held: claims.Claim, now) -> str:
    try:
        kind = registry.find(row.kind)
        with Pulse(held) as pulse, scope.entered(row.membership) as actor:
            actor.user = row.user
            _allow_idle()
            context = JobContext(row, actor, now, pulse.report)
            result = kind.run(context) or {}
            pulse.check()
            # The pulse and the finish change the same row: the one has to be over before.
            pulse.stop()
            if not claims.finish(held, Job.State.DONE, _json(result), _json(context.fault_list)):
                raise Superseded
            if kind.announce:
                _tell(row, "core.job_done")
    except (Stopped, Superseded):
        return "taken away"
    except scope.NoMembership:
        return _refuse(row, held, _("The membership under which this was asked for has ended."))
    except Refused as refused:
        return _refuse(row, held, str(refused))
    except Exception as error:
        _log(row, error)
        return _again(row, held, error)
    return "done"


def _allow_idle() -> None:
    """A body may compute for long between two statements; the web's limit of 15 s is not for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [f"{HARD_LIMIT}s"]
        )


def _refuse(row: Job, held: claims.Claim, text: str) -> str:
    _end(row, held, Job.State.FAILED, _fault(text), "core.job_failed")
    return "refused"


def _end(row: Job, held: claims.Claim, state: str, faults: str, text_key: str) -> None:
    with transaction.atomic():
        if claims.finish(held, state, faults=faults):
            _tell(row, text_key)


def _again(row: Job, held: claims.Claim, error: Exception) -> str:
    """Later once more, each time after a longer pause; after the last attempt, give up."""
    connection.close_if_unusable_or_obsolete()
    fault = _fault(_("An error occurred (%(kind)s).") % {"kind": type(error).__name__})
    if held.is_last:
        _end(row, held, Job.State.DEAD, fault, "core.job_dead")
        return "dead"
    pause = settings.JOB_BACKOFF_SECONDS * 2 ** (held.attempts - 1)
    if claims.retry(held, pause, fault):
        _ring(row.ref, pause + 0.1)
    return "again"


def reconcile() -> dict[str, int]:
    """Ring again for what was lost, bury what killed its workers five times."""
    with transaction.atomic():
        dead = list(Job.objects.filter(pk__in=claims.bury()).select_related("user"))
        for row in dead:
            _tell(row, "core.job_dead")
    lost = claims.lost(RING_AGAIN)
    for ref in lost:
        _ring(ref)
    return {"rung": len(lost), "dead": len(dead)}


def _ring(ref, countdown: float = 0) -> None:
    try:
        queue.ring(ref, countdown)
    except OperationalError as error:
        log.warning("ring of job %s: %s", ref, type(error).__name__)


def _tell(row: Job, key: str) -> None:
    notify_user(
        row.user, key, {"work": {"key": registry.text_key(row.kind)}}, url=row.get_absolute_url()
    )


def _log(row: Job, error: Exception) -> None:
    """Where it happened, but not the message: it may hold a person's data."""
    where = "".join(traceback.format_tb(error.__traceback__)[-6:])
    log.error("job %s %s: %s\n%s", row.kind, row.ref, type(error).__name__, where)


def _fault(text: str) -> str:
    return _json([{"line": 0, "column": "", "text": text, "key": ""}])


def _json(value) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
