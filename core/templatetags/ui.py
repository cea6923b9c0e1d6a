"""The components of our pages, as tags: one typed function and one template each.

A builtin of the template engine (settings), so that no page needs `{% load ui %}`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags import ui_forms, ui_lists
from core.templatetags.looks import ICONS, day, instant, picture, state_tones, tone_of
from core.templatetags.words import Kept, is_constant
from core.web.charts import Series

register = template.Library()
for part in (ui_forms, ui_lists):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)


# ---- words and marks -------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A picture from the sprite; always beside words, so that it is hidden from screen readers."""
    return picture(name, css)


_compile_icon = register.tags["icon"]


@register.tag("icon")
def fixed_icon(parser, token):
    """`{% icon %}`; where the template names the picture outright, it is drawn once."""
    node = _compile_icon(parser, token)
    given = [*node.args, *node.kwargs.values()]
    return Kept(node) if all(map(is_constant, given)) and node.target_var is None else node


@register.simple_tag
def page_language() -> str:
    """The active language as the `lang` attribute writes it."""
    return {"zh-hans": "zh-Hans"}.get(get_language() or "", get_language() or "en")


@register.simple_tag
def languages() -> list[dict]:
    """The languages of the switch, each by its own name."""
    current = get_language()
    short = {"zh-hans": "中文", "en": "EN", "es": "ES"}
    return [
        {
            "code": code,
            "tag": {"zh-hans": "zh-Hans"}.get(code, code),
            "name": name,
            "short": short.get(code, code),
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
def demo_mode() -> bool:
    """Whether this installation runs with relaxed safety, which a banner must say."""
    return bool(getattr(settings, "DEMO_BANNER", False))


@register.simple_tag
def look(state: str, tone: str = "") -> dict:
    """Tone and icon of a state."""
    tone = tone_of(state, tone)
    return {"tone": tone or "calm", "icon": ICONS[tone]}


@register.simple_tag
def state_badge(row: Any, label: str = "", tone: str = "") -> SafeString:
    """`{% state_badge row %}` or `{% state_badge value label tone %}`: sign, colour and words."""
    state = getattr(row, "state", row)
    if not label and hasattr(row, "get_state_display"):
        label = row.get_state_display()
    if not tone and hasattr(row, "_meta"):
        model: Any = type(row)
        tone = state_tones(model).get(state, "")
    context = {"state": str(state), "label": label or state, "tone": tone}
    return mark_safe(render_to_string("components/state_badge.html", context).strip())  # noqa: S308


@register.simple_tag
def person_name(name: str, pinyin: str = "", url: str = "") -> SafeString:
    """A Chinese name in characters; outside Chinese with pinyin as a secondary line."""
    chinese = (get_language() or "").startswith("zh")
    context = {"name": name, "pinyin": "" if chinese else pinyin, "url": url}
    return mark_safe(render_to_string("components/person_name.html", context).strip())  # noqa: S308


@register.simple_tag
def masked(value: str, show_last: int = 4) -> SafeString:
    """A value of which only the end is shown; the full value never reaches the page."""
    text = str(value or "")
    tail = text[-show_last:] if show_last and len(text) > show_last else ""
    return format_html(
        '<span class="masked"><span aria-hidden="true">******</span>'
        '<span class="visually-hidden">{}</span>{}</span>',
        _("hidden, ends in") if tail else _("hidden"),
        f" {tail}" if tail else "",
    )


@register.inclusion_tag("components/due.html")
def due(on: date | datetime | None, now: date | datetime | None = None, done: bool = False) -> dict:
    """A deadline and how far it is, in words: late, today, soon. Without `now` only the day."""
    if on is None:
        return {"on": ""}
    if not now:
        return {"on": day(_day_of(on)), "kind": "done"}
    left = (_day_of(on) - _day_of(now)).days
    kind = "done" if done else "late" if left < 0 else "soon" if left <= 3 else "later"
    return {"on": day(_day_of(on)), "left": left, "late": -left, "kind": kind}


def _day_of(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def day_text(value: date | datetime | None) -> str:
    """A day as the reader's language writes it."""
    return "" if value is None else day(_day_of(value))


@register.filter
def instant_text(value: datetime | None) -> str:
    """Day and clock in the time zone of the programme."""
    return "" if value is None else instant(value)


# ---- boxes -----------------------------------------------------------------------------------------------


@register.simple_block_tag
def card(
    content: str, title: str = "", actions: str = "", css: str = "", ident: str = "", level: int = 2
):
    """A framed part of a page with a heading."""
    context = {"content": content, "title": title, "actions": actions, "css": css, "ident": ident}
    return render_to_string("components/card.html", {**context, "level": level})


@register.simple_block_tag
def fields(content: str, columns: int = 2, css: str = ""):
    """A list of labels and values, around `field_row`."""
    context = {"content": content, "columns": columns, "css": css}
    return render_to_string("components/fields.html", context)


@register.inclusion_tag("components/field_row.html")
def field_row(label: str, value: Any = "", css: str = "", wide: bool = False) -> dict:
    """One label with its value; an empty value shows a dash that is read as "none"."""
    return {
        "label": label,
        "value": value,
        "css": css,
        "wide": wide,
        "is_empty": value in ("", None),
    }


@register.simple_block_tag
def field_block(content: str, label: str, wide: bool = False):
    """Like `field_row`, with markup as the value."""
    context = {"label": label, "value": content, "wide": wide, "is_empty": not content.strip()}
    return render_to_string("components/field_row.html", context)


@register.inclusion_tag("components/empty.html")
def empty(
    title: str, text: str = "", action_url: str = "", action_label: str = "", name: str = "inbox"
) -> dict:
    """What a list says when there is nothing: why, and what to do next."""
    return {
        "title": title,
        "text": text,
        "url": action_url,
        "label": action_label,
        "icon_name": name,
    }


@register.inclusion_tag("components/stat.html")
def stat(label: str, value: Any, note: str = "", url: str = "", tone: str = "") -> dict:
    """A number with its meaning."""
    return {"label": label, "value": value, "note": note, "url": url, "tone": tone}


@register.inclusion_tag("components/meter.html")
def meter(value: float, maximum: float, label: str = "", tone: str = "") -> dict:
    """How full something is, in numbers and as a bar; over the maximum is said in words."""
    share = 100 * value / maximum if maximum else 0
    over = value - maximum if value > maximum else 0
    tone = tone or ("bad" if over else "good" if maximum and value == maximum else "info")
    return {
        "value": value,
        "maximum": maximum,
        "label": label,
        "width": f"{min(100.0, max(0.0, share)):.1f}",
        "tone": tone,
        "over": over,
    }


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, text: str = "") -> dict:
    """How far a job is; without a total it only says what runs."""
    percent = min(100, int(100 * done / total)) if total else None
    return {"done": done, "total": total, "text": text, "percent": percent}


@register.inclusion_tag("components/steps.html")
def steps(items: Sequence, current: int, label: str = "") -> dict:
    """Progress through stages; `items` are labels or (label, note), `current` counts from 1."""
    rows = []
    for number, item in enumerate(items, start=1):
        name, note = item if isinstance(item, list | tuple) else (item, "")
        state = "done" if number < current else "current" if number == current else "ahead"
        rows.append({"number": number, "label": name, "note": note, "state": state})
    return {"steps": rows, "label": label or _("Steps")}


@register.inclusion_tag("components/steps.html")
def import_steps(step: str) -> dict:
    """The three steps of every import; `step` is upload, check or done."""
    current = {"upload": 1, "check": 2, "done": 4}.get(step, 1)
    return steps([_("Upload"), _("Check"), _("Write")], current, _("Steps of the import"))


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable, label: str = "") -> dict:
    """Links to the parts of a page; items have label, url, active and, on wish, count."""
    return {"tabs": items, "label": label or _("Parts of this page")}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable, empty_text: str = "") -> dict:
    """Acts in order of time: at, actor, action, reason, changes."""
    return {"entries": entries, "empty_text": empty_text or _("No acts yet.")}


@register.inclusion_tag("components/chart.html")
def chart(series: Series, height: int = 260) -> dict:
    """A drawing of a server-built series, and the same figures as a table."""
    rows = [
        (category, [line.values[place] for line in series.lines])
        for place, category in enumerate(series.categories)
    ]
    size = "small" if height < 200 else "tall" if height > 320 else ""
    return {
        "series": series,
        "data": asdict(series),
        "data_id": f"{series.ident}-data",
        "rows": rows,
        "size": size,
    }


# ---- acts ------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/move_buttons.html", takes_context=True)
def move_buttons(context: template.Context, row: Any, moves: Iterable) -> dict:
    """The moves of a row: those allowed as buttons, the refused ones with the reason."""
    moves = list(moves or ())
    return {
        "row": row,
        "ref": getattr(row, "ref", ""),
        "version": getattr(row, "version", ""),
        "allowed": [move for move in moves if move.allowed],
        "refused": [move for move in moves if not move.allowed],
        "next_url": context["request"].get_full_path() if "request" in context else "",
        "csrf_token": context.get("csrf_token", ""),
    }
