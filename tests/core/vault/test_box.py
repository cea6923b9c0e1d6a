"""Sealed text opens for its own row and key, and for nothing else."""

import base64
import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from core import vault

KEYS = {"1": base64.b64encode(b"a" * 32).decode(), "2": base64.b64encode(b"b" * 32).decode()}
ROW = b"candidates.person:1"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
contexts = st.binary(min_size=1, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def keys():
    with override_settings(
        FIELD_KEYS={"1": KEYS["1"]}, INDEX_KEY=base64.b64encode(b"i" * 32).decode()
    ):
        yield


@given(texts, contexts)
def test_what_is_sealed_opens_again(text, context):
    assert vault.unseal(vault.seal(text, context), context) == text


@given(st.binary(max_size=300), contexts)
def test_bytes_are_sealed_too(content, context):
    assert vault.unseal_bytes(vault.seal_bytes(content, context), context) == content


@given(texts, contexts, contexts)
def test_a_blob_moved_to_another_row_does_not_open(text, context, other):
    if context != other:
        with pytest.raises(vault.Unreadable):
            vault.unseal(vault.seal(text, context), other)


@given(texts, st.data())
def test_each_altered_bit_is_noticed(text, data):
    blob = bytearray(vault.seal(text, ROW))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(vault.Unreadable):
        vault.unseal(bytes(blob), ROW)


@given(texts, st.integers(0, 40))
def test_a_shortened_blob_is_refused(text, length):
    blob = vault.seal(text, ROW)
    with pytest.raises(vault.Unreadable):
        vault.unseal(blob[: min(length, len(blob) - 1)], ROW)


@given(texts)
def test_the_same_text_never_looks_the_same(text):
    assert vault.seal(text, ROW) != vault.seal(text, ROW)


def test_the_text_is_not_in_the_blob():
    number = "420000199001011234"
    assert number.encode() not in vault.seal(number, ROW)


@given(texts, texts)
def test_the_blind_index_agrees_exactly_with_equality(one, two):
    same = vault.box.unicodedata.normalize("NFKC", one).strip().upper() == (
        vault.box.unicodedata.normalize("NFKC", two).strip().upper()
    )
    assert (vault.blind_index(one) == vault.blind_index(two)) == same


def test_width_and_case_do_not_change_the_blind_index():
    assert vault.blind_index("42000019900101123x") == vault.blind_index(" ４2000019900101123X ")


def test_old_blobs_open_and_are_resealed_when_a_key_is_added(settings):
    old = vault.seal("text", ROW)
    settings.FIELD_KEYS = KEYS
    assert not vault.is_current(old)
    assert vault.unseal(old, ROW) == "text"
    new = vault.reseal(old, ROW)
    assert vault.is_current(new)
    assert vault.reseal(new, ROW) == new
    settings.FIELD_KEYS = {"2": KEYS["2"]}
    assert vault.unseal(new, ROW) == "text"
    with pytest.raises(vault.Unreadable, match="key version 1"):
        vault.unseal(old, ROW)


def test_version_ten_is_newer_than_version_nine(settings):
    settings.FIELD_KEYS = {"9": KEYS["1"], "10": KEYS["2"]}
    blob = vault.seal("text", ROW)
    settings.FIELD_KEYS = {"10": KEYS["2"]}
    assert vault.unseal(blob, ROW) == "text"


def test_a_missing_or_short_key_is_named(settings):
    settings.FIELD_KEYS = {}
    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        vault.seal("text", ROW)
    settings.FIELD_KEYS = {"1": base64.b64encode(os.urandom(16)).decode()}
    with pytest.raises(ImproperlyConfigured, match="32 bytes"):
        vault.seal("text", ROW)


def test_a_context_is_demanded():
    with pytest.raises(ValueError, match="context"):
        vault.seal("text", b"")
