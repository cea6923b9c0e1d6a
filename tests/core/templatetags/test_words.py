"""Texts of templates are looked up once per language, and read as ever."""

import pytest
from django.template import engines
from django.templatetags.i18n import TranslateNode
from django.utils import translation

from core.templatetags.words import Kept


def compiled(source):
    return engines["django"].from_string("{% load words %}" + source).template.nodelist


def shown(source, **context):
    return engines["django"].from_string("{% load words %}" + source).render(context)


def test_a_text_follows_the_language_of_the_reader():
    template = engines["django"].from_string('{% load words %}{% translate "Home" %}')
    texts = []
    for language in ("zh-hans", "en", "es", "zh-hans"):
        with translation.override(language):
            texts.append(template.render())
    assert texts == ["首页", "Home", "Inicio", "首页"]


@pytest.mark.parametrize("source", ['{% translate "Home" %}', "{% trans 'Save' %}"])
def test_a_text_in_the_template_is_kept(source):
    assert any(isinstance(node, Kept) for node in compiled(source))


@pytest.mark.parametrize(
    "source",
    ["{% translate given %}", '{% translate "Home" as home %}', '{% translate "a"|upper %}'],
)
def test_what_depends_on_the_page_is_not(source):
    assert any(isinstance(node, TranslateNode) for node in compiled(source))


def test_what_the_page_gives_is_escaped_each_time():
    with translation.override("en"):
        assert shown("{% translate given %}", given="<b>") == "&lt;b&gt;"
        assert shown('{% translate "Home" as home %}[{{ home }}]') == "[Home]"


def test_a_picture_named_outright_is_kept_and_a_variable_one_is_not():
    assert isinstance(compiled('{% icon "home" %}')[-1], Kept)
    assert not isinstance(compiled("{% icon name %}")[-1], Kept)
    assert "#bell" in shown("{% icon name %}", name="bell")
