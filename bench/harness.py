"""`python -m bench.harness [--people 20000] [--provinces 1] [--rows 1,2,…]`: all rows, one report.

The goals are those of the programme's performance paper, for 20,000 people in one province. A figure
counts as reached when it is reached as measured, or ("ok*") when it would be but for the slowness of
the machine in that minute, which a calibration loop between the requests shows.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import servers

RESULTS = Path(__file__).parent / "results"
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--provinces", type=int, default=1)
    parser.add_argument("--rows", default="pages,jobs,serve")
    parser.add_argument("--name", default="", help="name of the report in bench/results")
    options = parser.parse_args()
    with servers.running() as server:
        facts = _filled(options.people, options.provinces)
        _say(f"{options.people} people loaded in {facts['seconds']} s")
        figures = _measured(facts, set(options.rows.split(",")))
    name = options.name or f"{options.people}-people"
    text = report(figures, options, facts, server)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    _say(text)


def _filled(people: int, provinces: int) -> dict:
    out = Path(os.environ["VAR_DIR"]) / "facts.json"
    command = [sys.executable, "-m", "bench.data", "--people", str(people)]
    command += ["--provinces", str(provinces), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return json.loads(out.read_text(encoding="utf-8"))


def _measured(facts: dict, wanted: set[str]) -> list:
    import django  # noqa: PLC0415 - the servers had to be named first

    django.setup()
    from bench import rows, serving, working  # noqa: PLC0415
    from cadreproj import process  # noqa: PLC0415

    # As the web server and the worker do when they start.
    process.settle()
    found = []

    def jobs(facts):
        with working.worker() as pid:
            yield from rows.exporting(facts)
            yield from rows.importing(facts)
            yield from working.peaks(pid)

    parts = {
        "pages": rows.pages,
        "jobs": jobs,
        "serve": serving.throughput,
    }
    for name, part in parts.items():
        if name not in wanted:
            continue
        for figure in part(facts):
            found.append(figure)
            _say(line(figure))
    return sorted(found, key=lambda figure: int(figure.row))


def line(figure) -> str:
    digits = 2 if figure.unit == "s" else 0 if figure.unit in ("MB", "req/s") else 1
    goal = "" if figure.goal50 is None else f"{figure.goal50:g}"
    if figure.goal95 is not None:
        goal += f" / {figure.goal95:g}"
    if figure.goal_sql is not None:
        goal += f", {figure.goal_sql} SQL"
    both = f"{figure.p50:.{digits}f}"
    if figure.unit == "ms":
        both += f" / {figure.p95:.{digits}f}"
    ratio = "" if figure.unit in ("MB", "req/s") else f"{_ratio(figure):.2f}"
    cells = (
        figure.row, figure.what, goal, f"{both} {figure.unit}",
        "" if figure.cpu is None else f"{figure.cpu:.1f}",
        "" if figure.sql is None else str(figure.sql), ratio, f"{figure.slowness:.1f}",
        figure.verdict, figure.note,
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _ratio(figure) -> float:
    milliseconds = figure.p50 * (1e3 if figure.unit == "s" else 1)
    return milliseconds / figure.calibration


def report(figures, options, facts, server) -> str:
    heading = (
        "| row | what | goal | p50 / p95 | CPU | SQL | ratio | slow | verdict | note |",
        "|---|---|---|---|---|---|---|---|---|---|",
    )
    about = (
        f"# {options.people:,} people, {options.provinces} province(s)\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores shared with other "
        f"work, Python {platform.python_version()}, {server}. {facts['examiners']} marks for each "
        f"nominee who was examined; loaded in {facts['seconds']} s.\n\n"
        "Pages go through the whole middleware in process, signed in, session in Redis, in Chinese, "
        "50 rows; 30 requests each. *CPU*: p50 of this process's own processor time, ms. *ratio*: "
        "p50 to a calibration loop of 200,000 turns run between the requests; *slow*: how much slower "
        "than undisturbed (11.2 ms, which the performance paper measured) that loop was. *ok\\**: "
        "missed as measured, reached when divided by that slowness."
    )
    return "\n".join([about, "", *heading, *map(line, figures), ""])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
