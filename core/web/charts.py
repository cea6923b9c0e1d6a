"""A chart is a server-built series: the browser draws it, a table says the same to everybody else."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["bar", "hbar", "stacked", "line", "pie"]


@dataclass(frozen=True)
class Line:
    """One row of numbers with a name; None where nothing is known."""

    name: str
    values: list[float | int | None]


@dataclass(frozen=True)
class Series:
    """What is drawn: `lines` over `categories`. All texts are already in the reader's language.

    `ident` names the chart on its page (`id` of the element). `limit` draws a mark, such as a
    pass line, with its own name.
    """

    ident: str
    title: str
    categories: list[str]
    lines: list[Line]
    kind: Kind = "bar"
    unit: str = ""
    decimals: int = 0
    limit: float | None = None
    limit_name: str = ""
    note: str = ""
    category_name: str = ""
    colours: list[str] = field(default_factory=list)

    def __post_init__(self):
        wrong = [line.name for line in self.lines if len(line.values) != len(self.categories)]
        if wrong:
            raise ValueError(f"{self.ident}: values and categories differ in number: {wrong}")

    @property
    def is_empty(self) -> bool:
        return not any(value for line in self.lines for value in line.values)
