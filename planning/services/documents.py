"""Writing documents, issuing them to places version by version, and acknowledging them there."""

import datetime
from collections.abc import Collection
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
    _require_own_number(document, document.number)
    _require_gate(document, document.step)
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
    """Change a draft; of an issued document a new version is made instead."""
    if not document.is_draft:
        raise MoveRefused(
            _("An issued document is not changed any more: make a new version of it."), code="state"
        )
    if "number" in values:
        _require_own_number(document, values["number"])
    if "step" in values:
        _require_gate(document, values["step"])
    with act(actor, now):
        if upload is not None:
            values["file"] = attachments.keep(upload, document, actor=actor)
        return rows.change(document, values, actor=actor, now=now)


def revise(
    document: Document,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    upload: Any = None,
    **values: Any,
) -> Document:
    """A draft of the next version, with the reason; the issued one is in force until that is issued.

    Returns the draft.
    """
    if document.edition.state == EditionState.CLOSED:
        raise MoveRefused(_("The edition is closed."))
    draft = Document(
        edition=document.edition,
        org_path=document.org_path,
        series=document.series,
        revision=document.revision + 1,
        change_reason=reason,
        **{name: getattr(document, name) for name in ("number", "title", "kind", "step", "body")}
        | values,
    )
    _require_own_number(draft, draft.number)
    _require_gate(draft, draft.step)
    with act(actor, now):
        advance(document, DOCUMENT.revise, actor=actor, now=now, reason=reason)
        if Document.objects.filter(series=draft.series, revision=draft.revision).exists():
            raise MoveRefused(_("The next version of this document is being written already."))
        draft.file = (
            document.file if upload is None else attachments.keep(upload, draft, actor=actor)
        )
        return rows.create(draft, actor=actor, now=now, reason=reason)


def issue(
    document: Document,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    places: Collection[str] | None = None,
) -> Document:
    """Send the document to the places with these references: one receipt each.

    Where none are given it goes where the version before went, a first version to every place. An earlier version that is in force is replaced in the same act.
    """
    if document.edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("Documents are issued once the edition is published."))
    if not document.body.strip() and document.file_id is None:
        raise MoveRefused(_("The document has neither text nor attachment."))
    chosen = _chosen(document, usual_recipients(document) if places is None else places)
    with act(actor, now):
        issued_on = timezone.localdate(now)
        advance(document, DOCUMENT.issue, actor=actor, now=now, reason=reason, issued_on=issued_on)
        if document.file_id:
            StoredFile.objects.filter(pk=document.file_id).update(is_shared=True)
        Receipt.objects.bulk_create(
            Receipt(document=document, organisation=place, org_path=place.scope_path)
            for place in chosen
        )
        earlier = Document.objects.filter(series=document.series, state=DocumentState.ISSUED)
        for version in earlier.exclude(pk=document.pk):
            supersede(version, actor=actor, now=now, reason=document.change_reason)
        notices.issued(document, chosen)
    return document


def supersede(
    document: Document, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Document:
    """Put a version out of force because a newer one is issued; it stays readable."""
    newer = Document.objects.filter(series=document.series, revision__gt=document.revision)
    if not newer.filter(state=DocumentState.ISSUED).exists():
        raise MoveRefused(_("No newer version of this document is issued."))
    return advance(document, DOCUMENT.supersede, actor=actor, now=now, reason=reason)


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
        raise MoveRefused(_("The document has been withdrawn or replaced."))
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


def usual_recipients(document: Document) -> list[str]:
    """References of the places that the version before went to; of a first version all places."""
    before = Receipt.objects.filter(
        document__series=document.series, document__revision=document.revision - 1
    )
    found = before.values_list("organisation__ref", flat=True) or _places(document).values_list(
        "ref", flat=True
    )
    return [str(ref) for ref in found]


def _places(document: Document) -> Any:
    return Organisation.objects.within(document.org_path).places().order_by("code", "path")


def _chosen(document: Document, places: Collection[str]) -> list[Organisation]:
    wanted = {str(ref) for ref in places}
    chosen = [place for place in _places(document) if str(place.ref) in wanted]
    if not chosen or len(chosen) != len(wanted):
        raise Refused(fields={"places": _("Choose the places that the document goes to.")})
    return chosen


def _require_own_number(document: Document, number: str) -> None:
    """The versions of one paper may share a number; different papers may not."""
    same = Document.objects.filter(edition=document.edition_id, number=number)
    if number and same.exclude(series=document.series).exists():
        raise Refused(fields={"number": _("Another document of the edition has this number.")})


def _require_gate(document: Document, step: str) -> None:
    if step and not document.edition.gates.filter(step=step).exists():
        raise Refused(fields={"step": _("The procedure of the edition has no such step.")})
