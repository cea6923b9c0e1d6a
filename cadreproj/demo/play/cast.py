"""Who acts in the demo: accounts, memberships, and one printed account for each role."""

import datetime as dt
import secrets
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from pypinyin import lazy_pinyin

from cadreproj import roles as table
from core.audit.log import act
from core.orgs import scope
from core.orgs.models import Membership, Organisation, User

#: Role -> (user name, name); where the account sits is decided by `_home`.
PRINTED = {
    table.OFFICE: ("office", "程办公"),
    table.MUNICIPAL: ("municipal", "市推荐"),
    table.COUNTY: ("county", "县推荐"),
    table.REVIEWER: ("reviewer", "资审查"),
    table.EXAM: ("exam", "考务员"),
    table.EXAMINER: ("examiner", "考评官"),
    table.INSPECTOR: ("inspector", "考察员"),
    table.SCHOOL: ("school", "党校长"),
    table.APPOINTMENT: ("appointment", "任免员"),
    table.TRACKING: ("tracking", "跟踪员"),
    table.SECRETARY: ("secretary", "会议书"),
    table.MEMBER: ("member", "会委员"),
    table.OBSERVER: ("observer", "纪监督"),
    table.MENTOR: ("mentor", "导带教"),
    table.AUDITOR: ("auditor", "审计员"),
    table.SYSTEM: ("system", "系统管"),
    table.SECURITY: ("security", "安全管"),
    table.AUDIT: ("audit", "审核管"),
}
#: Each place has its own; the approver is another officer than the author.
AT_PLACES = ("author", "approver", "tracking")
#: Inspectors who could step in.
INSPECTORS = "乙丙丁"
#: Who sits on boards of examiners beside the printed one; three of them are to spare.
EXAMINERS = "乙丙丁戊己庚辛壬癸子丑"
#: The place whose officers are printed: in every scale of the demo.
HOME_PLACE = "420700"


class _QuickArgon2(Argon2PasswordHasher):
    """For passwords drawn at random with 80 bits; signing in makes the usual, slow hash of them."""

    time_cost, memory_cost, parallelism = 1, 64, 1


@dataclass
class Cast:
    """The memberships under which the play acts."""

    by_role: dict[str, Membership] = field(default_factory=dict)
    at_place: dict[tuple[str, str], Membership] = field(default_factory=dict)
    examiners: list[Membership] = field(default_factory=list)
    passwords: list[tuple[str, str, Membership]] = field(default_factory=list)
    everybody: list[Membership] = field(default_factory=list)

    @contextmanager
    def acting(self, role: str, place: str = "", *, now: dt.datetime | None = None):
        """The scope of a role, or of a place's author, approver or tracking officer. With `now` all
        that is done inside is one act."""
        membership = self.at_place[(role, place)] if place else self.by_role[role]
        with (
            scope.entered(membership, as_owner=True) as actor,
            nullcontext() if now is None else act(actor, now),
        ):
            yield actor

    @contextmanager
    def examining(self, user: int):
        """The scope of one of the examiners, by the key of the account."""
        membership = next(each for each in self.examiners if each.user_id == user)
        with scope.entered(membership, as_owner=True) as actor:
            yield actor


@transaction.atomic
def engage(province: Organisation, places: list[Organisation]) -> Cast:
    """Create every account of the demo and the memberships it acts under."""
    cast = Cast()
    for role, (username, name) in PRINTED.items():
        home = _home(role, province, places)
        cast.by_role[role] = _account(cast, username, name, home, role, printed=True)
    cast.by_role[table.SERVICE] = _account(
        cast, "clock", "定时任务", province, table.SERVICE, service=True
    )
    colleagues = [
        _account(cast, f"examiner{number}", f"考评{letter}", province, table.EXAMINER)
        for number, letter in enumerate(EXAMINERS, 2)
    ]
    for number, letter in enumerate(INSPECTORS, 2):
        _account(cast, f"inspector{number}", f"考察{letter}", province, table.INSPECTOR)
    cast.examiners = [cast.by_role[table.EXAMINER], *colleagues]
    for place in places:
        for kind in AT_PLACES:
            cast.at_place[(kind, place.code)] = _officer(cast, kind, place)
    User.objects.bulk_create(each.user for each in cast.everybody)
    Membership.objects.bulk_create(cast.everybody)
    return cast


def _officer(cast: Cast, kind: str, place: Organisation) -> Membership:
    if place.code == HOME_PLACE and kind == "author":
        return cast.by_role[table.MUNICIPAL]
    if place.code == HOME_PLACE and kind == "tracking":
        return cast.by_role[table.TRACKING]
    role = table.TRACKING if kind == "tracking" else table.MUNICIPAL
    short = place.name.rstrip("市州区")[:2]
    username = f"{''.join(lazy_pinyin(short))}-{kind}"
    name = f"{short}{'签审跟'[AT_PLACES.index(kind)]}员"
    printed = (place.code, kind) == (HOME_PLACE, "approver")
    return _account(cast, username, name, place, role, printed=printed)


def _home(role: str, province: Organisation, places: list[Organisation]) -> Organisation:
    home = next((place for place in places if place.code == HOME_PLACE), places[0])
    if role in {table.MUNICIPAL, table.TRACKING}:
        return home
    if role == table.COUNTY:
        return (
            Organisation.objects.filter(parent=home, kind=Organisation.Kind.COUNTY).first() or home
        )
    if role == table.SCHOOL:
        return Organisation.objects.get(parent=province, kind=Organisation.Kind.SCHOOL)
    return province


def _account(
    cast: Cast,
    username: str,
    name: str,
    home: Organisation,
    role: str,
    *,
    printed=False,
    service=False,
) -> Membership:
    """An account and its membership, kept with all others at the end of `engage`."""
    user = User(
        username=username, name=name, organisation=home, org_path=home.scope_path,
        is_service=service,
    )  # fmt: skip
    user.set_unusable_password()
    membership = Membership(user=user, organisation=home, role_row_id=role)
    if printed:
        password = _password()
        user.password = _QuickArgon2().encode(password, secrets.token_hex(12))
        cast.passwords.append((username, password, membership))
    cast.everybody.append(membership)
    return membership


def _password() -> str:
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    letters = [secrets.choice(alphabet) for _ in range(16)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 16, 4))


def write_accounts(cast: Cast, target: Path) -> None:
    """The list that `make run` prints; readable by its owner alone."""
    rows = [("user", "password", "role", "organisation")]
    rows += [
        (username, password, membership.role, membership.organisation.name)
        for username, password, membership in cast.passwords
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(row[at].ljust(widths[at]) for at in range(3)), row[3]]).rstrip()
        for row in rows
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    target.chmod(0o600)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
