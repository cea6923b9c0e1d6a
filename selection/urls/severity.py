"""Addresses of the statistics of marks and of studies of severity."""

from django.urls import path

from core.web.urls import resource
from selection.views import severity, statistics

urlpatterns = [
    path(
        "mark-statistics/",
        statistics.Statistics.as_view(base="markstatistics"),
        name="mark-statistics",
    ),
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
