"""How many people stand where: quotas by place and field, and the funnel of every group.

A group is what people compete within: place × field in the municipal tier, field alone in the
provincial one. Every group is consistent in itself, and the groups add up to the published totals.
`python -m cadreproj.demo.numbers` writes data/quotas.csv anew.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from math import ceil
from pathlib import Path

from cadreproj.demo.rounding import apportion, controlled

PROVINCE = "420000"
PROVINCIAL, MUNICIPAL = "provincial", "municipal"
FIELDS: dict[str, int] = {  # code -> share in percent
    "party_affairs": 22,
    "politics_law": 12,
    "economy": 24,
    "planning_construction": 16,
    "social_management": 14,
    "fiscal_finance": 12,
}
PLACES: dict[str, int] = {  # division code -> municipal seats of 2011
    "420100": 248, "420200": 115, "420300": 153, "420500": 248, "420600": 172, "420700": 57,
    "420800": 95, "420900": 134, "421000": 153, "421100": 191, "421200": 114, "421300": 57,
    "422800": 153, "429004": 57, "429005": 57, "429006": 57, "429021": 19,
}  # fmt: skip
NOMINEES_PER_SEAT = {PROVINCIAL: 5, MUNICIPAL: 3}
INSPECTED_PER_SEAT = {PROVINCIAL: Fraction(2), MUNICIPAL: Fraction(3, 2)}
WRITTEN_PASS = 60
WRITTEN_PASS_SHARE = Fraction(813, 1000)  # of a normal mean 68, deviation 9, above 60

QUOTAS = "quotas.csv"


@dataclass(frozen=True, slots=True)
class Funnel:
    """The totals of one tier; `appointed` by kind of post, in the order of TARGETS."""

    seats: int
    qualified: int
    sat: int
    inspected: int
    fit: int
    reserves: int
    objections: int
    targets: tuple[int, int]  # confirmed by target, as in TARGETS
    appointed: tuple[int, int]  # of those
    adjusted_out: int


TARGETS = {
    PROVINCIAL: ("county_head", "city_team"),
    MUNICIPAL: ("county_deputy", "township_team"),
}
HUBEI = {
    PROVINCIAL: Funnel(80, 352, 338, 160, 112, 2, 3, (52, 28), (40, 22), 1),
    MUNICIPAL: Funnel(2080, 5490, 5215, 3120, 2560, 24, 46, (624, 1456), (542, 1408), 17),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """One edition's size. `places` are municipal seats; provincial nominees follow the same weights."""

    name: str
    places: dict[str, int]
    funnels: dict[str, Funnel]

    @property
    def people(self) -> int:
        return sum(NOMINEES_PER_SEAT[tier] * funnel.seats for tier, funnel in self.funnels.items())


@dataclass(frozen=True, slots=True)
class Group:
    """One competition and its numbers; `nominees` by place (one place in the municipal tier)."""

    tier: str
    place: str  # the province in the provincial tier
    field: str
    seats: int
    nominees: dict[str, int]
    qualified: int
    sat: int
    passed: int  # in the written exam
    inspected: int
    fit: int
    reserves: int  # numbered reserve places, and upheld objections: each moves one up
    objections: int
    targets: tuple[int, int]  # confirmed, by target
    appointed: tuple[int, int]
    adjusted_out: int

    @property
    def nominated(self) -> int:
        return sum(self.nominees.values())

    @property
    def decided(self) -> int:
        return self.seats + self.reserves

    @property
    def reserve_list(self) -> int:
        return self.seats - sum(self.appointed) - self.adjusted_out

    @property
    def falls_short(self) -> bool:
        """Fewer pass than the scheme would keep; nobody is cut by rank here."""
        return self.inspected < ceil(INSPECTED_PER_SEAT[self.tier] * self.seats)


