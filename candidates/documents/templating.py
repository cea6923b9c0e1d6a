"""A Word template that a clerk sends in: checked as a hostile file, tried on an invented person, kept."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.documents import printing
from candidates.documents.invented import PERSON
from candidates.models import FormTemplate
from candidates.services import comparing, templates
from core.files import kinds
from core.files.store import split_name
from core.orgs.models import Membership
from core.workflow.errors import Refused

#: A template is words and a grid; pictures of a seal are the most that comes to it.
CAP = 5 * 1024 * 1024
#: Code of `word_check` -> what is wrong and what to do; %(about)s names the place.
FAULTS = {
    "tag": gettext_lazy("The form has no cell “%(about)s”. Use the tags of the built-in template."),
    "statement": gettext_lazy(
        "Only tags, “if” and “for” are possible in a template; this one holds more (%(about)s)."
    ),
    "loop": gettext_lazy(
        "A repetition runs over people, p.resume, p.family or p.added, not over “%(about)s”."
    ),
    "nested": gettext_lazy("Repetitions stand too deep within each other (%(about)s)."),
    "people": gettext_lazy(
        "The repetition over people has to stand in the template exactly once; it stands there "
        "%(about)s times."
    ),
    "syntax": gettext_lazy("A tag cannot be read: %(about)s"),
    "external": gettext_lazy(
        "The file leads outside (%(about)s). Remove links, linked pictures and an attached template, "
        "then save it again."
    ),
    "macros": gettext_lazy("The file holds macros (%(about)s); save it as .docx without them."),
    "foreign": gettext_lazy("The file holds embedded objects (%(about)s); remove them."),
    "field": gettext_lazy(
        "The file holds a field that is not accepted (%(about)s); page numbers and dates alone are."
    ),
    "part": gettext_lazy("The file holds a part that is not accepted: %(about)s"),
    "encoding": gettext_lazy("A part of the file is not written as UTF-8: %(about)s"),
    "declarations": gettext_lazy("The file holds declarations that are not accepted (%(about)s)."),
    "damaged": gettext_lazy("The file is damaged: %(about)s"),
    "heavy": gettext_lazy("The template is too large, or filling it takes too long."),
    "unfilled": gettext_lazy("The template cannot be filled: %(about)s"),
}


def send_in(*, file: Any, note: str, actor: Membership, now: datetime.datetime) -> FormTemplate:
    """Refused names what is wrong in the file; nothing is kept of a file that was refused."""
    content = file.read(CAP + 1)
    try:
        if split_name(file.name)[1] != "docx":
            raise Refused(_("A template is a Word file (.docx)."))
        if len(content) > CAP:
            raise Refused(_("The file is larger than %(cap)s MB.") % {"cap": CAP >> 20})
        content, _type = kinds.check(content, "docx")
    except Refused as error:
        raise Refused(fields={"file": str(error)}) from error
    found = printing.try_out(content, PERSON)
    if found["faults"]:
        texts = [str(FAULTS[code]) % {"about": about} for code, about in found["faults"]]
        raise Refused(fields={"file": " ".join(texts)})
    return templates.keep(
        content=content, name=file.name, note=note, missing=found["missing"],
        outline=found["outline"], actor=actor, now=now,
    )  # fmt: skip


def preview(template: FormTemplate) -> bytes:
    """The invented person's form as this template draws it."""
    return printing.draw([PERSON], "docx", template.file.content)


def cell_label(name: str) -> str:
    """A cell of the form in the reader's words; what has none keeps the name of its tag."""
    known = {
        **comparing.labels(),
        "title": _("Professional title"),
        "full_time": _("Full-time education"),
        "in_service": _("In-service education"),
        "full_time_school": _("School, department and major (full-time)"),
        "in_service_school": _("School, department and major (in service)"),
        "proposed_post": _("Proposed post"),
        "relieved_post": _("Post to be relieved of"),
        "reason": _("Reason for appointment"),
        "filled_by": _("Filled in by"),
        "photo": _("Photo"),
    }
    return known.get(name, name)
