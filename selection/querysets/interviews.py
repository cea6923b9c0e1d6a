"""Questions about interviews."""

from django.db.models.expressions import RawSQL

from core.orgs.scoping import ScopedQuerySet

#: Drawn and not handed over, with somebody who appeared and has fewer examiners than each is to have.
_TO_STAFF = """
    SELECT i.id FROM selection_interview i
      JOIN selection_interviewboard b ON b.interview_id = i.id
      JOIN selection_interviewslot s ON s.board_id = b.id AND NOT s.is_absent
     WHERE i.drawn_at IS NOT NULL AND i.released_at IS NULL AND i.needed > (
        SELECT count(*) FROM selection_interviewmark m WHERE m.slot_id = s.id)
"""


class InterviewQuerySet(ScopedQuerySet):
    def to_staff(self):
        return self.filter(pk__in=RawSQL(_TO_STAFF, []))  # noqa: S611 - no word of it comes from outside

    def for_detail(self):
        return self.select_related("edition")


#: The actor's own seats with somebody who appeared and is not marked yet. Who appeared the database says:
#: an examiner does not read the order.
_TO_MARK = """
    SELECT m.seat_id FROM selection_interviewmark m
      JOIN selection_boardseat x ON x.id = m.seat_id
      JOIN selection_interviewboard b ON b.id = x.board_id
      JOIN selection_interview i ON i.id = b.interview_id AND i.released_at IS NULL
     WHERE m.user_id = app_user_id() AND m.submitted_at IS NULL AND NOT EXISTS (
        SELECT FROM selection_absent_before(m.seat_id) AS away WHERE away.code = m.code)
"""


class BoardSeatQuerySet(ScopedQuerySet):
    def of_examiner(self, actor):
        return self.filter(user_id=actor.user_id)

    def to_mark(self):
        return self.filter(pk__in=RawSQL(_TO_MARK, []))  # noqa: S611 - no word of it comes from outside

    def for_detail(self):
        return self.select_related("board__interview")
