"""Seats in rooms such that people of one unit are never neighbours: pure, and the same for one seed.

Neighbours sit side by side, in front or behind, within a room. A room is coloured like a chessboard:
seats of one colour never touch, so that a unit that fits on one colour of the rooms can be seated.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

#: Orders of units tried in a room before it counts as impossible.
TRIES = 200


@dataclass(frozen=True)
class Grid:
    """A room: its key, and how many rows and columns of seats it has."""

    key: int
    rows: int
    columns: int

    @property
    def seats(self) -> int:
        return self.rows * self.columns

    @property
    def apart(self) -> int:
        """How many people of one unit it can hold, every second seat taken."""
        return -(-self.seats // 2)


@dataclass(frozen=True)
class Obstacle:
    """Why nobody can be seated: "seats", "unit" or "arrangement", with the numbers of it."""

    kind: str
    unit: int = 0
    people: int = 0
    seats: int = 0


#: Person -> (room, row, column), counted from 1.
Plan = dict[int, tuple[int, int, int]]


def obstacle(units: Mapping[int, int], rooms: Sequence[Grid]) -> Obstacle | None:
    """What makes a seating impossible, before any is tried; `units` is person -> unit."""
    seats = sum(room.seats for room in rooms)
    if len(units) > seats:
        return Obstacle("seats", people=len(units), seats=seats)
    apart = sum(room.apart for room in rooms)
    for unit, count in Counter(units.values()).most_common(1):
        if count > apart:
            return Obstacle("unit", unit=unit, people=count, seats=apart)
    return None


def seat(units: Mapping[int, int], rooms: Sequence[Grid], seed: int) -> Plan | Obstacle:
    """A place for everybody, random but the same for the same seed; or what stands in the way."""
    if hindrance := obstacle(units, rooms):
        return hindrance
    rng = Random(seed)  # noqa: S311 - a lot that anybody can draw again, not a secret
    people = sorted(units)
    rng.shuffle(people)
    for filled in (_in_order(len(people), rooms), _evenly(len(people), rooms)):
        if groups := _deal(people, units, rooms, filled):
            plan = _place_all(groups, units, rooms, rng)
            if plan is not None:
                return plan
    return Obstacle("arrangement", people=len(people), seats=sum(room.seats for room in rooms))


def neighbours(plan: Plan, units: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pairs of one unit who sit beside or behind each other; a sound seating has none."""
    at = {place: person for person, place in plan.items()}
    found = []
    for (room, row, column), person in at.items():
        for place in ((room, row + 1, column), (room, row, column + 1)):
            other = at.get(place)
            if other is not None and units[other] == units[person]:
                found.append((person, other))
    return found


def _in_order(count: int, rooms: Sequence[Grid]) -> list[int]:
    """Rooms filled one after another, so that few are opened."""
    filled = []
    for room in rooms:
        filled.append(min(count, room.seats))
        count -= filled[-1]
    return filled


def _evenly(count: int, rooms: Sequence[Grid]) -> list[int]:
    """Every room filled to the same degree, which leaves the most room between people."""
    total, filled, done, seats = sum(room.seats for room in rooms), [], 0, 0
    for room in rooms:
        seats += room.seats
        filled.append(count * seats // total - done)
        done += filled[-1]
    return filled


def _deal(
    people: Sequence[int], units: Mapping[int, int], rooms: Sequence[Grid], filled: Sequence[int]
) -> list[list[int]] | None:
    """Who sits in which room: units spread like cards, the largest first."""
    sizes = Counter(units[person] for person in people)
    queue = sorted(people, key=lambda person: (-sizes[units[person]], units[person]))
    groups: list[list[int]] = [[] for _room in rooms]
    held: list[Counter[int]] = [Counter() for _room in rooms]
    for person in queue:
        unit = units[person]
        free = [
            number
            for number, room in enumerate(rooms)
            if len(groups[number]) < filled[number] and held[number][unit] < room.apart
        ]
        if not free:
            return None
        # The room where the unit takes up the smallest part of its share.
        best = min(free, key=lambda n: (held[n][unit] / filled[n], len(groups[n]) / filled[n], n))
        groups[best].append(person)
        held[best][unit] += 1
    return groups


def _place_all(
    groups: Sequence[list[int]], units: Mapping[int, int], rooms: Sequence[Grid], rng: Random
) -> Plan | None:
    plan: Plan = {}
    for room, group in zip(rooms, groups, strict=True):
        placed = _place(group, units, room, rng)
        if placed is None:
            return None
        plan.update(placed)
    return plan


def _place(people: list[int], units: Mapping[int, int], room: Grid, rng: Random) -> Plan | None:
    """One room: the front rows if they suffice, more of the room where a unit needs the distance."""
    for rows in range(-(-len(people) // room.columns), room.rows + 1):
        cells = [
            (row, column) for row in range(1, rows + 1) for column in range(1, room.columns + 1)
        ]
        for _try in range(TRIES if rows == room.rows else TRIES // 10):
            plan = _by_colour(people, units, room, cells, rng)
            if not neighbours(plan, units):
                return _stirred(plan, units, rng)
            if not people:
                break
    return None


def _by_colour(
    people: Iterable[int],
    units: Mapping[int, int],
    room: Grid,
    cells: Sequence[tuple[int, int]],
    rng: Random,
) -> Plan:
    """The largest unit first, then the others in a drawn order, over one colour and then the other."""
    members = defaultdict(list)
    for person in people:
        members[units[person]].append(person)
    order = sorted(members, key=lambda unit: (-len(members[unit]), unit))
    rest = order[1:]
    rng.shuffle(rest)
    black = [cell for cell in cells if sum(cell) % 2 == 0]
    white = [cell for cell in cells if sum(cell) % 2]
    queue = [person for unit in [*order[:1], *rest] for person in members[unit]]
    return {
        person: (room.key, *cell) for person, cell in zip(queue, [*black, *white], strict=False)
    }


def _stirred(plan: Plan, units: Mapping[int, int], rng: Random) -> Plan:
    """Drawn swaps that keep everybody apart, so that no pattern of units is left."""
    people = sorted(plan)
    at = {place: person for person, place in plan.items()}

    def fits(person: int, place: tuple[int, int, int]) -> bool:
        room, row, column = place
        around = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
        return all(
            units[at[room, *cell]] != units[person] for cell in around if (room, *cell) in at
        )

    for _swap in range(20 * len(people)):
        one, other = rng.choice(people), rng.choice(people)
        if units[one] == units[other]:
            continue
        here, there = plan[one], plan[other]
        at[here], at[there] = other, one
        if fits(other, here) and fits(one, there):
            plan[one], plan[other] = there, here
        else:
            at[here], at[there] = one, other
    return plan
