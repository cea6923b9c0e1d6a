"""Sheets of training: test results, and attendance by day."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.exchange.sheet import Sheet, SheetColumn
from training import policies
from training.services import results
from training.states import Presence


def _decimal(most: int, places: int):
    """A rule for a cell: a number from 0 to `most`."""

    def clean(text):
        try:
            value = Decimal(str(text).strip())
        except InvalidOperation:
            raise ValueError(_("This is not a number.")) from None
        if not value.is_finite() or not 0 <= value <= most:
            raise ValueError(_("A number from 0 to %(most)s."), {"most": most})
        if -value.as_tuple().exponent > places:
            raise ValueError(_("At most %(places)s decimals."), {"places": places})
        return value

    return clean


class EnrolmentSheet(Sheet):
    """Rows that name an enrolment by class number and name, or exam number where names repeat."""

    who = (
        SheetColumn("number", _("Class number"), required=True, width=16),
        SheetColumn("name", pgettext_lazy("person", "Name"), required=True, width=12),
        SheetColumn(
            "exam_number",
            _("Exam number"),
            width=16,
            note=_("Only needed when two people of the class have the same name."),
        ),
    )

    def found(self, rows, actor) -> tuple[dict[int, int], list]:
        """Line -> enrolment, and the faults of the lines whose person is not clear."""
        numbers = {row["number"] for row in rows}
        known: dict[tuple, list] = {}
        scope = policies.enrolments.scope(actor, "record_results")
        for key, number, name, exam in scope.filter(training_class__number__in=numbers).values_list(
            "pk", "training_class__number", "trainee__name", "trainee__nomination__exam_number"
        ):
            known.setdefault((number, name), []).append((key, exam))
        lines, faults = {}, []
        for row in rows:
            people = known.get((row["number"], row["name"]), [])
            if row["exam_number"]:
                people = [one for one in people if str(one[1]) == row["exam_number"]]
            if len(people) == 1:
                lines[row.line] = people[0][0]
            elif people:
                text = _("Two people of this class have that name; give the exam number.")
                faults.append(self.fault(row, "exam_number", text))
            else:
                text = _("Nobody of that name is enrolled in a running class of that number.")
                faults.append(self.fault(row, "name", text))
        return lines, faults

    def repeated(self, rows, lines, keys, text) -> list:
        """Lines that name again what an earlier line has named."""
        first: dict[tuple, int] = {}
        faults = []
        for row in rows:
            key = (lines.get(row.line), *(row[name] for name in keys))
            if key[0] is not None and key in first:
                faults.append(self.fault(row, "name", text % {"line": first[key]}))
            first.setdefault(key, row.line)
        return faults


class ResultSheet(EnrolmentSheet):
    name = "training_results"
    title = _("Training results")
    columns = [
        *EnrolmentSheet.who,
        SheetColumn("theory_score", _("Theory training"), kind="decimal", clean=_decimal(100, 2)),
        SheetColumn("test_score", _("Tests"), kind="decimal", clean=_decimal(100, 2)),
        SheetColumn(
            "inspection_score",
            _("Face-to-face inspection"),
            kind="decimal",
            clean=_decimal(100, 2),
            width=18,
        ),
        SheetColumn(
            "hours_attended",
            _("Hours attended"),
            kind="decimal",
            clean=_decimal(2000, 1),
            note=_("Leave empty where attendance is kept by day."),
        ),
    ]
    values = ("theory_score", "test_score", "inspection_score", "hours_attended")

    def check(self, rows, *, actor, now):
        lines, faults = self.found(rows, actor)
        faults += self.repeated(rows, lines, (), str(_("The same person stands in line %(line)s.")))
        for row in rows:
            if all(row[name] in ("", None) for name in self.values):
                faults.append(self.fault(row, "theory_score", _("The line holds no result.")))
        return faults

    def write(self, rows, *, actor, now):
        lines, _faults = self.found(rows, actor)
        given = {
            lines[row.line]: {
                name: row[name] for name in self.values if row[name] not in ("", None)
            }
            for row in rows
        }
        return {"changed": results.record_results_many(given, actor=actor, now=now)}


class AttendanceSheet(EnrolmentSheet):
    name = "training_attendance"
    title = _("Attendance")
    columns = [
        *EnrolmentSheet.who,
        SheetColumn("on", _("Day"), required=True, kind="date", width=12),
        SheetColumn("status", _("Presence"), required=True, choices=Presence.choices, width=10),
        SheetColumn(
            "hours",
            _("Hours"),
            kind="decimal",
            clean=_decimal(12, 1),
            note=_("Empty: the hours of the day's timetable."),
        ),
    ]

    def check(self, rows, *, actor, now):
        lines, faults = self.found(rows, actor)
        text = str(_("The same person and day stand in line %(line)s."))
        faults += self.repeated(rows, lines, ("on",), text)
        days = dict(
            policies.enrolments.scope(actor, "mark_attendance")
            .filter(pk__in=lines.values())
            .values_list("pk", "period")
        )
        for row in rows:
            period = days.get(lines.get(row.line))
            if period is not None and row["on"] not in period:
                faults.append(self.fault(row, "on", _("This is not a day of the class.")))
        return faults

    def write(self, rows, *, actor, now):
        lines, _faults = self.found(rows, actor)
        marks = [
            (
                lines[row.line],
                row["on"],
                row["status"],
                row["hours"] if row["hours"] != "" else None,
            )
            for row in rows
        ]
        return {"marked": results.mark_attendance_many(marks, actor=actor, now=now)}
