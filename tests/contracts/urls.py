"""The one table of addresses: who may open what. An address that it lacks fails a test.

Keys are URL names; where one name serves several moves, `name@move`.
"""

from appointment.states import APPOINTMENT, PROPOSAL, RESERVE, VACANCY
from cadreproj import roles
from tests.contracts.address import MISSING, batches, form, moves, named, page, post
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


def _trainee(world, row) -> str:
    return f"?trainee={world.beside('trainee', row).ref}"


def _no_run(world, row) -> list:
    return ["00000000-0000-0000-0000-000000000000"]


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
    "tracking:cycle-export": post("tracking.reviewcycle", "export"),
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
