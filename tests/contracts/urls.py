"""The one table of addresses: who may open what. An address that it lacks fails a test.

Keys are URL names; where one name serves several moves, `name@move`.
"""

from appointment.states import APPOINTMENT, PROPOSAL, RESERVE, VACANCY
from cadreproj import roles
from planning.states import CITY_PLAN, DOCUMENT, EDITION, RECEIPT
from selection.states import NOMINATION, NOTICE, OBJECTION, REPORT, RUN, SCHEME
from tests.contracts.address import REFUSED, batches, form, moves, named, page, post
from tests.contracts.urls_people import PERSON
from tracking.states import CYCLE, REVIEW
from training.states import ENROLMENT, POSTING, TRAINING_CLASS

#: Prefix of a name -> why the table leaves it out.
EXEMPT = {
    "account_": "allauth's own pages; who is signed in, not which role, decides",
    "mfa_": "allauth's own pages for the second factor of one's own account",
    "set_language": "Django's; ours is core:switch-language",
    "admin:login": "Django's own; leads to the login page",
    "admin:logout": "Django's own",
    "admin:password_change": "Django's own, for one's own account",
    "admin:jsi18n": "Django's own catalogue of texts",
    "admin:autocomplete": "asks the permission of the model it is called for",
    "admin:view_on_site": "redirects to a page that asks for itself",
    "admin:app_list": "the part of admin:index that belongs to one app",
    "admin:?": "nameless: redirects to the change page",
}


def _person(world, row) -> str:
    return f"?person={row.ref}"


def _trainee(world, row) -> str:
    return f"?trainee={world.beside('trainee', row).ref}"


def _kind(world, row) -> str:
    return "?tier=municipal&kind=grassroots_years_min"


def _group(world, row) -> list:
    return [row.edition.ref, row.tier, row.sub_project.field, row.organisation.ref]


def _with_other_run(world, row) -> str:
    return f"?with={world.rows['run_done'][0].ref}"


def _import_run(world, row) -> list:
    return [row.ref, "00000000-0000-0000-0000-000000000000"]


def _no_run(world, row) -> list:
    return ["00000000-0000-0000-0000-000000000000"]


def _nothing(world, row) -> list:
    return []


MISSING = frozenset({404})

CORE = {
    "health": page(public=True),
    "home": page(),
    "core:job-list": page(),
    "core:job-detail": page(row="job", mine=True),
    "core:job-progress": page(row="job", mine=True),
    "core:job-cancel": post(row="job", mine=True),
    "core:inbox": page(),
    "core:notice-read-all": post(),
    "core:notice-read": post(row="inbox", mine=True),
    "core:file": page("candidates.person", row="file", first="row"),
    "core:search": page(),
    "core:saved-filter-save": post(),
    "core:saved-filter-delete": post(row="filter", mine=True),
    "core:switch-membership": post(also=MISSING),
    "core:switch-language": post(public=True),
    "core:tokens": page(methods="get post"),
    "core:token-revoke": post(row="token", mine=True),
}

QUOTA = "planning.quota"
PLANNING = {
    "planning:edition-list": page("planning.edition"),
    "planning:edition-create": form("planning.edition", "create"),
    "planning:edition-export": post("planning.edition", "export"),
    "planning:edition-detail": page("planning.edition", row="edition"),
    "planning:edition-edit": form("planning.edition", "edit", "edition_draft", draft=True),
    **named("planning:edition-move", moves(EDITION, ("publish", "edition"), ("close", "edition"))),
    "planning:edition-wizard": form("planning.edition", "create"),
    "planning:edition-amend": form("planning.edition", "amend", "edition"),
    "planning:quota-edit": form("planning.edition", "edit", "edition"),
    "planning:quota-export": page(QUOTA, "export", "edition", seen="planning.edition"),
    "planning:quota-import": page(QUOTA, "import", "edition", seen="planning.edition"),
    "planning:quota-template": page(QUOTA, "import", "edition", seen="planning.edition"),
    "planning:quota-importrun": page(
        QUOTA, "import", "edition", seen="planning.edition", args=_import_run, also=MISSING
    ),
    **{
        f"planning:{name}-create": form(
            "planning.edition", "edit", "edition_draft", draft=True, query=query
        )
        for name, query in (("subproject", None), ("rule", _kind), ("gate", None), ("member", None))
    },
    **{
        f"planning:{name}-edit": form(f"planning.{label}", "edit", name, draft=True)
        for name, label in (
            ("subproject", "subproject"),
            ("rule", "qualificationrule"),
            ("gate", "gate"),
            ("member", "leadinggroupmember"),
        )
    },
    **{
        f"planning:{name}-remove": post(f"planning.{label}", "delete", name, draft=True)
        for name, label in (
            ("subproject", "subproject"),
            ("rule", "qualificationrule"),
            ("gate", "gate"),
            ("member", "leadinggroupmember"),
        )
    },
    "planning:document-list": page("planning.document"),
    "planning:document-create": form("planning.document", "create"),
    "planning:document-export": post("planning.document", "export"),
    "planning:document-detail": page("planning.document", row="document_draft", draft=True),
    "planning:document-edit": form("planning.document", "edit", "document_draft", draft=True),
    **named(
        "planning:document-move",
        moves(DOCUMENT, ("issue", "document_draft"), ("withdraw", "document_draft"), draft=True),
    ),
    "planning:receipt-list": page("planning.receipt"),
    "planning:receipt-export": post("planning.receipt", "export"),
    **named("planning:receipt-batch", batches(RECEIPT, "acknowledge")),
    **named("planning:receipt-move", moves(RECEIPT, ("acknowledge", "receipt"))),
    "planning:cityplan-list": page("planning.cityplan"),
    "planning:cityplan-export": post("planning.cityplan", "export"),
    **named("planning:cityplan-batch", batches(CITY_PLAN, "accept")),
    "planning:cityplan-detail": page("planning.cityplan", row="cityplan"),
    "planning:cityplan-edit": form("planning.cityplan", "edit", "cityplan"),
    **named(
        "planning:cityplan-move",
        moves(CITY_PLAN, *((step, "cityplan") for step in ("file", "accept", "send_back"))),
    ),
    "planning:day-list": page("planning.dayexception"),
    "planning:day-create": form("planning.dayexception", "create"),
    "planning:day-edit": form("planning.dayexception", "edit", "day"),
    "planning:day-remove": post("planning.dayexception", "delete", "day"),
}

