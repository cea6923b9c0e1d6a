"""The whole program in one command: servers, database, demo, web, worker and beat."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cadreproj.embedded import environment, web
from cadreproj.embedded.paths import ROOT, Home
from cadreproj.embedded.process import StartError, guarded, plain_environment, spawn, stop, tail
from cadreproj.embedded.supervisor import Child, Steps, Supervisor, only_one
from cadreproj.management import prepare

INT, TERM, QUIT = signal.SIGINT, signal.SIGTERM, signal.SIGQUIT
#: The worker finishes its task, which the hard limit ends after 600 s; on QUIT it hands it back.
WORKER_STOP: Steps = ((TERM, 630), (QUIT, 70))
WEB_STOP: Steps = ((TERM, 35), (QUIT, 5))
WEB_SECONDS = 60
OFF = {"0", "no", "off", "false"}


class Interrupted(Exception):
    """Told to stop while still starting."""


class Command(BaseCommand):
    help = "Starts everything and keeps it running until Ctrl-C; data is kept in var/."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 0))
        parser.add_argument("--scale", default="hubei", help="size of the demo: small, hubei, …")
        parser.add_argument("--no-demo", action="store_true", help="start with an empty database")
        parser.add_argument("--demo-only", action="store_true", help="load the demo, then stop")

    def handle(self, **options) -> None:
        self.home = Home.current()
        self.supervisor = Supervisor(self._say)
        self.supervisor.listen()
        os.umask(0o077)
        try:
            with only_one(self.home.lock) as announce:
                try:
                    self._start(options, announce)
                except Interrupted:
                    self._say("interrupted")
                finally:
                    self.supervisor.stop_all()
                    self.home.clear_run()
        except StartError as error:
            raise CommandError(str(error)) from error
        self._say("stopped")

    def _start(self, options: dict, announce) -> None:
        (self.home.var / "static").mkdir(exist_ok=True)  # whitenoise warns when it is missing
        self._servers()
        self._database(options)
        if options["demo_only"]:
            return
        listener = web.claim(options["host"], options["port"])
        host, port = listener.getsockname()
        self._program(listener.fileno())
        self._say("starting the program …")
        self._await_health(f"http://{host}:{port}/health/")
        announce(f"http://{host}:{port}/")
        self._welcome(f"http://{host}:{port}/")
        self.supervisor.watch()

    def _servers(self) -> None:
        if environment.uses_embedded_postgres(self.home):
            server = environment.postgres(self.home)
            self.supervisor.add(Child("postgres", server.start, ((INT, 30), (QUIT, 10))))
        if environment.uses_embedded_redis(self.home):
            cache = environment.redis(self.home)
            self.supervisor.add(Child("redis", cache.start, ((TERM, 15),)))

    def _database(self, options: dict) -> None:
        embedded = environment.uses_embedded_postgres(self.home)
        prepare.ensure_roles()
        if embedded and self.home.demo_loading.exists():
            self._say("the first load of the demo was cut short; starting over")
            prepare.start_over()
        prepare.migrate(self.home, embedded=embedded, now=timezone.now(), say=self._say)
        self._check_stop()
        wanted = not options["no_demo"] and os.environ.get("DEMO", "1").lower() not in OFF
        empty = prepare.is_empty()
        if options["demo_only"] and not empty:
            raise StartError(
                "This database already holds data. Load the demo elsewhere: VAR_DIR=/some/folder."
            )
        if wanted and empty:
            self._seed(options["scale"])

    def _seed(self, scale: str) -> None:
        """The mark stays behind when this is cut short, and the next start begins anew."""
        self._say(f"loading the demo ({scale}), once …")
        self.home.demo_loading.touch()
        command = [sys.executable, "manage.py", "seed_demo", "--scale", scale]
        process = subprocess.Popen(
            guarded(command, death=TERM), cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True
        )
        while process.poll() is None:
            if self.supervisor.stopping.wait(0.1):
                stop(process, (TERM, 10))
                raise Interrupted
        if process.returncode:
            raise StartError("The demo could not be loaded; see above.")
        self.home.demo_loading.unlink()

    def _program(self, listener: int) -> None:
        celery = ["celery", "-A", "cadreproj"]
        worker = [*celery, "worker", "--without-gossip", "--without-mingle", "-c", "2"]
        scheduler = "django_celery_beat.schedulers:DatabaseScheduler"
        beat = [*celery, "beat", "--scheduler", scheduler, "--pidfile="]
        gunicorn = ["gunicorn", "cadreproj.wsgi:application", "--bind", f"fd://{listener}"]
        gunicorn += ["--worker-class", "gthread", "--workers", "2", "--threads", "8"]
        # Without the last one every checkout of this user would open one and the same file at home.
        gunicorn += ["--timeout", "120", "--graceful-timeout", "30", "--no-control-socket"]
        self._module("worker", worker, WORKER_STOP)
        self._module("beat", beat, ((TERM, 10),))
        self._module("web", gunicorn, WEB_STOP, pass_fds=(listener,))
        self._check_stop()

    def _module(self, name: str, command: list[str], steps: Steps, pass_fds=()) -> None:
        """A child that is a Python module of the environment."""

        def start() -> subprocess.Popen:
            return spawn(
                guarded([sys.executable, "-m", *command], death=TERM),
                log=self.home.log(name),
                cwd=ROOT,
                env=plain_environment(),
                pass_fds=pass_fds,
            )

        self.supervisor.add(Child(name, start, steps))

    def _await_health(self, url: str) -> None:
        try:
            web.await_answer(url, WEB_SECONDS, self._web_alive)
        except StartError as error:
            raise StartError(f"{error}\n{tail(self.home.log('web'))}") from error

    def _web_alive(self) -> bool:
        self._check_stop()
        return self.supervisor.children[-1].alive

    def _check_stop(self) -> None:
        if self.supervisor.stopping.is_set():
            raise Interrupted

    def _welcome(self, address: str) -> None:
        accounts: Path = self.home.demo_accounts
        if accounts.exists():
            self._say(f"\n{accounts.read_text(encoding='utf-8').rstrip()}")
        self._say(f"\nReady: {address}\nLogs: {self.home.log('*')}   Ctrl-C stops everything.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
