"""Working days: the national calendar, corrected by the province's own exceptions."""

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.errors import Refused
from planning.models import DayException, Edition
from planning.rules import calendar


def notice_end(edition: Edition, start: datetime.date) -> datetime.date:
    """Last day of a public notice put up on `start`, as the edition counts."""
    return calendar.notice_end(
        start,
        edition.notice_days,
        in_working_days=edition.notice_in_working_days,
        is_working_day=working_days(edition.organisation_id),
    )


def working_days(organisation_id: int) -> Callable[[datetime.date], bool]:
    """Whether a day is worked: the province's own exceptions, read once, before the national ones."""
    rows = DayException.objects.filter(organisation=organisation_id)
    return working_days_but(dict(rows.values_list("on", "is_working")))


def working_days_but(exceptions: Mapping[datetime.date, bool]) -> Callable[[datetime.date], bool]:
    """The same of exceptions already read."""

    def is_working_day(day: datetime.date) -> bool:
        return exceptions.get(day, _national().is_working_day(day))

    return is_working_day


def holiday_name(day: datetime.date) -> str:
    """The public holiday on that day, in Chinese; empty on an ordinary day of rest."""
    return str(_national().get(day) or "")


def create(
    *,
    on: datetime.date,
    is_working: bool,
    note: str = "",
    actor: Membership,
    now: datetime.datetime,
) -> DayException:
    province = Organisation.objects.get(path=actor.path)
    if DayException.objects.filter(organisation=province, on=on).exists():
        raise Refused(fields={"on": _("There is an exception for this day already.")})
    day = DayException(
        organisation=province, org_path=province.scope_path, on=on, is_working=is_working, note=note
    )
    return rows.create(day, actor=actor, now=now)


def edit(
    day: datetime.date, *, actor: Membership, now: datetime.datetime, **values: Any
) -> DayException:
    return rows.change(day, values, actor=actor, now=now)


def remove(
    day: datetime.date, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    rows.remove(day, actor=actor, now=now, reason=reason)


@cache
def _national() -> Any:
    """Rest days of China with the make-up working days; years are computed as they are asked for."""
    import holidays  # noqa: PLC0415 - loaded only by the process that needs it

    return holidays.country_holidays("CN")
