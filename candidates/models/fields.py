"""Columns that a dossier needs and Django has not."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.rules.dates import ISO_PATTERN, PartialDate


class PartialDateField(models.CharField):
    """A date known to the year, month or day: `PartialDate` here, `1982-03` in the database.

    The text sorts byte by byte as the dates do. Add `iso_check()` to the model's constraints.
    """

    description = "A date with its precision"

    # Read by the type checker alone: what may be assigned, and what is read back.
    _pyi_private_set_type: PartialDate | str | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate | None  # type: ignore[assignment]

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs["db_collation"] = "C"
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["db_collation"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(_("This is not a date.")) from error

    def get_prep_value(self, value):
        if isinstance(value, PartialDate):
            return value.iso
        return value or None

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return value.iso if value else ""


def iso_check(table: str, *columns: str) -> list[models.CheckConstraint]:
    """The stored form, held by the database for each column."""
    return [
        models.CheckConstraint(
            name=f"{table}_{column}_is_a_date",
            condition=models.Q(**{f"{column}__isnull": True})
            | models.Q(**{f"{column}__regex": ISO_PATTERN}),
        )
        for column in columns
    ]
