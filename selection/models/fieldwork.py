"""What inspectors did before the report: talks with their sealed notes, and the four must-checks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import vault
from core.orgs.scoping import ScopedModel
from selection.querysets import TalkQuerySet
from selection.states import CheckResult, MustCheckKind, TalkGroup


class Talk(ScopedModel):
    """One individual talk. What was said is sealed: the team and the programme office read it alone."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="individual_talks",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    group = models.CharField(_("spoken with"), max_length=1, choices=TalkGroup)
    #: The post, not the name: what is said is nobody's to hold against a person.
    partner = models.CharField(_("unit and post of the partner"), max_length=120)
    held_on = models.DateField(_("held on"))
    site = models.CharField(_("where"), max_length=200, blank=True)
    #: Names of the two inspectors.
    inspectors = models.JSONField(_("inspectors"), default=list)
    sealed = models.BinaryField(editable=False)
    taken_by = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", editable=False, db_constraint=False
    )
    #: A record taken back stays, and does not count.
    struck_reason = models.TextField(_("struck because"), blank=True, editable=False)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("individual talk")
        verbose_name_plural = _("individual talks")
        ordering = ["held_on", "id"]
        constraints = [
            models.CheckConstraint(name="talk_group_known", condition=Q(group__in=TalkGroup.values))
        ]
        indexes = [models.Index(name="talk_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.get_group_display()} {self.held_on}"

    @property
    def context(self) -> bytes:
        """What binds the seal to this row."""
        return b"selection.talk:" + self.ref.bytes

    @property
    def text(self) -> str:
        return vault.unseal(bytes(self.sealed), self.context)


class MustCheck(ScopedModel):
    """One of the four checks: its result, whence it is known, and who answers for it."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="must_checks",
        verbose_name=_("nominee"),
        db_constraint=False,
        db_index=False,
    )
    kind = models.CharField(_("check"), max_length=10, choices=MustCheckKind)
    result = models.CharField(_("result"), max_length=7, choices=CheckResult)
    source = models.CharField(_("source"), max_length=200)
    checked_on = models.DateField(_("checked on"))
    note = models.TextField(_("note"), blank=True)
    signed_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        related_name="+",
        editable=False,
        db_constraint=False,
        db_index=False,
    )
    #: Of the account when it signed: it may be out of the reader's scope.
    signed_name = models.CharField(_("signed by"), max_length=60, editable=False)

    class Meta:
        verbose_name = _("must-check")
        verbose_name_plural = _("must-checks")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="mustcheck_once", fields=["nomination", "kind"]),
            models.CheckConstraint(
                name="mustcheck_kind_known", condition=Q(kind__in=MustCheckKind.values)
            ),
            models.CheckConstraint(
                name="mustcheck_result_known", condition=Q(result__in=CheckResult.values)
            ),
            models.CheckConstraint(name="mustcheck_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="mustcheck_found_with_note",
                condition=~Q(result__in=["settled", "stands"]) | ~Q(note=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_result_display()}"
