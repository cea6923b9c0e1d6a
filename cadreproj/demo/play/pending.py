"""Something in every tray of the running edition: returns, an exemption, a request for a second look, a
county's own nominee, an import to compare, papers to release. A constant number of rows in any scale."""

import datetime as dt
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import HOME_PLACE, Cast
from candidates.formats import lrmx
from candidates.models import Person
from candidates.services import batches, exporting, people
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of_record, load_record
from core.orgs.models import Organisation
from selection.models import Nomination
from selection.services import (
    exempting,
    leaving,
    nominating,
    queueing,
    requesting,
    returning,
    reviewing,
)
from selection.states import ExemptionGround, Ground

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
CONTENT = {
    "grounds": "政治坚定，实绩突出，群众公认，有培养潜力。",
    "recommender": "中共示例县委组织部",
    "present": 9,
    "agreed": 8,
}


def play(cast: Cast, edition, places: dict[str, Organisation], today: Day) -> int:
    """All of it, in the place whose accounts are printed; how many cases wait for review then."""
    place = places.get(HOME_PLACE) or places[sorted(places)[0]]
    _counties(cast, edition, place, today)
    waiting = Nomination.objects.filter(edition=edition, state="endorsed", place=place)
    for act, row in zip(
        (_came_back, _returned, _exempted, _rejected), waiting.order_by("pk"), strict=False
    ):
        act(cast, place, row, today)
    _files(cast, place, today)
    with cast.acting(table.REVIEWER) as reviewer:
        queueing.refresh(actor=reviewer, now=at(today - dt.timedelta(days=1)))
    return Nomination.objects.filter(edition=edition, state="endorsed").count()


def _ago(today: Day, days: int) -> dt.datetime:
    return at(today - dt.timedelta(days=days))


def _send_back(cast, row, marks, now) -> None:
    with cast.acting(table.REVIEWER) as reviewer:
        returning.send_back(
            row, actor=reviewer, now=now, reason="推荐材料有误，请核对后重报。", marks=marks
        )


def _came_back(cast, place, row, today) -> None:
    """Returned, corrected and endorsed anew: the reviewer sees what has changed."""
    _send_back(cast, row, {"grounds": "过于笼统，未写明具体实绩"}, _ago(today, 9))
    now = _ago(today, 7)
    with cast.acting("author", place.code, now=now) as author:
        row = Nomination.objects.get(pk=row.pk)
        grounds = "主持农村饮水安全工程，惠及三万余人，2023年抗洪抢险中表现突出。"
        row = nominating.revise(row, actor=author, now=now, grounds=grounds)
        nominating.submit(row, actor=author, now=now)
    with cast.acting("approver", place.code) as approver:
        nominating.endorse(row, actor=approver, now=_ago(today, 6))


def _returned(cast, place, row, today) -> None:
    """Waits with the place, with the fields that are wrong."""
    marks = {"level_since": "与任职文件不一致", "agreed": "与会议记录不一致"}
    _send_back(cast, row, marks, _ago(today, 3))


def _exempted(cast, place, row, today) -> None:
    """Too short at the grass roots; an exemption waits for its second signature."""
    person = Person.objects.get(pk=row.person_id)
    with cast.acting(table.OFFICE) as office:
        record = replace(load_record(person), grassroots_months=15)
        people.update_person(
            person, record=record, actor=office, now=_ago(today, 8), reason="按档案记载更正"
        )
    with cast.acting(table.REVIEWER) as reviewer:
        exempting.propose(
            row,
            key="grassroots_years_min",
            ground=ExemptionGround.HARD_PLACE,
            reason="连续三年在贫困山区乡镇工作，完成易地扶贫搬迁任务，实绩突出。",
            document=SimpleUploadedFile("破格依据.pdf", PAPER, "application/pdf"),
            declared=True,
            actor=reviewer,
            now=_ago(today, 2),
        )


def _rejected(cast, place, row, today) -> None:
    """Rejected, and asked to be looked at again in time."""
    with cast.acting(table.REVIEWER) as reviewer:
        reviewing.reject(
            row, actor=reviewer, now=_ago(today, 2), ground=Ground.FILE,
            reason="参加工作时间与档案最早记载不一致。",
        )  # fmt: skip
    with cast.acting("author", place.code) as author:
        requesting.receive(
            Nomination.objects.get(pk=row.pk),
            received_on=today - dt.timedelta(days=1),
            body="已找到首次工资审批表，请求复核。",
            actor=author,
            now=_ago(today, 1),
        )


def _counties(cast, edition, place, today) -> None:
    """Two dossiers that a county keeps; it hands one of them in, where the place has given up a draft.
    A second draft given up leaves room for whoever tries the demo out."""
    drafts = Nomination.objects.filter(edition=edition, place=place, state="draft").order_by("pk")
    given_up = list(drafts[:2])
    now = _ago(today, 13)
    with cast.acting("author", place.code, now=now) as author:
        for draft in given_up:
            leaving.withdraw(draft, actor=author, now=now, reason="本人已调离本市。")
    now = _ago(today, 12)
    with cast.acting(table.COUNTY, now=now) as clerk:
        if clerk.organisation_id == place.pk:
            return
        known = Person.objects.within(place.scope_path).in_force().order_by("-pk")[:2]
        records = [
            replace(load_record(person), name=name, id_number="", phone="", family=[])
            for person, name in zip(known, ("荐试样", "推试样"), strict=True)
        ]
        rows = [people.Registration(record, clerk.organisation) for record in records]
        made = people.register_many(rows, actor=clerk, now=now)
        for draft in given_up[:1]:
            row = nominating.nominate(
                edition=edition, tier=draft.tier, sub_project=draft.sub_project_id,
                person=made[0].id, actor=clerk, now=now,
                met_on=today - dt.timedelta(days=14), **CONTENT,
            )  # fmt: skip
            nominating.submit(row, actor=clerk, now=now)


def _files(cast, place, today) -> None:
    """An import with a file that says otherwise than the record and one that is damaged; a request
    for the papers of three people that somebody else has to release."""
    known = Person.objects.within(place.scope_path).in_force().order_by("pk")
    with cast.acting("author", place.code) as author:
        record = load_record(known[0])
        newer = replace(record, health="良好", present_post=f"{record.present_post}（兼）")
        files = [
            DossierFile(f"{each.name}.lrmx", lrmx.write(file_of_record(each)))
            for each in (newer, load_record(known[1]))
        ]
        broken = DossierFile("损坏.lrmx", files[0].content[:200])
        batches.import_batch(
            [*files, broken],
            organisation=place,
            actor=author,
            now=_ago(today, 4),
            skip_faulty=True,
        )
        exporting.ask(
            Person.objects.filter(pk__in=[person.pk for person in known[:3]]),
            actor=author,
            now=_ago(today, 1),
            reason="提交部务会研究",
            form="pdf",
        )
