"""Questions about the department's proposals."""

from core.orgs.scoping import ScopedQuerySet


class DeliberationQuerySet(ScopedQuerySet):
    def filed(self):
        return self.filter(state="filed")

    def for_detail(self):
        return self.select_related("edition")


class DeliberationLineQuerySet(ScopedQuerySet):
    def of_group(self, place, field):
        """The proposals for one place's nominees of one field, in the order of the list."""
        rows = self.filter(nomination__place=place, nomination__sub_project__field=field)
        return rows.select_related("nomination__sub_project").order_by(
            "nomination__stroke_key", "pk"
        )

    def filed(self):
        return self.filter(deliberation__state="filed")

    def latest_first(self):
        """The one that counts comes first."""
        return self.order_by("-deliberation__held_on", "-pk")
