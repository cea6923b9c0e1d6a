"""Addresses of training."""

from django.urls import path

from core.web.urls import resource
from training.views import classes, enrolments, grids, postings

app_name = "training"

_CLASS = {"base": "class", "siblings": frozenset({"list", "detail"})}
_ENROLMENT = {"base": "enrolment", "siblings": frozenset({"list", "detail"})}
_POSTING = {"base": "posting", "siblings": frozenset({"list", "detail", "create"})}

urlpatterns = [
    *resource(
        "classes",
        "class",
        list=classes.ClassList,
        detail=classes.ClassDetail,
        create=classes.ClassCreate,
        edit=classes.ClassEdit,
        importer=enrolments.ResultImport,
        move=True,
        batch=True,
        export=True,
    ),
    path("classes/<uuid:ref>/enrol/", classes.ClassEnrol.as_view(**_CLASS), name="class-enrol"),
    path(
        "classes/<uuid:ref>/graduate/",
        classes.ClassGraduate.as_view(**_CLASS),
        name="class-graduate",
    ),
    path("classes/<uuid:ref>/lessons/", classes.LessonAdd.as_view(**_CLASS), name="class-lesson"),
    path(
        "lessons/<uuid:ref>/remove/", classes.LessonRemove.as_view(**_CLASS), name="lesson-remove"
    ),
    path("classes/<uuid:ref>/results/", grids.ResultsPage.as_view(**_CLASS), name="class-results"),
    path(
        "classes/<uuid:ref>/attendance/",
        grids.AttendancePage.as_view(**_CLASS),
        name="class-attendance",
    ),
    path("classes/<uuid:ref>/sheet/", enrolments.SheetPage.as_view(**_CLASS), name="class-sheet"),
    path(
        "classes/<uuid:ref>/certificates/",
        enrolments.Certificates.as_view(**_CLASS),
        name="class-certificates",
    ),
    *resource("attendance", "attendance", importer=enrolments.AttendanceImport),
    *resource(
        "enrolments",
        "enrolment",
        list=enrolments.EnrolmentList,
        detail=enrolments.EnrolmentDetail,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "enrolments/<uuid:ref>/results/",
        enrolments.EnrolmentResults.as_view(**_ENROLMENT),
        name="enrolment-results",
    ),
    path(
        "enrolments/<uuid:ref>/certificate/",
        enrolments.Certificate.as_view(**_ENROLMENT),
        name="enrolment-certificate",
    ),
    path("postings/choose/", postings.PostingChoose.as_view(**_POSTING), name="posting-choose"),
    *resource(
        "postings",
        "posting",
        list=postings.PostingList,
        detail=postings.PostingDetail,
        create=postings.PostingCreate,
        edit=postings.PostingEdit,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "postings/<uuid:ref>/rate/", postings.PostingRate.as_view(**_POSTING), name="posting-rate"
    ),
    path(
        "postings/<uuid:ref>/complete/",
        postings.PostingComplete.as_view(**_POSTING),
        name="posting-complete",
    ),
    path(
        "postings/<uuid:ref>/cut-short/",
        postings.PostingCutShort.as_view(**_POSTING),
        name="posting-cut-short",
    ),
]
