"""The 34 elements of an appointment-form file in document order, and our name for each.

Every value is text as the file has it, line ends as LF; what it means is read in `reading`.
"""

from dataclasses import dataclass, field

FAMILY, PHOTO = "JiaTingChengYuan", "ZhaoPian"

ELEMENTS: dict[str, str] = {
    "XingMing": "name",
    "XingBie": "sex",
    "ChuShengNianYue": "birth",
    "MinZu": "ethnic_group",
    "JiGuan": "native_place",
    "ChuShengDi": "birthplace",
    "RuDangShiJian": "party_joined",
    "CanJiaGongZuoShiJian": "work_started",
    "JianKangZhuangKuang": "health",
    "ZhuanYeJiShuZhiWu": "professional_title",
    "ShuXiZhuanYeYouHeZhuanChang": "expertise",
    "QuanRiZhiJiaoYu_XueLi": "full_time_education",
    "QuanRiZhiJiaoYu_XueWei": "full_time_degree",
    "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi": "full_time_education_school",
    "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi": "full_time_degree_school",
    "ZaiZhiJiaoYu_XueLi": "in_service_education",
    "ZaiZhiJiaoYu_XueWei": "in_service_degree",
    "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi": "in_service_education_school",
    "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi": "in_service_degree_school",
    "XianRenZhiWu": "present_post",
    "NiRenZhiWu": "proposed_post",
    "NiMianZhiWu": "relieved_post",
    "JianLi": "resume",
    "JiangChengQingKuang": "awards",
    "NianDuKaoHeJieGuo": "appraisals",
    "RenMianLiYou": "reason",
    FAMILY: "family",
    "ChengBaoDanWei": "reporting_unit",
    "JiSuanNianLingShiJian": "age_on",
    "TianBiaoShiJian": "filled_on",
    "TianBiaoRen": "filled_by",
    "ShenFenZheng": "id_number",
    PHOTO: "photo",
    "Version": "version",
}

ITEM_ELEMENTS: dict[str, str] = {
    "ChengWei": "relation",
    "XingMing": "name",
    "ChuShengRiQi": "birth",
    "ZhengZhiMianMao": "political_status",
    "GongZuoDanWeiJiZhiWu": "unit_and_post",
}


@dataclass(frozen=True, slots=True)
class FamilyItem:
    relation: str = ""
    name: str = ""
    birth: str = ""
    political_status: str = ""
    unit_and_post: str = ""
    unknown: tuple["Unknown", ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.unknown and not any(
            getattr(self, attribute) for attribute in ITEM_ELEMENTS.values()
        )


@dataclass(frozen=True, slots=True)
class Unknown:
    """An element the form does not have, or has twice: kept as canonical XML, written back last."""

    name: str
    xml: str


@dataclass(frozen=True, slots=True)
class Loss:
    """One application of the normalisation: what of the file's form will not come back.

    `code` is one of LOSSES, `element` where it happened; nothing of the content is lost by it.
    """

    code: str
    element: str = ""


LOSSES = (
    "encoding",  # not UTF-8, or with a byte-order mark
    "order",  # elements not in the order of the form
    "missing",  # an element is absent; it will be written empty
    "line_ends",  # bare LF or CR, a literal <br> or a vertical tab became a line break
    "control_characters",  # characters that XML forbids were dropped
    "blank",  # white space alone became an empty value
    "escapes",  # text escaped twice was unescaped once
    "cdata",  # a CDATA section became plain text
    "trailing_items",  # blank family lines at the end were dropped
    "attributes",  # attributes were dropped
    "comments",  # comments or processing instructions were dropped
    "photo_lines",  # a wrapped photo was joined to one line
    "stray_text",  # text between elements was dropped
    "markup",  # markup inside a text was dropped, its words kept
    "namespace",  # element names were freed of a namespace
    "old_format",  # an older file (LRM), written as LRMX
)

WARNINGS = (
    "unknown_element",
    "repeated_element",
    "photo_not_base64",
    "encoding_guessed",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should look at; `code` is one of WARNINGS."""

    code: str
    element: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One file: 34 values as written, family lines, what was not understood, and what N changed."""

    name: str = ""
    sex: str = ""
    birth: str = ""
    ethnic_group: str = ""
    native_place: str = ""
    birthplace: str = ""
    party_joined: str = ""
    work_started: str = ""
    health: str = ""
    professional_title: str = ""
    expertise: str = ""
    full_time_education: str = ""
    full_time_degree: str = ""
    full_time_education_school: str = ""
    full_time_degree_school: str = ""
    in_service_education: str = ""
    in_service_degree: str = ""
    in_service_education_school: str = ""
    in_service_degree_school: str = ""
    present_post: str = ""
    proposed_post: str = ""
    relieved_post: str = ""
    resume: str = ""
    awards: str = ""
    appraisals: str = ""
    reason: str = ""
    family: tuple[FamilyItem, ...] = ()
    reporting_unit: str = ""
    age_on: str = ""
    filled_on: str = ""
    filled_by: str = ""
    id_number: str = ""
    photo: str = field(default="", repr=False)
    version: str = ""
    unknown: tuple[Unknown, ...] = ()
    losses: tuple[Loss, ...] = field(default=(), compare=False)
    warnings: tuple[Notice, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, object]:
        """Everything but the photo, for keeping beside the record; `from_json` reads it back."""
        kept: dict[str, object] = {
            element: getattr(self, attribute)
            for element, attribute in ELEMENTS.items()
            if element not in (FAMILY, PHOTO)
        }
        kept[FAMILY] = [
            {element: getattr(item, attribute) for element, attribute in ITEM_ELEMENTS.items()}
            | ({"unknown": _unknown_json(item.unknown)} if item.unknown else {})
            for item in self.family
        ]
        kept["unknown"] = _unknown_json(self.unknown)
        kept["losses"] = [[loss.code, loss.element] for loss in self.losses]
        kept["warnings"] = [[notice.code, notice.element] for notice in self.warnings]
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, object], photo: str = "") -> "Dossier":
        texts = {
            attribute: str(kept.get(element, ""))
            for element, attribute in ELEMENTS.items()
            if element not in (FAMILY, PHOTO)
        }
        return cls(
            **texts,  # type: ignore[arg-type]
            family=tuple(_item(each) for each in _list(kept.get(FAMILY))),
            photo=photo,
            unknown=_unknown(kept.get("unknown")),
            losses=tuple(Loss(*pair) for pair in _list(kept.get("losses"))),
            warnings=tuple(Notice(*pair) for pair in _list(kept.get("warnings"))),
        )


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def _unknown_json(elements: tuple[Unknown, ...]) -> list[list[str]]:
    return [[element.name, element.xml] for element in elements]


def _unknown(value: object) -> tuple[Unknown, ...]:
    return tuple(Unknown(name, xml) for name, xml in _list(value))


def _item(kept: dict) -> FamilyItem:
    texts = {attribute: kept.get(element, "") for element, attribute in ITEM_ELEMENTS.items()}
    return FamilyItem(**texts, unknown=_unknown(kept.get("unknown")))
