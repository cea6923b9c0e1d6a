"""The sheet of nominations: read, duplicates settled, written, and taken back as one act."""

import re

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from candidates.models import Person
from core import vault
from core.exchange.sheet import Question, Sheet, SheetColumn
from core.workflow.errors import MoveRefused
from planning.handover import Field, Tier, running_editions, sub_projects
from selection.services import batches, limits, nominating

_REF = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
#: Sorts of faults that the page puts as questions.
NAMESAKES, ALIKE = "namesakes", "alike"


class NominationSheet(Sheet):
    """People of the place, already in its files, by name or ID number."""

    name = "nominations"
    title = _("Nominations")
    answers = ("record",)
    can_undo = True
    columns = [
        SheetColumn("name", pgettext_lazy("person", "Name"), required=True, width=12),
        SheetColumn(
            "id_number",
            _("ID number"),
            width=22,
            note=_("Needed where two people of the place have the same name."),
            formula="OR(LEN({id_number})=18,LEN({id_number})=15)",
            formula_text=_("An ID number has 18 characters, an old one 15."),
        ),
        SheetColumn("tier", _("Tier"), required=True, choices=Tier.choices),
        SheetColumn("field", _("Field"), required=True, width=22, choices=Field.choices),
        SheetColumn("grounds", _("Grounds"), width=40, max_length=20_000),
        SheetColumn("recommender", _("Recommended by"), max_length=80),
        SheetColumn("met_on", _("Collective decision on"), kind="date"),
        SheetColumn("present", _("Members present"), kind="integer", least=1, most=1_000),
        SheetColumn(
            "agreed",
            _("In favour"),
            kind="integer",
            formula="AND(ISNUMBER({agreed}),{agreed}>=0,{agreed}<={present})",
            formula_text=_("More members in favour than were present."),
        ),
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
        try:
            nominating.require_open_for(edition, place_of(actor), now)
        except MoveRefused as refused:
            return [self.fault(0, "", str(refused))]
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
                text = gettext("This person stands in line %(line)d already.")
                faults.append(self.fault(row, "name", text % {"line": seen[person]}))
            seen.setdefault(person, row.line)
            row["person"] = person
        live = nominating.live_people(edition, seen)
        faults += [
            self.fault(seen[person], "name", gettext("This person already has a live nomination."))
            for person in live
        ]
        faults += self.alike(seen, actor)
        faults += self.limits(rows, edition, fields, actor)
        return sorted(faults, key=lambda fault: fault.line)

    def people(self, rows) -> tuple[dict[int, int], list]:
        """Line -> person; a name that is unknown or ambiguous is a fault."""
        found, faults = self.chosen(rows)
        rows = [row for row in rows if row.line not in found]
        numbers = {
            row["id_number"]: vault.blind_index(row["id_number"])
            for row in rows
            if row["id_number"]
        }
        records = Person.objects.in_force()
        by_number = {
            bytes(index or b""): pk
            for pk, index in records.any_of("id_index", numbers.values())
            .order_by()
            .values_list("pk", "id_index")
        }
        by_name: dict[str, list[int]] = {}
        names = {row["name"] for row in rows if not row["id_number"]}
        for pk, name in records.any_of("name", names).order_by().values_list("pk", "name"):
            by_name.setdefault(name, []).append(pk)
        no_number = gettext("Nobody in your files has this ID number.")
        several = gettext("Several people have this name; give the ID number.")
        no_name = gettext("Nobody in your files has this name.")
        for row in rows:
            kind = ""
            if row["id_number"]:
                person = by_number.get(numbers[row["id_number"]])
                key, text = "id_number", no_number
            else:
                same = by_name.get(row["name"], [])
                person = same[0] if len(same) == 1 else None
                key, text, kind = ("name", several, NAMESAKES) if same else ("name", no_name, "")
            if person is None:
                faults.append(self.fault(row, key, text, kind))
            else:
                found[row.line] = person
        return found, faults

    @staticmethod
    def chosen(rows) -> tuple[dict[int, int], list]:
        """Line -> the record that was chosen for it in the page, among those of the line's name."""
        answers = {row.line: row["record"] for row in rows if _REF.match(row.get("record") or "")}
        if not answers:
            return {}, []
        known = nominating.known_people(list(answers.values()))
        found = {str(ref): person for ref, person in known.items()}
        return {
            row.line: found[row["record"]].pk
            for row in rows
            if answers.get(row.line) in found and found[row["record"]].name == row["name"]
        }, []

    def alike(self, seen: dict[int, int], actor) -> list:
        """People of the file who may be on record twice in the place: settled before they stand."""
        text = gettext("This person may be on record twice: merge the records or tell them apart.")
        found = batches.suspected_pairs(actor, seen)
        return [self.fault(seen[person], "name", text, ALIKE) for person in found]

    def limits(self, rows, edition, fields, actor) -> list:
        """The first line of each group that goes beyond its limit."""
        groups: dict[tuple, list] = {}
        for row in rows:
            if row["field"] in fields:
                groups.setdefault((row["tier"], row["field"]), []).append(row)
        if not groups:
            return []
        faults, meters, place = [], limits.meters(edition), place_of(actor)
        units = limits.unit_meters(edition)
        for (tier, field), lines in groups.items():
            left = limits.of_group(meters, tier, fields[field], place).left
            if tier == Tier.MUNICIPAL:
                own = limits.of_unit(units, fields[field], place, actor.organisation)
                left = min(left, own.left) if own is not None else left
            if len(lines) > left:
                text = gettext("Only %(left)d more may be nominated in this field.")
                faults.append(self.fault(lines[left], "field", text % {"left": left}))
        return faults

    def questions(self, lines, faults, *, actor, run_url):
        """Which of several people is meant, and what becomes of two records that look alike."""
        asked = {fault.line: fault.kind for fault in faults if fault.kind and fault.line in lines}
        names = {lines[line].get("name", "").strip() for line in asked}
        people: dict[str, list] = {}
        rows = Person.objects.in_force().any_of("name", names).select_related("organisation")
        for person in rows.for_list().order_by("pk"):
            people.setdefault(person.name, []).append(person)
        pairs = batches.suspected_pairs(
            actor, [each.pk for same in people.values() for each in same]
        )
        return [
            self.question(
                line, kind, people.get(lines[line].get("name", "").strip(), []), pairs, run_url
            )
            for line, kind in sorted(asked.items())
        ]

    @staticmethod
    def question(line, kind, same, pairs, run_url) -> Question:
        pair = next((pairs[person.pk] for person in same if person.pk in pairs), None)
        links = []
        if pair is not None:
            address = reverse("candidates:duplicate-merge", args=[pair.ref])
            links.append((gettext("Merge the two records"), f"{address}?next={run_url}"))
        name = same[0].name if same else ""
        if kind == NAMESAKES:
            text = gettext("%(count)d records have the name %(name)s. Which one is meant?")
            options = tuple((str(person.ref), _described(person)) for person in same)
        else:
            text = gettext("%(name)s may be on record twice.")
            options = ()
        return Question(
            line,
            text % {"count": len(same), "name": name},
            "record",
            options,
            tuple(links),
            str(pair.ref) if pair is not None else "",
        )

    def write(self, rows, *, actor, now) -> dict:
        """Rows that `check` has just passed; it noted the person of each."""
        return self.write_run(None, rows, actor=actor, now=now)

    def write_run(self, run, rows, *, actor, now) -> dict:
        edition = running_editions(actor).first()
        fields = {row.field: row for row in sub_projects(edition)}
        # Each in the place of the line it came from: a second list would double what an import holds.
        for place, row in enumerate(rows):
            rows[place] = {
                "edition": edition,
                "tier": row["tier"],
                "sub_project": fields[row["field"]].pk,
                "person": row["person"],
                **{name: row[name] for name in nominating.CONTENT},
            }
        refs = nominating.nominate_many(rows, actor=actor, now=now, import_run=run)
        return {"nominations": len(refs)}

    def undoable(self, run, *, actor):
        return batches.untouched(run, actor).count(), batches.touched(run, actor)

    def undo(self, run, *, actor, now, reason):
        return batches.take_back(run, actor=actor, now=now, reason=reason)


def _described(person) -> str:
    parts = (person.name, person.birth.dotted, person.present_post, person.organisation.label)
    return " · ".join(part for part in parts if part)


def place_of(actor):
    """The place for which the actor nominates; of a county the place above it."""
    return nominating.place_of(actor.organisation)
