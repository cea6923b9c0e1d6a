"""The embedded servers in awkward places, their sockets, the secrets, the port."""

import os
import signal
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2
import pytest
import redis as redis_client

from cadreproj.embedded import environment, secrets, web
from cadreproj.embedded.paths import RUN_PATH_LIMIT, Home, private_folder
from cadreproj.embedded.postgres import THROW_AWAY
from cadreproj.embedded.process import StartError

AWKWARD = {
    "space": "a folder with spaces",
    "chinese": "年轻干部 培养",
    "long": "x" * 120,
    "quotes": 'it\'s, "odd" & 100%',
}


@pytest.fixture(params=AWKWARD.values(), ids=AWKWARD.keys())
def awkward(request, tmp_path) -> Path:
    folder = tmp_path / request.param / "var"
    folder.parent.mkdir()
    return folder


def test_the_servers_run_in_awkward_folders(awkward, monkeypatch):
    # A locale that this machine lacks must not stop initdb.
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    home = Home(awkward)
    postgres, redis = environment.postgres(home), environment.redis(home)
    postgres.settings = THROW_AWAY
    try:
        postgres.start()
        redis.start()
        url = environment.database_variables(postgres)["DATABASE_SUPERUSER_URL"]
        link = psycopg2.connect(url)
        with link.cursor() as cursor:
            cursor.execute("SELECT upper('é'), current_setting('server_encoding')")
            assert cursor.fetchone() == ("É", "UTF8")
        link.close()
        with redis_client.Redis.from_url(redis.url(1)) as client:
            assert client.ping()
    finally:
        redis.stop()
        postgres.stop()
        home.clear_run()
    assert postgres.process.returncode == redis.process.returncode == 0


def test_sockets_stay_within_the_limit_and_need_no_quoting(awkward):
    run = str(Home(awkward).run)
    assert len(run) <= RUN_PATH_LIMIT
    assert run.isascii()
    assert not set(run) & set(" '\"&%,")


def test_two_checkouts_never_share_sockets(tmp_path):
    long = tmp_path / ("x" * 120)
    assert Home(long / "one").run != Home(long / "two").run


def test_data_and_sockets_are_closed_to_other_users(tmp_path):
    folder = private_folder(tmp_path / "var" / "run")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    link = tmp_path / "planted"
    link.symlink_to(folder)
    with pytest.raises(PermissionError, match="somebody else"):
        private_folder(link)


def test_no_folder_above_the_data_changes_its_permissions(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    home = Home(closed / "var")
    server = environment.postgres(home)
    server.settings = THROW_AWAY
    try:
        server.start()
    finally:
        server.stop()
        home.clear_run()
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_data_of_another_version_is_refused_with_advice(tmp_path):
    server = environment.postgres(Home(tmp_path / "var"))
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(StartError, match="made by PostgreSQL 16"):
        server.start()


def test_secrets_are_made_once_and_kept_private(tmp_path):
    path = tmp_path / "var" / "secrets"
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: secrets.kept(path), range(8)))
    assert all(answer == secrets.kept(path) for answer in answers)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(answers[0]) == {"SECRET_KEY", "FIELD_KEYS", "INDEX_KEY"}
    assert [file.name for file in path.parent.iterdir()] == ["secrets"]


def test_only_what_is_missing_is_filled_in(tmp_path, monkeypatch):
    for name in [*os.environ]:
        if name.startswith(("DATABASE_", "REDIS_", "CACHE_", "BROKER_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    monkeypatch.setattr(os, "environ", os.environ.copy())
    environment.fill()
    home = Home.current()
    assert os.environ["REDIS_URL"] == "redis://elsewhere"
    assert "BROKER_URL" not in os.environ
    assert os.environ["DATABASE_URL"].startswith("postgresql://cadre_app@/cadre?host=")
    assert environment.uses_embedded_postgres(home)
    assert not environment.uses_embedded_redis(home)


def test_two_that_start_together_get_two_ports():
    """Both would see a port free before either binds it; only one may have it."""
    gate = threading.Barrier(8)

    def claim(_):
        gate.wait()
        return web.claim("127.0.0.1")

    with ThreadPoolExecutor(8) as pool:
        sockets = list(pool.map(claim, range(8)))
    ports = {listener.getsockname()[1] for listener in sockets}
    taken = sockets[0].getsockname()[1]
    with pytest.raises(StartError, match=f"Port {taken} is taken"):
        web.claim("127.0.0.1", taken)
    for listener in sockets:
        listener.close()
    assert len(ports) == 8


def test_a_server_that_dies_frees_its_data_for_the_next(tmp_path):
    """The supervisor starts PostgreSQL again after a crash, over the stale lock file."""
    home = Home(tmp_path / "var")
    server = environment.postgres(home)
    server.settings = THROW_AWAY
    try:
        first = server.start()
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        assert server.start().pid != first.pid
    finally:
        server.stop()
        home.clear_run()
