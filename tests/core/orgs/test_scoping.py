"""Arrays that go to the database as one text, and references made by the thousand."""

from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from core.orgs.scoping import array_text, fresh_refs

pytestmark = pytest.mark.django_db

# The database takes neither a NUL nor half of a surrogate pair.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
SIGNS = st.text(alphabet='"\\,{} aN中')


def came_back(values, kind):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT %s::{kind}[]", [array_text(iter(values))])
        return cursor.fetchone()[0]


@given(values=st.lists(TEXT | SIGNS | st.just("NULL") | st.just("")))
def test_texts_come_back_as_they_went(values):
    assert came_back(values, "text") == values


@given(values=st.lists(st.none() | TEXT | SIGNS))
def test_texts_among_which_some_are_missing_come_back_too(values):
    assert came_back(values, "text") == values


@given(values=st.lists(st.integers(-(2**63), 2**63 - 1) | st.none()))
def test_numbers_come_back_as_they_went(values):
    assert came_back(values, "bigint") == values


def test_references_are_random_ones_of_version_four():
    refs = fresh_refs(500)
    assert len({UUID(ref) for ref in refs}) == 500
    assert all(str(UUID(ref)) == ref and UUID(ref).version == 4 for ref in refs)
