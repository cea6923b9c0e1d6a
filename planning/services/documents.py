"""Writing documents, issuing them to the places, and acknowledging them there."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.files.models import StoredFile
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from planning import notices
from planning.models import Document, Edition, Receipt
from planning.services import attachments
from planning.states import DOCUMENT, RECEIPT, DocumentState, EditionState, ReceiptState


def create(
    edition: Edition,
    *,
    actor: Membership,
    now: datetime.datetime,
    upload: Any = None,
    **values: Any,
) -> Document:
    """Begin a document of the edition, with its attachment if there is one."""
    document = Document(edition=edition, org_path=edition.org_path, **values)
    _require_own_number(document)
    with act(actor, now):
        document.file = attachments.keep(upload, document, actor=actor)
        return rows.create(document, actor=actor, now=now)


def edit(
    document: Document,
    *,
    actor: Membership,
    now: datetime.datetime,
    upload: Any = None,
    **values: Any,
) -> Document:
    """Change a draft; an issued document is withdrawn and issued anew instead."""
    if not document.is_draft:
        raise MoveRefused(_("An issued document is not changed any more."), code="state")
    if "number" in values:
        _require_own_number(document, values["number"])
    with act(actor, now):
        if upload is not None:
            values["file"] = attachments.keep(upload, document, actor=actor)
        return rows.change(document, values, actor=actor, now=now)


def issue(
    document: Document, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Document:
    """Send the document to every place of the province: one receipt each."""
    if document.edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("Documents are issued once the edition is published."))
    if not document.body.strip() and document.file_id is None:
        raise MoveRefused(_("The document has neither text nor attachment."))
    with act(actor, now):
        issued_on = timezone.localdate(now)
        advance(document, DOCUMENT.issue, actor=actor, now=now, reason=reason, issued_on=issued_on)
        if document.file_id:
            StoredFile.objects.filter(pk=document.file_id).update(is_shared=True)
        places = list(Organisation.objects.within(document.org_path).places())
        Receipt.objects.bulk_create(
            Receipt(document=document, organisation=place, org_path=place.scope_path)
            for place in places
        )
        notices.issued(document, places)
    return document


def withdraw(
    document: Document, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Document:
    """Take an issued document back; it stays readable, marked as withdrawn."""
    with act(actor, now):
        advance(document, DOCUMENT.withdraw, actor=actor, now=now, reason=reason)
        receipts = document.receipts.select_related("organisation")
        notices.withdrawn(document, [receipt.organisation for receipt in receipts], reason)
    return document


def acknowledge(
    receipt: Receipt, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Receipt:
    """The place says that it has the document and has read it."""
    if receipt.document.state != DocumentState.ISSUED:
        raise MoveRefused(_("The document has been withdrawn."))
    return advance(
        receipt, RECEIPT.acknowledge, actor=actor, now=now, reason=reason, acknowledged_at=now
    )


def acknowledge_many(
    receipts: Any, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        receipts.filter(document__state=DocumentState.ISSUED),
        RECEIPT.acknowledge,
        actor=actor,
        now=now,
        reason=reason,
        changes={"acknowledged_at": now},
    )


def pending(document: Document) -> int:
    return document.receipts.filter(state=ReceiptState.PENDING).count()


def _require_own_number(document: Document, number: Any = None) -> None:
    number = document.number if number is None else number
    same = Document.objects.filter(edition=document.edition_id, number=number)
    if number and same.exclude(pk=document.pk).exists():
        raise Refused(fields={"number": _("Another document of the edition has this number.")})
