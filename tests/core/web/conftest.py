"""A table and an address list for the sample stage."""

import pytest
from django.db import connection

from core.orgs import roles
from core.orgs.rls import EnableScope
from core.web import history
from tests.core.web import sample
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import sign_in


@pytest.fixture
def sample_table(db, as_owner, monkeypatch, settings):
    """The papers' table, gone with the test's transaction; their permissions and addresses."""
    known = {**roles.permissions(), **_frozen(sample.PERMISSIONS)}
    monkeypatch.setattr(roles, "permissions", lambda: known)
    monkeypatch.setattr(
        history, "_labels", lambda: {move.action: move.label for move in sample.PAPER}
    )
    settings.ROOT_URLCONF = "tests.core.web.sample_urls"
    with as_owner():
        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(sample.Paper)
        with connection.cursor() as cursor:
            for statement in EnableScope("sample_paper")._statements():
                cursor.execute(statement)
            cursor.execute(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON sample_paper TO scope_province, scope_place"
            )
            cursor.execute("GRANT SELECT ON sample_paper TO scope_auditor")
    return sample.Paper


def _frozen(table):
    return {
        label: {action: frozenset(names) for action, names in actions.items()}
        for label, actions in table.items()
    }


@pytest.fixture
def place(sample_table):
    return PlaceFactory()


@pytest.fixture
def officer(place):
    return MembershipFactory(role="municipal_officer", organisation=place)


@pytest.fixture
def office(sample_table):
    return MembershipFactory(role="programme_office")


@pytest.fixture
def officer_client(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def papers(place, as_owner):
    """make(count, **values): papers of the place."""

    def make(count, organisation=None, **values):
        with as_owner():
            return sample.make_papers(organisation or place, count, **values)

    return make
