"""The papers of an inspection: the notice, made once and kept as issued, and the material."""

import datetime
import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.rules import codes
from planning.handover import Field
from selection.formats import chinese_day, person_cells

_COLUMNS = (
    "name", "person__sex", "person__birth", "person__ethnic_group", "person__education",
    "person__political_status", "person__present_post", "sub_project__name", "sub_project__field",
)  # fmt: skip


def inspection_notice_page(
    edition: Any, place: Any, number: int, *, starts_on: datetime.date, ends_on: datetime.date,
    team: Any, inspectors: Sequence[str], contact: str, nominations: Any,
) -> str:  # fmt: skip
    """What is put up, in the official language: the purpose, whom, the team, when and where it can be
    met, how to be heard; names by surname strokes, no ID number, no phone of a nominee."""
    with translation.override(settings.LANGUAGE_CODE):
        fields = dict(Field.choices)
        rows = [
            _row(values, fields)
            for values in nominations.order_by("stroke_key", "pk").values_list(*_COLUMNS)
        ]
        page = {
            "title": _("Inspection notice (%(place)s, no. %(number)d)")
            % {"place": place.name, "number": number},
            "edition": str(edition.name),
            "text": _(
                "In accordance with the regulations on the selection of leading cadres and with the "
                "plan of the programme, an inspection team will inspect the following comrades as "
                "intended trainees: their morality, ability, diligence, results and integrity. Cadres "
                "and the public are welcome to say what they know, truthfully and to the point."
            ),
            "lines": [
                _("Period of the notice: %(from)s to %(to)s")
                % {"from": chinese_day(starts_on), "to": chinese_day(ends_on)},
                _("Inspection team: %(team)s (%(names)s)")
                % {"team": team.name, "names": "、".join(inspectors)},
                _("Inspection: %(from)s to %(to)s, at %(site)s")
                % {
                    "from": chinese_day(team.starts_on),
                    "to": chinese_day(team.ends_on),
                    "site": team.site or place.name,
                },
                _("How to be heard: in person, by telephone, by letter or online. Contact: %(contact)s")
                % {"contact": contact},
                _("Report line: 12380. Who reports is protected; slander is answered for."),
            ],
            "columns": [
                _("No."), pgettext("person", "Name"), _("Sex"), _("Born"), _("Ethnic group"),
                _("Education"), _("Political status"), _("Unit and post"), _("Field"),
            ],
            "rows": [[str(line), *row] for line, row in enumerate(rows, 1)],
        }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1)


def _row(values: tuple[Any, ...], fields: dict[str, Any]) -> list[str]:
    *person, post, own_name, field = values
    return [*person_cells(*person), post, own_name or str(fields.get(field, field))]


def material(report: Any) -> dict[str, Any]:
    """The inspection material as it is signed, in the official language: the fixed opening, the
    sections, the evaluation, the inspectors and the day."""
    with translation.override(settings.LANGUAGE_CODE):
        sections = [
            (_("I. Morality"), report.virtue),
            (_("II. Ability, diligence and results"), report.merits),
            (_("III. Integrity"), report.probity),
            (_("IV. Shortcomings"), report.shortcomings),
            (_("V. Annual appraisals"), report.appraisals),
            (_("VI. Democratic evaluation"), votes_said(report.votes)),
        ]
        if report.previous:
            sections.append((_("VII. At the previous unit"), report.previous))
        day = report.inspected_to
        return {
            "title": _("Inspection material on comrade %(name)s")
            % {"name": report.nomination.name},
            "name": report.nomination.name,
            "opening": opening(report.nomination.person),
            "sections": [[str(title), text] for title, text in sections],
            "conclusion": _("Opinion of the inspection team: %(words)s")
            % {"words": _conclusion(report)},
            "team": _("Inspectors: %(names)s") % {"names": "、".join(report.inspectors)},
            "day": chinese_day(day) if day else "",
        }


def opening(person: Any) -> str:
    """Who it is in one sentence, as the fixed opening of a material says it."""
    names = (
        (codes.sexes(), person.sex), (codes.ethnic_groups(), person.ethnic_group),
    )  # fmt: skip
    said = [person.name, *(table.label(code, "zh") for table, code in names if code in table)]
    said += [
        f"{chinese_month(person.birth)}生" if person.birth else "",
        f"{person.native_place}人" if person.native_place else "",
        codes.educations().label(person.education, "zh") if person.education else "",
        f"{chinese_month(person.work_started)}参加工作" if person.work_started else "",
        f"{chinese_month(person.party_joined)}加入中国共产党" if person.party_joined else "",
        f"现任{person.present_post}" if person.present_post else "",
    ]
    return "，".join(part for part in said if part) + "。"


def votes_said(votes: dict[str, int]) -> str:
    """The counts in a sentence; empty without a vote."""
    total = sum(votes.values())
    if not total:
        return ""
    valid = total - votes.get("void", 0)
    words = {"excellent": "优秀", "competent": "称职", "basic": "基本称职", "incompetent": "不称职"}
    parts = [
        f"{word}{votes.get(key, 0)}票，占{votes.get(key, 0) * 100 / valid:.1f}%"
        for key, word in words.items()
        if valid
    ]
    return f"参加测评{total}人，有效票{valid}张：" + "；".join(parts) + "。"


def _conclusion(report: Any) -> str:
    words = str(report.get_conclusion_display())
    return f"{words}（{report.reason}）" if report.reason else words


def chinese_month(day: Any) -> str:
    """1975年3月 of a date that may be known to the month."""
    year, _dash, rest = str(day).partition("-")
    month = rest.partition("-")[0]
    return f"{year}年{int(month)}月" if month else f"{year}年"
