"""What is there before a journey begins: a province, two places, one edition, its officers."""

import datetime as dt
from types import SimpleNamespace

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from candidates.rules.dates import PartialDate
from tests.factories.appointment import PostFactory
from tests.factories.candidates import PersonFactory
from tests.factories.core import (
    CountyFactory,
    MembershipFactory,
    PlaceFactory,
    ProvinceFactory,
    SchoolFactory,
    UserFactory,
)
from tests.factories.planning import QualificationRuleFactory, SubProjectFactory
from tests.factories.selection import (
    NominationFactory,
    RunningEditionFactory,
    SchemeFactory,
    quota_for,
)
from tests.plugins import database

PASSWORD = "journey-pass-2011"
#: Who works in the stories: role, user name, name shown.
PROVINCE = {
    "office": ("programme_office", "程办公"),
    "reviewer": ("qualification_reviewer", "资审查"),
    "exam": ("exam_officer", "考务员"),
    "inspector": ("inspector", "考察员"),
    "secretary": ("committee_secretary", "会议书"),
    "appointment": ("appointment_officer", "任免员"),
}


def build() -> SimpleNamespace:
    """One seat in one field, so that the limit of three nominations is soon used up."""
    with database.as_owner():
        return _build()


def _build():
    today = timezone.localdate()
    place = PlaceFactory(name="江城市", latin="Jiangcheng")
    sibling = PlaceFactory(name="山城市", latin="Shancheng")
    edition = RunningEditionFactory(
        year=today.year,
        name="年轻干部成长工程",
        municipal_seats=1,
        cutoff_on=today,
        nomination_opens_on=today - dt.timedelta(days=20),
        nomination_closes_on=today + dt.timedelta(days=20),
    )
    field = SubProjectFactory(edition=edition)
    QualificationRuleFactory(
        edition=edition,
        key="born_between",
        parameters={"from": "1970-01-01", "to": "1990-12-31"},
    )
    for one in (place, sibling):
        quota_for(edition, "municipal", field, one, seats=1)
    SchemeFactory(edition=edition, published_on=today)
    county = CountyFactory(parent=place, name="江南县", latin="Jiangnan")
    return SimpleNamespace(
        today=today,
        edition=edition,
        field=field,
        place=place,
        sibling=sibling,
        school=SchoolFactory(parent=place, name="江城市委党校", latin="Jiangcheng Party School"),
        post=PostFactory(
            team__organisation=county, team__name="江南县政府班子", title="副县长", level="1A32"
        ),
        author=officer("municipal_officer", "author", "市推荐", place),
        approver=officer("municipal_officer", "approver", "市审签", place),
        neighbour=officer("municipal_officer", "neighbour", "邻推荐", sibling),
        tracking=officer("tracking_officer", "tracking", "跟踪员", place),
        school_manager=officer("school_manager", "school", "党校长", place),
        **{
            username: officer(role, username, name, ProvinceFactory())
            for username, (role, name) in PROVINCE.items()
        },
    )


def officer(role, username, name, organisation):
    """A membership whose account can sign in."""
    user = UserFactory(
        username=username,
        name=name,
        organisation=organisation,
        password=make_password(PASSWORD),
    )
    return MembershipFactory(role=role, organisation=organisation, user=user)


def person(world, name, **fields):
    """Somebody in the files of the place; deputy head of a county by default."""
    given = {"position_level": "1A32", "present_post": "江南县发展和改革局局长", **fields}
    with database.as_owner():
        return PersonFactory(organisation=given.pop("place", world.place), name=name, **given)


def nominated(world, someone, **fields):
    """A nomination that is there already."""
    given = {"author": world.author.user, "sub_project": world.field, **fields}
    with database.as_owner():
        return NominationFactory(
            edition=world.edition,
            place=someone.organisation,
            person=someone,
            **given,
        )


def born(year):
    return PartialDate(year, 5)
