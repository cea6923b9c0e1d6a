"""Addresses of studies of severity."""

from core.web.urls import resource
from selection.views import severity

urlpatterns = [
    *resource(
        "severity",
        "severity",
        list=severity.SeverityList,
        detail=severity.SeverityDetail,
        create=severity.SeverityCreate,
        move=True,
        export=True,
    ),
    *resource("severity-marks", "severityline", list=severity.SeverityLineList, export=True),
]
