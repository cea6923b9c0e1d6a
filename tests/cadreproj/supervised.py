"""A program for test_supervisor.py: three children under the real supervisor, no Django.

Each child appends to the file `story` when it starts and when it has ended in good order; `slow`
takes a second for that, as a worker does that finishes its task.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from cadreproj.embedded import supervisor
from cadreproj.embedded.process import guarded, spawn

CHILD = """
import signal, sys, time
name, seconds = sys.argv[1], float(sys.argv[2])
def tell(text):
    with open("story", "a") as story: story.write(f"{name} {text}\\n")
def end(*_):
    time.sleep(seconds); tell("ended"); sys.exit(0)
signal.signal(signal.SIGTERM, end)
tell("started")
while True: signal.pause()
"""


def child(name: str, seconds: float) -> supervisor.Child:
    def start() -> subprocess.Popen:
        command = [sys.executable, "-c", CHILD, name, str(seconds)]
        process = spawn(
            guarded(command, death=signal.SIGKILL),
            log=Path(f"{name}.log"),
            cwd=Path.cwd(),
            env=dict(os.environ),
        )
        Path(f"{name}.pid").write_text(str(process.pid))
        return process

    return supervisor.Child(name, start, ((signal.SIGTERM, 20),), pause=0.1)


def main() -> None:
    boss = supervisor.Supervisor(say=lambda text: print(text, flush=True))
    boss.listen()
    with supervisor.only_one(Path("up.lock")) as announce:
        for name, seconds in (("first", 0), ("slow", 1), ("last", 0)):
            boss.add(child(name, seconds))
        announce("http://here/")
        boss.watch()
        boss.stop_all()


if __name__ == "__main__":
    main()
