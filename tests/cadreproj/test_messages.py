"""Extraction and compilation of translations, without gettext's programs."""

import gettext
import re
from pathlib import Path

import polib
import pytest

from scripts import compile_messages
from scripts import extract_messages as messages

ROOT = Path(messages.__file__).parents[1]
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
TITLE = _("Nominations")
LONG = _("One line "
         "and a second")
def say(n):
    return ngettext("%(n)d row", "%(n)d rows", n), pgettext("month", "May")
"""
TEMPLATE = """
{% load i18n %}
    <h1 title="{% translate "It's 100 %" %}">{{ _("Home") }}</h1>
  {% blocktranslate count n=rows trimmed %}
      {{ n }} person
  {% plural %}
      {{ n }} people
  {% endblocktranslate %}
{# not a text #} "an unclosed quote
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "planning").mkdir()
    (tmp_path / "planning/views.py").write_text(PYTHON)
    for folder in ("planning", "pages"):
        (tmp_path / "templates" / folder).mkdir(parents=True)
        (tmp_path / "templates" / folder / "page.html").write_text(TEMPLATE)
    return tmp_path


def test_texts_of_code_and_templates_are_found(root):
    found = messages.extract("planning", root)
    assert set(found) == {
        (None, "Nominations"),
        (None, "One line and a second"),
        (None, "%(n)d row"),
        ("month", "May"),
        (None, "It's 100 %%"),
        (None, "Home"),
        (None, "%(n)s person"),
    }
    assert found[None, "%(n)s person"].plural == "%(n)s people"
    assert found[None, "Home"].places == {"templates/planning/page.html"}


def test_a_template_of_no_app_is_cores(root):
    assert messages.extract("core", root)[None, "Home"].places == {"templates/pages/page.html"}


def test_an_update_keeps_translations_and_strikes_out_what_has_gone(root):
    found = messages.extract("planning", root)
    first = messages.updated(None, found, "es")
    first.find("Nominations").msgstr = "Propuestas"
    first.find("Home").msgstr = "Inicio"
    gone = {key: value for key, value in found.items() if key[1] != "Home"}
    second = messages.updated(first, gone, "es")
    assert second.find("Nominations").msgstr == "Propuestas"
    assert second.find("Home", include_obsolete_entries=True).obsolete
    again = messages.updated(polib.pofile(str(second)), found, "es")
    assert again.find("Home").msgstr == "Inicio"


def test_every_kind_of_fault_is_named(root):
    found = messages.extract("planning", root)
    catalogue = messages.updated(None, found, "es")
    for entry in catalogue:
        entry.msgstr = entry.msgid
        if entry.msgid_plural:
            entry.msgstr = ""
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    assert list(messages.faults(catalogue, found)) == []
    catalogue.find("Home").flags.append("fuzzy")
    catalogue.find("Nominations").msgstr = ""
    catalogue.find("It's 100 %%").msgstr = "%s"
    catalogue.find("%(n)d row").msgstr_plural[1] = "%(m)d filas"
    catalogue.remove(catalogue.find("One line and a second"))
    catalogue.append(polib.POEntry(msgid="Old", msgstr="Viejo"))
    assert [line.partition(":")[0] for line in messages.faults(catalogue, found)] == [
        "placeholders differ",
        "fuzzy",
        "placeholders differ",
        "empty",
        "missing",
        "no longer used",
    ]


def test_what_is_compiled_is_what_gettext_reads(root):
    path = messages.catalogue_path("planning", "es", root)
    path.parent.mkdir(parents=True)
    catalogue = messages.new_catalogue("es")
    catalogue.append(
        polib.POEntry(
            msgid="%(n)d row",
            msgid_plural="%(n)d rows",
            msgstr_plural={0: "%(n)d fila", 1: "%(n)d filas"},
        )
    )
    catalogue.save(str(path))
    assert compile_messages.compile_changed(root) == 1
    assert compile_messages.compile_changed(root) == 0
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).ngettext("%(n)d row", "%(n)d rows", 5) == "%(n)d filas"


def test_no_module_gives_gettext_a_name_that_is_not_looked_for():
    """`import gettext as _now`, and its texts would never be translated."""
    aliased = re.compile(r"from django\.utils\.translation import (\w+) as (\w+)")
    known = {
        (path.relative_to(ROOT), name)
        for path in ROOT.glob("*/**/*.py")
        if path.relative_to(ROOT).parts[0] not in {"tests", ".venv", "node_modules", "var"}
        for text, name in aliased.findall(path.read_text())
        if text in messages.KEYWORDS
    }
    assert {each for each in known if each[1] not in messages.KEYWORDS} == set()
    assert known
