"""Addresses of interviews and of the examiners' boards."""

from django.urls import path

from core.web.urls import resource
from selection.views import boards, interviews

_INTERVIEW = {"base": "interview", "siblings": frozenset({"list", "detail"})}
_SEAT = {"base": "boardseat", "siblings": frozenset({"list", "detail"})}
_STEPS = {
    "bind": interviews.InterviewBind,
    "draw": interviews.InterviewDraw,
    "assign": interviews.InterviewAssign,
    "replace": interviews.InterviewReplace,
    "attend": interviews.InterviewAttend,
    "release": interviews.InterviewRelease,
}

urlpatterns = [
    *resource(
        "interviews",
        "interview",
        list=interviews.InterviewList,
        detail=interviews.InterviewDetail,
        create=interviews.InterviewCreate,
        edit=interviews.InterviewEdit,
        export=True,
    ),
    *(
        path(f"interviews/<uuid:ref>/{step}/", page.as_view(**_INTERVIEW), name=f"interview-{step}")
        for step, page in _STEPS.items()
    ),
    *resource("interview-order", "interviewslot", list=interviews.InterviewSlotList, export=True),
    *resource("boards", "boardseat", list=boards.BoardSeatList, detail=boards.BoardSeatDetail),
    path("boards/<uuid:ref>/marks/", boards.BoardMarks.as_view(**_SEAT), name="boardseat-mark"),
    path("boards/<uuid:ref>/keep/", boards.BoardKeep.as_view(**_SEAT), name="boardseat-keep"),
    path(
        "boards/<uuid:ref>/step-back/",
        boards.BoardStepBack.as_view(**_SEAT),
        name="boardseat-stepback",
    ),
]
