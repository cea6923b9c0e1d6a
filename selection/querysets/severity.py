"""Questions about studies of severity."""

from core.orgs.scoping import ScopedQuerySet


class SeverityStudyQuerySet(ScopedQuerySet):
    def of(self, edition, tier):
        return self.filter(edition=edition, tier=tier)

    def adopted(self):
        return self.filter(state="adopted")

    def not_started_by(self, actor):
        """Whoever decides on a study did not begin it."""
        return self.exclude(started_by=actor.user_id)

    def for_list(self):
        return self.defer("adjusted", "result", "islands")

    def for_detail(self):
        return self.select_related("edition", "started_by", "decided_by").defer("adjusted")


class SeverityLineQuerySet(ScopedQuerySet):
    pass
