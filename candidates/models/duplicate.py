"""Two records that may be of one person, and what came of the suspicion."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.models.person import Person
from candidates.querysets import DuplicateQuerySet
from candidates.states import DuplicateState, MatchGround
from core.orgs.models import User
from core.orgs.scoping import PathField, ScopedModel


class Duplicate(ScopedModel):
    """A pair within one place stands in that place; across places it stands at the province, so that
    no place learns of a person elsewhere. `second` is the record made later."""

    first = models.ForeignKey(
        Person, models.CASCADE, related_name="+", verbose_name=_("earlier record")
    )
    second = models.ForeignKey(
        Person, models.CASCADE, related_name="+", verbose_name=_("later record")
    )
    #: Where each record is kept; the database holds them to the records' own.
    first_path = PathField(editable=False)
    second_path = PathField(editable=False)
    #: The strongest of the grounds that hold.
    ground = models.CharField(_("ground"), max_length=12, choices=MatchGround.choices)
    #: Both have an ID number, and not the same.
    numbers_differ = models.BooleanField(_("ID numbers differ"), default=False)
    found_at = models.DateTimeField(_("found on"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DuplicateState.choices,
        default=DuplicateState.SUSPECTED,
    )
    resolution = models.TextField(_("reason"), blank=True, default="", db_default="")
    signer = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by")
    )
    signed_at = models.DateTimeField(_("signed on"), null=True)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspected duplicate")
        verbose_name_plural = _("suspected duplicates")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="duplicate_pair_once", fields=["first", "second"]),
            models.CheckConstraint(
                name="duplicate_of_two_records", condition=Q(first__lt=F("second"))
            ),
            models.CheckConstraint(
                name="duplicate_state_known", condition=Q(state__in=DuplicateState.values)
            ),
            models.CheckConstraint(
                name="duplicate_ground_known", condition=Q(ground__in=MatchGround.values)
            ),
            models.CheckConstraint(
                name="duplicate_settled_with_reason_and_signer",
                condition=~Q(state__in=["dismissed", "merged"])
                | (~Q(resolution="") & Q(signer__isnull=False, signed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="duplicate_by_scope", fields=["org_path", "-id"]),
            models.Index(name="duplicate_of_later", fields=["second", "state"]),
        ]

    def __str__(self):
        return f"{self.first.name} / {self.second.name}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:duplicate-detail", args=[self.ref])

    @property
    def is_across_places(self) -> bool:
        """Known to the province alone."""
        return self.first_path != self.second_path
