"""Addresses of what takes two people in the qualification review."""

from django.urls import path

from core.web.urls import resource
from selection.views import decided, exemptions

_DECIDED = {"base": "decided", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    *resource(
        "exemptions",
        "exemption",
        list=exemptions.ExemptionList,
        detail=exemptions.ExemptionDetail,
        move=True,
        export=True,
    ),
    *resource("review/decided", "decided", list=decided.DecidedList, export=True, extra={"detail"}),
    path("review/decided/reopen/", decided.ReopenMany.as_view(**_DECIDED), name="reopening-many"),
    *resource(
        "reopenings",
        "reopening",
        list=exemptions.ReopeningList,
        detail=exemptions.ReopeningDetail,
        move=True,
        batch=True,
        export=True,
    ),
    *resource(
        "review-requests",
        "reviewrequest",
        list=exemptions.ReviewRequestList,
        detail=exemptions.ReviewRequestDetail,
        move=True,
        export=True,
    ),
]
