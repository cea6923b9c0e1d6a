"""Executes the statement: for plain files in temporary tables, for a run of ours over its rows."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from selection.ranking import compile as compiler
from selection.ranking.faults import Fault, Faulty
from selection.ranking.functions import FUNCTIONS, TEMPORARY
from selection.ranking.parse import scheme_of
from selection.ranking.scheme import Scheme
from selection.ranking.sheets import Input, SheetReader

HEADER = ("group", "candidate", "step", "score", "rank", "outcome", "reason")
UNRESOLVED = "tie_unresolved"

_TABLES = """
CREATE TEMPORARY TABLE rank_marks (g int, c int, k smallint, p int, x numeric) ON COMMIT DROP;
CREATE TEMPORARY TABLE rank_seats (g int, seats numeric) ON COMMIT DROP;
CREATE TEMPORARY TABLE rank_events (c int, step smallint, event text) ON COMMIT DROP;
"""
_FORGET = """
DROP AGGREGATE pg_temp.rank_lcm(numeric);
DROP FUNCTION pg_temp.rank_lcm_step(numeric, numeric);
DROP FUNCTION pg_temp.rank_significant(numeric, numeric);
"""
_SOURCE = compiler.Source(
    marks="SELECT * FROM pg_temp.rank_marks",
    seats="SELECT * FROM pg_temp.rank_seats",
    events="SELECT * FROM pg_temp.rank_events",
    prefix=TEMPORARY,
)


@dataclass(frozen=True)
class File:
    """A file by the name under which faults speak of it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Result:
    """Rows in the order of result.csv: tuples of text."""

    rows: list[tuple[str, ...]]

    @property
    def unresolved(self) -> list[str]:
        """Groups that end in a tie which the scheme cannot break."""
        return list(dict.fromkeys(row[0] for row in self.rows if row[5] == UNRESOLVED))


def read(
    scheme: File, marks: File, seats: File | None = None, events: File | None = None
) -> tuple[Scheme, Input]:
    """Everything typed; raises Faulty with the faults of all files together."""
    faults: list[Fault] = []
    parsed = _scheme(scheme, faults)
    reader = SheetReader(parsed, faults)
    reader.marks(marks.data, marks.name)
    if seats is not None:
        reader.seats(seats.data, seats.name)
    else:
        reader.one_seat_each()
    if events is not None:
        reader.events(events.data, events.name)
    if faults:
        raise Faulty(faults)
    return parsed, reader.input


def _scheme(file: File, faults: list[Fault]) -> Scheme | None:
    try:
        return scheme_of(file.data.decode("utf-8"), file.name)
    except UnicodeDecodeError:
        faults.append(Fault(file.name, "1", _("This is not UTF-8.")))
    except Faulty as faulty:
        faults.extend(faulty.faults)
    return None


def rank(scheme: Scheme, data: Input, marks_name: str = "marks.csv") -> Result:
    """Compute in temporary tables of the configured database; nothing stays there."""
    groups = sorted(dict.fromkeys(data.group_of.values()))
    candidates = sorted(data.group_of)
    numbers = _Numbers(scheme, data, groups, candidates)
    with transaction.atomic(), connection.cursor() as cursor:
        before = _enter_temporary(cursor)
        cursor.execute(_TABLES)
        cursor.execute(FUNCTIONS.replace("{prefix}", TEMPORARY))
        for table, lines in (
            ("rank_marks", numbers.marks()),
            ("rank_seats", numbers.seats()),
            ("rank_events", numbers.events()),
        ):
            cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO("".join(lines)))
        cursor.execute("ANALYZE rank_marks")
        _refuse_panels(cursor, scheme, data, numbers, marks_name)
        cursor.execute(
            f"SELECT * FROM ({compiler.statement(scheme, _SOURCE)}) AS result "
            "ORDER BY g, step, rank NULLS LAST, c"
        )
        rows: list[tuple[str, ...]] = [
            (
                groups[g],
                candidates[c],
                scheme.steps[step - 1].name,
                "" if score is None else format(score, "f"),
                "" if place is None else str(place),
                outcome,
                reason,
            )
            for g, c, step, score, place, outcome, reason in cursor
        ]
        cursor.execute("DROP TABLE rank_marks, rank_seats, rank_events")
        cursor.execute(_FORGET)
        cursor.execute("SELECT set_config('role', %s, true)", [before])
    return Result(rows)


def _enter_temporary(cursor) -> str:
    """Make sure that temporary tables may be made; the application's login may not (they would
    stand before the ledger's tables in the search path), so the owner's role is taken if we can."""
    cursor.execute("SELECT current_setting('role')")
    (before,) = cursor.fetchone()
    cursor.execute(
        "SELECT has_database_privilege(current_database(), 'TEMPORARY'), "
        "pg_has_role(session_user, datdba, 'MEMBER'), datdba::regrole::text "
        "FROM pg_database WHERE datname = current_database()"
    )
    temporary, member, owner = cursor.fetchone()
    if not temporary and member:
        cursor.execute("SELECT set_config('role', %s, true)", [owner])
    return before


class _Numbers:
    """Names as numbers in the order of their code points, so that the database sorts numbers."""

    def __init__(self, scheme: Scheme, data: Input, groups: list[str], candidates: list[str]):
        self.scheme, self.data = scheme, data
        self.group = {name: number for number, name in enumerate(groups)}
        self.candidate = {name: number for number, name in enumerate(candidates)}
        self.component = {item.name: number for number, item in enumerate(scheme.components, 1)}
        judged = {item.name for item in scheme.components if item.panels}
        names = dict.fromkeys(row[3] for row in data.marks if row[2] in judged)
        self.panel = {name: number for number, name in enumerate(names, 1)}
        self.judged = judged

    def marks(self) -> Iterator[str]:
        for _line, candidate, component, panel, mark in self.data.marks:
            yield (
                "\t".join(
                    (
                        str(self.group[self.data.group_of[candidate]]),
                        str(self.candidate[candidate]),
                        str(self.component[component]),
                        str(self.panel[panel]) if component in self.judged else "\\N",
                        mark or "\\N",
                    )
                )
                + "\n"
            )

    def seats(self) -> Iterator[str]:
        for group, seats in self.data.seats.items():
            if group in self.group:
                yield f"{self.group[group]}\t{seats}\n"

    def events(self) -> Iterator[str]:
        for candidate, (step, event) in self.data.events.items():
            yield f"{self.candidate[candidate]}\t{step}\t{event}\n"


def _refuse_panels(cursor, scheme: Scheme, data: Input, numbers: _Numbers, file: str) -> None:
    sql = compiler.panel_faults(scheme, _SOURCE)
    if not sql:
        return
    cursor.execute(sql)
    wrong = set(cursor.fetchall())
    if not wrong:
        return
    faults: dict[tuple, Fault] = {}
    for line, candidate, component, panel, _mark in data.marks:
        group = data.group_of[candidate]
        key = (numbers.group[group], numbers.component[component], numbers.panel.get(panel))
        if key in wrong and key not in faults:
            texts = {"group": group, "component": component, "panel": panel}
            text = _(
                "Group “%(group)s”, component “%(component)s”, panel “%(panel)s”: "
                "the mean is zero, or trimming leaves nobody."
            )
            faults[key] = Fault(file, str(line), text % texts)
    raise Faulty(list(faults.values()))
