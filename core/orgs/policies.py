"""One rule asked two ways: which rows may this actor act on, and may it act on this one."""

from collections.abc import Callable, Mapping

from core.orgs import roles


class OrgPolicy:
    """Who may do what with rows of `model`: the table of permissions, the actor's path, and the
    stage's own narrowing.

    `narrow` maps an action (or "*", for every action) to a function (queryset, actor) -> queryset.
    `downward`: rows of the organisations above are also in view (programmes, documents); only for
    viewing and for the actions named in `downward_actions`.
    """

    #: Actions on a row that are no moves of its workflow.
    acts: frozenset[str] = frozenset()

    def __init__(
        self,
        model,
        *,
        narrow: Mapping[str, Callable] | None = None,
        downward: bool = False,
        downward_actions: tuple[str, ...] = ("view", "export"),
    ):
        self.model = model
        self.label = model._meta.label_lower
        self.narrow = dict(narrow or {})
        self.downward = downward
        self.downward_actions = downward_actions

    def may(self, actor, action: str) -> bool:
        """Whether the actor's role may do this at all; decides about buttons and pages, not rows."""
        return actor is not None and roles.may(actor.role, self.label, action)

    def scope(self, actor, action: str = "view"):
        """The rows on which the actor may do `action`; none when the role may not."""
        rows = self.model.objects.all()
        if not self.may(actor, action):
            return rows.none()
        rows = self._in_reach(rows, actor, action)
        for key in ("*", action):
            if key in self.narrow:
                rows = self.narrow[key](rows, actor)
        return rows

    def allows(self, actor, action: str, row) -> bool:
        """The same rule for one row: it is in `scope`."""
        return self.may(actor, action) and self.scope(actor, action).filter(pk=row.pk).exists()

    def reaches_all_in_view(self, action: str) -> bool:
        """Whether a role that may do `action` may do it on every row it sees, so that a row that came
        out of `scope(actor)` need not be asked about again."""
        return action not in self.narrow and (not self.downward or action in self.downward_actions)

    def _in_reach(self, rows, actor, action):
        below = rows.within(actor.path)
        if self.downward and action in self.downward_actions:
            return below | rows.filter(org_path__in=ancestors(actor.path))
        return below


def ancestors(path: str, segment: int = 4) -> list[str]:
    """The paths above `path`, nearest last: "000100020003" -> ["0001", "00010002"]."""
    return [path[:end] for end in range(segment, len(path), segment)]
