"""One file per app, one factory per model, each making the smallest valid row.

Factories write with the owner's rights on the connection under test, whatever scope is entered:
they stand for what is already there, not for what somebody does.
"""

import factory

from tests.plugins import database


class Factory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with database.as_owner():
            return super()._create(model_class, *args, **kwargs)


class ScopedFactory(Factory):
    """For a row with an `organisation`: its scope is that organisation's."""

    class Meta:
        abstract = True

    org_path = factory.LazyAttribute(lambda row: row.organisation.scope_path)
