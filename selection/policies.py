"""Who may act on which rows of this stage."""

from django.db.models import Exists, OuterRef, Q

from core.orgs import roles
from core.orgs.policies import OrgPolicy
from planning.handover import Tier
from selection.models import (
    BoardSeat,
    BorderlineRule,
    CommitteePack,
    ConflictDeclaration,
    ConflictWaiver,
    Deliberation,
    DeliberationLine,
    ExamSession,
    Exemption,
    FindingStop,
    Incident,
    InspectionNotice,
    InspectionReport,
    InspectionTeam,
    Interview,
    InterviewSlot,
    Letter,
    Mark,
    MarkSheet,
    Meeting,
    MeetingVote,
    MustCheck,
    Nomination,
    Notice,
    NoticeReply,
    Objection,
    Objector,
    Paper,
    PaperTally,
    Poll,
    Recheck,
    Reopening,
    RequiredAttachment,
    ReviewRequest,
    ReviewTerm,
    ReviewVerdict,
    Room,
    Run,
    RunRow,
    Scheme,
    SeatCount,
    Sensitivity,
    SensitivityRow,
    SeverityLine,
    SeverityStudy,
    Sitting,
    Talk,
    TeamCase,
    TeamMember,
    Trainee,
)
from selection.states import SEATED, WITH_PLACE

COUNTY = "county_officer"
INSPECTOR = "inspector"


def _not_by(rows, actor):
    """Whoever decides about a nomination did not write it."""
    return rows.not_by(actor)


def _not_handled_by(rows, actor):
    """The reviewer neither wrote nor endorsed it."""
    return rows.not_handled_by(actor)


def _of_the_team_if_any(rows, actor):
    """As before; a report of nobody's team belongs to all inspectors of its scope."""
    if actor.role != INSPECTOR:
        return rows
    return rows.mine() | rows.filter(nomination__team_case__isnull=True)


def _not_begun_by(rows, actor):
    """Whoever decides on a study did not begin it."""
    return rows.not_started_by(actor)


def _published(rows, actor):
    """The province works on drafts; a place sees a scheme once it is published."""
    return rows if actor.is_provincial else rows.published()


def _effective(rows, actor):
    """A place sees the lists that are in effect."""
    return rows if actor.is_provincial else rows.effective()


def _of_the_province(rows, actor):
    """How firmly a list stands, how examiners mark and whom a board hears when is a matter of those who
    run the selection."""
    return rows if actor.is_provincial else rows.none()


def _editable(rows, actor):
    return rows.filter(state__in=["draft", "returned"])


def _of_another(rows, actor):
    """The second signature is somebody else's."""
    return rows.filter(signed_by__isnull=True).exclude(asked_by_id=actor.user_id)


def _mine(rows, actor):
    """About nominees of the actor's own teams."""
    return rows.mine()


def _of_the_team(rows, actor):
    """An inspector works on the nominees of the own teams; the others who may on all."""
    return rows.mine() if actor.role == INSPECTOR else rows


def _counted_by_another(rows, actor):
    return rows.filter(confirmed_by__isnull=True).exclude(entered_by_id=actor.user_id)


def _own_sheets(rows, actor):
    """Whoever marks sees the own sheets alone; whoever runs the exam sees all."""
    marks = roles.may(actor.role, "selection.marksheet", "mark")
    return rows.of_marker(actor) if marks else rows


def _own_seats(rows, actor):
    """An examiner sees the own seats alone; whoever runs the interviews sees all."""
    return rows.of_examiner(actor) if roles.may(actor.role, "selection.boardseat", "mark") else rows


def _second(rows, actor):
    """The second signature is another person's."""
    return rows.not_proposed_by(actor)


def _untouched(rows, actor):
    """A request for review is decided by somebody who had no part in the case."""
    return rows.untouched_by(actor)


def _judges_all(rows, actor):
    """Whoever withdraws from one person's case does not read the papers of the meeting."""
    return rows.for_those_who_judge_all(actor)


def _built_by_another(rows, actor):
    return rows.not_built_by(actor)


def _anonymous(rows, actor):
    """A signed objection is always looked into."""
    return rows.filter(signed=False)


def uninvolved(rows, actor):
    """The arithmetic is checked again by somebody who had no part in the case, nor marked or keyed a
    sheet of the tier. Whose sheet was whose the code map hides."""
    took_part = Q()
    for who in ("marker", "first_clerk", "second_clerk", "adjudicator"):
        took_part |= Q(**{who: actor.user_id})
    sheets = MarkSheet.objects.filter(
        took_part,
        paper__edition=OuterRef("nomination__edition"),
        paper__tier=OuterRef("nomination__tier"),
    )
    return rows.untouched_by(actor).exclude(Exists(sheets))


