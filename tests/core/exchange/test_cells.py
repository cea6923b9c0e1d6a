"""Tables by column: whatever stands in a file, each line comes out as it went in."""

from hypothesis import given
from hypothesis import strategies as st

from core.exchange.cells import taken
from core.exchange.child import reader

CELLS = st.one_of(
    st.text(alphabet='张三,"\n a', max_size=4), st.sampled_from([0.0, 1.0, 1, True, False, "1", ""])
)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12)


def through(rows):
    """The table as it comes out of the limited process; lines are numbered from 1."""
    numbered = list(enumerate(rows, start=1))
    answer = reader.packed({"sheet": "a"}, numbered)
    head, table = taken(answer)
    assert head == {"sheet": "a"}
    return table


@given(TABLES)
def test_every_cell_comes_out_as_it_went_in(rows):
    table = through(rows)
    assert table.lines == list(range(1, len(rows) + 1))
    assert repr(table.rows()) == repr(rows)  # 1, 1.0 and True are equal


@given(TABLES)
def test_equal_cells_of_a_column_are_held_once(rows):
    for at, column in enumerate(through(rows).columns):
        assert len(column.cells) == len({repr(row[at]) for row in rows})


@given(TABLES, st.data())
def test_one_cell_changes_and_no_other(rows, data):
    table = through(rows)
    index = data.draw(st.integers(0, len(rows) - 1))
    at = data.draw(st.integers(0, 2))
    table.columns[at].put(index, "new")
    expected = [list(row) for row in rows]
    expected[index][at] = "new"
    assert repr(table.rows()) == repr(expected)


@given(TABLES, st.data())
def test_lines_are_dropped_with_their_cells(rows, data):
    table = through(rows)
    kept = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True).map(sorted))
    table.keep(kept)
    assert table.lines == [index + 1 for index in kept]
    assert repr(table.rows()) == repr([rows[index] for index in kept])
    first = data.draw(st.integers(0, len(kept)))
    table.drop(first)
    assert table.lines == [index + 1 for index in kept[first:]]
    assert repr(table.rows()) == repr([rows[index] for index in kept[first:]])


def test_short_lines_are_filled_up():
    assert through([["a"], ["b", "c"]]).rows() == [["a", ""], ["b", "c"]]