N, T = "selection.nomination", "selection.trainee"
SELECTION = {
    "selection:nomination-choose": page(N, "create"),
    "selection:nomination-list": page(N),
    "selection:nomination-create": form(
        N,
        "create",
        "person",
        first="role",
        seen=PERSON,
        args=_nothing,
        query=_person,
    ),
    "selection:nomination-import": form(N, "import"),
    "selection:nomination-importrun": page(N, "import", args=_no_run, also=MISSING),
    "selection:nomination-template": page(N, "import"),
    "selection:nomination-export": post(N, "export"),
    **named(
        "selection:nomination-batch",
        batches(NOMINATION, "submit endorse pass_review propose decide confirm withdraw close"),
    ),
    "selection:nomination-detail": page(N, row="nomination"),
    "selection:nomination-edit": form(N, "edit", "nomination"),
    **named(
        "selection:nomination-move",
        moves(
            NOMINATION,
            *((move.name, "nomination_endorsed") for move in NOMINATION if move.button),
        ),
    ),
    "selection:nomination-reject": form(N, "reject", "nomination_endorsed"),
    "selection:nomination-attest": post(N, "attest", "nomination_endorsed"),
    "selection:nomination-inspect": form(N, "inspect", "nomination_shortlisted"),
    "selection:nomination-object": form(
        "selection.objection", "create", "nomination_in_notice", seen=N
    ),
    "selection:review-list": page(N, "pass_review"),
    **named("selection:review-batch", batches(NOMINATION, "pass_review send_back reject")),
    "selection:inspection-list": page(N, "inspect"),
    "selection:report-list": page("selection.inspectionreport"),
    "selection:report-export": post("selection.inspectionreport", "export"),
    **named("selection:report-batch", batches(REPORT, "file")),
    "selection:report-detail": page("selection.inspectionreport", row="report"),
    "selection:report-edit": form("selection.inspectionreport", "edit", "report"),
    **named("selection:report-move", moves(REPORT, ("file", "report"))),
    "selection:scheme-list": page("selection.scheme"),
    "selection:scheme-create": form("selection.scheme", "create"),
    "selection:scheme-detail": page("selection.scheme", row="scheme"),
    "selection:scheme-edit": form("selection.scheme", "edit", "scheme_draft", draft=True),
    **named("selection:scheme-move", moves(SCHEME, ("publish", "scheme_draft"), draft=True)),
    "selection:mark-list": page("selection.mark"),
    "selection:mark-create": form("selection.mark", "create"),
    "selection:mark-import": form("selection.mark", "import"),
    "selection:mark-importrun": page("selection.mark", "import", args=_no_run, also=MISSING),
    "selection:mark-template": page("selection.mark", "import"),
    "selection:mark-export": post("selection.mark", "export"),
    "selection:run-list": page("selection.run"),
    "selection:run-create": form("selection.run", "create"),
    "selection:run-detail": page("selection.run", row="run"),
    **named("selection:run-move", moves(RUN, ("supersede", "run"), ("discard", "run"))),
    "selection:run-signed": page("selection.run", "export", "run", methods="post", also=REFUSED),
    "selection:run-key": page("selection.run", also=MISSING),
    # A place sees one list of a step, the effective one: nothing to compare it with.
    "selection:run-compare": page("selection.run", row="run", draft=True, query=_with_other_run),
    "selection:run-confirm": form(
        "selection.run", "confirm_step", "run_done", draft=True, also=REFUSED
    ),
    "selection:result-list": page("selection.runrow"),
    "selection:result-export": post("selection.runrow", "export"),
    "selection:finding-stops": form("selection.findingstop", "edit"),
    "selection:fairness": page("selection.nomination", "monitor"),
    "selection:decision-board": page("selection.seatcount"),
    "selection:decision-group": page("selection.seatcount", row="quota", args=_group),
    "selection:decision-meeting": form("selection.meeting", "create"),
    "selection:notice-list": page("selection.notice"),
    "selection:notice-create": form("selection.notice", "create"),
    "selection:notice-detail": page("selection.notice", row="notice"),
    **named("selection:notice-move", moves(NOTICE, ("end", "notice"))),
    "selection:notice-print": page("selection.notice", row="notice"),
    "selection:objection-list": page("selection.objection"),
    "selection:objection-export": post("selection.objection", "export"),
    "selection:objection-detail": page("selection.objection", row="objection"),
    **named(
        "selection:objection-move",
        moves(OBJECTION, ("dismiss", "objection"), ("uphold", "objection")),
    ),
    "selection:trainee-list": page(T),
    "selection:trainee-export": post(T, "export"),
    "selection:trainee-detail": page(T, row="trainee"),
}

