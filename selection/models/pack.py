"""What the committee reads before it votes, kept as it was built."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.review import _file, _user, named
from selection.querysets import PackQuerySet
from selection.states import PackState


class CommitteePack(ScopedModel):
    """Roster, ranks, exemptions, conflicts, fairness and the form of the minutes for one meeting.

    `content` is what was drawn, word for word; the three files are drawn from it and from nothing
    else, so that they can be drawn again. `digest` is of `content` alone: built again from the same
    data it is the same, while run and checkpoint of the ledger stand on every page beside it.
    """

    meeting = models.ForeignKey(
        "selection.Meeting", models.PROTECT, related_name="packs", verbose_name=_("meeting")
    )
    run = models.ForeignKey(
        "selection.Run", models.PROTECT, related_name="+", verbose_name=_("run")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    has_material = models.BooleanField(_("with inspection material"), default=False)
    persons = models.PositiveIntegerField(_("persons"))
    content = models.TextField(_("content"))
    digest = models.CharField(_("digest"), max_length=64)
    #: Chain, number and hash of the newest entry of the ledger before the pack was built.
    checkpoint = models.CharField(_("checkpoint of the ledger"), max_length=140)
    docx = _file("docx")
    xlsx = _file("xlsx")
    pdf = _file("pdf")
    built_by = _user(_("built by"))
    built_at = models.DateTimeField(_("built at"))
    state = models.CharField(_("state"), max_length=8, choices=PackState, editable=False)
    decided_by = _user(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decision = models.TextField(_("reason of the decision"), blank=True, editable=False)

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("committee pack")
        verbose_name_plural = _("committee packs")
        ordering = ["-id"]
        constraints = [
            named("committeepack_built_by_somebody", "built_by"),
            models.UniqueConstraint(name="committeepack_once", fields=["meeting", "number"]),
            models.CheckConstraint(
                name="committeepack_state_known", condition=Q(state__in=PackState.values)
            ),
            # Also at the SQL prompt nobody releases what they built themselves.
            models.CheckConstraint(
                name="committeepack_released_by_another",
                condition=Q(has_material=False)
                | ~Q(state="ready")
                | (
                    Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("built_by"))
                ),
            ),
        ]

    def __str__(self):
        return gettext("Pack %(number)d for the meeting of %(day)s") % {
            "number": self.number,
            "day": self.meeting.held_on,
        }

    def get_absolute_url(self):
        return reverse("selection:pack-detail", args=[self.ref])
