"""What waits for somebody: a line of the home page, counted by the stage whose work it is."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """`count` cases of one kind wait for the actor; `url` lists exactly these."""

    label: object
    count: int
    url: str
    #: The day by which they should be done; late ones are `late` of the `count`.
    due_on: datetime.date | None = None
    late: int = 0