C, E, P = "training.trainingclass", "training.enrolment", "training.posting"
#: Of postings a mentor sees those of the own charge: the active one of the world.
MENTORS = frozenset({roles.MENTOR})
TRAINING = {
    "training:class-list": page(C),
    "training:class-create": form(C, "create"),
    "training:class-import": form(C, "import"),
    "training:class-importrun": page(C, "import", args=_no_run, also=MISSING),
    "training:class-template": page(C, "import"),
    "training:class-export": post(C, "export"),
    **named(
        "training:class-batch", batches(TRAINING_CLASS, "open_enrolment start complete cancel")
    ),
    "training:class-detail": page(C, row="class"),
    "training:class-edit": form(C, "edit", "class"),
    **named(
        "training:class-move", moves(TRAINING_CLASS, *((m.name, "class") for m in TRAINING_CLASS))
    ),
    "training:class-enrol": form(C, "enrol", "class"),
    "training:class-graduate": post(C, "graduate", "class_running"),
    "training:class-lesson": form(C, "timetable", "class"),
    "training:lesson-remove": post(C, "timetable", "lesson", seen="training.lesson"),
    "training:class-results": form(C, "record_results", "class_running"),
    "training:class-attendance": form(C, "mark_attendance", "class_running"),
    "training:class-sheet": page(C, row="class_running"),
    "training:class-certificates": page(C, row="class_running"),
    "training:attendance-import": form(C, "import"),
    "training:attendance-importrun": page(C, "import", args=_no_run, also=MISSING),
    "training:attendance-template": page(C, "import"),
    "training:enrolment-list": page(E),
    "training:enrolment-export": post(E, "export"),
    **named("training:enrolment-batch", batches(ENROLMENT, "complete fail defer withdraw")),
    "training:enrolment-detail": page(E, row="enrolment"),
    **named(
        "training:enrolment-move", moves(ENROLMENT, *((m.name, "enrolment") for m in ENROLMENT))
    ),
    "training:enrolment-results": form(E, "record_results", "enrolment"),
    "training:enrolment-certificate": page(E, row="enrolment_completed"),
    "training:posting-choose": form(P, "create"),
    "training:posting-list": page(P),
    "training:posting-create": form(P, "create"),
    "training:posting-export": post(P, "export"),
    **named("training:posting-batch", batches(POSTING, "activate complete withdraw")),
    "training:posting-detail": page(P, row="posting", strangers=MENTORS),
    "training:posting-edit": form(P, "edit", "posting", strangers=MENTORS),
    **named(
        "training:posting-move",
        moves(POSTING, *((m.name, "posting") for m in POSTING if m.button), strangers=MENTORS),
    ),
    "training:posting-rate": form(P, "rate", "posting_active"),
    "training:posting-complete": form(P, "complete", "posting_active"),
    "training:posting-cut-short": form(P, "cut_short", "posting_active"),
}

