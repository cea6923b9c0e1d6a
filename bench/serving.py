"""Rows 12 and 14: gunicorn with two workers, as `manage.py up` starts it."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.urls import reverse

from bench.measure import Figure, calibrate, peak_mb, quantile
from bench.rows import Reader
from bench.working import children
from cadreproj.embedded import web
from cadreproj.embedded.paths import ROOT

CLIENTS, SECONDS = 8, 15


@contextmanager
def gunicorn() -> Iterator[tuple[str, int]]:
    listener = web.claim("127.0.0.1")
    host, port = listener.getsockname()
    command = [sys.executable, "-m", "gunicorn", "cadreproj.wsgi:application"]
    command += [
        "--bind",
        f"fd://{listener.fileno()}",
        "--worker-class",
        "gthread",
        "--workers",
        "2",
    ]
    command += ["--threads", "8", "--no-control-socket", "--log-level", "error"]
    process = subprocess.Popen(
        command, cwd=ROOT, pass_fds=[listener.fileno()], env=dict(os.environ)
    )
    try:
        web.await_answer(f"http://{host}:{port}/health/", 60, lambda: process.poll() is None)
        yield f"http://{host}:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)
        listener.close()


def throughput(facts: dict) -> Iterator[Figure]:
    reader = Reader(facts["members"]["office"])
    with gunicorn() as (address, pid):
        for what, url in (
            ("people list", reverse("candidates:person-list")),
            ("nomination list", reverse("selection:nomination-list")),
        ):
            _ask(address + url, reader.cookie, 2, 3)  # warm
            alone = statistics.median(calibrate() for _ in range(50))
            found = _ask(address + url, reader.cookie, CLIENTS, SECONDS)
            assert not found["faults"], found["faults"][:5]
            rate = len(found["ms"]) / found["seconds"]
            p50, p95 = statistics.median(found["ms"]), quantile(found["ms"], 0.95)
            yield Figure(
                "12",
                f"{what}, {CLIENTS} clients",
                rate,
                p95,
                goal50=120,
                goal95=100,
                unit="req/s",
                higher_is_better=True,
                calibration=alone,
                note=f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (goal 100)",
            )
        peak = max(map(peak_mb, children(pid)))
        yield Figure("14", "web worker, peak after the load", peak, peak, goal50=160, unit="MB")


def _ask(url: str, cookie: str, clients: int, seconds: int) -> dict:
    command = [sys.executable, "-m", "bench.load", url, cookie, str(clients), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)
