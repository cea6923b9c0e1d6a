"""A notice goes to a role in an organisation, or to one person; each reader has an own receipt."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.orgs.scoping import PathField


class NoticeQuerySet(models.QuerySet):
    def of(self, actor):
        """Addressed to the actor's role and organisation, or to the account itself."""
        to_role = Q(user=None, role=actor.role, organisation_id=actor.organisation_id)
        return self.filter(to_role | Q(user_id=actor.user_id))

    def with_receipt(self, actor):
        """Annotates `is_read` for this reader."""
        return self.annotate(is_read=Exists(_receipts(actor)))

    def unread(self, actor):
        return self.of(actor).filter(~Exists(_receipts(actor)))


def _receipts(actor):
    return NoticeRead.objects.filter(notice_id=OuterRef("pk"), user_id=actor.user_id)


class Notice(models.Model):
    """One message: the key of its text and the parameters, put into words in the reader's language."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=30, blank=True)
    organisation = models.ForeignKey(
        "core.Organisation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    #: Scope of the organisation addressed; row-level security compares it.
    org_path = PathField(blank=True)
    text_key = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), db_default=Now())
    #: The same reminder is sent once; empty for ordinary notices.
    once = models.CharField(max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.CheckConstraint(
                name="notice_has_one_addressee",
                condition=Q(user__isnull=False, role="", organisation=None)
                | (Q(user=None, organisation__isnull=False) & ~Q(role="")),
            ),
            models.UniqueConstraint(name="notice_once", fields=["once"], condition=~Q(once="")),
        ]
        indexes = [
            models.Index(
                name="notice_to_role",
                fields=["organisation", "role", "-id"],
                condition=Q(user=None),
            ),
            models.Index(
                name="notice_to_user", fields=["user", "-id"], condition=Q(user__isnull=False)
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self) -> str:
        """The message in the language that is active."""
        return texts.render(self.text_key, self.params)


class NoticeRead(models.Model):
    """That one reader has seen one notice."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="receipts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [models.UniqueConstraint(name="notice_read_once", fields=["user", "notice"])]


__all__ = ["Notice", "NoticeRead"]
