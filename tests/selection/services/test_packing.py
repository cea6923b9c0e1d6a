"""The committee's pack: the same data give the same bytes, and sensitive text needs a second person."""

import datetime
import io
import json
import zipfile

import pytest
from django.db import IntegrityError, transaction
from docx import Document
from pypdf import PdfReader

from core.audit.models import AuditEntry
from core.files.store import may_read
from core.workflow.errors import MoveRefused
from selection import policies
from selection.documents import packs as files
from selection.models import CommitteePack, Nomination, Recusal, Run
from selection.services import meetings, packing, robustness, runs
from tests.factories.core import MembershipFactory
from tests.factories.selection import MarkFactory, NominationFactory, committee
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 5, 1)


@pytest.fixture
def meeting(stage, ranked, now):
    """Two proposed people with ranks, put to a meeting of seven; a member withdraws from the first."""
    with database.as_owner():
        first, second = ranked[:2]
        Nomination.objects.filter(pk__in=[first.pk, second.pk]).update(state="proposed")
    with acting(stage.office) as actor:
        made = meetings.convene(
            edition=stage.edition, tier="municipal", held_on=DAY, members=committee(7), actor=actor,
            now=now,
        )  # fmt: skip
        proposed = Nomination.objects.filter(state="proposed")
        votes = meetings.put(made, nominations=proposed, actor=actor, now=now)
        meetings.recuse(
            votes[0], member=made.members.last(), reason="舅舅与其共事", actor=actor, now=now
        )
    return made


@pytest.fixture
def ranked(stage, now):
    """The nominees of a list that is in effect and has been tested."""
    people = [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
        )
        for _number in range(6)
    ]
    for place, row in enumerate(people):
        for component in ("written", "interview"):
            MarkFactory(nomination=row, component=component, mark=90 - 4 * place)
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        robustness.compute(run, actor=actor, now=now)
        runs.confirm_step(Run.objects.get(pk=run.pk), actor=actor, now=now)
    return people


def build(stage, meeting, now, has_material=False):
    with acting(stage.office) as actor:
        return packing.build(
            meeting, has_material=has_material, draw=files.draw, actor=actor, now=now
        )


def test_a_pack_holds_all_sections_and_its_marks_stand_on_every_page(stage, meeting, now):
    pack, is_new = build(stage, meeting, now)
    assert is_new
    assert pack.state == "ready"
    content = json.loads(pack.content)
    keys = [part["key"] for part in content["sections"]]
    assert keys == ["roster", "ranks", "exemptions", "conflicts", "fairness", "attendance", "votes"]
    ranks = content["sections"][1]["rows"]
    assert sorted(row[5] for row in ranks) == ["1", "2"]
    assert all("–" in row[6] and float(row[7]) > 0.9 for row in ranks)
    assert pack.checkpoint.count("/") == 1
    with acting(stage.office):
        kept = {form: getattr(pack, form).content for form in packing.FORMS}
    document = Document(io.BytesIO(kept["docx"]))
    foot = document.sections[0].footer.paragraphs[0].text
    assert str(pack.run.ref) in foot
    assert pack.checkpoint in foot
    assert len(document.tables) == 8
    assert document.tables[1].rows[1].cells[1].text == content["sections"][0]["rows"][0][1]
    with zipfile.ZipFile(io.BytesIO(kept["xlsx"])) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 8
        for name in sheets:
            text = book.read(name).decode()
            assert str(pack.run.ref) in text
            assert pack.checkpoint in text
    pages = PdfReader(io.BytesIO(kept["pdf"])).pages
    assert len(pages) == 8
    for page in pages:
        text = page.extract_text().replace("\n", "")
        assert str(pack.run.ref) in text
        assert pack.checkpoint in text


def test_built_again_from_the_same_data_every_file_is_the_same_to_the_byte(stage, meeting, now):
    pack, _new = build(stage, meeting, now)
    with acting(stage.office):
        first = files.draw(CommitteePack.objects.get(pk=pack.pk))
    for form, content in first.items():
        assert packing.words.digest_of_bytes(content) == getattr(pack, form).sha256
    again, is_new = build(stage, meeting, now + datetime.timedelta(minutes=1))
    assert (again.pk, is_new) == (pack.pk, False)
    with database.as_owner():
        assert AuditEntry.objects.filter(action="committeepack.rebuild").count() == 1


def test_other_data_make_another_pack(stage, meeting, now):
    pack, _new = build(stage, meeting, now)
    with acting(stage.office) as actor:
        vote, member = meeting.votes.last(), meeting.members.first()
        meetings.recuse(vote, member=member, reason="亲属", actor=actor, now=now)
    other, is_new = build(stage, meeting, now)
    assert is_new
    assert (other.number, other.digest == pack.digest) == (2, False)


def test_names_of_relatives_stand_only_where_a_second_person_releases(stage, meeting, now):
    plain, _new = build(stage, meeting, now)
    assert "舅舅" not in plain.content
    full, _new = build(stage, meeting, now, has_material=True)
    assert "舅舅" in full.content
    assert full.state == "waiting"
    second = MembershipFactory(role="discipline_observer")
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused):
            packing.download(full, "pdf", actor=actor, now=now)
        with pytest.raises(MoveRefused):
            packing.release(full, actor=actor, now=now)
        with (
            pytest.raises(IntegrityError, match="committeepack_released_by_another"),
            transaction.atomic(),
        ):
            CommitteePack.objects.filter(pk=full.pk).update(state="ready")
        assert not may_read(actor, full.pdf)
    with acting(second) as actor:
        row = CommitteePack.objects.get(pk=full.pk)
        packing.release(row, actor=actor, now=now)
        assert packing.download(row, "pdf", actor=actor, now=now).content.startswith(b"%PDF")
    with database.as_owner():
        assert "舅舅" not in str(
            list(AuditEntry.objects.filter(object_ref=full.ref).values_list("payload", flat=True))
        )


def test_at_the_sql_prompt_a_pack_stays_as_it_was_built(stage, meeting, now):
    pack, _new = build(stage, meeting, now)
    with acting(stage.office):
        for change in ({"content": "{}"}, {"checkpoint": "x"}, {"number": 9}):
            with (
                pytest.raises(IntegrityError, match="this row is final"),
                transaction.atomic(),
            ):
                CommitteePack.objects.filter(pk=pack.pk).update(**change)
        with (
            pytest.raises(IntegrityError, match="this row is final"),
            transaction.atomic(),
        ):
            CommitteePack.objects.filter(pk=pack.pk).delete()


def test_without_a_list_in_effect_or_without_persons_there_is_no_pack(stage, now):
    with acting(stage.office) as actor:
        made = meetings.convene(
            edition=stage.edition, tier="municipal", held_on=DAY, members=committee(3), actor=actor,
            now=now,
        )  # fmt: skip
        with pytest.raises(MoveRefused):
            packing.queue(made, has_material=False, actor=actor, now=now)
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="proposed"
        )
        proposed = Nomination.objects.filter(state="proposed")
        meetings.put(made, nominations=proposed, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="in effect"):
            packing.queue(made, has_material=False, actor=actor, now=now)


def test_who_withdraws_from_a_case_does_not_get_the_papers(stage, meeting, now):
    pack, _new = build(stage, meeting, now)
    member = MembershipFactory(role="committee_member")
    with acting(member) as actor:
        assert policies.packs.allows(actor, "download", pack)
    with database.as_owner():
        recusal = Recusal.objects.get()
        recusal.member.user = member.user
        recusal.member.save(update_fields=["user"])
    with acting(member) as actor:
        assert not policies.packs.allows(actor, "download", pack)
