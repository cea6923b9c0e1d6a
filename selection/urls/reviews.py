"""Addresses of what takes two people in the qualification review."""

from core.web.urls import resource
from selection.views import exemptions

urlpatterns = [
    *resource(
        "exemptions",
        "exemption",
        list=exemptions.ExemptionList,
        detail=exemptions.ExemptionDetail,
        move=True,
        export=True,
    ),
    *resource(
        "reopenings",
        "reopening",
        list=exemptions.ReopeningList,
        detail=exemptions.ReopeningDetail,
        move=True,
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
