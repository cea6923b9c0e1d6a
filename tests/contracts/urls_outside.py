"""The table of addresses, second part: what programs and administrators open."""

from appointment.states import APPOINTMENT, PROPOSAL, RESERVE, VACANCY
from cadreproj.workflows import REGISTER
from candidates.states import EXPORT, FORM_TEMPLATE
from planning.states import AMENDMENT, CITY_PLAN, DOCUMENT, EDITION, RECEIPT, VERSION_RECEIPT
from selection.states import (
    EXEMPTION,
    NOMINATION,
    NOTICE,
    OBJECTION,
    PACK,
    RECHECK,
    REOPENING,
    REPORT,
    REVIEW_REQUEST,
    RUN,
    SCHEME,
)
from tests.contracts.address import REFUSED, Address, page, post
from tests.contracts.urls import (
    APPOINTMENTS,
    CORE,
    MENTORS,
    TRACKING,
    TRAINING,
)
from tests.contracts.urls_exam import EXAM
from tests.contracts.urls_people import CANDIDATES
from tests.contracts.urls_planning import PLANNING
from tests.contracts.urls_selection import SELECTION
from training.states import ENROLMENT, POSTING, TRAINING_CLASS


def viewset(
    name, label, row, *, create=False, edit=False, workflow=None, draft=False, above=False, rows=None, acts=None,
    strangers=frozenset(),
):  # fmt: skip
    """The lines of one viewset; "name-list#post" is the POST of "name-list".

    `rows`: move -> the row that it is tried on, where that is not `row`; `acts`: URL -> action.
    """

    def about(action, method="post", **more):
        given = {
            "row": row,
            "first": "api",
            "draft": draft,
            "above": above,
            "strangers": strangers,
            **more,
        }
        return Address(label, action, methods=method, **given)

    found = {f"{name}-list": page(label), f"{name}-detail": about("view", "get")}
    if create:
        found[f"{name}-list#post"] = about("create", row="")
    if edit:
        found[f"{name}-detail#put"] = about("edit", "put", row=(rows or {}).get("edit", row))
    for entry in REGISTER:
        for step in entry.workflow if entry.workflow is workflow else ():
            if step.button:
                found[f"{name}-move@{step.name}"] = about(
                    step.name,
                    row=(rows or {}).get(step.name, row),
                    also=REFUSED,
                    args=lambda world, row, step=step: [row.ref, step.name],
                )
            if step.name not in entry.singly:
                found[f"{name}-batch@{step.name}"] = about(
                    step.name, row="", args=lambda world, row, step=step: [step.name]
                )
    # A URL whose moves are all singular still has to answer.
    if workflow and not any(line.startswith(f"{name}-batch") for line in found):
        found[f"{name}-batch@none"] = about(
            "view", row="", args=lambda world, row: ["none"], also=frozenset({404})
        )
    for act, action in (acts or {}).items():
        found[f"{name}-{act}"] = about(action, row=(rows or {}).get(act, row))
    return found


def _with_other_run(world, row) -> str:
    return f"?with={world.rows['run_done'][0].ref}"


def _edition(world, row) -> str:
    return f"?edition={world.rows['edition'][0].ref}"


