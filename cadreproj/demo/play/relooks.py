"""What was looked at again: documents of the archive beside the form, decided cases judged anew."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import HOME_PLACE, Cast
from cadreproj.demo.play.pending import PAPER
from candidates.models import Person
from candidates.rules.dates import PartialDate
from candidates.services import archiving
from core.audit.log import act
from core.orgs.models import Organisation
from selection.models import Nomination
from selection.services import reopening
from selection.states import ReopenGround

#: So many dossiers whose archive somebody has looked at.
LOOKED_AT = 3


def play(cast: Cast, edition, places: dict[str, Organisation], today: Day) -> tuple[int, int]:
    """In the place whose accounts are printed; how many documents, and how many cases judged anew."""
    place = places.get(HOME_PLACE) or places[sorted(places)[0]]
    return _archive(cast, place, today), _anew(cast, edition, place, today)


def _archive(cast: Cast, place: Organisation, today: Day) -> int:
    """The first agrees with the form; of the second the birth differs and a document was struck; of the
    third a period of the career."""
    known = Person.objects.within(place.scope_path).in_force().exclude(careers=None)
    people = list(known.order_by("pk").distinct()[:LOOKED_AT])
    made = 0
    with cast.acting("author", place.code) as author:
        for number, person in enumerate(people):
            now = at(today - dt.timedelta(days=9 - number))
            with act(author, now):
                entries = [
                    archiving.file(
                        person, element=element, value=value, document=document, dated=dated,
                        actor=author, now=now,
                    )
                    for element, value, document, dated in _documents(person, number)
                ]  # fmt: skip
            made += len(entries)
            if number == 1:
                archiving.strike(
                    entries[-1], actor=author, now=at(today - dt.timedelta(days=5)),
                    reason="该材料属同名他人，系误归档。",
                )  # fmt: skip
    return made


def _documents(person: Person, number: int) -> list[tuple[str, str, str, str]]:
    """Element, value, document, its date: no document is older than what it speaks of."""
    careers = list(person.careers.all())
    work, last = person.work_started or careers[0].start, careers[-1].start
    shown = work.to_month()
    birth = person.birth.to_month()
    if number == 1:
        birth = PartialDate(birth.year - 1, birth.month)
    found = [
        ("birth", birth.iso, "入团志愿书", f"{birth.year + 16}-05"),
        ("work", shown.iso, "干部录用审批表", shown.iso),
        ("status", "civil_servant", "公务员登记表", f"{shown.year + 1}-06"),
        ("career", _career(careers, number), "干部履历表", last.to_month().iso),
    ]
    if number == 1:
        found.append(("work", f"{shown.year - 1}-07", "招工登记表", f"{shown.year - 1}-08"))
    return found


def _career(careers, number: int) -> str:
    """The résumé as the document has it; for the third, one period begins two years later."""
    lines = []
    for place, row in enumerate(careers):
        start = row.start.to_month()
        if number == 2 and place == len(careers) // 2:
            start = PartialDate(start.year + 2, start.month)
        end = row.end.to_month().dotted if row.end else ""
        lines.append(f"{start.dotted}--{end:<7}  {row.text}")
    return "\n".join(lines)


def _anew(cast: Cast, edition, place: Organisation, today: Day) -> int:
    """Two decided cases by what came to light: one signed and before the review again, one that waits."""
    rows = Nomination.objects.for_detail().filter(
        edition=edition, place=place, state__in=("qualified", "rejected"), tier="municipal"
    )
    chosen = list(rows.exclude(review_requests__state="received").order_by("pk")[:2])
    proposed = []
    for row in chosen:
        with cast.acting(table.REVIEWER) as reviewer:
            proposed.append(
                reopening.propose(
                    row, ground=ReopenGround.NEW_DATA, actor=reviewer,
                    reason="档案专项审核中发现首次工资审批表，工作经历需重新认定。",
                    document=SimpleUploadedFile("首次工资审批表.pdf", PAPER, "application/pdf"),
                    now=at(today - dt.timedelta(days=2)),
                )
            )  # fmt: skip
    for row in proposed[:1]:
        with cast.acting(table.OFFICE) as office:
            reopening.open_again(
                row, actor=office, now=at(today - dt.timedelta(days=1)), reason="同意重新审查。"
            )
    return len(proposed)
