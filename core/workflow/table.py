"""A workflow is a table of moves; nothing else changes a state."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """One allowed change of state: from any of `sources` to `target`, carried out by a verb of its name."""

    name: str
    sources: frozenset[str]
    target: str
    label: object
    reason_required: bool = False
    #: How the button looks: "" (plain), "primary" or "danger".
    style: str = ""
    #: False where the move needs a form of its own, or happens only as part of another act.
    button: bool = True
    #: The row as `app.Model`; set by the workflow.
    object_label: str = ""

    @property
    def action(self) -> str:
        """Name of the act in the ledger: `nomination.submit`."""
        return f"{self.object_label.rpartition('.')[2].lower()}.{self.name}"


def move(name, sources, target, label, *, reason_required=False, style="", button=True) -> Move:
    """One line of the table; `sources` is a state or a set of states."""
    if isinstance(sources, str):
        sources = {sources}
    return Move(
        name, frozenset(str(s) for s in sources), str(target), label, reason_required, style, button
    )


class Workflow:
    """The moves of one model, reached by name: `NOMINATION.submit`."""

    def __init__(self, label: str, *, initial: str, moves: Iterable[Move]):
        self.label = label
        self.initial = str(initial)
        self.moves = tuple(Move(**{**move.__dict__, "object_label": label}) for move in moves)
        self._by_name = {move.name: move for move in self.moves}
        if len(self._by_name) != len(self.moves):
            raise ValueError(f"{label}: a move is named twice")

    def __getattr__(self, name: str) -> Move:
        try:
            return self.__dict__["_by_name"][name]
        except KeyError:
            raise AttributeError(f"{self.__dict__.get('label')} has no move {name!r}") from None

    def __iter__(self):
        return iter(self.moves)

    def get(self, name: str) -> Move | None:
        return self._by_name.get(name)

    def from_state(self, state: str) -> tuple[Move, ...]:
        """The moves that start in `state`, in the order of the table."""
        return tuple(move for move in self.moves if state in move.sources)

    def states(self) -> set[str]:
        return (
            {self.initial}
            | {m.target for m in self.moves}
            | {s for m in self.moves for s in m.sources}
        )
