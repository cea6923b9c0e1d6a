"""Sheets of selection: nominations and marks."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from candidates.models import Person
from core import vault
from core.exchange.sheet import Sheet, SheetColumn
from planning.handover import Field, Tier, running_editions, sub_projects
from selection.rules import is_exam_number
from selection.services import marks, nominating, schemes


class NominationSheet(Sheet):
    """People of the place, already in its files, by name or ID number."""

    name = "nominations"
    title = _("Nominations")
    columns = [
        SheetColumn("name", pgettext_lazy("person", "Name"), required=True, width=12),
        SheetColumn(
            "id_number",
            _("ID number"),
            width=22,
            note=_("Needed where two people of the place have the same name."),
        ),
        SheetColumn("tier", _("Tier"), required=True, choices=Tier.choices),
        SheetColumn("field", _("Field"), required=True, width=22, choices=Field.choices),
        SheetColumn("grounds", _("Grounds"), width=40, max_length=20_000),
        SheetColumn("recommender", _("Recommended by"), max_length=80),
        SheetColumn("met_on", _("Collective decision on"), kind="date"),
        SheetColumn("present", _("Members present"), kind="integer"),
        SheetColumn("agreed", _("In favour"), kind="integer"),
    ]

    def check_row(self, row):
        if (
            row["present"] is not None
            and row["agreed"] is not None
            and row["agreed"] > row["present"]
        ):
            yield "agreed", gettext("More members in favour than were present.")

    def check(self, rows, *, actor, now):
        edition = running_editions(actor).first()
        if edition is None:
            return [self.fault(0, "", gettext("No edition is running."))]
        fields = {row.field: row for row in sub_projects(edition)}
        people, faults = self.people(rows)
        seen: dict[int, int] = {}
        for row in rows:
            if row["field"] not in fields:
                faults.append(self.fault(row, "field", gettext("The edition has no such field.")))
            person = people.get(row.line)
            if person is None:
                continue
            if person in seen:
                text = gettext("This person stands in line %(line)d already.") % {
                    "line": seen[person]
                }
                faults.append(self.fault(row, "name", text))
            seen.setdefault(person, row.line)
            row["person"] = person
        live = nominating.live_people(edition, seen)
        faults += [
            self.fault(seen[person], "name", gettext("This person already has a live nomination."))
            for person in live
        ]
        faults += self.limits(rows, edition, fields, actor)
        return sorted(faults, key=lambda fault: fault.line)

    def people(self, rows) -> tuple[dict[int, int], list]:
        """Line -> person; a name that is unknown or ambiguous is a fault."""
        numbers = {
            row["id_number"]: vault.blind_index(row["id_number"])
            for row in rows
            if row["id_number"]
        }
        by_number = {
            bytes(index or b""): pk
            for pk, index in Person.objects.any_of("id_index", numbers.values()).values_list(
                "pk", "id_index"
            )
        }
        by_name: dict[str, list[int]] = {}
        names = {row["name"] for row in rows if not row["id_number"]}
        for pk, name in Person.objects.any_of("name", names).values_list("pk", "name"):
            by_name.setdefault(name, []).append(pk)
        no_number = gettext("Nobody in your files has this ID number.")
        several = gettext("Several people have this name; give the ID number.")
        no_name = gettext("Nobody in your files has this name.")
        found, faults = {}, []
        for row in rows:
            if row["id_number"]:
                person = by_number.get(numbers[row["id_number"]])
                key, text = "id_number", no_number
            else:
                same = by_name.get(row["name"], [])
                person = same[0] if len(same) == 1 else None
                key, text = "name", several if same else no_name
            if person is None:
                faults.append(self.fault(row, key, text))
            else:
                found[row.line] = person
        return found, faults

    def limits(self, rows, edition, fields, actor) -> list:
        """The first line of each group that goes beyond its limit."""
        groups: dict[tuple, list] = {}
        for row in rows:
            if row["field"] in fields:
                groups.setdefault((row["tier"], row["field"]), []).append(row)
        faults = []
        for (tier, field), lines in groups.items():
            meter = nominating.meter(edition, tier, fields[field], place_of(actor))
            if len(lines) > meter.left:
                text = gettext("Only %(left)d more may be nominated in this field.")
                faults.append(self.fault(lines[meter.left], "field", text % {"left": meter.left}))
        return faults

    def write(self, rows, *, actor, now) -> dict:
        """Rows that `check` has just passed; it noted the person of each."""
        edition = running_editions(actor).first()
        fields = {row.field: row for row in sub_projects(edition)}
        given = [
            {
                "edition": edition,
                "tier": row["tier"],
                "sub_project": fields[row["field"]],
                "person": row["person"],
                **{name: row[name] for name in nominating.CONTENT},
            }
            for row in rows
        ]
        refs = nominating.nominate_many(given, actor=actor, now=now)
        return {"nominations": len(refs)}


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


def by_tier(rows) -> dict[str, list]:
    """The first digit of an exam number says the tier."""
    groups: dict[str, list] = {}
    for row in rows:
        tier = Tier.PROVINCIAL if row["exam_number"].startswith("1") else Tier.MUNICIPAL
        groups.setdefault(str(tier), []).append(row)
    return groups


def place_of(actor):
    """The place for which the actor nominates; of a county the place above it."""
    return nominating.place_of(actor.organisation)
