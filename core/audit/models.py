"""The ledger: entries that are only ever added, chained by hash, one chain per place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import PathField, ScopedQuerySet


class AuditEntry(models.Model):
    """One act on one object. Every column below `reason` is filled or overwritten by the database."""

    at = models.DateTimeField(_("at"))
    action = models.CharField(_("act"), max_length=80)
    object_type = models.CharField(_("kind of object"), max_length=60)
    object_ref = models.UUIDField(_("object"))
    org_path = PathField(_("scope"))
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    reason = models.TextField(_("reason"), blank=True)
    request_id = models.CharField(max_length=36, blank=True)

    chain = models.CharField(_("chain"), max_length=40, db_collation="C", editable=False)
    n = models.BigIntegerField(_("number"), editable=False)
    recorded_at = models.DateTimeField(_("recorded"), editable=False)
    user_id = models.BigIntegerField(editable=False)
    membership_id = models.BigIntegerField(editable=False)
    role = models.CharField(_("role"), max_length=30, editable=False)
    historical = models.BooleanField(_("played in"), editable=False)
    payload = models.TextField(editable=False)
    hash = models.BinaryField(editable=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["chain", "n"]
        constraints = [models.UniqueConstraint(name="audit_number_once", fields=["chain", "n"])]
        indexes = [
            models.Index(name="audit_by_object", fields=["object_ref", "id"]),
            models.Index(name="audit_by_scope", fields=["org_path", "id"]),
        ]

    def __str__(self):
        return f"{self.chain}/{self.n} {self.action}"


class AuditHead(models.Model):
    """The last number and hash of a chain; locked by whoever appends, moved by trigger alone."""

    chain = models.CharField(primary_key=True, max_length=40, db_collation="C")
    n = models.BigIntegerField(default=0)
    hash = models.BinaryField(default=b"")

    def __str__(self):
        return f"{self.chain}/{self.n}"
