"""What is wrong with a scheme or a sheet: all of it at once, each fault with its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`where` is a line number, or a JSON pointer inside a scheme."""

    file: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.where}: {self.text}"


class Faulty(ValueError):
    """The input cannot be computed; carries every fault found."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