def scaled(tier: str, seats: int) -> Funnel:
    """The funnel of Hubei shrunk to some seats, within what can be."""
    whole = HUBEI[tier]

    def part(number: int, low: int = 0, high: int | None = None) -> int:
        share = (number * seats + whole.seats // 2) // whole.seats
        return max(low, min(share, high if high is not None else share))

    nominated = NOMINEES_PER_SEAT[tier] * seats
    reserves = min(1, seats)
    inspected = max(int(INSPECTED_PER_SEAT[tier] * seats), seats + reserves)
    fit = part(whole.fit, seats + reserves, inspected)
    sat = part(whole.sat, inspected, nominated)
    first = part(whole.targets[0], 0, seats)
    targets = (first, seats - first)
    adjusted_out = min(1, seats)
    unused = max(part(whole.seats - sum(whole.appointed)), min(adjusted_out + 1, seats))
    appointed = apportion(seats - unused, targets, upper=targets)
    return Funnel(
        seats=seats,
        qualified=part(whole.qualified, sat, nominated),
        sat=sat,
        inspected=inspected,
        fit=fit,
        reserves=reserves,
        objections=reserves + min(1, seats - reserves),
        targets=targets,
        appointed=(appointed[0], appointed[1]),
        adjusted_out=adjusted_out,
    )


def scale(name: str) -> Scale:
    """`hubei`: the finished edition of 2011; `running`: the present one, all places, a tenth;
    `small`: one city and 60 people; `small-running`: 28 more, ten of them at the province."""
    if name == "hubei":
        return Scale(name, PLACES, HUBEI)
    if name == "running":
        seats = apportion(208, list(PLACES.values()), lower=[2] * len(PLACES))
        return _shrunk(name, dict(zip(PLACES, seats, strict=True)), 8)
    if name == "small":
        return _shrunk(name, {"420700": 15}, 3)
    if name == "small-running":
        return _shrunk(name, {"420700": 6}, 2)
    raise KeyError(name)


def _shrunk(name: str, places: dict[str, int], provincial: int) -> Scale:
    funnels = {MUNICIPAL: scaled(MUNICIPAL, sum(places.values()))}
    if provincial:
        funnels[PROVINCIAL] = scaled(PROVINCIAL, provincial)
    return Scale(name, places, funnels)


@dataclass(frozen=True, slots=True)
class Quota:
    """Seats belong to a place, or to the province; nominees are always sent by a place."""

    tier: str
    place: str
    field: str
    seats: int
    nominees: int


def quotas(size: Scale) -> list[Quota]:
    """Places exact, fields within one; the provincial tier by the same weights with field groups."""
    places, fields = list(size.places), list(FIELDS)
    rows = []
    if PROVINCIAL in size.funnels:
        seats = apportion(size.funnels[PROVINCIAL].seats, list(FIELDS.values()))
        each = NOMINEES_PER_SEAT[PROVINCIAL]
        sent = apportion(each * sum(seats), list(size.places.values()))
        table = controlled(sent, [each * part for part in seats])
        rows += [
            Quota(PROVINCIAL, PROVINCE, field, part, 0)
            for field, part in zip(fields, seats, strict=True)
        ]
        rows += [
            Quota(PROVINCIAL, place, field, 0, cell)
            for place, line in zip(places, table, strict=True)
            for field, cell in zip(fields, line, strict=True)
        ]
    totals = apportion(sum(size.places.values()), list(FIELDS.values()))
    each = NOMINEES_PER_SEAT[MUNICIPAL]
    rows += [
        Quota(MUNICIPAL, place, field, cell, each * cell)
        for place, line in zip(places, controlled(list(size.places.values()), totals), strict=True)
        for field, cell in zip(fields, line, strict=True)
    ]
    return rows


def kept_quotas() -> list[Quota]:
    """The quotas of the 2011 edition, from the data file."""
    source = files("cadreproj.demo").joinpath("data", QUOTAS)
    with source.open(encoding="utf-8") as lines:
        return [
            Quota(row["tier"], row["place"], row["field"], int(row["seats"]), int(row["nominees"]))
            for row in csv.DictReader(lines)
        ]


def groups(size: Scale) -> list[Group]:
    """All groups with seats, provincial first, then by place and field."""
    rows = kept_quotas() if size.name == "hubei" else quotas(size)
    found: list[Group] = []
    for tier, funnel in sorted(size.funnels.items(), reverse=True):
        held = [row for row in rows if row.tier == tier and row.seats]
        sent = [
            {
                row.place: row.nominees
                for row in rows
                if row.tier == tier
                and row.field == seat.field
                and row.nominees
                and seat.place in (row.place, PROVINCE)
            }
            for seat in held
        ]
        found += _tier_groups(tier, funnel, held, sent)
    return found


def _tier_groups(
    tier: str, funnel: Funnel, held: Sequence[Quota], sent: Sequence[dict[str, int]]
) -> list[Group]:
    seats = [row.seats for row in held]
    nominated = [sum(each.values()) for each in sent]
    largest = sorted(range(len(held)), key=lambda place: (-seats[place], place))
    reserves = [0] * len(held)
    for turn in range(funnel.reserves):
        reserves[largest[turn % len(held)]] += 1
    decided = [seat + reserve for seat, reserve in zip(seats, reserves, strict=True)]
    ratio = INSPECTED_PER_SEAT[tier]
    inspected = apportion(
        funnel.inspected,
        [ratio * seat for seat in seats],
        lower=[max(int(ratio * seat), need) for seat, need in zip(seats, decided, strict=True)],
        upper=[max(ceil(ratio * seat), need) for seat, need in zip(seats, decided, strict=True)],
    )
    fit = apportion(funnel.fit, inspected, lower=decided, upper=inspected)
    qualified = apportion(funnel.qualified, nominated, lower=inspected, upper=nominated)
    sat = apportion(funnel.sat, qualified, lower=inspected, upper=qualified)
    short = [number < ceil(ratio * seat) for number, seat in zip(inspected, seats, strict=True)]
    lowest_pass = inspected
    highest_pass = [
        least if is_short else most
        for least, most, is_short in zip(inspected, sat, short, strict=True)
    ]
    wanted = int(WRITTEN_PASS_SHARE * sum(sat))
    passed = apportion(
        max(sum(lowest_pass), min(wanted, sum(highest_pass))),
        sat,
        lower=lowest_pass,
        upper=highest_pass,
    )
    unfounded = apportion(
        funnel.objections - funnel.reserves,
        seats,
        upper=[seat - reserve for seat, reserve in zip(seats, reserves, strict=True)],
    )
    first = apportion(funnel.targets[0], seats, upper=seats)
    second = [seat - part for seat, part in zip(seats, first, strict=True)]
    used_first = apportion(funnel.appointed[0], first, upper=first)
    used_second = apportion(funnel.appointed[1], second, upper=second)
    unused = [
        seat - one - two for seat, one, two in zip(seats, used_first, used_second, strict=True)
    ]
    adjusted = apportion(funnel.adjusted_out, unused, upper=unused)
    return [
        Group(
            tier=tier,
            place=row.place,
            field=row.field,
            seats=row.seats,
            nominees=sent[at],
            qualified=qualified[at],
            sat=sat[at],
            passed=passed[at],
            inspected=inspected[at],
            fit=fit[at],
            reserves=reserves[at],
            objections=reserves[at] + unfounded[at],
            targets=(first[at], second[at]),
            appointed=(used_first[at], used_second[at]),
            adjusted_out=adjusted[at],
        )
        for at, row in enumerate(held)
    ]


def write_quotas(target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(["tier", "place", "field", "seats", "nominees"])
        for row in quotas(scale("hubei")):
            out.writerow([row.tier, row.place, row.field, row.seats, row.nominees])


if __name__ == "__main__":
    write_quotas(Path(__file__).parent / "data" / QUOTAS)
