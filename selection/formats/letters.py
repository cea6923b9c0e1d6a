"""Result letters in words: the official text in Chinese, and the same for readers of other languages."""

import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.orgs.models import label_of
from core.templatetags.looks import day as day_text
from planning.handover import Field, Tier, needed_text
from selection.states import Ground, LetterKind, Outcome

_TITLES = {
    "qualified": gettext_lazy("Notice of the result of the qualification review"),
    "rejected": gettext_lazy("Notice of the result of the qualification review"),
    "upheld": gettext_lazy("Decision on the request for review"),
    "reversed": gettext_lazy("Decision on the request for review"),
    "cancelled": gettext_lazy("Notice of cancellation"),
    "scores": gettext_lazy("Notice of scores"),
    "rechecked": gettext_lazy("Answer to the request for a re-check"),
    "identified": gettext_lazy("Notice of confirmation as trainee"),
}
_LINES = {
    "qualified": (
        gettext_lazy(
            "%(place)s nominated you in “%(edition)s” (%(tier)s, %(field)s). The qualification review has found that you meet the conditions."
        ),
        gettext_lazy("Your exam number is %(exam_number)s. Keep this letter."),
    ),
    "rejected": (
        gettext_lazy(
            "%(place)s nominated you in “%(edition)s” (%(tier)s, %(field)s). The qualification review has found that you do not qualify."
        ),
        gettext_lazy("Ground: %(ground)s. Reason: %(reason)s"),
        gettext_lazy(
            "If you disagree you may ask for a review through your unit until %(until)s. It will be decided by somebody who had no part in the first decision."
        ),
    ),
    "upheld": (
        gettext_lazy(
            "You asked for a review of the result in “%(edition)s”. Somebody without a part in the first decision has looked at it again; the result stands."
        ),
        gettext_lazy("Reasons: %(reason)s"),
        gettext_lazy(
            "You may complain to the higher organisation department or to the discipline office."
        ),
    ),
    "reversed": (
        gettext_lazy(
            "You asked for a review of the result in “%(edition)s”. Somebody without a part in the first decision has looked at it again; the result is changed: you qualify."
        ),
        gettext_lazy("Reasons: %(reason)s"),
        gettext_lazy("Your exam number is %(exam_number)s. Keep this letter."),
    ),
    "scores": (
        gettext_lazy(
            "Your scores in “%(edition)s” (%(tier)s, %(field)s), exam number %(exam_number)s: %(scores)s."
        ),
        gettext_lazy(
            "%(step)s: score %(score)s, rank %(rank)s of your group. Result: %(outcome)s."
        ),
        gettext_lazy(
            "You may ask through your unit until %(until)s that the arithmetic be checked again. Marks themselves are not given anew."
        ),
    ),
    "rechecked": (
        gettext_lazy(
            "You asked for a re-check of your score in “%(edition)s”. Somebody who was not involved has added it up again: %(scores)s."
        ),
        gettext_lazy(
            "%(step)s: score %(score)s, rank %(rank)s of your group. Result: %(outcome)s."
        ),
        gettext_lazy("What was found: %(reason)s"),
    ),
    "identified": (
        gettext_lazy(
            "%(place)s nominated you in “%(edition)s” (%(tier)s, %(field)s). After the decision of the committee and the public notice you are confirmed as trainee."
        ),
        gettext_lazy("Your unit will tell you of the training."),
    ),
    "cancelled": (
        gettext_lazy(
            "%(place)s nominated you in “%(edition)s” (%(tier)s, %(field)s). Data were found to be false; your nomination is cancelled."
        ),
        gettext_lazy("Reasons: %(reason)s"),
        gettext_lazy(
            "You may complain to the higher organisation department or to the discipline office."
        ),
    ),
}


def words(kind: LetterKind | str, params: dict[str, Any], language: str) -> dict[str, Any]:
    """Title, number, salutation, paragraphs, signature and day in this language."""
    with translation.override(language):
        chinese = language.startswith("zh")
        said = {
            **params,
            "place": _named(params, "place"),
            "tier": Tier(params["tier"]).label,
            "field": Field(params["field"]).label,
            "ground": Ground(params["ground"]).label if params["ground"] else "",
            "until": _day(params["until"]),
            "rank": params.get("rank") or "–",
            "score": params.get("score") or "–",
            "outcome": Outcome(params["outcome"]).label if params.get("outcome") else "",
        }
        return {
            "title": str(_TITLES[str(kind)]),
            "number": _("No. %(number)s of %(year)s")
            % {"number": params["number"], "year": params["year"]},
            "to": _("To %(name)s:")
            % {"name": params["name"] if chinese else f"{params['name']} {params['pinyin']}"},
            "lines": _lines(str(kind), said),
            "office": _named(params, "office"),
            "day": _day(params["day"]),
        }


def translated(kind: str, params: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The words for a reader of another language, below the official text; None in Chinese."""
    if language.startswith(settings.LANGUAGE_CODE[:2]):
        return None
    return words(kind, params, language)


def _lines(kind: str, said: dict[str, Any]) -> list[str]:
    """The paragraphs; after the first one which marks were adjusted, or what the place's own plan
    asked."""
    first, *rest = (str(line) % said for line in _LINES[kind])
    if said.get("adjusted"):
        text = _(
            "In %(names)s marks count as adjusted for the severity of the examiners, by a recorded decision."
        )
        return [first, text % {"names": said["adjusted"]}, *rest]
    if not said.get("own"):
        return [first, *rest]
    asked = "；" if (get_language() or "zh").startswith("zh") else "; "
    texts = asked.join(needed_text(key, parameters) for key, parameters in said["own"])
    own = _(
        "Besides the conditions of the province those of the plan of %(place)s applied: %(own)s."
    )
    return [first, own % {"place": said["place"], "own": texts}, *rest]


def _named(params: dict[str, Any], name: str) -> str:
    return label_of(params[name], params[f"{name}_latin"])


def _day(text: str) -> str:
    """As official papers write a day: 2011年3月8日."""
    if not text:
        return ""
    day = datetime.date.fromisoformat(text)
    if (get_language() or "zh").startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return day_text(day)
