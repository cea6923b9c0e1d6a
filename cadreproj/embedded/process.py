"""Children that cannot outlive us, and how to stop them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

NOBODY = 65534
LOG_LIMIT = 10_000_000


class StartError(RuntimeError):
    """A server or a child cannot be started; the text says what to do."""


def guarded(command: Sequence[str], *, death: signal.Signals, nobody: bool = False) -> list[str]:
    """`command`, wrapped so that the kernel sends it `death` when we die, whatever killed us.

    With `nobody` a root caller hands the command to uid 65534 (PostgreSQL refuses uid 0); the one
    capability it keeps lets it walk through folders that only root may enter, so that no
    permission of any folder above the checkout has to change.

    The kernel watches the *thread* that starts the child: call this from the main thread only.
    """
    setpriv = shutil.which("setpriv")
    drop = nobody and os.getuid() == 0
    if setpriv is None:
        if drop:
            raise StartError(
                "PostgreSQL does not run as root, and the command setpriv is missing. "
                "Install util-linux, or start this as an ordinary user."
            )
        return list(command)
    wrap = [setpriv, f"--pdeathsig={death.name.removeprefix('SIG')}"]
    if drop:
        wrap += [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        wrap += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return [*wrap, "--", *command]


def give_to_nobody(path: Path) -> None:
    """Let the uid that `guarded(nobody=True)` runs under own `path`."""
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def spawn(
    command: Sequence[str],
    *,
    log: Path,
    cwd: Path,
    env: dict[str, str],
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen:
    """Start `command` in a session of its own (a terminal's Ctrl-C is ours alone), output to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=env,
            pass_fds=tuple(pass_fds),
            start_new_session=True,
        )


def stop(process: subprocess.Popen, *steps: tuple[signal.Signals, float]) -> int:
    """Send each signal in turn and give it its seconds; SIGKILL to the whole session at last."""
    for number, patience in steps:
        if process.poll() is not None:
            return process.returncode
        process.send_signal(number)
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def tail(log: Path, lines: int = 15) -> str:
    """The end of a log file, for an error message."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def plain_environment(**more: str) -> dict[str, str]:
    """Ours without what would steer libpq, and with a locale that every machine has."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C.UTF-8", **more}
