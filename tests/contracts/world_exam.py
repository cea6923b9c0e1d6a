"""What the world holds of the exam: one session of the province, and each place's people in it."""

from tests.factories import exam
from tests.factories.interviews import BoardSeatFactory, InterviewFactory, InterviewSlotFactory


def provincial(world) -> None:
    """A session with a room, a paper that is not coded yet, and a sheet of it."""
    session = world.add("session", exam.ExamSessionFactory(edition=world.rows["edition"][0]))
    world.add("room", exam.RoomFactory(session=session))
    paper = world.add("paper", exam.PaperFactory(session=session))
    world.add("sheet", exam.MarkSheetFactory(paper=paper))
    interview = world.add("interview", InterviewFactory(edition=world.rows["edition"][0]))
    world.add("boardseat", BoardSeatFactory(board__interview=interview))


def of_place(world, nomination) -> None:
    """A qualified nominee has a seat, and something was noted there."""
    sitting = exam.SittingFactory(room=world.rows["room"][0], nomination=nomination)
    world.add("sitting", sitting)
    board = world.rows["boardseat"][0].board
    world.add("interviewslot", InterviewSlotFactory(board=board, nomination=nomination))
    world.add("incident", exam.IncidentFactory(sitting=sitting))
