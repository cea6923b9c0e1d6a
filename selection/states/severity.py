"""Studies of how severe the examiners of a tier were, and what was decided on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class StudyState(models.TextChoices):
    COMPUTING = "computing", _("Being computed")
    DONE = "done", pgettext_lazy("study", "Computed, not decided on")
    REFUSED = "refused", pgettext_lazy("study", "Severity cannot be told")
    ADOPTED = "adopted", pgettext_lazy("study", "Adjustment adopted")
    DECLINED = "declined", pgettext_lazy("study", "Adjustment declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("study", "Adoption withdrawn")


T = StudyState
T.tones = {
    "computing": "info", "done": "warning", "refused": "secondary", "adopted": "success",
    "declined": "secondary", "withdrawn": "dark",
}  # fmt: skip

STUDY = Workflow(
    "selection.SeverityStudy",
    initial=T.COMPUTING,
    moves=[
        move("finish", T.COMPUTING, T.DONE, pgettext_lazy("study", "Computed"), button=False),
        move(
            "refuse",
            T.COMPUTING,
            T.REFUSED,
            pgettext_lazy("study", "Severity cannot be told"),
            reason_required=True,
            button=False,
        ),
        move(
            "adopt",
            T.DONE,
            T.ADOPTED,
            _("Adopt the adjustment"),
            reason_required=True,
            style="primary",
        ),
        move("decline", T.DONE, T.DECLINED, _("Leave the marks as given"), reason_required=True),
        move(
            "withdraw",
            T.ADOPTED,
            T.WITHDRAWN,
            pgettext_lazy("study", "Withdraw the adoption"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class NotTold(models.TextChoices):
    """Why severities cannot be told apart from abilities, or not well enough."""

    ONE_EXAMINER = (
        "one_examiner",
        _("Fewer than two examiners marked: there is nobody to compare an examiner with."),
    )
    NOT_LINKED = (
        "not_linked",
        _(
            "The panels are not linked: no candidate and no examiner joins the groups below, so that a "
            "difference between their marks may lie in the candidates as well as in the examiners. "
            "Nothing can be adjusted."
        ),
    )
    FEW_SHARED = (
        "few_shared",
        _("Too few candidates were marked by two or more examiners: at least twenty are needed."),
    )
    FEW_MARKS = (
        "few_marks",
        _("An examiner gave fewer than ten marks: the data do not suffice for that examiner."),
    )
    NO_SPREAD = "no_spread", _("All marks are the same: nothing can be told apart.")
    TOO_SLOW = "too_slow", _("The computation did not end within the time allowed.")
