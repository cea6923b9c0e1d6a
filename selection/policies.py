"""Who may act on which rows of this stage."""

from core.orgs.policies import OrgPolicy
from selection.models import (
    FindingStop,
    InspectionReport,
    Mark,
    Meeting,
    Nomination,
    Notice,
    Objection,
    Run,
    RunRow,
    Scheme,
    SeatCount,
    Trainee,
)


def _not_by(rows, actor):
    """Whoever decides about a nomination did not write it."""
    return rows.not_by(actor)


def _not_handled_by(rows, actor):
    """The reviewer neither wrote nor endorsed it."""
    return rows.not_handled_by(actor)


def _published(rows, actor):
    """The province works on drafts; a place sees a scheme once it is published."""
    return rows if actor.is_provincial else rows.published()


def _effective(rows, actor):
    """A place sees the lists that are in effect."""
    return rows if actor.is_provincial else rows.effective()


def _editable(rows, actor):
    return rows.filter(state__in=["draft", "returned"])


finding_stops = OrgPolicy(FindingStop, downward=True)
nominations = OrgPolicy(
    Nomination,
    narrow={
        "endorse": _not_by,
        "pass_review": _not_handled_by,
        "reject": _not_handled_by,
        "edit": _editable,
    },
)
marks = OrgPolicy(Mark)
schemes = OrgPolicy(Scheme, downward=True, narrow={"*": _published})
runs = OrgPolicy(Run, downward=True, narrow={"*": _effective})
run_rows = OrgPolicy(RunRow)
reports = OrgPolicy(InspectionReport)
meetings = OrgPolicy(Meeting)
seat_counts = OrgPolicy(SeatCount)
notices = OrgPolicy(Notice, downward=True)
objections = OrgPolicy(Objection)
trainees = OrgPolicy(Trainee)
