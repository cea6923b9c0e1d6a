"""Each component says in words what it shows in colour, and escapes what it is given."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.utils import timezone, translation

from core.templatetags.looks import state_tones
from core.web.charts import Line, Series
from selection.models import Trainee

NOW = datetime.datetime(2026, 3, 9, 9, 30, tzinfo=datetime.UTC)


def render(source: str, language: str = "en", **context) -> str:
    with translation.override(language):
        return engines["django"].engine.from_string(source).render(Context(context))


@dataclass
class Move:
    name: str
    label: str
    allowed: bool = True
    reason_required: bool = False
    refusal: str = ""
    style: str = ""
    url: str = field(default="/move/")


def row(state="submitted", label="Submitted"):
    return SimpleNamespace(state=state, version=7, ref="r", get_state_display=lambda: label)


def test_a_state_is_told_by_sign_words_and_tone():
    html = render("{% state_badge row %}", row=row("rejected", "Rejected"))
    assert "Rejected" in html
    assert "#circle-x" in html
    assert "state-bad" in html


def test_the_tone_of_an_enumeration_wins_over_the_guess():
    assert "state-good" in render('{% state_badge "draft" "Draft" "good" %}')
    assert "state-calm" in render('{% state_badge "draft" "Draft" %}')


def test_a_state_badge_escapes_its_label():
    assert "<b>" not in render('{% state_badge "x" label %}', label="<b>x</b>")


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", False), ("es", True), ("en", True)])
def test_pinyin_stands_beside_a_name_only_outside_chinese(language, shown):
    html = render('{% person_name "欧阳若琳" "Ouyang Ruolin" %}', language)
    assert ("Ouyang" in html) is shown
    assert 'lang="zh-Hans"' in html


def test_a_masked_value_shows_only_its_end():
    html = render("{% masked value %}", value="42000019910309002X")
    assert "002X" in html
    assert "4200" not in html


def test_a_short_masked_value_shows_nothing():
    assert "123" not in render("{% masked value %}", value="123")


@pytest.mark.parametrize(
    ("day", "text"),
    [(1, "8 days late"), (8, "1 day late"), (9, "today"), (11, "2 days left")],
)
def test_a_deadline_says_how_far_it_is(day, text):
    assert text in render("{% due on now %}", on=datetime.date(2026, 3, day), now=NOW)


def test_a_distant_or_missing_deadline_says_no_more_than_its_day():
    assert "left" not in render("{% due on now %}", on=datetime.date(2026, 5, 1), now=NOW)
    assert render("{% due on now %}", on=None, now=NOW).strip() == ""


def test_a_deadline_is_counted_in_the_days_of_the_programme():
    late_evening = datetime.datetime(2026, 3, 9, 17, 0, tzinfo=datetime.UTC)  # the 10th in Shanghai
    assert "1 day late" in render(
        "{% due on now %}", on=datetime.date(2026, 3, 9), now=late_evening
    )


def test_days_are_written_as_the_language_does():
    when = datetime.datetime(2026, 3, 9, 2, 5, tzinfo=datetime.UTC)
    assert render("{{ when|instant_text }}", "es", when=when) == "09/03/2026 10:05"
    assert render("{{ when|day_text }}", "zh-hans", when=when) == "2026-03-09"
    assert render("{{ when|day_text }}", when=None) == ""


def test_a_card_has_a_heading_and_its_content():
    html = render('{% card title="Basics" ident="b" %}<p>inside</p>{% endcard %}')
    assert '<h2 class="card-title" id="b-title">Basics</h2>' in html
    assert 'aria-labelledby="b-title"' in html
    assert "<p>inside</p>" in html


def test_a_wrong_argument_of_a_component_fails_when_it_is_compiled():
    with pytest.raises(TemplateSyntaxError):
        render('{% card titel="x" %}{% endcard %}')


def test_an_empty_value_is_read_as_none():
    html = render('{% fields %}{% field_row "Phone" "" %}{% field_row "Posts" 0 %}{% endfields %}')
    assert "none" in html
    assert "<dd>0</dd>" in html


def test_a_value_is_escaped_but_markup_of_a_block_is_kept():
    assert "&lt;i&gt;" in render('{% field_row "A" value %}', value="<i>")
    assert "<i>x</i>" in render('{% field_block label="A" %}<i>x</i>{% endfield_block %}')


@pytest.mark.parametrize(
    ("value", "maximum", "width", "tone"),
    [
        (40, 50, "80.0", "info"),
        (50, 50, "100.0", "good"),
        (53, 50, "100.0", "bad"),
        (3, 0, "0.0", "bad"),
    ],
)
def test_a_meter_says_its_numbers(value, maximum, width, tone):
    html = render("{% meter value maximum %}", value=value, maximum=maximum)
    assert f"{value} / {maximum}" in html
    assert f'width="{width}%"' in html
    assert f"meter-{tone}" in html


def test_a_meter_over_its_maximum_says_by_how_much():
    assert "3 over" in render("{% meter 53 50 %}")


def test_progress_without_a_total_has_no_number():
    assert "value=" not in render('{% progress 0 0 "reading" %}')
    assert 'value="42"' in render("{% progress 42 100 %}")


def test_steps_mark_the_current_one_for_screen_readers():
    html = render("{% steps items 2 %}", items=["Plan", ("Select", "now"), "Train"])
    assert html.count('aria-current="step"') == 1
    assert html.count("stage-done") == 1
    assert html.count("stage-ahead") == 1


def test_a_finished_import_has_no_current_step():
    assert 'aria-current="step"' not in render('{% import_steps "done" %}')


def test_tabs_mark_the_active_one():
    items = [
        {"label": "A", "url": "?tab=a", "active": True, "count": 0},
        {"label": "B", "url": "?tab=b"},
    ]
    html = render("{% tabs items %}", items=items)
    assert html.count('aria-current="page"') == 1
    assert html.count('class="count"') == 1


def test_the_timeline_shows_reason_and_changes():
    entry = {
        "at": NOW, "actor": "A", "action": "Send back", "reason": "<dates>",
        "changes": [("State", "Submitted", "Returned")],
    }  # fmt: skip
    html = render("{% timeline entries %}", entries=[entry])
    assert "&lt;dates&gt;" in html
    assert "<del>Submitted</del>" in html
    assert "2026-03-09 17:30" in html


def test_an_empty_timeline_says_so():
    assert "No acts yet" in render("{% timeline entries %}", entries=[])


def test_allowed_moves_are_buttons_and_refused_ones_give_the_reason():
    moves = [
        Move("reject", "Reject", reason_required=True, style="danger"),
        Move("submit", "Submit", allowed=False, refusal="Not yours."),
    ]
    html = render("{% move_buttons row moves %}", row=row(), moves=moves)
    assert 'data-dialog="move-reject"' in html
    assert 'name="reason"' in html
    assert 'name="version" value="7"' in html
    assert 'data-dialog="move-submit"' not in html
    assert "Not yours." in html


def test_a_move_without_a_reason_asks_for_none():
    html = render("{% move_buttons row moves %}", row=row(), moves=[Move("pass", "Pass")])
    assert 'name="reason"' not in html


def test_no_moves_leave_no_trace():
    assert render("{% move_buttons row moves %}", row=row(), moves=[]).strip() == ""


def test_a_chart_gives_its_figures_as_a_table_too():
    series = Series("c", "Quota", ["Wuhan", "Enshi"], [Line("used", [40, None])], decimals=1)
    html = render("{% chart series %}", series=series)
    assert 'data-chart="c-data"' in html
    assert '<script id="c-data" type="application/json">' in html
    assert "40.0" in html
    assert "—" in html


def test_a_chart_without_figures_draws_nothing():
    html = render("{% chart series %}", series=Series("c", "Quota", ["Wuhan"], [Line("used", [0])]))
    assert "data-chart" not in html
    assert "No figures yet" in html


def test_a_series_with_a_value_too_few_is_refused():
    with pytest.raises(ValueError, match="differ in number"):
        Series("c", "Quota", ["Wuhan", "Enshi"], [Line("used", [1])])


def test_chart_data_cannot_end_its_script():
    series = Series("c", "</script>", ["</script>"], [Line("used", [1])])
    assert render("{% chart series %}", series=series).count("</script>") == 1


def test_an_empty_place_offers_what_to_do():
    html = render('{% empty "Nothing" "Import a list." "/import/" "Import" %}')
    assert 'href="/import/"' in html


def test_the_language_of_the_page_is_a_full_tag():
    assert render("{% page_language %}", "zh-hans") == "zh-Hans"
    assert render("{% page_language %}", "es") == "es"


def test_the_switch_names_each_language_by_its_own_name():
    source = (
        "{% languages as all %}{% for one in all %}{{ one.name }}{{ one.current }} {% endfor %}"
    )
    assert "Español" in render(source)
    assert timezone.get_default_timezone_name() == "Asia/Shanghai"


def test_a_row_from_the_database_has_the_tone_of_its_enumeration():
    assert state_tones(Trainee) == {"active": "success", "adjusted_out": "dark"}
