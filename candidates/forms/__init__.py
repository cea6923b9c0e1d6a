"""The appointment form as a form: what an officer types becomes a record."""

from candidates.forms.archive import ArchiveForm, ArchiveKindForm
from candidates.forms.duplicates import MergeForm, SuspectForm
from candidates.forms.fields import (
    ManyFilesField,
    MultipleFileInput,
    PartialDateFormField,
    area_field,
    ask_place,
    choice_field,
    id_number,
    places_of,
    text_field,
)
from candidates.forms.files import (
    ColumnForm,
    DossierUploadForm,
    DownloadForm,
    EntrustForm,
    FormsForm,
    FormTemplateForm,
    ImportForm,
    ManyFormsForm,
    ReasonForm,
    RevealForm,
    RosterForm,
)
from candidates.forms.people import (
    NewPersonForm,
    PersonForm,
    ReadingForm,
    family_lines,
    initial_of,
    record_from,
)

__all__ = [
    "ArchiveForm",
    "ArchiveKindForm",
    "ColumnForm",
    "DossierUploadForm",
    "DownloadForm",
    "EntrustForm",
    "FormTemplateForm",
    "FormsForm",
    "ImportForm",
    "ManyFilesField",
    "ManyFormsForm",
    "MergeForm",
    "MultipleFileInput",
    "NewPersonForm",
    "PartialDateFormField",
    "PersonForm",
    "ReadingForm",
    "ReasonForm",
    "RevealForm",
    "RosterForm",
    "SuspectForm",
    "area_field",
    "ask_place",
    "choice_field",
    "family_lines",
    "id_number",
    "initial_of",
    "places_of",
    "record_from",
    "text_field",
]
