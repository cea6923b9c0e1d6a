"""The addresses of the qualification review."""

from selection.states import EXEMPTION, NOMINATION, RECHECK, REOPENING, REVIEW_REQUEST
from tests.contracts.address import REFUSED, batches, form, moves, named, page, post

N = "selection.nomination"
X, Q, L = "selection.exemption", "selection.reviewrequest", "selection.letter"


def _criterion(world, row) -> list:
    return [row.ref, "health"]


def _finding(world, row) -> list:
    return [row.ref, world.beside("finding_endorsed", row).ref]


REVIEW = {
    "selection:review-list": page(N),
    "selection:decided-export": post(N, "export"),
    "selection:review-export": post(N, "export"),
    **named("selection:review-batch", batches(NOMINATION, "pass_review send_back")),
    "selection:review-detail": page(N, row="nomination_endorsed"),
    "selection:review-judge": form(
        N, "judge", "nomination_endorsed", args=_criterion, also=REFUSED
    ),
    "selection:review-finding": form(
        "candidates.finding", "resolve", "nomination_endorsed", seen=N, args=_finding, also=REFUSED
    ),
    "selection:review-terms": form("selection.reviewterm", "edit"),
    "selection:review-reminders": page("selection.reviewverdict"),
    "selection:review-refresh": post(N, "judge"),
    "selection:nomination-return": form(N, "send_back", "nomination_endorsed", also=REFUSED),
    "selection:nomination-qualify": form(N, "pass_review", "nomination_endorsed", also=REFUSED),
    "selection:nomination-cancel": form(N, "cancel", "nomination_endorsed", also=REFUSED),
    "selection:nomination-exempt": form(X, "create", "nomination_endorsed", seen=N, also=REFUSED),
    "selection:nomination-request": form(Q, "create", "nomination_rejected", seen=N, also=REFUSED),
    "selection:exemption-list": page(X),
    "selection:exemption-export": post(X, "export"),
    "selection:exemption-detail": page(X, row="exemption"),
    **named(
        "selection:exemption-move", moves(EXEMPTION, *((m.name, "exemption") for m in EXEMPTION))
    ),
    "selection:nomination-reopen": form(
        "selection.reopening", "create", "nomination_rejected", seen=N, also=REFUSED
    ),
    "selection:decided-list": page(N),
    "selection:reopening-many": post("selection.reopening", "create"),
    **named("selection:reopening-batch", batches(REOPENING, "open_again let_stand")),
    "selection:reopening-list": page("selection.reopening"),
    "selection:reopening-export": post("selection.reopening", "export"),
    "selection:reopening-detail": page("selection.reopening", row="reopening"),
    **named(
        "selection:reopening-move", moves(REOPENING, *((m.name, "reopening") for m in REOPENING))
    ),
    "selection:reviewrequest-list": page(Q),
    "selection:reviewrequest-export": post(Q, "export"),
    "selection:reviewrequest-detail": page(Q, row="reviewrequest"),
    **named(
        "selection:reviewrequest-move",
        moves(REVIEW_REQUEST, *((m.name, "reviewrequest") for m in REVIEW_REQUEST)),
    ),
    "selection:nomination-recheck": form(
        "selection.recheck",
        "create",
        "nomination_rejected",
        seen="selection.nomination",
        also=REFUSED,
    ),
    "selection:recheck-list": page("selection.recheck"),
    "selection:recheck-export": post("selection.recheck", "export"),
    "selection:recheck-detail": page("selection.recheck", row="recheck"),
    **named("selection:recheck-move", moves(RECHECK, *((m.name, "recheck") for m in RECHECK))),
    "selection:run-scores": form("selection.run", "issue_scores", "run", also=REFUSED),
    "selection:letter-list": page(L),
    "selection:letter-export": post(L, "export"),
    "selection:letter-detail": page(L, row="letter"),
    "selection:letter-draw": post(L, "export", "letter"),
    "selection:letter-many": post(L, "export"),
}
