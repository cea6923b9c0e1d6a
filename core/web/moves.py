"""Moves of one row: the buttons a page shows, and the POST that carries one out."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from core.web.errors import NotYours
from core.web.page import Page, not_for_role, safe_next
from core.workflow.errors import MoveRefused


@dataclass(frozen=True)
class MoveButton:
    """One move as the page shows it: a button, or the reason why it is not one."""

    name: str
    label: str
    style: str
    reason_required: bool
    url: str
    allowed: bool
    refusal: str = ""


def move_buttons(policy, workflow, actor, row, url_of) -> list[MoveButton]:
    """The moves that start in the row's state and belong to the actor's role.

    One statement however many moves: each asks whether the row lies in the policy's scope of it.
    `url_of`: move name -> address to POST to.
    """
    moves = [
        move
        for move in workflow.from_state(row.state)
        if move.button and policy.may(actor, move.name)
    ]
    allowed = allowed_moves(policy, actor, row, [move.name for move in moves])
    return [
        MoveButton(
            name=move.name,
            label=str(move.label),
            style=move.style,
            reason_required=move.reason_required,
            url=url_of(move.name),
            allowed=move.name in allowed,
            refusal="" if move.name in allowed else _("This row is not yours to decide."),
        )
        for move in moves
    ]


def allowed_moves(policy, actor, row, names: list[str]) -> set[str]:
    """Those of `names` that the actor may carry out on this row, which is in view.

    One statement; none where no move is narrower than viewing.
    """
    plain = {n for n in names if policy.may(actor, n) and policy.reaches_all_in_view(n)}
    asked = {
        f"may_{name}": Exists(policy.scope(actor, name).filter(pk=OuterRef("pk")))
        for name in names
        if name not in plain
    }
    if not asked:
        return plain
    answer = policy.model.objects.filter(pk=row.pk).order_by().values(**asked).first() or {}
    return plain | {key.removeprefix("may_") for key, yes in answer.items() if yes}


class MoveView(Page):
    """POST …/<ref>/moves/<move>/ with `reason`, `version`, `next`: one service call.

    `services`: the module whose function has the move's name. 404 outside the scope, 403 with the
    reason for a row that is in view but not the actor's to move, 409 for state or version.
    """

    http_method_names = ["post"]
    workflow: Any = None
    services: Any = None

    def check(self):
        """The row decides: a role without the move still gets 404 for what it cannot see."""

    def post(self, request, ref, move):
        step = self.workflow.get(move)
        if step is None or not step.button or not hasattr(self.services, move):
            raise Http404  # a move without a button has a page of its own, or is part of another act
        row = self.get_row(ref)
        self.check_move(row, move)
        check_version(row, request.POST.get("version", ""))
        verb = getattr(self.services, move)
        verb(
            row, actor=self.actor, now=timezone.now(), reason=request.POST.get("reason", "").strip()
        )
        messages.success(request, _("Done: %(move)s · %(row)s") % {"move": step.label, "row": row})
        return self.answer(row)

    def check_move(self, row, move: str) -> None:
        if not self.policy.may(self.actor, move):
            raise NotYours(not_for_role(self.actor))
        if not self.policy.allows(self.actor, move, row):
            raise NotYours(_("This row is not yours to decide."))

    def answer(self, row):
        """Back to where the button was; htmx follows with the whole page."""
        fallback = self.sibling_url("detail", row.ref) or self.sibling_url("list") or "/"
        target = safe_next(self.request, fallback)
        if getattr(self.request, "htmx", False):
            return HttpResponseClientRedirect(target)
        return redirect(target)


def check_version(row, sent: str) -> None:
    """Refuse a decision taken on an older state of the row; no version sent, no check here."""
    if sent and sent != str(row.version):
        raise MoveRefused(
            _("Somebody changed this while you were reading it. Look at it again, then decide."),
            code="stale",
        )
