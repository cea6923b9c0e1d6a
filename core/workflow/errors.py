"""Refusals: each text is written for the person who asked."""

from collections.abc import Mapping


class Refused(ValueError):
    """The act cannot be done with this input (422). `fields` maps a field to its own text."""

    def __init__(self, text="", fields: Mapping[str, object] | None = None):
        super().__init__(text)
        self.text = text
        self.fields = fields or {}

    def __str__(self):
        return str(self.text or "; ".join(str(value) for value in self.fields.values()))


class MoveRefused(Refused):
    """The row is not in a state, or not in the version, from which this move starts (409).

    `code`: "state", "stale", "reason" or "rule".
    """

    def __init__(self, text, code: str = "rule"):
        super().__init__(text)
        self.code = code
