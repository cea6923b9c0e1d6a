"""Forms kept while they are being written: their writer's alone, and no act before they are saved."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from core.orgs.models import Membership
from core.workflow.errors import MoveRefused
from selection.models import FormDraft, Nomination

#: What is kept of one field, and of how many.
TEXT_CAP, FIELDS_CAP = 20_000, 30
#: The forms that are kept while they are written.
NOMINATION, MATERIAL = "nomination", "material"


def of(
    actor: Membership, person: Any, nomination: Nomination | None = None, form: str = NOMINATION
) -> FormDraft | None:
    """What the actor left in this form."""
    return _rows(actor, person, nomination, form).first()


def mine(actor: Membership) -> Any:
    """New nominations that the actor began and did not save, the latest first."""
    rows = FormDraft.objects.filter(user_id=actor.user_id, nomination=None, org_path=actor.path)
    return rows.select_related("person").order_by("-saved_at")


def keep(
    person: Any,
    *,
    values: Mapping[str, str],
    version: int | None,
    base: int | None = None,
    nomination: Nomination | None = None,
    form: str = NOMINATION,
    actor: Membership,
    now: datetime.datetime,
) -> FormDraft:
    """Keep what stands in the form. `version`: of the draft as this window knows it; None: of none.

    Refused when another window of the writer has kept a newer one: neither overwrites the other unseen.
    """
    texts = {name: text[:TEXT_CAP] for name, text in list(values.items())[:FIELDS_CAP]}
    if version is None:
        row = FormDraft(
            org_path=actor.path,
            user_id=actor.user_id,
            person=person,
            nomination=nomination,
            form=form,
            values=texts,
            base=base,
            saved_at=now,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise _newer() from None
        return row
    rows = _rows(actor, person, nomination, form).filter(version=version)
    if not rows.update(values=texts, base=base, saved_at=now, version=F("version") + 1):
        raise _newer()
    return _rows(actor, person, nomination, form).get()


def drop(
    actor: Membership, person: Any, nomination: Nomination | None = None, form: str = NOMINATION
) -> None:
    """The form was saved, or its writer does not want it back."""
    _rows(actor, person, nomination, form).delete()


def _rows(actor: Membership, person: Any, nomination: Nomination | None, form: str) -> Any:
    return FormDraft.objects.filter(
        user_id=actor.user_id, person=person, nomination=nomination, form=form
    )


def _newer() -> MoveRefused:
    return MoveRefused(
        _(
            "You wrote in this form in another window too, or saved it there. This window keeps its "
            "entries, but does not overwrite the newer ones: load the page anew to see them."
        ),
        code="stale",
    )
