"""The three sheets of a selection — marks, seats, events — as typed rows, with every fault."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from selection.ranking.csvfile import Record, records
from selection.ranking.faults import Fault
from selection.ranking.parse import LONGEST, NUMBER
from selection.ranking.scheme import Scheme

MARKS = ("candidate", "group", "component", "examiner", "panel", "mark")
SEATS = ("group", "seats")
EVENTS = ("candidate", "before_step", "event")
WITHDREW, VETOED = "withdrew", "vetoed"


@dataclass
class Input:
    """What a run computes: candidates and groups by name, numbered in the order met."""

    marks: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    """Tuples of (line, candidate, component, panel, mark); an empty mark is ''."""
    group_of: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    #: candidate -> (number of the earliest step, event)
    events: dict[str, tuple[int, str]] = field(default_factory=dict)


class SheetReader:
    """Reads the files against a scheme; without one (it is faulty itself) only their own shape."""

    def __init__(self, scheme: Scheme | None, faults: list[Fault]):
        self.scheme = scheme
        self.faults = faults
        self.input = Input()

    def fault(self, file: str, line: int, text: str) -> None:
        self.faults.append(Fault(file, str(line), text))

    # -- marks ----------------------------------------------------------------------------------

    def marks(self, data: bytes, file: str) -> None:
        #: what was met before -> its line
        groups: dict[str, tuple[str, int]] = {}
        given: dict[tuple[str, str, str], int] = {}
        panels: dict[tuple[str, str], tuple[str, int]] = {}
        for record in records(data, file, MARKS, self.faults):
            values = record.values
            sound = self._ids(record, file, ("candidate", "group"))
            sound &= self._component(record, file)
            sound &= self._mark(record, file)
            if values["candidate"]:
                sound &= self._one_group(record, file, groups)
            if values["candidate"] and values["component"]:
                sound &= self._once(record, file, given)
                sound &= self._panel(record, file, panels)
            if sound:
                self.input.marks.append(
                    (
                        record.line,
                        values["candidate"],
                        values["component"],
                        values["panel"],
                        values["mark"],
                    )
                )
            if values["candidate"] and values["group"]:
                self.input.group_of.setdefault(values["candidate"], values["group"])
        self._trimmed(file)

    def _ids(self, record: Record, file: str, names: tuple[str, ...]) -> bool:
        empty = [name for name in names if not record.values[name]]
        for name in empty:
            self.fault(file, record.line, _("“%s” is empty.") % name)
        return not empty

    def _component(self, record: Record, file: str) -> bool:
        name = record.values["component"]
        if not name:
            self.fault(file, record.line, _("“%s” is empty.") % "component")
        elif self.scheme and name not in self.scheme.component:
            self.fault(file, record.line, _("The scheme has no component “%s”.") % name)
            return False
        return bool(name)

    def _mark(self, record: Record, file: str) -> bool:
        mark, name = record.values["mark"], record.values["component"]
        if not mark:
            return True
        if not NUMBER.fullmatch(mark) or len(mark) > LONGEST:
            self.fault(file, record.line, _("“%s” is not a mark, such as 75 or 75.5.") % mark[:60])
            return False
        component = self.scheme and self.scheme.component.get(name)
        if component and Decimal(mark) > component.max:
            texts = {"mark": mark, "max": format(component.max, "f")}
            text = _("%(mark)s is above the highest mark, %(max)s.") % texts
            self.fault(file, record.line, text)
            return False
        return True

    def _one_group(self, record: Record, file: str, groups) -> bool:
        candidate, group = record.values["candidate"], record.values["group"]
        first, line = groups.setdefault(candidate, (group, record.line))
        if first == group or not group:
            return True
        texts = {"candidate": candidate, "group": group, "first": first, "line": line}
        text = _(
            "“%(candidate)s” is in group “%(group)s” here and in “%(first)s” on line %(line)d."
        )
        self.fault(file, record.line, text % texts)
        return False

    def _once(self, record: Record, file: str, given) -> bool:
        values = record.values
        key = (values["candidate"], values["component"], values["examiner"])
        line = given.setdefault(key, record.line)
        if line == record.line:
            return True
        text = _("Lines %(first)d and %(second)d both give this examiner's mark.")
        self.fault(file, record.line, text % {"first": line, "second": record.line})
        return False

    def _panel(self, record: Record, file: str, panels) -> bool:
        values = record.values
        component = self.scheme and self.scheme.component.get(values["component"])
        if not component or component.panels is None:
            return True
        if not values["panel"]:
            self.fault(
                file, record.line, _("“%s” is judged by panels: name the panel.") % component.name
            )
            return False
        key = (values["candidate"], values["component"])
        panel, line = panels.setdefault(key, (values["panel"], record.line))
        if panel == values["panel"]:
            return True
        texts = {"panel": values["panel"], "first": panel, "line": line}
        text = _("The panel is “%(panel)s” here and “%(first)s” on line %(line)d.") % texts
        self.fault(file, record.line, text)
        return False

    def _trimmed(self, file: str) -> None:
        """Somebody with marks, but none left after the highest and lowest are dropped."""
        if self.scheme is None:
            return
        counts: dict[tuple[str, str], list[int]] = {}
        for line, candidate, component, _panel, mark in self.input.marks:
            if mark and self.scheme.component[component].drops:
                counts.setdefault((candidate, component), []).append(line)
        for (candidate, component), lines in counts.items():
            drops = self.scheme.component[component].drops
            if len(lines) <= drops:
                texts = {"candidate": candidate, "name": component, "n": len(lines), "drops": drops}
                text = _(
                    "“%(candidate)s” has %(n)d marks in “%(name)s”, of which %(drops)d are dropped."
                )
                self.fault(file, lines[0], text % texts)

    # -- seats and events -----------------------------------------------------------------------

    def seats(self, data: bytes, file: str) -> None:
        lines: dict[str, int] = {}
        before = len(self.faults)
        for record in records(data, file, SEATS, self.faults):
            group, seats = record.values["group"], record.values["seats"]
            self._ids(record, file, ("group",))
            if not (seats.isascii() and seats.isdigit()) or len(seats) > LONGEST:
                self.fault(file, record.line, _("“%s” is not a whole number.") % seats[:60])
            if group and group in lines:
                texts = {"group": group, "line": lines[group]}
                text = _("The group “%(group)s” stands on line %(line)d already.") % texts
                if group in self.groups:
                    self.fault(file, record.line, text)
            lines.setdefault(group, record.line)
            self.input.seats.setdefault(group, seats)
        if len(self.faults) == before:
            for group in self.groups:
                if group not in lines:
                    self.fault(file, 1, _("The group “%s” of the marks has no line here.") % group)

    def one_seat_each(self) -> None:
        self.input.seats = dict.fromkeys(self.groups, "1")

    @property
    def groups(self) -> dict[str, None]:
        return dict.fromkeys(self.input.group_of.values())

    def events(self, data: bytes, file: str) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for record in records(data, file, EVENTS, self.faults):
            candidate, step, event = key = tuple(record.values[name] for name in EVENTS)
            if key in seen:
                text = _("Lines %(first)d and %(second)d are the same.")
                self.fault(file, record.line, text % {"first": seen[key], "second": record.line})
                continue
            seen[key] = record.line
            sound = self._ids(record, file, ("candidate", "before_step"))
            if candidate and candidate not in self.input.group_of:
                self.fault(file, record.line, _("The marks have no candidate “%s”.") % candidate)
                sound = False
            if step and self.scheme and step not in self.scheme.step_number:
                self.fault(file, record.line, _("The scheme has no step “%s”.") % step)
                sound = False
            if event not in (WITHDREW, VETOED):
                self.fault(file, record.line, _("“%s” is no event: withdrew or vetoed.") % event)
                sound = False
            if sound and self.scheme:
                self._leaves(candidate, self.scheme.step_number[step], event)

    def _leaves(self, candidate: str, step: int, event: str) -> None:
        """Of several events the earliest step counts, and at one step the veto."""
        known = self.input.events.get(candidate)
        if known is None or (step, event != VETOED) < (known[0], known[1] != VETOED):
            self.input.events[candidate] = (step, event)
