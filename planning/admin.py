"""Planning in the administration: the table of laws. What editions say is no administrator's matter."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from core.web.admin import ScopedAdmin
from planning.models import LegalBasis

#: What a published condition was said to rest on; a number that was not known may still be added.
_CITED = ("provision", "title", "issuer", "article", "effective_from")


class LegalBasisForm(forms.ModelForm):
    class Meta:
        model = LegalBasis
        fields = (
            "provision", "title", "number", "issuer", "article", "effective_from", "effective_to",
            "note",
        )  # fmt: skip

    def clean(self):
        """One edition of a provision at a time, or nobody could say which is in force."""
        data = super().clean()
        provision = data.get("provision") or self.instance.provision
        first = data.get("effective_from") or self.instance.effective_from
        last = data.get("effective_to")
        if first and provision:
            others = LegalBasis.objects.filter(provision=provision)
            if others.exclude(pk=self.instance.pk).overlapping(first, last).exists():
                text = _("Another edition of this provision is in force in this period.")
                raise ValidationError(text)
        return data


@admin.register(LegalBasis)
class LegalBasisAdmin(ScopedAdmin):
    form = LegalBasisForm
    list_display = ("title", "number", "article", "effective_from", "effective_to", "provision")
    list_filter = ("title",)
    search_fields = ("title", "number", "article", "provision")

    def get_readonly_fields(self, request, obj=None):
        fixed: tuple[str, ...] = ()
        if obj is not None and _is_cited(obj):
            fixed = (*_CITED, "number") if obj.number else _CITED
        return (*super().get_readonly_fields(request, obj), *fixed)


def _is_cited(basis: LegalBasis) -> bool:
    """Asked of the database, for administrators see no edition."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT planning_basis_is_cited(%s)", [basis.pk])
        [answer] = cursor.fetchone()
    return answer
