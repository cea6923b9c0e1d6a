"""The script from which an empty database is laid out: what the migrations make, or nothing."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from cadreproj import cluster
from cadreproj.baseline import fitness, load, make, script
from cadreproj.baseline.script import Unfit
from cadreproj.management import prepare

SERVER = 18
SCRATCH = "cadre_baseline"
LEDGER = ("core", "0001_initial")


def by_the_superuser(name: str) -> str:
    return os.environ["DATABASE_SUPERUSER_URL"].replace("/postgres?", f"/{name}?")


@pytest.fixture
def empty(django_db_blocker) -> Iterator[None]:
    """Django's connection leads the owner to a database with nothing in it."""
    name = f"{SCRATCH}_{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    superuser = os.environ["DATABASE_SUPERUSER_URL"]
    with cluster.session(superuser) as cur:
        cluster.drop_database(cur, name)
        cluster.ensure_database(cur, name)
    with django_db_blocker.unblock():
        with prepare.logged_in(os.environ["DATABASE_OWNER_URL"], NAME=name):
            yield
        with cluster.session(superuser) as cur:
            cluster.drop_database(cur, name)


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    return MigrationLoader(None)


@pytest.fixture(scope="module")
def kept() -> script.Script:
    return script.read()


def ask(sql: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_the_script_fits_the_migrations(loader):
    """It may lack the newest ones, which are applied afterwards; those it holds are as they were."""
    try:
        fitness.check(script.read(), loader, SERVER)
    except Unfit as error:
        pytest.fail(f"{script.FILE} no longer fits: {error}. Run: make baseline")


def test_an_empty_database_is_laid_out_and_only_newer_migrations_are_left(empty, kept):
    said = []
    before = ask("SHOW search_path"), ask("SHOW check_function_bodies")
    assert load.fill(say=said.append)
    assert (ask("SHOW search_path"), ask("SHOW check_function_bodies")) == before
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    left = {(migration.app_label, migration.name) for migration, _backwards in plan}
    assert left == fitness.missing(kept, executor.loader)
    assert set(executor.loader.applied_migrations) == set(kept.migrations)
    ((rows, refs, version),) = ask(
        "SELECT count(*), count(DISTINCT ref), min(uuid_extract_version(ref)) FROM planning_legalbasis"
    )
    assert rows == refs > 0
    assert version == 4

    assert not load.fill(say=said.append)
    assert said == []


def test_a_database_that_holds_anything_is_left_alone(empty):
    said = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (id int)")
    assert not load.fill(say=said.append)
    assert said == []
    assert ask(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    ) == [("mine",)]


def broken(kept):
    return kept.text().replace("CREATE TABLE", "CREATE  TABLE", 1)


def cut_short(kept):
    return kept.text()[:-100]


def of_another_server(kept):
    return replace(kept, server=17).text()


def failing_at_its_end(kept):
    return replace(kept, sql=f"{kept.sql}\nSELECT 1 / 0;\n").text()


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (broken, "not the one that was made"),
        (cut_short, "not the one that was made"),
        (of_another_server, "made by PostgreSQL 17, this is 18"),
        (failing_at_its_end, "division by zero"),
    ],
)
def test_a_script_that_cannot_be_used_leaves_the_database_to_the_migrations(
    empty, kept, spoilt, why, tmp_path, monkeypatch
):
    file = tmp_path / "schema.sql"
    file.write_text(spoilt(kept), encoding="utf-8")
    monkeypatch.setattr(script, "FILE", file)
    said = []
    assert not load.fill(say=said.append)
    (reason,) = said
    assert why in reason
    assert ask("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [
        (0,)
    ]


def test_no_script_at_all_is_no_fault(empty, tmp_path, monkeypatch):
    monkeypatch.setattr(script, "FILE", tmp_path / "none.sql")
    said = []
    assert not load.fill(say=said.append)
    assert "cannot be read" in said[0]


def test_migrations_are_compared_one_by_one(kept, loader):
    newest = next(key for key in kept.migrations if not loader.graph.node_map[key].children)
    without = {key: digest for key, digest in kept.migrations.items() if key != newest}
    older = replace(kept, migrations=without)
    fitness.check(older, loader, SERVER)
    assert newest in fitness.missing(older, loader)

    def misfit(**changes) -> str:
        with pytest.raises(Unfit) as refusal:
            fitness.check(replace(kept, **changes), loader, SERVER)
        return str(refusal.value)

    first = {key: digest for key, digest in kept.migrations.items() if key != LEDGER}
    assert re.search(r"lacks core\.0001_initial", misfit(migrations=first))
    gone = kept.migrations | {("core", "0000_gone"): "0"}
    assert "core.0000_gone is no more" in misfit(migrations=gone)
    changed = kept.migrations | {LEDGER: "0"}
    assert "core.0001_initial has changed" in misfit(migrations=changed)
    assert "made by Django 4.2" in misfit(django="4.2")


