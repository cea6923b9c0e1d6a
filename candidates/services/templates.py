"""Word templates of the appointment form: kept once checked, put in use, taken out of use again."""

import datetime
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from candidates.models import FormTemplate
from candidates.states import FORM_TEMPLATE
from core.audit.log import act
from core.files.store import store
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import Refused


def keep(
    *,
    content: bytes,
    name: str,
    note: str,
    missing: list[str],
    outline: list[Any],
    actor: Membership,
    now: datetime.datetime,
) -> FormTemplate:
    """The next version; the caller has tried it out (`documents.templating`)."""
    if not note.strip():
        raise Refused(fields={"note": _("Say what was changed.")})
    path = actor.organisation.scope_path
    with act(actor, now):
        _one_after_the_other(path)
        last = FormTemplate.objects.filter(org_path=path).aggregate(last=Max("number"))["last"]
        file = store(
            content, name, org_path=path, stored_by=actor.user,
            belongs_to=FormTemplate._meta.label_lower, is_shared=True,
        )  # fmt: skip
        made = FormTemplate(
            org_path=path, number=(last or 0) + 1, file=file, note=note.strip(), missing=missing,
            outline=outline, uploaded_by=actor.user, uploaded_at=now,
        )  # fmt: skip
        rows.create(made, actor=actor, now=now, names=["number", "note", "file", "missing"])
    return made


def put_in_use(
    template: FormTemplate, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> FormTemplate:
    """The forms of the province are drawn by it from now on; the one before goes out of use."""
    with act(actor, now):
        _one_after_the_other(template.org_path)
        before = FormTemplate.objects.in_use().filter(org_path=template.org_path)
        for row in before.exclude(pk=template.pk):
            advance(row, FORM_TEMPLATE.retire, actor=actor, now=now, reason=reason, changed_at=now)
        return advance(
            template, FORM_TEMPLATE.put_in_use, actor=actor, now=now, reason=reason, changed_at=now
        )


def retire(
    template: FormTemplate, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> FormTemplate:
    """The built-in form again."""
    return advance(
        template, FORM_TEMPLATE.retire, actor=actor, now=now, reason=reason, changed_at=now
    )


def content_in_use() -> bytes:
    """The template by which forms are drawn in the scope of the moment; empty: the built-in one."""
    row = FormTemplate.objects.in_use().select_related("file").order_by("-org_path").first()
    return row.file.content if row is not None else b""


def _one_after_the_other(path: str) -> None:
    with connection.cursor() as cursor:
        key = f"candidates.formtemplate/{path}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
