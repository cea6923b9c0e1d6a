"""Messages of tracking: keys and texts."""

from django.utils.translation import gettext_lazy as _

from core.notices import texts

CYCLE_OPENED = "tracking.cycle_opened"
REVIEWS_DUE = "tracking.reviews_due"
REVIEWS_LATE = "tracking.reviews_late"

texts.add(
    {
        CYCLE_OPENED: _("%(cycle)s: %(count)s reviews are to be written by %(due)s."),
        REVIEWS_DUE: _("%(cycle)s: %(count)s reviews are not written yet; due %(due)s."),
        REVIEWS_LATE: _("%(cycle)s: %(count)s reviews are late; they were due %(due)s."),
    }
)