def test_a_digest_covers_statements_from_elsewhere_and_files_that_are_read(
    loader, monkeypatch, tmp_path
):
    ledger = loader.disk_migrations[LEDGER]
    operation = next(each for each in ledger.operations if isinstance(each, RunSQL))
    before = fitness.digest(ledger)
    monkeypatch.setattr(operation, "sql", operation.sql + "\n-- one more")
    assert fitness.digest(ledger) != before

    laws = loader.disk_migrations["planning", "0008_legal_bases"]
    module = sys.modules[laws.__module__]
    before = fitness.digest(laws)
    longer = tmp_path / "laws.csv"
    longer.write_text(module.FILE.read_text(encoding="utf-8") + "more", encoding="utf-8")
    monkeypatch.setattr(module, "FILE", longer)
    assert fitness.digest(laws) != before


def test_nothing_of_the_machine_that_made_it_is_in_the_script():
    text = script.FILE.read_text(encoding="utf-8")
    assert script.parse(text).text() == text
    for word in (str(script.FILE.parents[2]), "SCRAM-SHA-256", "/tmp", "OWNER TO", "\\restrict"):  # noqa: S108
        assert word not in text


def letters(text: str) -> str:
    """Without what each database draws for itself, and with chains of OR written flat.

    A row comparison becomes a nest of ORs that no text leads back to; the parser opens it.
    """
    text = re.sub(make._UUID, "'…'", text)
    text = re.sub(
        r"^(INSERT INTO public\.django_migrations .*), '20[^']+'\);$", r"\1", text, flags=re.M
    )
    return re.sub(
        r"^CREATE (?:CONSTRAINT )?TRIGGER .*", lambda line: flat(line[0]), text, flags=re.M
    )


def flat(text: str) -> str:
    nests: list[list] = [[]]
    for token in re.findall(r"""'(?:[^']|'')*'|"[^"]*"|[()]|[^()'"]+""", text):
        if token == "(":
            nests.append([])
        elif token == ")":
            nest = nests.pop()
            nests[-1].append(_opened(nest))
        else:
            nests[-1].append(token)
    (whole,) = nests
    return _written(whole)


def _is_chain(nest) -> bool:
    return isinstance(nest, list) and len(nest) > 2 and set(map(str, nest[1::2])) == {" OR "}


def _opened(nest: list) -> list:
    return [*nest[0], *nest[1:]] if _is_chain(nest) and _is_chain(nest[0]) else nest


def _written(nest: list) -> str:
    return "".join(part if isinstance(part, str) else f"({_written(part)})" for part in nest)


def test_only_the_first_nest_of_ors_is_opened():
    assert flat("WHEN ((((a) OR (b)) OR (c)) AND ((d) OR ((e) OR (f))))") == (
        "WHEN (((a) OR (b) OR (c)) AND ((d) OR ((e) OR (f))))"
    )
    assert flat("f((((a) AND (b)) OR (c)))") == "f((((a) AND (b)) OR (c)))"


@pytest.mark.prove
def test_it_makes_to_the_letter_what_the_migrations_make(empty):
    name = connection.settings_dict["NAME"]
    said = []
    assert load.fill(say=said.append)
    prepare.lay_out(say=said.append)
    connection.close()
    from_script = letters(make.dump(by_the_superuser(name)))

    with cluster.session(os.environ["DATABASE_SUPERUSER_URL"]) as cur:
        cluster.drop_database(cur, name)
        cluster.ensure_database(cur, name)
    prepare.call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    migrated = letters(make.dump(by_the_superuser(name)))
    # By lines: pytest would take minutes over the difference of two such texts.
    assert set(from_script.splitlines()) ^ set(migrated.splitlines()) == set()
    assert from_script == migrated
    assert said == []


@pytest.mark.prove
def test_made_anew_it_is_the_same_to_the_byte(kept, loader, django_db_blocker):
    if fitness.missing(kept, loader):
        pytest.skip("The script lacks the newest migrations.")
    with django_db_blocker.unblock():
        assert make.make().text() == script.FILE.read_text(encoding="utf-8")
