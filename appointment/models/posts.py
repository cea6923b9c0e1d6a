"""Leadership teams, their posts, and the posts that are open."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appointment import states
from appointment.querysets import PostQuerySet, TeamQuerySet, VacancyQuerySet
from core.orgs.scoping import ScopedModel


class Team(ScopedModel):
    """A leadership team (领导班子) of a city, county or township."""

    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=states.TeamKind.choices)
    branch = models.CharField(
        _("branch"), max_length=10, choices=states.Branch.choices, default=states.Branch.GOVERNMENT
    )
    name = models.CharField(_("name"), max_length=80)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("leadership team")
        verbose_name_plural = _("leadership teams")
        ordering = ["org_path", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="team_name_once",
                fields=["organisation", "name"],
                violation_error_message=_("This place has a team of that name already."),
            ),
            models.CheckConstraint(
                name="team_kind_known", condition=Q(kind__in=states.TeamKind.values)
            ),
        ]
        indexes = [models.Index(name="team_by_scope", fields=["org_path", "name", "id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("appointment:team-detail", args=[self.ref])


class Post(ScopedModel):
    """One seat in a team; a team of five deputies has five."""

    team = models.ForeignKey(
        Team, models.PROTECT, related_name="posts", db_constraint=False, verbose_name=_("team")
    )
    title = models.CharField(_("post title"), max_length=80)
    level = models.CharField(_("position level"), max_length=4, choices=states.Level.choices)
    is_head = models.BooleanField(_("head of the team"), default=False)
    is_elected = models.BooleanField(
        _("elected"), default=False, help_text=_("Filled by a congress; no probation.")
    )
    age_max = models.PositiveSmallIntegerField(
        _("age limit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(25), MaxValueValidator(70)],
    )
    incumbent = models.CharField(_("incumbent"), max_length=60, blank=True)
    term_ends_on = models.DateField(_("term ends"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["org_path", "team", "id"]
        constraints = [
            models.UniqueConstraint(
                name="post_title_once",
                fields=["team", "title"],
                violation_error_message=_("This team has a post of that title already."),
            ),
            models.CheckConstraint(
                name="post_level_known", condition=Q(level__in=states.Level.values)
            ),
        ]
        indexes = [models.Index(name="post_by_scope", fields=["org_path", "id"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("appointment:post-detail", args=[self.ref])


class Vacancy(ScopedModel):
    """A post that is open, within one edition."""

    post = models.ForeignKey(
        Post, models.PROTECT, related_name="vacancies", db_constraint=False, verbose_name=_("post")
    )
    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    ground = models.CharField(
        _("ground"), max_length=12, choices=states.Ground.choices, default=states.Ground.RENEWAL
    )
    opens_on = models.DateField(_("vacant from"))
    requirements = models.TextField(_("requirements"), blank=True)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=states.VacancyState.choices,
        default=states.VacancyState.OPEN,
        editable=False,
    )

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["opens_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="vacancy_open_once",
                fields=["post"],
                condition=Q(state=states.VacancyState.OPEN),
                violation_error_message=_("This post is open already."),
            ),
            models.CheckConstraint(
                name="vacancy_state_known", condition=Q(state__in=states.VacancyState.values)
            ),
        ]
        indexes = [
            models.Index(name="vacancy_by_scope", fields=["org_path", "opens_on", "id"]),
            models.Index(name="vacancy_by_day", fields=["opens_on", "id"]),
        ]

    def __str__(self):
        return self.post.title

    def get_absolute_url(self):
        return reverse("appointment:vacancy-detail", args=[self.ref])
