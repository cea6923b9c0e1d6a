"""The page of a public notice, made once and kept as issued."""

import hashlib
import json

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.rules import codes
from planning.handover import Field
from selection.states import ExemptionGround

_COLUMNS = (
    "name", "person__sex", "person__birth", "person__ethnic_group", "person__education",
    "person__political_status", "person__present_post", "place__name", "sub_project__name",
    "sub_project__field",
)  # fmt: skip


def notice_page(
    edition, tier_label, number, starts_on, ends_on, nominations, reserve_ids, exempt
) -> str:
    """What is put up, in the official language: names by surname strokes, no ID number, no phone.

    `exempt`: nomination id -> ground; an exceptional promotion is named with its ground.
    """
    with translation.override(settings.LANGUAGE_CODE):
        fields = dict(Field.choices)
        rows = [
            _row(values, fields, values[0] in reserve_ids, exempt.get(values[0]))
            for values in nominations.order_by("stroke_key", "pk").values_list("pk", *_COLUMNS)
        ]
        page = {
            "title": _("Public notice of intended trainees (no. %(number)d)") % {"number": number},
            "edition": str(edition.name),
            "tier": str(tier_label),
            "text": _(
                "After nomination, qualification review, centralised exam and organisational "
                "inspection, and by decision of the committee, the following comrades are "
                "intended as trainees. They are hereby made public."
            ),
            "period": _("Period of the notice: %(from)s to %(to)s")
            % {"from": chinese_day(starts_on), "to": chinese_day(ends_on)},
            "channel": _(
                "Whoever objects may write, call or report online within the period. "
                "Report line: 12380."
            ),
            "columns": [
                _("No."), pgettext("person", "Name"), _("Sex"), _("Born"), _("Ethnic group"), _("Education"),
                _("Political status"), _("Unit and post"), _("Place"), _("Field"), _("Remark"),
            ],
            "rows": [[str(place), *row] for place, row in enumerate(rows, 1)],
        }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1)


def digest(page: str) -> str:
    return hashlib.sha256(page.encode()).hexdigest()


def _row(values, fields, is_reserve, ground) -> list[str]:
    (_pk, name, sex, birth, ethnic, education, status, post, place, own_name, field) = values
    return [
        *person_cells(name, sex, birth, ethnic, education, status),
        post,
        place,
        own_name or str(fields.get(field, field)),
        "；".join(_remarks(is_reserve, ground)),
    ]


def person_cells(name, sex, birth, ethnic, education, status) -> list[str]:
    """Who it is, as official papers show it in public."""
    return [
        name,
        codes.sexes().label(sex, "zh") if sex in codes.sexes() else "",
        str(birth).replace("-", ".")[:7] if birth else "",
        codes.ethnic_groups().label(ethnic, "zh") if ethnic else "",
        codes.educations().label(education, "zh") if education else "",
        codes.political_statuses().label(status, "zh") if status else "",
    ]


def _remarks(is_reserve, ground):
    if is_reserve:
        yield _("reserve")
    if ground:
        yield _("Exceptional promotion: %(ground)s") % {"ground": ExemptionGround(ground).label}


def chinese_day(day) -> str:
    """As official Chinese papers write a day."""
    return f"{day.year}年{day.month}月{day.day}日"
