"""Questions about interviews."""

from core.orgs.scoping import ScopedQuerySet


class InterviewQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("edition")


class BoardSeatQuerySet(ScopedQuerySet):
    def of_examiner(self, actor):
        return self.filter(user_id=actor.user_id)

    def for_detail(self):
        return self.select_related("board__interview")
