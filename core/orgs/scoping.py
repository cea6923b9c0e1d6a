"""The columns every scoped row carries, and the one question asked of them: within a path?"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class AnyOf(models.Func):
    """`column = ANY(array)`, a condition."""

    output_field = models.BooleanField()

    def __init__(self, column, values: list):
        self.values = values
        super().__init__(column)

    def as_sql(self, compiler, connection, **_options):
        [column] = self.get_source_expressions()
        sql, params = compiler.compile(column)
        field = column.output_field
        ready = [field.get_db_prep_value(value, connection) for value in self.values]
        return f"{sql} = ANY(%s::{field.rel_db_type(connection)}[])", [*params, ready]


class PathField(models.CharField):
    """Path of an organisation: fixed-width segments, compared byte by byte, so a subtree is a range."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 40
        kwargs["db_collation"] = "C"
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["db_collation"]
        return name, path, args, kwargs


class Referenced(models.Model):
    """A row that the outside names by a random `ref`; its number stays inside."""

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class ScopedQuerySet(models.QuerySet):
    def within(self, path: str):
        """Rows of the organisation at `path` and of all below it."""
        return self.filter(org_path__gte=path, org_path__lt=f"{path}~")

    def any_of(self, path: str, values: Iterable):
        """Rows whose column `path` is one of `values`, as one array: IN writes out every value, which
        for thousands costs the planner and the driver more than the rows do."""
        return self.filter(AnyOf(F(path), list(values)))


class ScopedModel(Referenced):
    """A row of one organisation. Its table gets row-level security by `core.orgs.rls.EnableScope`."""

    org_path = PathField(_("scope"), editable=False)
    #: Counts the changes; a form that was filled on an older version is refused.
    version = models.PositiveIntegerField(default=0, editable=False)

    #: Any: each model has its own manager, of which the checker knows that it is one.
    objects: Any = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
