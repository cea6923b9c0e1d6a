"""Sheets of marks and of entries on paper."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.audit.log import act
from core.exchange.sheet import Sheet, SheetColumn
from planning.handover import Tier, running_editions
from selection import policies
from selection.rules import is_exam_number
from selection.rules.marking import is_code
from selection.services import marks, schemes, sheets


class MarkSheet(Sheet):
    """Marks by exam number, as the readers or markers hand them in."""

    name = "marks"
    title = _("Marks")
    columns = [
        SheetColumn("exam_number", _("Exam number"), required=True, width=14),
        SheetColumn("component", _("Component"), required=True, width=18),
        SheetColumn("examiner_no", _("Examiner")),
        SheetColumn("panel", _("Panel")),
        SheetColumn("mark", _("Mark"), kind="decimal", note=_("Empty: the paper has no score.")),
    ]

    def check_row(self, row):
        if not is_exam_number(row["exam_number"]):
            yield "exam_number", gettext("The check digit of this exam number does not fit.")

    def check(self, rows, *, actor, now):
        edition = running_editions(actor).first()
        if edition is None:
            return [self.fault(0, "", gettext("No edition is running."))]
        faults = []
        for tier, lines in by_tier(rows).items():
            scheme = schemes.current(edition, tier)
            if scheme is None:
                text = gettext("Publish the scheme before the first mark is entered.")
                faults.append(self.fault(lines[0], "component", text))
                continue
            parsed = schemes.parsed_of(scheme)
            faults += [
                self.fault(lines[place], key, text)
                for place, key, text in marks.faults_of(lines, parsed)
            ]
            numbers = [row["exam_number"] for row in lines]
            unknown = marks.unknown_numbers(numbers, edition, tier)
            text = gettext("This exam number is not known.")
            faults += [
                self.fault(row, "exam_number", text)
                for row in lines
                if row["exam_number"] in unknown
            ]
        return sorted(faults, key=lambda fault: fault.line)

    def write(self, rows, *, actor, now) -> dict:
        edition = running_editions(actor).first()
        count = sum(
            marks.enter_many(lines, edition=edition, tier=tier, actor=actor, now=now)
            for tier, lines in by_tier(rows).items()
        )
        return {"marks": count}


class EntrySheet(Sheet):
    """One of the two entries of sheets on paper, keyed in a table instead of on the page."""

    name = "entries"
    title = _("Entries of mark sheets")
    columns = [
        SheetColumn("serial", _("Serial number"), required=True, width=14),
        SheetColumn("code", _("Code number"), required=True, width=12),
        SheetColumn("mark", _("Mark"), kind="decimal", required=True),
    ]

    def check_row(self, row):
        if not is_code(row["code"]):
            yield "code", gettext("The check digit of this code number does not fit.")

    def check(self, rows, *, actor, now):
        known = self.sheets(rows, actor)
        faults, seen = [], set()
        for row in rows:
            sheet = known.get(row["serial"])
            if sheet is None:
                text = gettext("No open sheet on paper has this serial number.")
                faults.append(self.fault(row, "serial", text))
            elif (row["serial"], row["code"]) in seen:
                text = gettext("This code number stands in an earlier row.")
                faults.append(self.fault(row, "code", text))
            seen.add((row["serial"], row["code"]))
        if not faults:
            for serial, marks_of in self.grouped(rows).items():
                first = next(row for row in rows if row["serial"] == serial)
                faults += [
                    self.fault(first, "serial", text)
                    for text in sheets.entry_faults(known[serial], marks_of, actor)
                ]
        return sorted(faults, key=lambda fault: fault.line)

    def sheets(self, rows, actor) -> dict:
        found = (
            policies.sheets.scope(actor, "import")
            .open()
            .filter(serial__in={row["serial"] for row in rows}, paper__is_keyed=True)
        )
        return {sheet.serial: sheet for sheet in found.select_related("paper")}

    @staticmethod
    def grouped(rows) -> dict[str, dict]:
        groups: dict[str, dict] = {}
        for row in rows:
            groups.setdefault(row["serial"], {})[row["code"]] = row["mark"]
        return groups

    def write(self, rows, *, actor, now) -> dict:
        known = self.sheets(rows, actor)
        with act(actor, now):
            for serial, marks_of in self.grouped(rows).items():
                sheets.key(known[serial], marks=marks_of, actor=actor, now=now)
        return {"marks": len(rows)}


def by_tier(rows) -> dict[str, list]:
    """The first digit of an exam number says the tier."""
    groups: dict[str, list] = {}
    for row in rows:
        tier = Tier.PROVINCIAL if row["exam_number"].startswith("1") else Tier.MUNICIPAL
        groups.setdefault(str(tier), []).append(row)
    return groups
