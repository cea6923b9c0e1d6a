"""The addresses of selection."""

from selection.states import DELIBERATION as WORKFLOW_OF_PROPOSALS
from selection.states import MEETING as WORKFLOW_OF_MEETINGS
from selection.states import NOMINATION, NOTICE, OBJECTION, PACK, POLL, REPORT, RUN, SCHEME
from selection.states import STUDY as WORKFLOW_OF_STUDIES
from tests.contracts.address import MISSING, REFUSED, batches, form, moves, named, page, post
from tests.contracts.urls_people import PERSON
from tests.contracts.urls_review import REVIEW


def _person(world, row) -> str:
    return f"?person={row.ref}"


def _group(world, row) -> list:
    return [row.edition.ref, row.tier, row.sub_project.field, row.organisation.ref]


def _group_put(world, row) -> list:
    nominee = world.rows["meeting_vote"][0].nomination
    return [row.ref, nominee.place.ref, nominee.sub_project.field]


def _group_judged(world, row) -> list:
    nominee = world.rows["deliberation_line"][0].nomination
    return [row.ref, nominee.place.ref, nominee.sub_project.field]


def _with_itself(world, row) -> str:
    return f"?with={row.ref}"


def _with_other_run(world, row) -> str:
    return f"?with={world.rows['run_done'][0].ref}"


def _no_run(world, row) -> list:
    return ["00000000-0000-0000-0000-000000000000"]


def _of_attachment(world, row) -> list:
    return [row.nomination.ref, row.ref]


def _with_nominee(world, row) -> list:
    return [row.ref, world.beside("nomination_shortlisted", row).ref]


def _pdf_of_pack(world, row) -> list:
    return [row.ref, "pdf"]


def _nothing(world, row) -> list:
    return []


