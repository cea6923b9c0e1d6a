"""`manage.py rank` on files: the contract's formats, faults, ties, and the three published rule sets."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db

SCHEMES = Path(__file__).parent / "schemes"
SIMPLE = {
    "name": "simple",
    "components": {"written": {"max": 100}, "talk": {"max": 100}},
    "composites": {"total": {"of": {"written": "0.4", "talk": 0.6}}},
    "steps": [{"name": "final", "score": "total", "keep": {"per_seat": 1, "ties": "all"}}],
}
MARKS = """candidate,group,component,examiner,panel,mark
a,G,written,,,80
a,G,talk,,,70.5
b,G,written,,,60
b,G,talk,,,90
c,G,written,,,50
"""


class Folder:
    """Files of one selection and the command over them."""

    def __init__(self, path: Path):
        self.path = path
        self.out = path / "result.csv"
        self.status = 0
        self.faults: list[str] = []

    def write(self, name: str, text) -> str:
        target = self.path / name
        if isinstance(text, bytes):
            target.write_bytes(text)
        else:
            target.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return str(target)

    def rank(self, scheme=SIMPLE, marks=MARKS, capsys=None, **more) -> list[list[str]]:
        options = {
            "scheme": self.write("scheme.json", scheme),
            "marks": self.write("marks.csv", marks),
            "out": str(self.out),
            **{name: self.write(f"{name}.csv", text) for name, text in more.items()},
        }
        errors = _Lines()
        try:
            call_command("rank", stderr=errors, **options)
            self.status = 0
        except SystemExit as stop:
            self.status = stop.code
        self.faults = [line.replace(f"{self.path}/", "") for line in errors.lines]
        if not self.out.exists():
            return []
        text = self.out.read_bytes().decode()
        return [line.split(",") for line in text.splitlines()[1:]]


class _Lines:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    @property
    def lines(self):
        return self.text.splitlines()


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_the_simple_case(folder):
    rows = folder.rank()
    assert folder.status == 0
    assert folder.out.read_bytes().startswith(b"group,candidate,step,score,rank,outcome,reason\n")
    assert rows == [
        ["G", "b", "final", "78.00", "1", "kept", ""],
        ["G", "a", "final", "74.30", "2", "cut", ""],
        ["G", "c", "final", "", "", "absent", ""],
    ]


def test_bom_crlf_blank_lines_quotes_and_column_order_do_not_matter(folder):
    text = "\ufeff mark ,examiner,panel,candidate,group,component\r\n\r\n"
    text += '80,,,a,G,written\r\n" 70.5",,,a,G,talk\r\n   \r\n'
    assert folder.rank(marks=text) == [["G", "a", "final", "74.30", "1", "kept", ""]]


def test_a_file_without_rows_gives_a_header_alone(folder):
    assert folder.rank(marks="candidate,group,component,examiner,panel,mark\n") == []
    assert folder.status == 0
    assert folder.out.exists()


def test_half_up_on_the_exact_value(folder):
    scheme = {
        "name": "means",
        "components": {"m": {"max": 10}},
        "steps": [{"name": "s", "score": "m"}],
    }
    lines = "candidate,group,component,examiner,panel,mark\n"
    for candidate, marks in {"a": ("1", "1.01"), "b": ("0.005",), "c": ("1", "1", "2")}.items():
        lines += "".join(f"{candidate},G,m,{n},,{mark}\n" for n, mark in enumerate(marks))
    scores = {row[1]: row[3] for row in folder.rank(scheme, lines)}
    assert scores == {"a": "1.01", "b": "0.01", "c": "1.33"}


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("a,G,written,x,,101", "marks.csv:7:"),
        ("a,G,written,x,,-1", "marks.csv:7:"),
        ("a,G,written,x,,1e1", "marks.csv:7:"),
        ("a,G,written,x,,١", "marks.csv:7:"),
        ("a,H,written,x,,1", "marks.csv:7:"),
        ("a,G,other,x,,1", "marks.csv:7:"),
        ("a,G,written,,,1", "marks.csv:7:"),
        (",G,written,x,,1", "marks.csv:7:"),
        ("d,,written,x,,1", "marks.csv:7:"),
        ("a,G,written,x,1", "marks.csv:7:"),
        (",,,,,", "marks.csv:7:"),
        ('d,G,written,x,,"1', "marks.csv:7:"),
        ('d,G,wri"tten,x,,1', "marks.csv:7:"),
    ],
)
def test_faults_name_file_and_line_and_nothing_is_written(folder, line, where):
    folder.out.write_text("before")
    folder.rank(marks=f"{MARKS}{line}\n")
    assert folder.status == 2
    assert folder.faults
    assert all(fault.startswith(where) for fault in folder.faults)
    assert folder.out.read_text() == "before"


def test_a_second_mark_of_one_examiner_names_both_lines(folder):
    folder.rank(marks=f"{MARKS}a,G,written,,,1\n")
    assert "2" in folder.faults[0].split(":", 2)[2]
    assert "7" in folder.faults[0].split(":", 2)[2]


def test_other_encodings_are_refused_in_words(folder):
    folder.rank(marks=MARKS.replace("G", "组").encode("gbk"))
    assert folder.status == 2
    assert "UTF-8" in folder.faults[0]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"extra": 1}, "/extra"),
        ({"digits": 9}, "/digits"),
        ({"components": {"written": {"max": 0}}}, "/components/written/max"),
        ({"components": {"unrounded": {"max": 1}}}, "/components/unrounded"),
        ({"composites": {"total": {"of": {"nothing": 1}}}}, "/composites/total/of/nothing"),
        ({"composites": {"total": {"of": {"total": 1}}}}, "/composites/total/of/total"),
        ({"composites": {"total": {"of": {"talk": -1}}}}, "/composites/total/of/talk"),
        ({"composites": {"written": {"of": {"talk": 1}}}}, "/composites/written"),
        ({"steps": []}, "/steps"),
        ({"steps": [{"name": "s", "score": "x"}]}, "/steps/0/score"),
        ({"steps": [{"name": "s", "score": "talk", "backfill": True}]}, "/steps/0/backfill"),
        (
            {"steps": [{"name": "s", "score": "talk", "keep": {"per_seat": 1}}]},
            "/steps/0/keep/ties",
        ),
        (
            {"steps": [{"name": "s", "score": "talk", "floors": {"total": 1}}]},
            "/steps/0/floors/total",
        ),
        ({"tie_break": ["nobody"]}, "/tie_break/0"),
        ({"digits": True}, "/digits"),
        ({"digits": "1.5.2"}, "/digits"),
    ],
)
def test_faults_of_a_scheme_have_json_pointers(folder, change, pointer):
    folder.rank(scheme={**SIMPLE, **change})
    assert folder.status == 2
    assert any(fault.startswith(f"scheme.json:{pointer}: ") for fault in folder.faults), (
        folder.faults
    )


def test_repeated_keys_and_broken_json_are_faults(folder):
    folder.rank(scheme='{"name": "a", "name": "b"}')
    assert any(fault.startswith("scheme.json:/name: ") for fault in folder.faults)
    folder.rank(scheme='{"name": \n NaN}')
    assert folder.status == 2
    folder.rank(scheme='{"name": \n ]')
    assert folder.faults[0].startswith("scheme.json:2: ")


def test_seats_and_events_are_checked_too(folder):
    folder.rank(seats="group,seats\nH,1\nH,2\nG,1.5\n")
    assert [fault.split(": ")[0] for fault in folder.faults] == ["seats.csv:4"]
    folder.rank(seats="group,seats\nH,1\n")
    assert folder.status == 2
    folder.rank(events="candidate,before_step,event\nz,final,withdrew\na,no,vetoed\na,final,left\n")
    assert len(folder.faults) == 3
    same = "candidate,before_step,event\na,final,vetoed\na,final,vetoed\n"
    folder.rank(events=same)
    assert folder.faults[0].startswith("events.csv:3: ")


def test_nobody_is_dropped_when_a_tie_cannot_be_broken(folder):
    scheme = {
        **SIMPLE,
        "steps": [{"name": "final", "score": "written", "keep": {"per_seat": 1, "ties": "break"}}],
    }
    marks = "candidate,group,component,examiner,panel,mark\na,G,written,,,80\nb,G,written,,,80\n"
    rows = folder.rank(scheme, marks)
    assert folder.status == 3
    assert [row[4:6] for row in rows] == [["1", "tie_unresolved"], ["1", "tie_unresolved"]]
    assert "G" in folder.faults[0]


def test_no_seats_cut_everybody_who_passed(folder):
    rows = folder.rank(seats="group,seats\nG,0\n")
    assert [row[5] for row in rows] == ["cut", "cut", "absent"]


def test_too_few_marks_to_drop_is_a_fault_of_the_first_mark(folder):
    scheme = {
        **SIMPLE,
        "components": {
            **SIMPLE["components"],
            "talk": {"max": 100, "examiners": {"drop_highest": 1, "drop_lowest": 1}},
        },
    }
    folder.rank(scheme)
    assert [fault.split(": ")[0] for fault in folder.faults] == ["marks.csv:3", "marks.csv:5"]


def test_a_panel_of_zeros_is_a_fault_that_names_it(folder):
    scheme = {
        **SIMPLE,
        "components": {
            **SIMPLE["components"],
            "talk": {"max": 100, "panels": {"method": "double_average"}},
        },
    }
    marks = MARKS.replace("talk,,,70.5", "talk,,P,0").replace("talk,,,90", "talk,,Q,90")
    folder.rank(scheme, marks)
    assert folder.status == 2
    assert folder.faults[0].startswith("marks.csv:3: ")
    assert all(word in folder.faults[0] for word in ("G", "talk", "P"))


# -- the three published rule sets ----------------------------------------------------------------


def sheet(people: dict, group="post") -> str:
    """name -> component -> mark or list of marks."""
    lines = ["candidate,group,component,examiner,panel,mark"]
    for name, components in people.items():
        for component, marks in components.items():
            several = marks if isinstance(marks, list) else [marks]
            lines += [f"{name},{group},{component},{n},,{m}" for n, m in enumerate(several)]
    return "\n".join(lines) + "\n"


def test_hainan_three_for_a_post_go_on_to_inspection(folder):
    judged = [80, 82, 84, 90, 70]
    people = {
        name: {"written": mark, "field_research": 80, "leaderless_group": judged, "record": 90}
        for name, mark in {"a": 90, "b": 85, "c": 80, "d": 80, "e": 70}.items()
    }
    rows = folder.rank((SCHEMES / "hainan_2011.json").read_text(), sheet(people))
    assert [row[1:6] for row in rows] == [
        ["a", "to_inspection", "84.60", "1", "kept"],
        ["b", "to_inspection", "83.10", "2", "kept"],
        ["c", "to_inspection", "81.60", "3", "kept"],
        ["d", "to_inspection", "81.60", "3", "kept"],
        ["e", "to_inspection", "78.60", "5", "cut"],
    ]


def test_chongqing_needs_ten_for_a_seat_and_breaks_ties_by_the_written_exam(folder):
    text = (SCHEMES / "chongqing_forestry_2011.json").read_text()
    few = {f"c{n}": {"public_paper": 70, "technical_paper": 70} for n in range(9)}
    assert {row[5] for row in folder.rank(text, sheet(few))} == {"group_cancelled"}
    many = {
        f"c{n:02d}": {
            "public_paper": 90 - n,
            "technical_paper": 80,
            "interview": [60 + 2 * n, 60 + 2 * n, 60 + 2 * n],
        }
        for n in range(11)
    }
    many["c10"] = {"public_paper": 20, "technical_paper": 20}
    rows = folder.rank(text, sheet(many))
    first = [row for row in rows if row[2] == "to_interview"]
    assert [row[5] for row in first] == ["kept"] * 5 + ["cut"] * 5 + ["below_pass"]
    second = [row for row in rows if row[2] == "to_inspection"]
    assert [row[1] for row in second if row[5] == "kept"] == ["c04", "c03", "c02"]


def test_quanzhou_fills_a_vacancy_down_the_ranking(folder):
    people = {f"c{n}": {"written": 90 - n, "interview": [80, 80, 80]} for n in range(7)}
    events = "candidate,before_step,event\nc1,to_inspection,withdrew\n"
    rows = folder.rank((SCHEMES / "quanzhou.json").read_text(), sheet(people), events=events)
    moved = [row for row in rows if row[6] == "backfill"]
    assert [row[1:6] for row in moved] == [["c5", "to_interview", "85.00", "6", "kept"]]
    last = [row for row in rows if row[2] == "to_inspection"]
    assert [row[1] for row in last if row[5] == "kept"] == ["c0", "c2", "c3"]
    assert ["c1", "withdrew"] in [[row[1], row[5]] for row in last]
