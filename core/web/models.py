"""What the pages themselves keep: saved filters and API tokens."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Membership
from core.orgs.scoping import ScopedModel, ScopedQuerySet


class SavedFilter(ScopedModel):
    """A query string of one list under a name; shared with one's organisation on wish."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(_("list"), max_length=80)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("filter"), max_length=1000)
    is_shared = models.BooleanField(_("shared in the organisation"), default=False)

    class Meta:
        app_label = "core"
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name"]
        indexes = [models.Index(fields=["page", "org_path"], name="savedfilter_page")]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="savedfilter_name_once")
        ]

    def __str__(self):
        return self.name


class ApiTokenQuerySet(ScopedQuerySet):
    def live(self, now):
        return self.filter(revoked_at=None, expires_at__gt=now)


class ApiToken(ScopedModel):
    """A key of a program that acts under one membership of one account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(_("ends in"), max_length=4, editable=False)
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("valid to"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        app_label = "core"
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="apitoken_ends_after_start"
            )
        ]

    def __str__(self):
        return f"{self.name} …{self.hint}"
