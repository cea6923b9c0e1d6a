"""Addresses of letters of scores and of requests to check them again."""

from django.urls import path

from core.web.urls import resource
from selection.views import scoring

urlpatterns = [
    path(
        "runs/<uuid:ref>/scores/",
        scoring.ScoresIssue.as_view(base="run", siblings=frozenset({"list", "detail"})),
        name="run-scores",
    ),
    path(
        "nominations/<uuid:ref>/recheck/",
        scoring.RecheckCreate.as_view(base="nomination", siblings=frozenset({"list", "detail"})),
        name="nomination-recheck",
    ),
    *resource(
        "rechecks",
        "recheck",
        list=scoring.RecheckList,
        detail=scoring.RecheckDetail,
        move=True,
        export=True,
    ),
]
