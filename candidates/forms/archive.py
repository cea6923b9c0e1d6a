"""What a document of the archive says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.fields import PartialDateFormField, choice_field
from candidates.rules import archive
from candidates.states import ArchiveElement, ArchiveStatus

#: Characters of a career.
MOST = 4_000


class ArchiveKindForm(forms.Form):
    """About what the archive was looked at."""

    element = forms.ChoiceField(label=_("What about"), choices=ArchiveElement.choices)


class ArchiveForm(forms.Form):
    """`element` says whether a date, a code or words are asked for."""

    document = forms.CharField(
        label=_("Document in the archive"),
        max_length=200,
        help_text=_("For example the application to join the Party, or the form of recruitment."),
    )
    dated = PartialDateFormField(label=_("Date of the document"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args, element: str, **kwargs):
        super().__init__(*args, **kwargs)
        label = _("What the document says")
        if element in archive.AGES:
            field: forms.Field = PartialDateFormField(label=label)
        elif element == archive.EDUCATION:
            field = choice_field("educations", label, required=True)
        elif element == archive.STATUS:
            field = forms.ChoiceField(label=label, choices=ArchiveStatus.choices)
        else:
            field = forms.CharField(
                label=label,
                max_length=MOST,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 8}),
                help_text=_(
                    "One period a line, as in the résumé: 2002.07--2004.08, two blanks, then unit and "
                    "post. Without an end: it went on when the document was made."
                ),
            )
        self.fields["value"] = field
        self.order_fields(["value"])