API = {
    "api-root": page(),
    "api-schema": page(public=True),
    "api-docs": page(public=True),
    **viewset("person", "candidates.person", "person", create=True, edit=True),
    "person-entrust": Address("candidates.person", "entrust", "", "post", "api"),
    **viewset("finding", "candidates.finding", "finding"),
    **viewset("archiveentry", "candidates.archiveentry", "archiveentry"),
    **viewset("duplicate", "candidates.duplicate", "duplicate"),
    **viewset("import", "candidates.importbatch", "batch"),
    **viewset("importedfile", "candidates.importedfile", "importedfile"),
    **viewset("exportrequest", "candidates.exportrequest", "exportrequest", workflow=EXPORT),
    **viewset("formtemplate", "candidates.formtemplate", "formtemplate", create=True,
              workflow=FORM_TEMPLATE),
    "exportrequest-list#post": Address("candidates.person", "download", "", "post", "api"),
    **viewset("editionversion", "planning.editionversion", "editionversion"),
    **viewset("versionreceipt", "planning.versionreceipt", "versionreceipt",
              workflow=VERSION_RECEIPT),
    **viewset("edition", "planning.edition", "edition_draft", create=True, edit=True,
              workflow=EDITION, draft=True),
    **viewset("amendment", "planning.amendment", "amendment", workflow=AMENDMENT),
    **viewset("quota", "planning.quota", "quota"),
    **viewset("structuretarget", "planning.structuretarget", "structuretarget", draft=True),
    "teamstructure-list": page("planning.structuretarget", query=_edition),
    **viewset("document", "planning.document", "document_draft", edit=True, workflow=DOCUMENT,
              draft=True),
    **viewset("receipt", "planning.receipt", "receipt", workflow=RECEIPT),
    **viewset("cityplan", "planning.cityplan", "cityplan", edit=True, workflow=CITY_PLAN),
    "cityplan-division": Address("planning.cityplan", row="cityplan", first="api"),
    "cityplan-division#post": Address("planning.cityplan", "edit", "cityplan", "post", "api"),
    **viewset("citycondition", "planning.citycondition", "citycondition", edit=True),
    "citycondition-list#post": Address("planning.citycondition", "edit", "", "post", "api"),
    "citycondition-detail#delete": Address("planning.citycondition", "delete", "citycondition",
                                           "delete", "api"),
    **viewset("nomination", "selection.nomination", "nomination_endorsed", workflow=NOMINATION,
              create=True, edit=True, rows={"edit": "nomination"}),
    "person-resume": Address("candidates.person", row="person", first="api"),
    "nomination-limits": page("selection.nomination"),
    "nomination-attachments": Address("selection.nomination", row="nomination", first="api"),
    "nomination-criteria": Address("selection.nomination", row="nomination", first="api"),
    # What the test sends is no file: a form of several parts is asked for.
    "nomination-attachments#post": Address("selection.nomination", "edit", "nomination", "post",
                                           "api", also=frozenset({415})),
    "fairness-list": page("selection.nomination", "monitor", query=_edition),
    "markstatistics-list": page("selection.mark", "analyse", query=_edition),
    **viewset("scheme", "selection.scheme", "scheme_draft", create=True, edit=True,
              workflow=SCHEME, draft=True),
    **viewset("examsession", "selection.examsession", "session"),
    **viewset("interview", "selection.interview", "interview"),
    **viewset("interviewslot", "selection.interviewslot", "interviewslot", draft=True),
    **viewset("sitting", "selection.sitting", "sitting"),
    **viewset("paper", "selection.paper", "paper"),
    **viewset("run", "selection.run", "run", create=True, workflow=RUN),
    "run-compare": Address("selection.run", row="run", first="api", draft=True,
                           query=_with_other_run),
    **viewset("result", "selection.runrow", "runrow"),
    **viewset("report", "selection.inspectionreport", "report", workflow=REPORT),
    "report-material": Address("selection.inspectionreport", row="report", first="api"),
    **viewset("inspectioncase", "selection.teamcase", "team_case"),
    "inspectioncase-talks": Address("selection.teamcase", "talk", "team_case", "post", "api",
                                    also=REFUSED),
    "inspectioncase-checks": Address("selection.mustcheck", "sign", "team_case", "post", "api",
                                     also=REFUSED),
    **viewset("talk", "selection.talk", "talk"),
    "talk-read": Address("selection.talk", row="talk", methods="post", first="api"),
    "talk-strike": Address("selection.talk", "strike", "talk", "post", "api", also=REFUSED),
    **viewset("committeepack", "selection.committeepack", "pack", workflow=PACK),
    "committeepack-list#post": Address("selection.committeepack", "create", "", "post", "api"),
    **viewset("team", "selection.inspectionteam", "inspection_team"),
    **viewset("inspectionnotice", "selection.inspectionnotice", "inspection_notice"),
    **viewset("severitystudy", "selection.severitystudy", "study"),
    **viewset("severityline", "selection.severityline", "severity_line"),
    **viewset("deliberation", "selection.deliberation", "deliberation"),
    **viewset("deliberationline", "selection.deliberationline", "deliberation_line"),
    **viewset("meeting", "selection.meeting", "meeting"),
    **viewset("notice", "selection.notice", "notice", workflow=NOTICE),
    **viewset("objection", "selection.objection", "objection", workflow=OBJECTION, above=True),
    **viewset("exemption", "selection.exemption", "exemption", workflow=EXEMPTION),
    **viewset(
        "reviewrequest", "selection.reviewrequest", "reviewrequest", workflow=REVIEW_REQUEST
    ),
    **viewset(
        "reopening", "selection.reopening", "reopening", workflow=REOPENING,
        acts={"propose": "create"}, rows={"propose": ""},
    ),
    **viewset("recheck", "selection.recheck", "recheck", workflow=RECHECK),
    **viewset("letter", "selection.letter", "letter"),
    **viewset("trainee", "selection.trainee", "trainee"),
    **viewset("class", "training.trainingclass", "class", create=True, edit=True,
              workflow=TRAINING_CLASS, acts={"enrol": "enrol"}),
    **viewset("enrolment", "training.enrolment", "enrolment", workflow=ENROLMENT,
              acts={"results": "record_results"}),
    **viewset("posting", "training.posting", "posting", create=True, edit=True, workflow=POSTING,
              strangers=MENTORS),
    **viewset("vacancy", "appointment.vacancy", "vacancy", workflow=VACANCY),
    **viewset("proposal", "appointment.proposal", "proposal", create=True, workflow=PROPOSAL,
              rows={"nominate": "proposal_nominated", "lose_election": "proposal_nominated"}),
    **viewset("appointment", "appointment.appointment", "appointment", workflow=APPOINTMENT),
    **viewset("reserve", "appointment.reserveentry", "reserve", create=True, edit=True,
              workflow=RESERVE),
}  # fmt: skip


