"""Does the script still say what the migrations of the code would do?"""

import hashlib
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from django.db.migrations import Migration, RunSQL
from django.db.migrations.loader import MigrationLoader

from cadreproj.baseline.script import Key, Script, Unfit

SERIES = ".".join(map(str, django.VERSION[:2]))


def check(script: Script, loader: MigrationLoader, server: int) -> None:
    """Raise Unfit unless the script does what the migrations in its head do, as they stand now.

    Newer migrations may be missing from it: they are applied afterwards, as in any update. But none
    of those may have to come before one that it holds.
    """
    if script.server != server:
        raise Unfit(f"it was made by PostgreSQL {script.server}, this is {server}")
    if script.django != SERIES:
        raise Unfit(f"it was made by Django {script.django}, this is {SERIES}")
    for key, kept in script.migrations.items():
        node = loader.graph.node_map.get(key)
        if node is None:
            raise Unfit(f"the migration {'.'.join(key)} is no more")
        if digest(loader.disk_migrations[key]) != kept:
            raise Unfit(f"the migration {'.'.join(key)} has changed")
        for parent in node.parents:
            if parent.key not in script.migrations:
                raise Unfit(f"it lacks {'.'.join(parent.key)}, which comes first")


def missing(script: Script, loader: MigrationLoader) -> set[Key]:
    """Migrations of the code that are newer than the script."""
    return set(loader.graph.nodes) - set(script.migrations)


def digest(migration: Migration) -> str:
    """Over all that decides what a migration does: its text, its SQL, what it reads and builds on."""
    return hashlib.sha256("\0".join(_parts(migration)).encode()).hexdigest()[:24]


def _parts(migration: Migration) -> Iterator[str]:
    module = sys.modules[migration.__module__]
    yield Path(inspect.getfile(module)).read_text(encoding="utf-8")
    for value in vars(module).values():
        if isinstance(value, Path) and value.is_file():
            yield value.read_text(encoding="utf-8")
    for operation in migration.operations:
        if isinstance(operation, RunSQL):  # the statement may come from another module
            yield repr(operation.sql)
        fields = [field for _name, field in getattr(operation, "fields", [])]
        for thing in (operation, *fields, getattr(operation, "field", None)):
            kind: type = type(thing)
            yield from _sources(kind)


@cache
def _sources(kind: type) -> tuple[str, ...]:
    """The classes of a field or operation that do not come with Django or Python."""
    foreign = ("django.", "builtins")
    return tuple(
        inspect.getsource(part) for part in kind.__mro__ if not part.__module__.startswith(foreign)
    )