TEAM, POST, VACANT = "appointment.team", "appointment.post", "appointment.vacancy"
PROPOSED, APPOINTED = "appointment.proposal", "appointment.appointment"
RESERVED = "appointment.reserveentry"
APPOINTMENTS = {
    "appointment:team-list": page(TEAM),
    "appointment:team-create": form(TEAM, "create"),
    "appointment:team-export": post(TEAM, "export"),
    "appointment:team-detail": page(TEAM, row="team"),
    "appointment:team-edit": form(TEAM, "edit", "team"),
    "appointment:team-post": form(POST, "create", "team", seen=TEAM),
    "appointment:post-list": page(POST),
    "appointment:post-export": post(POST, "export"),
    "appointment:post-detail": page(POST, row="post"),
    "appointment:post-edit": form(POST, "edit", "post"),
    "appointment:post-open": form(VACANT, "create", "post", seen=POST),
    "appointment:vacancy-board": page(VACANT),
    "appointment:vacancy-list": page(VACANT),
    "appointment:vacancy-export": post(VACANT, "export"),
    **named("appointment:vacancy-batch", batches(VACANCY, "close reopen")),
    "appointment:vacancy-detail": page(VACANT, row="vacancy"),
    "appointment:vacancy-edit": form(VACANT, "edit", "vacancy"),
    **named(
        "appointment:vacancy-move",
        moves(VACANCY, *((m.name, "vacancy") for m in VACANCY if m.button)),
    ),
    "appointment:vacancy-trainees": form(VACANT, "propose", "vacancy"),
    "appointment:vacancy-compare": page(VACANT, "propose", "vacancy", first="row", query=_trainee),
    "appointment:vacancy-propose": form(VACANT, "propose", "vacancy", query=_trainee),
    "appointment:proposal-list": page(PROPOSED),
    "appointment:proposal-export": post(PROPOSED, "export"),
    **named(
        "appointment:proposal-batch",
        batches(PROPOSAL, "decide decline publish nominate appoint elect withdraw"),
    ),
    "appointment:proposal-detail": page(PROPOSED, row="proposal"),
    **named(
        "appointment:proposal-move",
        moves(
            PROPOSAL,
            ("decline", "proposal"),
            ("nominate", "proposal_nominated"),
            ("lose_election", "proposal_nominated"),
            ("uphold_objection", "proposal_noticed"),
            ("withdraw", "proposal"),
        ),
    ),
    "appointment:proposal-decide": form(PROPOSED, "decide", "proposal"),
    "appointment:proposal-publish": form(PROPOSED, "publish", "proposal_decided"),
    "appointment:proposal-appoint": form(PROPOSED, "appoint", "proposal_noticed"),
    "appointment:proposal-elect": form(PROPOSED, "elect", "proposal_nominated"),
    "appointment:appointment-list": page(APPOINTED),
    "appointment:appointment-export": post(APPOINTED, "export"),
    **named("appointment:appointment-batch", batches(APPOINTMENT, "confirm fail_probation end")),
    "appointment:appointment-detail": page(APPOINTED, row="appointment"),
    **named(
        "appointment:appointment-move",
        moves(APPOINTMENT, ("confirm", "appointment"), ("fail_probation", "appointment")),
    ),
    "appointment:appointment-end": form(APPOINTED, "end", "appointment"),
    "appointment:probation-list": page(APPOINTED),
    "appointment:probation-export": post(APPOINTED, "export"),
    **named("appointment:probation-batch", batches(APPOINTMENT, "confirm fail_probation")),
    "appointment:reserve-choose": form(RESERVED, "create"),
    "appointment:reserve-readiness": page(RESERVED),
    "appointment:reserve-list": page(RESERVED),
    "appointment:reserve-create": form(RESERVED, "create"),
    "appointment:reserve-export": post(RESERVED, "export"),
    **named("appointment:reserve-batch", batches(RESERVE, "renew expire remove")),
    "appointment:reserve-detail": page(RESERVED, row="reserve"),
    "appointment:reserve-edit": form(RESERVED, "edit", "reserve"),
    **named(
        "appointment:reserve-move",
        moves(RESERVE, ("expire", "reserve"), ("remove", "reserve")),
    ),
    "appointment:reserve-renew": form(RESERVED, "renew", "reserve"),
}

TRACKING = {
    "tracking:cycle-list": page("tracking.reviewcycle"),
    "tracking:cycle-create": form("tracking.reviewcycle", "create"),
    "tracking:cycle-detail": page("tracking.reviewcycle", row="cycle"),
    **named("tracking:cycle-move", moves(CYCLE, ("close", "cycle"))),
    "tracking:review-list": page("tracking.review"),
    "tracking:review-export": post("tracking.review", "export"),
    **named("tracking:review-batch", batches(REVIEW, "confirm send_back")),
    "tracking:review-detail": page("tracking.review", row="review"),
    **named(
        "tracking:review-move",
        moves(REVIEW, ("confirm", "review_submitted"), ("send_back", "review_submitted")),
    ),
    "tracking:review-submit": form("tracking.review", "submit", "review"),
}
