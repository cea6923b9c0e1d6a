"""Somebody who judges others: an account, or a person who is only named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel


class NamedPerson(ScopedModel):
    """`person`: the dossier held to be theirs, for the search for conflicts."""

    user = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("account"),
        db_constraint=False,
    )
    person = models.ForeignKey(
        "candidates.Person",
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("dossier"),
        db_constraint=False,
    )
    name = models.CharField(_("name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    post = models.CharField(_("post"), max_length=120, blank=True)

    class Meta(ScopedModel.Meta):
        abstract = True

    def __str__(self):
        return self.name