N, T = "selection.nomination", "selection.trainee"
TEAM = "selection.inspectionteam"
STUDY = "selection.severitystudy"
MEETING, DELIBERATION = "selection.meeting", "selection.deliberation"
SELECTION = {
    "selection:nomination-choose": page(N, "create"),
    "selection:nomination-limits": page(N),
    "selection:nomination-imports": page(N, "import"),
    "selection:nomination-autosave": post(
        N, "create", "person", first="role", seen=PERSON, args=_nothing, query=_person, also=REFUSED
    ),
    "selection:nomination-keep": post(N, "edit", "nomination", also=REFUSED),
    "selection:nomination-attachment": form(N, "edit", "nomination"),
    "selection:nomination-attachmentremove": post(
        N, "edit", "attachment", args=_of_attachment, also=REFUSED | MISSING
    ),
    "selection:nomination-attachmentcompare": post(
        PERSON, "edit", "attachment", seen=N, args=_of_attachment, also=REFUSED | MISSING
    ),
    "selection:required-attachments": form("selection.requiredattachment", "edit"),
    "selection:reminders": page(N, "remind"),
    "selection:verification": page(N, "verify"),
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
    "selection:rule-trial": page(
        N, "try_rules", "edition_draft", seen="planning.edition", draft=True, methods="get post"
    ),
    "selection:nomination-attest": post(N, "attest", "nomination_endorsed"),
    "selection:nomination-inspect": form(N, "inspect", "nomination_shortlisted"),
    "selection:nomination-object": form(
        "selection.objection", "create", "nomination_in_notice", seen=N
    ),
    **REVIEW,
    "selection:inspection-list": page(N, "inspect"),
    "selection:report-list": page("selection.inspectionreport"),
    "selection:report-export": post("selection.inspectionreport", "export"),
    **named("selection:report-batch", batches(REPORT, "file")),
    "selection:report-detail": page("selection.inspectionreport", row="report"),
    "selection:report-edit": form("selection.inspectionreport", "edit", "report"),
    **named("selection:report-move", moves(REPORT, ("file", "report"))),
    "selection:nomination-poll": form(N, "inspect", "nomination_shortlisted"),
    "selection:poll-detail": page("selection.poll", row="poll"),
    **named("selection:poll-move", moves(POLL, ("count", "poll"))),
    "selection:poll-issue": form("selection.poll", "issue", "poll"),
    "selection:poll-paper": form("selection.poll", "enter_paper", "poll"),
    "selection:tally-confirm": form("selection.papertally", "confirm", "paper_tally"),
    "selection:ballot": page(public=True, methods="get post", also=frozenset({422})),
    "selection:team-list": page(TEAM),
    "selection:team-export": post(TEAM, "export"),
    "selection:team-create": form(TEAM, "create"),
    "selection:team-detail": page(TEAM, row="inspection_team"),
    "selection:team-edit": form(TEAM, "edit", "inspection_team"),
    "selection:team-distribute": form(TEAM, "assign", also=REFUSED),
    "selection:team-assign": form(TEAM, "assign", "inspection_team"),
    "selection:team-member": form(TEAM, "assign", "inspection_team"),
    "selection:team-announce": form(TEAM, "assign", "inspection_team"),
    "selection:inspectionnotice-list": page("selection.inspectionnotice"),
    "selection:inspectionnotice-export": post("selection.inspectionnotice", "export"),
    "selection:inspectionnotice-detail": page(
        "selection.inspectionnotice", row="inspection_notice"
    ),
    "selection:inspectionnotice-print": page("selection.inspectionnotice", row="inspection_notice"),
    "selection:inspectionnotice-reply": form(
        "selection.inspectionnotice", "reply", "inspection_notice"
    ),
    "selection:noticereply-settle": form("selection.noticereply", "settle", "notice_reply"),
    "selection:team-waive": form(
        TEAM, "assign", "inspection_team", args=_with_nominee, also=REFUSED
    ),
    "selection:waiver-sign": form("selection.conflictwaiver", "sign", "waiver"),
    "selection:report-materials": post(
        "selection.inspectionreport", "export", also=REFUSED | frozenset({422})
    ),
    "selection:report-paper": post("selection.inspectionreport", "draw", "report"),
    "selection:report-versions": page("selection.inspectionreport", row="report"),
    "selection:nomination-keepmaterial": post(N, "inspect", "nomination_shortlisted", also=REFUSED),
    "selection:case-list": page("selection.teamcase"),
    "selection:case-export": post("selection.teamcase", "export"),
    "selection:case-detail": page("selection.teamcase", row="team_case"),
    "selection:case-talk": form("selection.teamcase", "talk", "team_case"),
    "selection:talk-read": post("selection.talk", row="talk"),
    "selection:talk-strike": form("selection.talk", "strike", "talk"),
    "selection:nomination-checks": form(
        "selection.mustcheck", "sign", "nomination_shortlisted", seen=N
    ),
    "selection:case-declare": form("selection.teamcase", "declare", "team_case"),
    "selection:case-release": form("selection.teamcase", "release", "team_case"),
    "selection:member-replace": form(
        "selection.teammember", "replace", "team_member", also=REFUSED
    ),
    "selection:member-remove": form("selection.teammember", "delete", "team_member", also=REFUSED),
    "selection:scheme-list": page("selection.scheme"),
    "selection:scheme-export": post("selection.scheme", "export"),
    "selection:scheme-create": form("selection.scheme", "create"),
    "selection:scheme-detail": page("selection.scheme", row="scheme"),
    "selection:scheme-items": form("selection.scheme", "edit", "scheme_draft", draft=True),
    "selection:scheme-edit": form("selection.scheme", "edit", "scheme_draft", draft=True),
    **named("selection:scheme-move", moves(SCHEME, ("publish", "scheme_draft"), draft=True)),
    "selection:scheme-json": page("selection.scheme", "export", "scheme"),
    "selection:scheme-compare": page("selection.scheme", row="scheme", query=_with_itself),
    "selection:scheme-trial": page("selection.scheme", "try_out", "scheme"),
    "selection:mark-list": page("selection.mark"),
    "selection:mark-create": form("selection.mark", "create"),
    "selection:mark-import": form("selection.mark", "import"),
    "selection:mark-importrun": page("selection.mark", "import", args=_no_run, also=MISSING),
    "selection:mark-template": page("selection.mark", "import"),
    "selection:mark-export": post("selection.mark", "export"),
    "selection:run-list": page("selection.run"),
    "selection:run-export": post("selection.run", "export"),
    "selection:run-create": form("selection.run", "create"),
    "selection:run-detail": page("selection.run", row="run"),
    **named(
        "selection:run-move",
        moves(
            RUN, ("supersede", "run"), ("discard", "run"), ("ask_back", "run"), ("let_stand", "run")
        ),
    ),
    "selection:run-signed": page("selection.run", "export", "run", methods="post", also=REFUSED),
    "selection:run-key": page("selection.run", also=MISSING),
    # A place sees one list of a step, the effective one: nothing to compare it with.
    "selection:run-compare": page("selection.run", row="run", draft=True, query=_with_other_run),
    "selection:run-confirm": form(
        "selection.run", "confirm_step", "run_done", draft=True, also=REFUSED
    ),
    "selection:run-robustness": page("selection.sensitivity", row="run_done", draft=True),
    "selection:robustness-list": page("selection.sensitivityrow"),
    "selection:robustness-export": post("selection.sensitivityrow", "export"),
    "selection:robustness-look": form(
        "selection.sensitivityrow", "look", "sensitivity_row", draft=True
    ),
    "selection:borderlinerule-edit": form("selection.borderlinerule", "edit"),
    "selection:result-list": page("selection.runrow"),
    "selection:result-export": post("selection.runrow", "export"),
    "selection:finding-stops": form("selection.findingstop", "edit"),
    "selection:fairness": page("selection.nomination", "monitor"),
    "selection:mark-statistics": page("selection.mark", "analyse"),
    "selection:decision-board": page("selection.seatcount"),
    "selection:decision-group": page("selection.seatcount", row="quota", args=_group),
    "selection:severity-list": page(STUDY),
    "selection:severity-export": post(STUDY, "export"),
    "selection:severity-create": form(STUDY, "create"),
    "selection:severity-detail": page(STUDY, row="study"),
    **named(
        "selection:severity-move",
        moves(WORKFLOW_OF_STUDIES, ("adopt", "study"), ("decline", "study"), ("withdraw", "study")),
    ),
    "selection:severityline-list": page("selection.severityline"),
    "selection:severityline-export": post("selection.severityline", "export"),
    "selection:deliberation-list": page(DELIBERATION),
    "selection:deliberation-export": post(DELIBERATION, "export"),
    "selection:deliberation-create": form(DELIBERATION, "create"),
    "selection:deliberation-detail": page(DELIBERATION, row="deliberation"),
    **named("selection:deliberation-move", moves(WORKFLOW_OF_PROPOSALS, ("file", "deliberation"))),
    "selection:deliberation-attend": form(DELIBERATION, "attend", "deliberation"),
    "selection:deliberation-minutes": form(DELIBERATION, "print", "deliberation"),
    "selection:deliberation-takeup": form(DELIBERATION, "take_up", "deliberation"),
    "selection:deliberation-persons": page(DELIBERATION, row="deliberation", args=_group_judged),
    "selection:deliberation-judge": form(DELIBERATION, "judge", "deliberation", args=_group_judged),
    "selection:deliberationline-recuse": form(
        "selection.deliberationline", "recuse", "deliberation_line"
    ),
    "selection:meeting-list": page(MEETING),
    "selection:meeting-export": post(MEETING, "export"),
    "selection:meeting-create": form(MEETING, "create"),
    "selection:meeting-detail": page(MEETING, row="meeting"),
    **named("selection:meeting-move", moves(WORKFLOW_OF_MEETINGS, ("close", "meeting"))),
    "selection:meeting-attend": form(MEETING, "attend", "meeting"),
    "selection:meeting-put": form(MEETING, "put", "meeting"),
    "selection:meeting-votes": form(MEETING, "count", "meeting", args=_group_put),
    "selection:meeting-minutes": page(MEETING, row="meeting"),
    "selection:objection-suspend": form(
        "selection.objection", "suspend", "objection", above=True, also=REFUSED
    ),
    "selection:objection-answer": form(
        "selection.objection", "answer", "objection", above=True, also=REFUSED
    ),
    "selection:objection-objector": form(
        "selection.objector", "reveal", "objection", above=True, seen="selection.objection"
    ),
    "selection:meeting-codes": form(MEETING, "issue_codes", "meeting", also=REFUSED),
    "selection:meeting-gather": form(MEETING, "gather", "meeting", also=REFUSED),
    "selection:meeting-withdrawcodes": form(MEETING, "withdraw_codes", "meeting", also=REFUSED),
    "selection:committee-ballot": page(public=True, methods="get post", also=frozenset({422})),
    "selection:meeting-pack": form(
        "selection.committeepack", "create", "meeting", seen=MEETING, also=REFUSED
    ),
    "selection:pack-detail": page("selection.committeepack", row="pack"),
    **named(
        "selection:pack-move",
        moves(PACK, ("release", "pack_waiting"), ("refuse", "pack_waiting")),
    ),
    "selection:pack-file": post("selection.committeepack", "download", "pack", args=_pdf_of_pack),
    "selection:vote-recuse": form("selection.meetingvote", "recuse", "meeting_vote"),
    "selection:notice-list": page("selection.notice"),
    "selection:notice-export": post("selection.notice", "export"),
    "selection:notice-create": form("selection.notice", "create"),
    "selection:notice-detail": page("selection.notice", row="notice"),
    **named("selection:notice-move", moves(NOTICE, ("end", "notice"))),
    "selection:notice-print": page("selection.notice", row="notice"),
    "selection:objection-list": page("selection.objection"),
    "selection:objection-export": post("selection.objection", "export"),
    "selection:objection-detail": page("selection.objection", row="objection", above=True),
    **named(
        "selection:objection-move",
        moves(OBJECTION, ("dismiss", "objection"), ("uphold", "objection"), above=True),
    ),
    "selection:trainee-list": page(T),
    "selection:trainee-export": post(T, "export"),
    "selection:trainee-detail": page(T, row="trainee"),
}
