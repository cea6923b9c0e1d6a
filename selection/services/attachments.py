"""Attachments that go with a nomination: added, replaced, taken away, and asked for before a move."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates.models import ImportedFile
from candidates.services import renewing
from candidates.services.dossiers import DossierFile
from core.audit.log import act, record
from core.files.store import split_name, store
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from core.workflow.wording import listed
from selection.models import Attachment, Nomination, RequiredAttachment
from selection.services.refusing import refusals
from selection.states import AttachmentKind

#: What an attachment may be: printed matter and pictures of it; the appointment form as a file of its kind.
ACCEPTED = {"pdf", "docx", "jpg", "jpeg", "png"}
FORM_ENDING = "lrmx"


def add(
    nomination: Nomination, *, kind: str, file: Any, actor: Membership, now: datetime.datetime
) -> Attachment:
    """Check and keep an attachment; of its kind it replaces the earlier one, except among “other” ones."""
    _require_editable(nomination)
    _stem, ending = split_name(file.name)
    wanted = {FORM_ENDING} if kind == AttachmentKind.FORM else ACCEPTED
    if ending not in wanted:
        text = _("Files of this kind are not accepted. Accepted: %(kinds)s")
        raise Refused(fields={"file": text % {"kinds": listed(sorted(wanted))}})
    with act(actor, now), refusals():
        _lock(nomination)
        try:
            content = file.read()
            kept = store(
                content,
                file.name,
                org_path=nomination.org_path,
                stored_by=actor.user,
                belongs_to=Nomination._meta.label_lower,
            )
            if kind == AttachmentKind.FORM:
                renewing.read(nomination.person, DossierFile(file.name, content))
        except Refused as error:
            raise Refused(fields={"file": str(error)}) from error
        if kind != AttachmentKind.OTHER:
            for earlier in Attachment.objects.current().filter(nomination=nomination, kind=kind):
                _remove(earlier, nomination, now)
        attachment = Attachment(
            org_path=nomination.org_path,
            nomination=nomination,
            kind=kind,
            file=kept,
            added_by=actor.user,
            added_at=now,
        )
        attachment.save(force_insert=True)
        _note(nomination, "add_attachment", attachment, {"kind": kind, "sha256": kept.sha256})
    return attachment


def remove(attachment: Attachment, *, actor: Membership, now: datetime.datetime) -> Attachment:
    """Take an attachment away; it stays on file as removed."""
    nomination = attachment.nomination
    _require_editable(nomination)
    with act(actor, now), refusals():
        _lock(nomination)
        _remove(attachment, nomination, now)
    return attachment


def offer_form(
    attachment: Attachment, *, actor: Membership, now: datetime.datetime
) -> ImportedFile:
    """Hand the appointment form on to the comparison with the dossier, field by field."""
    if attachment.kind != AttachmentKind.FORM:
        raise MoveRefused(_("Only an appointment form can be compared with the dossier."))
    source = DossierFile(attachment.file.name, attachment.file.content)
    return renewing.offer(attachment.nomination.person, source=source, actor=actor, now=now)


def require(
    *, edition: Any, kind: str, gate: str, actor: Membership, now: datetime.datetime
) -> RequiredAttachment | None:
    """At which gate the edition asks for this attachment from now on; without a gate at none."""
    row = RequiredAttachment.objects.filter(edition=edition, kind=kind).first()
    with refusals():
        if row is None:
            if not gate:
                return None
            made = RequiredAttachment(
                org_path=edition.org_path, edition=edition, kind=kind, gate=gate
            )
            return rows.create(made, actor=actor, now=now)
        if not gate:
            rows.remove(row, actor=actor, now=now)
            return None
        return rows.change(row, {"gate": gate}, actor=actor, now=now)


def required(edition: Any) -> dict[str, RequiredAttachment]:
    """Kind of attachment -> at which gate this edition asks for it."""
    return {row.kind: row for row in RequiredAttachment.objects.filter(edition=edition)}


def require_attachments(chosen: QuerySet[Any], move: Move) -> None:
    """Refuse the move when one of the chosen lacks an attachment that its edition asks for here."""
    ready = chosen.filter(state__in=move.sources).order_by()
    for due in RequiredAttachment.objects.filter(gate=move.name):
        there = Attachment.objects.current().filter(kind=due.kind).values("nomination_id")
        lacking = ready.filter(edition_id=due.edition_id).exclude(pk__in=there)
        name = lacking.order_by("stroke_key", "pk").values_list("name", flat=True).first()
        if name is not None:
            text = _(
                "An attachment is missing with %(name)s: %(attachment)s. Add it on the tab “Attachments”."
            )
            raise MoveRefused(text % {"name": name, "attachment": due.get_kind_display()})


def _require_editable(nomination: Nomination) -> None:
    if not nomination.is_editable:
        raise MoveRefused(
            _("Attachments change only as long as the nomination is with its place."), code="state"
        )


def _lock(nomination: Nomination) -> None:
    """Two attachments of a kind at once wait for each other; a nomination handed in meanwhile is refused."""
    _require_editable(Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk))


def _remove(attachment: Attachment, nomination: Nomination, now: datetime.datetime) -> None:
    Attachment.objects.filter(pk=attachment.pk).update(removed_at=now)
    _note(nomination, "remove_attachment", attachment, {"kind": attachment.kind})


def _note(nomination: Nomination, verb: str, attachment: Attachment, after: dict[str, Any]) -> None:
    """In the ledger from the first submission on; before it the nomination is the writer's draft."""
    if nomination.submitted_at is not None:
        record(nomination, f"nomination.{verb}", after={"attachment": str(attachment.ref), **after})
