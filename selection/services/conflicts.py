"""Conflicts between those who judge and those who are judged, asked of the dossiers all at once.

Inspectors use it today; examiners and committee members are asked the same way: make a `Judge` of
each and call `find`. The number of statements does not grow with the number of people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from candidates.models import Career, FamilyMember, Person
from candidates.states import CareerKind
from selection.models import ConflictDeclaration, NamedPerson, Nomination
from selection.rules import conflicts as rules
from selection.rules.conflicts import Party, Relative, Stay, Tie


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody who is to judge: `key` is the caller's own. Without a dossier only the name, the unit
    and the organisation speak."""

    key: Any
    name: str
    unit: str = ""
    organ: str = ""
    person_id: int | None = None
    user_id: int | None = None


def named(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says of somebody who judges, as the columns of `NamedPerson`: an account with its
    name and unit, or a name, a unit and a post."""
    user = given.get("user")
    return {
        "user": user,
        "name": user.name if user else str(given.get("name", "")).strip(),
        "unit": str(given.get("unit") or (user.organisation.name if user else "")).strip(),
        "post": str(given.get("post", "")).strip(),
    }


def judge_of(member: NamedPerson) -> Judge:
    return Judge(
        key=member.pk,
        name=member.name,
        unit=member.unit,
        organ=member.user.organisation.path if member.user else "",
        person_id=member.person_id,
        user_id=member.user_id,
    )


def find(
    judges: Sequence[Judge], nominations: Iterable[Nomination]
) -> dict[tuple[Any, int], list[Tie]]:
    """(key of the judge, nomination) -> every tie between them; pairs without one are left out."""
    chosen = list(nominations)
    dossiers = _dossiers(
        {row.person_id for row in chosen} | {each.person_id for each in judges if each.person_id}
    )
    declared = set(
        ConflictDeclaration.objects.filter(nomination__in=chosen).values_list(
            "user_id", "nomination_id"
        )
    )
    nominees = [(row.pk, _nominee(row, dossiers)) for row in chosen]
    found: dict[tuple[Any, int], list[Tie]] = {}
    for each in judges:
        party = _party(each, dossiers)
        for number, nominee in nominees:
            ties = rules.ties(party, nominee)
            if (each.user_id, number) in declared:
                ties.insert(0, Tie("declared"))
            if ties:
                found[each.key, number] = ties
    return found


def recusing(
    members: Iterable[NamedPerson], nominations: Iterable[Nomination]
) -> dict[tuple[Any, int], tuple[str, str]]:
    """(key of the member, nomination) -> kind and words of the ties for which the member withdraws."""
    found = find([judge_of(each) for each in members], nominations)
    away = {}
    for pair, ties in found.items():
        grave = [tie for tie in ties if tie.kind in rules.RECUSING]
        if grave:
            away[pair] = grave[0].kind, "; ".join(words(tie) for tie in grave)
    return away


def dossier_of(name: str, unit: str) -> Person | None:
    """As `dossiers_of`, for one."""
    return dossiers_of([(name, unit)])[name, unit]


def dossiers_of(people: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Person | None]:
    """(name, unit) -> the dossier that is theirs: the same name, and a post that names the unit. None
    when there is none or more than one. One statement."""
    asked = set(people)
    namesakes: dict[str, list[Person]] = defaultdict(list)
    rows = Person.objects.in_force().any_of("name", {name for name, _unit in asked})
    for row in rows.order_by("pk").only("pk", "name", "present_post"):
        namesakes[row.name].append(row)
    found: dict[tuple[str, str], Person | None] = {}
    for name, unit in asked:
        wanted = rules.base(unit)
        fitting = [row for row in namesakes[name] if wanted and wanted in row.present_post]
        found[name, unit] = fitting[0] if len(fitting) == 1 else None
    return found


def words(tie: Tie) -> str:
    """Why, in the reader's language."""
    texts = {
        "self": _("the same person"),
        "kin": _("kin: %(relation)s %(name)s, %(unit)s"),
        "superior": _("superior and subordinate at %(unit)s, %(period)s"),
        "shared_unit": _("served together at %(unit)s, %(period)s"),
        "own_unit": _("of the nominee's own unit: %(unit)s"),
        "organ": _("of the organ that nominated"),
        "declared": _("declared a conflict"),
        "namesake": _(
            "a relative of the same name (%(relation)s %(name)s): look whether it is one"
        ),
    }
    return texts[tie.kind] % {
        "relation": tie.relation or _("kin"),
        "name": tie.name,
        "unit": tie.unit,
        "period": f"{tie.start[:7]} – {tie.end[:7] or _('today')}",
    }


def _dossiers(numbers: set[int]) -> dict[int, Party]:
    """Name, post, periods and family of these dossiers: three statements."""
    parties = {
        pk: Party(name=name, unit=rules.unit_and_post(post)[0], key=pk)
        for pk, name, post in Person.objects.filter(pk__in=numbers).values_list(
            "pk", "name", "present_post"
        )
    }
    stays: dict[int, list[Stay]] = defaultdict(list)
    careers = Career.objects.filter(person_id__in=numbers, kind=CareerKind.POST)
    for person, start, end, text in careers.values_list("person_id", "start", "end", "text"):
        unit, post = rules.unit_and_post(text)
        stays[person].append(Stay(str(start), str(end) if end else "", unit, post))
    family: dict[int, list[Relative]] = defaultdict(list)
    relatives = FamilyMember.objects.filter(person_id__in=numbers).exclude(name="")
    for person, *line in relatives.values_list("person_id", "relation", "name", "unit_and_post"):
        family[person].append(Relative(*line))
    return {
        pk: replace(party, stays=tuple(stays[pk]), family=tuple(family[pk]))
        for pk, party in parties.items()
    }


def _nominee(row: Nomination, dossiers: dict[int, Party]) -> Party:
    party = dossiers.get(row.person_id, Party(name=row.name))
    return replace(party, organ=row.organisation.path)


def _party(each: Judge, dossiers: dict[int, Party]) -> Party:
    known = dossiers.get(each.person_id or 0, Party(name=each.name))
    return replace(known, name=each.name, unit=each.unit or known.unit, organ=each.organ)
