"""The signed export as the program makes it, from the run in the database to the verifier's word."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from core.audit.models import AuditEntry
from core.vault import signing as vault_signing
from core.workflow.errors import MoveRefused, Refused
from selection.models import Mark, RunRow
from selection.ranking import verify_selection as verifier
from selection.services import marks, runs, signing
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def key():
    return vault_signing.new_key()


@pytest.fixture(autouse=True)
def signed_by_us(settings, key):
    settings.SIGNING_KEY = key


@pytest.fixture
def run(stage, now):
    """A computed run: three nominees with marks, one without, one who withdrew before the end."""
    nominees = [
        factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified",
            exam_number=f"2000000{number}",
        )
        for number in range(5)
    ]  # fmt: skip
    with acting(stage.exam) as actor:
        for number, nominee in enumerate(nominees[:4]):
            for component in ("written", "interview"):
                marks.enter(
                    edition=stage.edition, tier="municipal", exam_number=nominee.exam_number,
                    component=component, mark=f"{70 + number}.50", actor=actor, now=now,
                )  # fmt: skip
        [step, *_rest] = json.loads(stage.scheme.text)["steps"]
        return runs.compute_now(scheme=stage.scheme, step=step["name"], actor=actor, now=now)


def exported(stage, run, now) -> bytes:
    with acting(stage.office) as actor:
        run.refresh_from_db()
        return signing.signed_export(run, actor=actor, now=now)


def verified(content) -> list[str]:
    return verifier.verify(content, verifier.key_of(vault_signing.public_key()))


def test_what_the_program_exports_the_verifier_confirms(stage, run, now):
    content = exported(stage, run, now)
    assert verified(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.read("result.csv").splitlines()) == 6
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["run"], manifest["candidates"]) == (str(run.ref), 5)


def test_nobody_is_named_in_it(stage, run, now):
    content = exported(stage, run, now)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    with database.as_owner():
        for row in run.rows.select_related("nomination"):
            assert row.nomination.name.encode() not in everything


@pytest.mark.tampers
def test_one_digit_changed_at_the_sql_prompt_is_found(stage, run, now):
    with database.as_owner():
        row = RunRow.objects.filter(run=run, rank=1).get()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE selection_runrow DISABLE TRIGGER USER")
            RunRow.objects.filter(pk=row.pk).update(score=row.score + 1)
            cursor.execute("ALTER TABLE selection_runrow ENABLE TRIGGER USER")
    [line] = verified(exported(stage, run, now))
    assert line.startswith("result.csv:2: ")
    assert "score" in line


def test_a_run_whose_marks_have_changed_is_not_exported(stage, run, now):
    with database.as_owner():
        mark = Mark.objects.first()
        Mark.objects.filter(pk=mark.pk).update(mark=mark.mark + 1)
    with pytest.raises(MoveRefused) as refused:
        exported(stage, run, now)
    assert refused.value.code == "stale"


def test_each_export_is_in_the_ledger_with_its_digest(stage, run, now):
    exported(stage, run, now)
    with database.as_owner():
        entry = AuditEntry.objects.get(action="run.export")
    assert len(entry.after["digest"]) == 64


def test_without_a_key_it_says_what_is_missing(stage, run, now, settings):
    settings.SIGNING_KEY = ""
    with pytest.raises(Refused, match="SIGNING_KEY"):
        exported(stage, run, now)


def test_the_page_hands_out_export_and_key(client, stage, run):
    sign_in(client, stage.office)
    assert "Signed export" in client.get(run.get_absolute_url()).content.decode()
    answer = client.post(reverse("selection:run-signed", args=[run.ref]))
    content = b"".join(answer.streaming_content)
    key = b"".join(client.get(reverse("selection:run-key")).streaming_content).decode()
    assert verifier.verify(content, verifier.key_of(key)) == []


def test_without_a_key_nothing_is_offered(client, stage, run, settings):
    settings.SIGNING_KEY = ""
    sign_in(client, stage.office)
    html = client.get(run.get_absolute_url()).content.decode()
    assert "Signed export" not in html
    assert reverse("selection:run-key") not in html
    assert client.get(reverse("selection:run-key")).status_code == 404


def test_who_may_not_export_has_no_button_and_no_file(client, stage, run):
    sign_in(client, MembershipFactory(role="qualification_reviewer"))
    assert "Signed export" not in client.get(run.get_absolute_url()).content.decode()
    assert client.post(reverse("selection:run-signed", args=[run.ref])).status_code == 403


def test_the_command_writes_the_same(stage, run, tmp_path, capsys):
    out = tmp_path / "export.zip"
    account = stage.office.user.get_username()
    call_command("export_selection", str(run.ref), "--as", account, "--out", str(out))
    assert verified(out.read_bytes()) == []
    with pytest.raises(CommandError, match="no run"):
        call_command("export_selection", str(stage.place.ref), "--as", account, "--out", str(out))


def test_a_new_key_is_printed_and_signs(settings, capsys):
    call_command("new_signing_key")
    settings.SIGNING_KEY = capsys.readouterr().out.strip()
    key = verifier.key_of(vault_signing.public_key())
    assert verifier.signature_fits(b"text", vault_signing.sign(b"text"), key)
    assert not verifier.signature_fits(b"texts", vault_signing.sign(b"text"), key)
