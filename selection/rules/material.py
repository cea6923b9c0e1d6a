"""The inspection material: which sections it must have before it can be filed."""

from collections.abc import Mapping

#: In the order of the paper: morality; ability, diligence and results; integrity; shortcomings; annual
#: appraisals. The previous unit where the nominee is new in post.
SECTIONS = ("virtue", "merits", "probity", "shortcomings", "appraisals")
PREVIOUS = "previous"


def missing_sections(content: Mapping[str, object], *, is_new_in_post: bool) -> list[str]:
    asked = (*SECTIONS, PREVIOUS) if is_new_in_post else SECTIONS
    return [name for name in asked if not str(content.get(name) or "").strip()]
