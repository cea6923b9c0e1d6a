"""What one line of the table of addresses says, and the answer that follows from it."""

from dataclasses import dataclass

from django.urls import reverse

from cadreproj import roles
from cadreproj.roles import AUDITOR, MENTOR, PERMISSIONS

DONE = {200, 201, 204, 302}
ADMINISTRATORS = {role.name for role in roles.ROLES if role.administers}
#: Where a row of the organisations above may also be acted on.
DOWNWARD = {"view", "export", "enrol", "ticket", "try_out"}
#: Objects that are also in view of the organisations below the one that keeps them.
DOWN = {
    "planning.edition", "planning.subproject", "planning.qualificationrule", "planning.quota",
    "planning.leadinggroupmember", "planning.gate", "planning.document", "planning.dayexception",
    "candidates.formtemplate", "planning.editionversion", "planning.structuretarget",
    "selection.scheme", "selection.examsession", "selection.room", "selection.run",
    "selection.notice", "selection.inspectionnotice", "training.trainingclass",
    "training.lesson", "tracking.reviewcycle",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """`label` and `action`: the line of the table of permissions that opens it; no label: everybody.

    `row`: whose row it is about (a name in the world). `first`: what is asked first, the role (a page
    that is not among its tasks: 403) or the row (outside the scope: 404). `seen`: the object whose
    row must be in view, when it is not `label`.
    """

    label: str = ""
    action: str = "view"
    row: str = ""
    methods: str = "get"
    first: str = "role"
    seen: str = ""
    #: None: the row's reference alone; else (world, row) -> arguments of the URL.
    args: object = None
    #: (world, row) -> query string.
    query: object = None
    #: Further answers to somebody who may; a move may be refused by the row's state.
    also: frozenset[int] = frozenset()
    #: Belongs to one account, nobody else finds it.
    mine: bool = False
    #: The row is a draft of the province, which no place finds.
    draft: bool = False
    #: Of the places only auditors find the row: it is the business of the province.
    above: bool = False
    #: Who is not signed in gets in too.
    public: bool = False
    #: Roles that see some rows of the object, but never this one.
    strangers: frozenset[str] = frozenset()

    def url(self, name: str, world, row) -> str:
        if self.args is not None:
            args = self.args(world, row)
        else:
            args = [row.ref] if row is not None else []
        return reverse(name, args=args) + (self.query(world, row) if self.query else "")

    def answers(self, name: str, actor, row) -> set[int]:
        """The statuses that are right for this actor and row."""
        if self.mine and row.user_id != actor.user_id:
            return {404}
        if name.startswith("admin:") and actor.role not in ADMINISTRATORS:
            return {302}  # to the login of the administration
        if (
            name.startswith("admin:")
            and self.label
            and not self._may(actor, self.label, self.action)
        ):
            return {403, 302}  # Django leads to the index from what one cannot find
        if not self.label:
            return DONE | {422} | self.also
        may = self._may(actor, self.label, self.action)
        seen = row is None or self._sees(actor, row)
        if self.first == "role" and not may:
            return {403}
        if self.first == "api" and not self._may(actor, self.label, "view"):
            return {403}
        if not seen:
            return {404}
        if not may or (row is not None and not self._reaches(actor, row)):
            return {403}
        return DONE | {422} | self.also

    @staticmethod
    def _may(actor, label: str, action: str) -> bool:
        return actor.role in PERMISSIONS.get(label, {}).get(action, ())

    def _sees(self, actor, row) -> bool:
        if not self._may(actor, self.seen or self.label, "view"):
            return False
        if (self.draft and not actor.is_provincial) or actor.role in self.strangers:
            return False
        if self.above and not actor.is_provincial and actor.role != AUDITOR:
            return False
        if actor.role == MENTOR and getattr(row, "mentor_id", actor.user_id) != actor.user_id:
            return False  # a mentor sees the own charge alone, in whatever seat
        return is_below(actor, row) or (
            (self.seen or self.label) in DOWN and actor.path.startswith(row.org_path)
        )

    def is_refused_by_role(self, actor) -> bool:
        """Whether the answer does not depend on the row, so that one of them is enough."""
        return (
            self.first == "role"
            and bool(self.label)
            and not self._may(actor, self.label, self.action)
        )

    def _reaches(self, actor, row) -> bool:
        return is_below(actor, row) or self.action in DOWNWARD


def is_below(actor, row) -> bool:
    """In the actor's area; what has no area is looked at by administrators alone."""
    return getattr(row, "org_path", actor.path).startswith(actor.path)


def page(label="", action="view", row="", **more) -> Address:
    """A page that asks for the role first."""
    return Address(label, action, row, **more)


def form(label, action="edit", row="", **more) -> Address:
    """A page with a form; with a row, that is looked up first."""
    first = "row" if row else "role"
    return Address(label, action, row, **{"methods": "get post", "first": first, **more})


def post(label="", action="view", row="", **more) -> Address:
    """What only a POST does."""
    return Address(
        label, action, row, **{"methods": "post", "first": "row" if row else "role", **more}
    )


REFUSED = frozenset({409})
MISSING = frozenset({404})


def moves(workflow, *steps: tuple[str, str], **more) -> dict[str, Address]:
    """Move -> its line; `steps` are pairs of a move and the row that it is tried on."""
    return {
        step: post(
            workflow.label.lower(),
            step,
            row,
            args=lambda world, row, step=step: [row.ref, step],
            also=REFUSED,
            **more,
        )
        for step, row in steps
    }


def batches(workflow, names: str) -> dict[str, Address]:
    return {
        step: post(
            workflow.label.lower(), step, args=lambda world, row, step=step: [step], also=REFUSED
        )
        for step in names.split()
    }


def named(name: str, lines: dict[str, Address]) -> dict[str, Address]:
    """The lines of several moves under one URL name."""
    return {f"{name}@{step}": line for step, line in lines.items()}
