"""`verify_ledger` finds what a superuser did behind the program's back, and names the place."""

import os

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from cadreproj import cluster
from core.audit import verify
from core.audit.log import act, record_many
from core.orgs import scope
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db(transaction=True)

EDIT = "UPDATE core_auditentry SET reason = 'forged' WHERE n = 3"
RESEAL = "UPDATE core_auditentry SET payload = replace(payload, '2', '7') WHERE n = 3"
DELETE = "DELETE FROM core_auditentry WHERE n = 3"
SWAP = """UPDATE core_auditentry a SET payload = b.payload, hash = b.hash
          FROM core_auditentry b WHERE (a.n, b.n) IN ((3, 4), (4, 3))"""
CUT = "DELETE FROM core_auditentry WHERE n > 4"
CUT_WITH_HEAD = f"""{CUT}; UPDATE core_audithead h SET n = 4,
    hash = (SELECT hash FROM core_auditentry e WHERE e.n = 4)"""
EMPTY = "TRUNCATE core_auditentry; TRUNCATE core_audithead"


@pytest.fixture
def ledger():
    """Six entries of one place, and the checkpoint that was exported after them."""
    officer = MembershipFactory(role="municipal_officer")
    place = officer.organisation
    with acting(officer) as actor, act(actor, timezone.now()):
        record_many(
            "core.Organisation",
            "organisation.count",
            [(place.ref, place.path, {}, {"k": k}) for k in range(6)],
        )
    return findings().heads


def findings(checkpoint=None):
    with scope.reading_as("audit"):
        return verify.verify(checkpoint)


def tamper(statement):
    """As a superuser, past every trigger."""
    url = os.environ["DATABASE_SUPERUSER_URL"].replace(
        "/postgres?", f"/{connection.settings_dict['NAME']}?"
    )
    with cluster.session(url) as cursor:
        cursor.execute("ALTER TABLE core_auditentry DISABLE TRIGGER ALL")
        cursor.execute("ALTER TABLE core_audithead DISABLE TRIGGER ALL")
        cursor.execute(statement)


def test_an_untouched_ledger_is_intact(ledger):
    assert findings(ledger).intact


@pytest.mark.parametrize(
    ("statement", "place"), [(EDIT, 3), (RESEAL, 3), (DELETE, 3), (SWAP, 3), (CUT, 4)]
)
def test_a_change_is_found_and_its_place_named(ledger, statement, place):
    tamper(statement)
    assert findings().breaks[0].n == place


@pytest.mark.parametrize("statement", [CUT_WITH_HEAD, EMPTY])
def test_a_clean_cut_shows_against_the_checkpoint_only(ledger, statement):
    tamper(statement)
    assert findings().intact
    assert "only" in findings(ledger).breaks[0].fault


def test_a_chain_forged_anew_with_right_hashes_differs_from_the_checkpoint(ledger):
    tamper("""
        UPDATE core_auditentry SET reason = 'forged' WHERE n = 6;
        UPDATE core_auditentry e SET payload = p.text, hash = sha256(b.hash || convert_to(p.text, 'UTF8'))
          FROM core_auditentry b, LATERAL (SELECT jsonb_set(e2.payload::jsonb, '{13}', '"forged"')::text AS text
                                             FROM core_auditentry e2 WHERE e2.n = 6) p
         WHERE e.n = 6 AND b.n = 5;
        UPDATE core_audithead h SET hash = (SELECT hash FROM core_auditentry e WHERE e.n = 6)
    """)
    assert findings().intact
    assert findings(ledger).breaks == [
        verify.Break(*[next(iter(ledger))], 6, "differs from the checkpoint")
    ]


def test_the_command_writes_a_checkpoint_and_fails_loudly(ledger, tmp_path, capsys):
    kept = tmp_path / "checkpoint.json"
    call_command("verify_ledger", write=kept)
    assert "6 entries in 1 chains" in capsys.readouterr().out
    tamper(CUT_WITH_HEAD)
    with pytest.raises(CommandError, match="broken in 1"):
        call_command("verify_ledger", checkpoint=kept)
