"""Interviews: boards drawn by lot, who examines whom, and the marks of each examiner."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import vault
from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets.interviews import BoardSeatQuerySet, InterviewQuerySet


def _user(label, **options):
    return models.ForeignKey(
        "core.User",
        models.PROTECT,
        related_name="+",
        verbose_name=label,
        db_constraint=False,
        **options,
    )


class Interview(ScopedModel):
    """Interviews of a tier: one component of its scheme, before several boards; in batches where some
    qualify later.

    A lot in two steps: `lot_digest` and `roster_digest` bind seed and list before the draw, which adds a
    witness's word. Once drawn a trigger keeps lot and order as they are.
    """

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    component = models.CharField(_("component"), max_length=80, db_collation="C")
    maximum = models.DecimalField(
        _("highest mark"), max_digits=12, decimal_places=6, editable=False
    )
    step = models.DecimalField(_("smallest step"), max_digits=5, decimal_places=2, default="0.5")
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("starts on"))
    #: Boards that sit at once, and half-days on which they do.
    rooms = models.PositiveSmallIntegerField(_("boards at once"), default=2)
    half_days = models.PositiveSmallIntegerField(_("half-days"), default=2)
    needed = models.PositiveSmallIntegerField(_("examiners for each nominee"), default=7)
    seats = models.PositiveSmallIntegerField(_("examiners on a board at most"), default=9)
    most_boards = models.PositiveSmallIntegerField(_("boards of one examiner at most"), default=2)
    overlap = models.PositiveSmallIntegerField(_("examiners shared by linked boards"), default=2)

    #: Of the lot: hidden until the draw, then open.
    sealed_seed = models.BinaryField(null=True, editable=False)
    seed = models.CharField(_("seed of the lot"), max_length=64, blank=True, editable=False)
    lot_digest = models.CharField(
        _("digest of the seed"), max_length=64, blank=True, editable=False
    )
    roster_digest = models.CharField(
        _("digest of the list"), max_length=64, blank=True, editable=False
    )
    witness = models.CharField(_("word of the witness"), max_length=80, blank=True, editable=False)
    committed_at = models.DateTimeField(_("lot bound"), null=True, editable=False)
    drawn_at = models.DateTimeField(_("drawn"), null=True, editable=False)
    released_at = models.DateTimeField(_("marks handed over"), null=True, editable=False)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(name="interview_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="interview_sensible",
                condition=Q(
                    rooms__gte=1, rooms__lte=20, half_days__gte=1, half_days__lte=20,
                    needed__gte=1, seats__gte=F("needed"), seats__lte=25, most_boards__gte=1,
                    step__gt=0,
                ),
            ),
            models.CheckConstraint(
                name="interview_bound_before_drawn",
                condition=Q(drawn_at__isnull=True)
                | Q(committed_at__isnull=False, drawn_at__gte=F("committed_at"))
                & ~Q(seed="")
                & ~Q(witness=""),
            ),
            models.CheckConstraint(
                name="interview_bound_with_digests",
                condition=Q(committed_at__isnull=True) | ~Q(lot_digest="") & ~Q(roster_digest=""),
            ),
        ]  # fmt: skip
        indexes = [models.Index(name="interview_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("selection:interview-detail", args=[self.ref])

    @property
    def boards_planned(self) -> int:
        return self.rooms * self.half_days

    @property
    def context(self) -> bytes:
        """What binds the sealed seed to this row."""
        return b"selection.interview:" + self.ref.bytes

    @property
    def hidden_seed(self) -> str:
        """Before the lot is bound there is none."""
        sealed = self.sealed_seed
        return vault.unseal(bytes(sealed), self.context) if sealed is not None else ""

    @hidden_seed.setter
    def hidden_seed(self, seed: str) -> None:
        self.sealed_seed = vault.seal(seed, self.context)


class InterviewBoard(ScopedModel):
    """One board: a room on one half-day."""

    interview = models.ForeignKey(
        "selection.Interview", models.CASCADE, related_name="boards", verbose_name=_("interview")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    half_day = models.PositiveSmallIntegerField(_("half-day"))

    class Meta:
        verbose_name = _("board of examiners")
        verbose_name_plural = _("boards of examiners")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="interviewboard_once", fields=["interview", "number"])
        ]

    def __str__(self):
        return str(self.number)


class InterviewSlot(ScopedModel):
    """A nominee's place in the order of a board. Examiners see the code alone."""

    board = models.ForeignKey(
        "selection.InterviewBoard", models.CASCADE, related_name="slots", db_index=False
    )
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("number in the draw"), max_length=8, db_collation="C")
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="interview_slots",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    #: That of the interviews, so that nobody is interviewed twice for it.
    component = models.CharField(_("component"), max_length=80, db_collation="C", editable=False)
    is_absent = models.BooleanField(_("did not appear"), default=False)

    class Meta:
        verbose_name = _("place in the order of interviews")
        verbose_name_plural = _("places in the order of interviews")
        ordering = ["board", "position"]
        constraints = [
            models.UniqueConstraint(name="interviewslot_once", fields=["board", "position"]),
            models.UniqueConstraint(
                name="interviewslot_of_nominee_once", fields=["nomination", "component"]
            ),
        ]
        indexes = [models.Index(name="interviewslot_by_scope", fields=["org_path", "id"])]

    def __str__(self):
        return self.code


class BoardSeat(ScopedModel):
    """An examiner on a board."""

    board = models.ForeignKey(
        "selection.InterviewBoard", models.CASCADE, related_name="members", verbose_name=_("board")
    )
    user = _user(_("examiner"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    #: What stands beside a mark in place of the name.
    number = models.PositiveSmallIntegerField(_("number of the examiner"))

    objects = BoardSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("examiner on a board")
        verbose_name_plural = _("examiners on boards")
        ordering = ["board", "number"]
        constraints = [models.UniqueConstraint(name="boardseat_once", fields=["board", "user"])]
        indexes = [models.Index(name="boardseat_of_examiner", fields=["user", "-id"])]

    def __str__(self):
        return f"{self.number:02d}"

    def get_absolute_url(self):
        return reverse("selection:boardseat-detail", args=[self.ref])


class InterviewMark(ScopedModel):
    """One examiner's mark for one nominee, by the code of the draw: empty, kept, or submitted for good."""

    seat = models.ForeignKey("selection.BoardSeat", models.PROTECT, related_name="marks")
    slot = models.ForeignKey("selection.InterviewSlot", models.PROTECT, related_name="marks")
    user = _user(_("examiner"))
    code = models.CharField(_("number in the draw"), max_length=8, db_collation="C")
    maximum = models.DecimalField(max_digits=12, decimal_places=6, editable=False)
    mark = models.DecimalField(_("mark"), max_digits=12, decimal_places=6, null=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)

    class Meta:
        verbose_name = _("interview mark")
        verbose_name_plural = _("interview marks")
        ordering = ["seat", "code"]
        constraints = [
            models.UniqueConstraint(name="interviewmark_once", fields=["slot", "user"]),
            models.CheckConstraint(
                name="interviewmark_within_range", condition=Q(mark__gte=0, mark__lte=F("maximum"))
            ),
            models.CheckConstraint(
                name="interviewmark_submitted_with_mark",
                condition=Q(submitted_at__isnull=True) | Q(mark__isnull=False),
            ),
        ]

    def __str__(self):
        return self.code
