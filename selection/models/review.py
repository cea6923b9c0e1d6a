"""What the qualification review leaves behind: verdicts, returns, papers, periods, letters."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.querysets import LetterQuerySet
from selection.states import FalseData, LetterKind, ReviewStage, Term, Verdict


def _nomination(related, **options):
    return models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name=related,
        verbose_name=_("nominee"),
        db_constraint=False,
        **options,
    )


def _user(label, **options):
    """An account; one of another place is out of the reader's view, so the join must be an outer one:
    the column may be NULL for Django, `named` keeps it from being so."""
    return models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=label,
        editable=False,
        db_constraint=False,
        db_index=False,
        **options,
    )


def named(name, field):
    """That somebody is named there."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__isnull": False}))


def _file(label, **options):
    return models.ForeignKey(
        "core.StoredFile",
        models.PROTECT,
        related_name="+",
        verbose_name=label,
        db_index=False,
        **options,
    )


class ReviewVerdict(ScopedModel):
    """What one stage said of one criterion of a nominee, beside what the rule had computed from which
    data. A return begins a new round; the verdicts of earlier ones stay."""

    nomination = _nomination("verdicts", db_index=False)
    stage = models.CharField(_("stage"), max_length=6, choices=ReviewStage)
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    key = models.CharField(_("criterion"), max_length=40)
    verdict = models.CharField(_("verdict"), max_length=11, choices=Verdict)
    #: Taken over with a decision on the whole, not looked at one by one.
    is_taken_over = models.BooleanField(_("as the rule says"), default=False)
    rule_verdict = models.CharField(_("result of the rule"), max_length=11, choices=Verdict)
    data = models.JSONField(_("data used"), default=dict, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    evidence = _file(_("evidence"), null=True, blank=True)
    reviewer = _user(_("reviewer"))
    at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("verdict on a criterion")
        verbose_name_plural = _("verdicts on criteria")
        constraints = [
            named("reviewverdict_by_somebody", "reviewer"),
            models.UniqueConstraint(
                name="reviewverdict_once", fields=["nomination", "stage", "round", "key"]
            ),
            models.CheckConstraint(
                name="reviewverdict_stage_known", condition=Q(stage__in=ReviewStage.values)
            ),
            models.CheckConstraint(
                name="reviewverdict_known",
                condition=Q(verdict__in=Verdict.values, rule_verdict__in=Verdict.values),
            ),
            models.CheckConstraint(
                name="reviewverdict_differs_with_reason",
                condition=Q(verdict=F("rule_verdict")) | Q(reason__regex=r"\S"),
            ),
        ]

    def __str__(self):
        return f"{self.key}: {self.get_verdict_display()}"

    @property
    def tone(self) -> str:
        return {"pass": "success", "fail": "danger"}.get(self.verdict, "warning")


class ReviewReturn(ScopedModel):
    """One return for correction: which fields, what is wrong with each, and how they stood then."""

    nomination = _nomination("returns", db_index=False)
    number = models.PositiveSmallIntegerField(_("number"))
    stage = models.CharField(_("stage"), max_length=6, choices=ReviewStage)
    reason = models.TextField(_("reason"))
    #: Field -> what is wrong with it.
    marks = models.JSONField(_("marked fields"), default=dict, blank=True)
    #: Field -> value when it was returned; what differs at the next look was corrected.
    before = models.JSONField(_("as it was"), default=dict, blank=True)
    returned_by = _user(_("returned by"))
    at = models.DateTimeField(_("returned at"))

    class Meta:
        verbose_name = _("return for correction")
        verbose_name_plural = _("returns for correction")
        ordering = ["-number"]
        constraints = [
            named("reviewreturn_by_somebody", "returned_by"),
            models.UniqueConstraint(name="reviewreturn_once", fields=["nomination", "number"]),
            models.CheckConstraint(
                name="reviewreturn_stage_known", condition=Q(stage__in=ReviewStage.values)
            ),
            models.CheckConstraint(
                name="reviewreturn_with_reason", condition=Q(reason__regex=r"\S")
            ),
        ]

    def __str__(self):
        return f"{self.nomination} · {self.number}"


class ReviewPaper(ScopedModel):
    """A paper seen in the review, such as the evidence on which a finding was cleared up."""

    nomination = _nomination("papers")
    #: "finding:<reference>"; empty: the case as a whole.
    about = models.CharField(max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=200)
    file = _file(_("file"))
    added_by = _user(_("added by"))
    at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("paper of the review")
        verbose_name_plural = _("papers of the review")
        ordering = ["-id"]
        constraints = [named("reviewpaper_by_somebody", "added_by")]

    def __str__(self):
        return self.title


class ReviewTerm(ScopedModel):
    """How many working days a step of the review has in an edition, from a day on."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    term = models.CharField(_("period"), max_length=8, choices=Term)
    days = models.PositiveSmallIntegerField(_("working days"))
    effective_from = models.DateField(_("in effect from"))
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("period of the review")
        verbose_name_plural = _("periods of the review")
        ordering = ["term", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                name="reviewterm_once", fields=["edition", "term", "effective_from"]
            ),
            models.CheckConstraint(name="reviewterm_known", condition=Q(term__in=Term.values)),
            models.CheckConstraint(
                name="reviewterm_days_sensible", condition=Q(days__gte=1, days__lte=120)
            ),
        ]

    def __str__(self):
        return f"{self.get_term_display()}: {self.days}"


class Cancellation(ScopedModel):
    """False data found at whatever step: the ground, the document, and what was held by then."""

    nomination = models.OneToOneField(
        "selection.Nomination",
        models.PROTECT,
        related_name="cancellation",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    ground = models.CharField(_("false data"), max_length=12, choices=FalseData)
    reason = models.TextField(_("reason"))
    document = _file(_("document"))
    #: State in which it was found out, and the seat that was held then ("seat 3"), if any.
    from_state = models.CharField(max_length=16)
    seat = models.CharField(_("seat held"), max_length=12, blank=True)
    cancelled_by = _user(_("cancelled by"))
    at = models.DateTimeField(_("cancelled at"))

    class Meta:
        verbose_name = _("cancellation for false data")
        verbose_name_plural = _("cancellations for false data")
        constraints = [
            named("cancellation_by_somebody", "cancelled_by"),
            models.CheckConstraint(
                name="cancellation_ground_known", condition=Q(ground__in=FalseData.values)
            ),
            models.CheckConstraint(
                name="cancellation_with_reason", condition=Q(reason__regex=r"\S")
            ),
        ]

    def __str__(self):
        return f"{self.nomination}: {self.get_ground_display()}"


class Letter(ScopedModel):
    """The result as it was told to the nominee. Its Chinese text is kept as issued."""

    nomination = _nomination("letters")
    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", verbose_name=_("edition"),
        db_index=False,
    )  # fmt: skip
    kind = models.CharField(_("letter"), max_length=10, choices=LetterKind)
    number = models.PositiveIntegerField(_("number"))
    #: What the words are made of, for the translations below the official text.
    params = models.JSONField(default=dict)
    #: {"title", "lines"} in Chinese.
    text = models.JSONField(default=dict)
    issued_by = _user(_("issued by"))
    issued_at = models.DateTimeField(_("issued at"))

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("result letter")
        verbose_name_plural = _("result letters")
        ordering = ["-id"]
        constraints = [
            named("letter_by_somebody", "issued_by"),
            models.UniqueConstraint(name="letter_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="letter_kind_known", condition=Q(kind__in=LetterKind.values)
            ),
        ]
        indexes = [models.Index(name="letter_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.number} · {self.nomination}"

    def get_absolute_url(self):
        return reverse("selection:letter-detail", args=[self.ref])
