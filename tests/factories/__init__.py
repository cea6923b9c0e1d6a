"""One file per app, one factory per model, each making the smallest valid row.

Factories write with the owner's rights on the connection under test, whatever scope is entered:
they stand for what is already there, not for what somebody does.
"""

import factory

from tests.plugins import database

#: References of the rows that factories made in the test that runs: they stand for what a test begins
#: with, in a state that nobody brought them to. What is asked of a row's past is not asked of them.
made: set[str] = set()


class Factory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with database.as_owner():
            row = super()._create(model_class, *args, **kwargs)
        made.add(str(getattr(row, "ref", "")))
        return row


class ScopedFactory(Factory):
    """For a row with an `organisation`: its scope is that organisation's."""

    class Meta:
        abstract = True

    org_path = factory.LazyAttribute(lambda row: row.organisation.scope_path)
