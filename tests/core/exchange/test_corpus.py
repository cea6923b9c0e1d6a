"""Hostile files are refused within the limits of their process; their harmless twins are read."""

import pytest
from django.utils import translation

from core.exchange import limited
from core.exchange.reading import read_sheet
from tests.core.exchange.corpus import MALICIOUS
from tests.core.exchange.harmless import BENIGN
from tests.core.exchange.sheets import PeopleSheet


def test_the_corpus_is_large_enough():
    assert len(MALICIOUS) >= 40
    assert len(BENIGN) >= 20


@pytest.mark.parametrize("name", MALICIOUS)
def test_a_hostile_file_is_refused(name):
    content, filename = MALICIOUS[name]()
    rows, faults = read_sheet(content, filename, PeopleSheet())
    assert faults, f"{len(rows)} rows were read"
    assert all(fault.text for fault in faults)


def test_a_part_that_does_not_unpack_is_damage_and_said_so():
    content, filename = MALICIOUS["part_that_does_not_unpack"]()
    with translation.override("en"):
        _rows, [fault] = read_sheet(content, filename, PeopleSheet())
    assert "damaged" in fault.text


@pytest.mark.parametrize("name", BENIGN)
def test_a_harmless_file_is_read(name):
    content, filename = BENIGN[name]()
    rows, faults = read_sheet(content, filename, PeopleSheet())
    assert faults == []
    assert rows[0]["id_number"][:6] == "420000"


def test_a_reader_that_meets_its_limits_dies_alone(monkeypatch):
    monkeypatch.setattr(limited, "MEMORY", 20 << 20)
    with translation.override("en"):
        _rows, [fault] = read_sheet(BENIGN["with_repetitive_rows"]()[0], "a.xlsx", PeopleSheet())
    assert fault.line == 0
    assert "memory and time" in fault.text or "too large" in fault.text