def _with_county(rows, actor):
    """A county gives up what it nominated itself, as long as the place has not endorsed it; a place
    not what holds a seat of the province."""
    if actor.is_provincial:
        return rows
    rows = rows.exclude(tier=Tier.PROVINCIAL, state__in=SEATED)
    if actor.role != COUNTY:
        return rows
    return rows.filter(organisation_id=actor.organisation_id, state__in=WITH_PLACE)


finding_stops = OrgPolicy(FindingStop, downward=True)
required_attachments = OrgPolicy(RequiredAttachment, downward=True)
nominations = OrgPolicy(
    Nomination,
    narrow={
        "endorse": _not_by,
        "check": _not_by,
        "judge": _not_handled_by,
        "attest": _not_handled_by,
        "pass_review": _not_handled_by,
        "reject": _not_handled_by,
        "edit": _editable,
        "withdraw": _with_county,
    },
)
verdicts = OrgPolicy(ReviewVerdict)
review_terms = OrgPolicy(ReviewTerm, downward=True)
exemptions = OrgPolicy(Exemption, narrow={"grant": _second, "refuse": _second})
reopenings = OrgPolicy(Reopening, narrow={"open_again": _second, "let_stand": _second})
rechecks = OrgPolicy(Recheck, narrow={"stand": uninvolved, "correct": uninvolved})
review_requests = OrgPolicy(ReviewRequest, narrow={"uphold": _untouched, "reverse": _untouched})
letters = OrgPolicy(Letter)
marks = OrgPolicy(Mark, narrow={"analyse": _of_the_province})
schemes = OrgPolicy(Scheme, downward=True, narrow={"*": _published})
runs = OrgPolicy(Run, downward=True, narrow={"*": _effective})
run_rows = OrgPolicy(RunRow)
sessions = OrgPolicy(ExamSession, downward=True)
interviews = OrgPolicy(Interview)
interview_slots = OrgPolicy(InterviewSlot, narrow={"*": _of_the_province})
board_seats = OrgPolicy(BoardSeat, narrow={"*": _own_seats})
rooms = OrgPolicy(Room, downward=True)
sittings = OrgPolicy(Sitting)
incidents = OrgPolicy(Incident)
papers = OrgPolicy(Paper)
sheets = OrgPolicy(MarkSheet, narrow={"*": _own_sheets})
sensitivities = OrgPolicy(Sensitivity)
sensitivity_rows = OrgPolicy(SensitivityRow, narrow={"*": _of_the_province})
severity_studies = OrgPolicy(
    SeverityStudy, narrow=dict.fromkeys(("adopt", "decline", "withdraw"), _not_begun_by)
)
severity_lines = OrgPolicy(SeverityLine, narrow={"*": _of_the_province})
borderline_rules = OrgPolicy(BorderlineRule)
reports = OrgPolicy(InspectionReport, narrow={"draw": _of_the_team_if_any})
deliberations = OrgPolicy(Deliberation)
deliberation_lines = OrgPolicy(DeliberationLine)
meetings = OrgPolicy(Meeting)
meeting_votes = OrgPolicy(MeetingVote)
packs = OrgPolicy(
    CommitteePack,
    narrow={
        "download": _judges_all,
        "release": _built_by_another,
        "refuse": _built_by_another,
    },
)
seat_counts = OrgPolicy(SeatCount)
notices = OrgPolicy(Notice, downward=True)
objections = OrgPolicy(Objection, narrow={"file_away": _anonymous})
objectors = OrgPolicy(Objector)
trainees = OrgPolicy(Trainee)
teams = OrgPolicy(InspectionTeam)
members = OrgPolicy(TeamMember)
cases = OrgPolicy(TeamCase, narrow={"declare": _mine, "talk": _mine})
talks = OrgPolicy(Talk, narrow={"*": _of_the_team})
must_checks = OrgPolicy(MustCheck)
declarations = OrgPolicy(ConflictDeclaration)
waivers = OrgPolicy(ConflictWaiver, narrow={"sign": _of_another})
inspection_notices = OrgPolicy(InspectionNotice, downward=True)
notice_replies = OrgPolicy(NoticeReply, narrow={"*": _of_the_team})
polls = OrgPolicy(Poll)
tallies = OrgPolicy(PaperTally, narrow={"confirm": _counted_by_another})
