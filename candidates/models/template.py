"""A Word template of the appointment form that a clerk has sent in; each a version of its own."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from candidates.states import TemplateState
from core.files.models import StoredFile
from core.orgs.models import User
from core.orgs.scoping import ScopedModel, ScopedQuerySet


class FormTemplateQuerySet(ScopedQuerySet):
    def in_use(self):
        return self.filter(state=TemplateState.IN_USE)

    def for_detail(self):
        return self.select_related("file", "uploaded_by").defer("file__sealed")


class FormTemplate(ScopedModel):
    """Checked and tried on an invented person before it is kept; one of a province is in use, else the
    built-in one. What was kept is never changed."""

    number = models.PositiveIntegerField(_("version"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    note = models.CharField(_("what was changed"), max_length=200)
    state = models.CharField(
        _("state"), max_length=8, choices=TemplateState, default=TemplateState.CHECKED,
        editable=False,
    )  # fmt: skip
    #: Cells of the form that this template leaves out.
    missing = models.JSONField(_("cells left out"), default=list, blank=True)
    #: What it made of the invented person: ["line", words] and ["row", [[words, columns], …]].
    outline = models.JSONField(default=list, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("sent in by")
    )
    uploaded_at = models.DateTimeField(_("sent in on"))
    #: When it last came into use or went out of it.
    changed_at = models.DateTimeField(
        pgettext_lazy("template", "in or out of use since"), null=True, editable=False
    )

    objects = FormTemplateQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("template of the appointment form")
        verbose_name_plural = _("templates of the appointment form")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="formtemplate_number_once", fields=["org_path", "number"]),
            models.UniqueConstraint(
                name="formtemplate_one_in_use", fields=["org_path"], condition=Q(state="in_use")
            ),
            models.CheckConstraint(
                name="formtemplate_state_known", condition=Q(state__in=TemplateState.values)
            ),
            models.CheckConstraint(
                name="formtemplate_says_what_changed", condition=Q(note__regex=r"\S")
            ),
            models.CheckConstraint(
                name="formtemplate_sent_in_by_somebody", condition=Q(uploaded_by__isnull=False)
            ),
        ]

    def __str__(self):
        return gettext("Version %(number)d") % {"number": self.number}

    def get_absolute_url(self):
        return reverse("candidates:formtemplate-detail", args=[self.ref])
