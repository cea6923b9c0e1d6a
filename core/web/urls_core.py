"""Addresses of one's jobs, inbox and files; included by core's list under `core:`."""

from django.urls import path

from core.web import downloads, inbox, jobs

urlpatterns = [
    path("jobs/", jobs.JobList.as_view(), name="job-list"),
    path("jobs/<uuid:ref>/", jobs.JobDetail.as_view(), name="job-detail"),
    path("jobs/<uuid:ref>/progress/", jobs.JobProgress.as_view(), name="job-progress"),
    path("jobs/<uuid:ref>/cancel/", jobs.JobCancel.as_view(), name="job-cancel"),
    path("inbox/", inbox.Inbox.as_view(), name="inbox"),
    path("inbox/read/", inbox.AllRead.as_view(), name="notice-read-all"),
    path("inbox/<uuid:ref>/read/", inbox.NoticeRead.as_view(), name="notice-read"),
    path("files/<uuid:ref>/", downloads.FileDownload.as_view(), name="file"),
]