def administered(label: str, row: str) -> dict[str, Address]:
    """The pages of one model in the administration."""
    name = f"admin:{label.replace('.', '_')}"

    def number(world, row):
        return [row.pk if row else 1]

    return {
        f"{name}_changelist": page(label),
        f"{name}_add": page(label, "create", methods="get post"),
        f"{name}_change": page(label, row=row, args=number),
        f"{name}_change#post": Address(label, "edit", row, methods="post", args=number),
        f"{name}_delete": page(label, "delete", row, args=number, methods="get post"),
        f"{name}_history": page(label, row=row, args=number),
    }


ADMIN = {
    "admin:index": page(),
    **administered("core.organisation", "organisation"),
    **administered("core.user", "user"),
    **administered("core.membership", "membership"),
    **administered("core.auditentry", "entry"),
    **administered("core.accesslog", "look"),
    **administered("core.job", "job"),
    **administered("core.apitoken", "token"),
    **administered("planning.legalbasis", "basis"),
    "admin:core_apitoken_act": post(
        "core.apitoken",
        "revoke",
        "token",
        first="role",
        args=lambda world, row: [row.pk if row else 1, "revoke"],
    ),
    **administered("django_celery_beat.periodictask", "task"),
    **administered("django_celery_beat.intervalschedule", "interval"),
    **administered("django_celery_beat.crontabschedule", "crontab"),
}

TABLE: dict[str, Address] = {
    **CORE, **CANDIDATES, **PLANNING, **SELECTION, **EXAM, **TRAINING, **APPOINTMENTS, **TRACKING,
    **API, **ADMIN,
}  # fmt: skip
