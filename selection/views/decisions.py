"""Decision: seats by place and field, who is proposed, decided and held in reserve."""

from collections import defaultdict

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.page import Page
from planning.handover import Tier, editions, quota_cells, sub_projects
from selection import policies
from selection.models import Seat
from selection.services import meetings
from selection.states import NominationState, SeatKind

S = NominationState
_COUNTED = (S.FIT, S.PROPOSED, S.DECIDED, S.IN_NOTICE, S.CONFIRMED, S.RESERVE_PLACE)


class DecisionBoard(Page):
    """Every group of the edition with its seats: how many are fit, proposed, decided, free."""

    policy = policies.seat_counts
    template_name = "selection/decision_board.html"
    title = _("Decision")

    @cached_property
    def edition(self):
        found = editions(self.actor)
        return found.asked_for(self.request.GET.get("edition")) or found.usual()

    def get(self, request):
        context = {"edition": self.edition, "tiers": []}
        if self.edition is not None:
            context["tiers"] = [self.tier(tier) for tier in Tier]
            context["choices"] = editions(self.actor)
        actions = []
        if policies.nominations.may(self.actor, "monitor"):
            url = reverse("selection:fairness")
            actions.append((gettext("Fairness at the gates"), url, "", "scale"))
        if policies.meetings.may(self.actor, "create"):
            url = reverse("selection:meeting-create")
            actions.append((gettext("Convene a meeting"), url, "primary", "users"))
        return self.render(self.get_context(page_actions=actions, **context))

    def tier(self, tier):
        counts = self.counts(tier)
        names = {row.pk: row for row in sub_projects(self.edition)}
        cells = {
            (field, place): seats
            for (one, field, place), seats in quota_cells(self.edition, self.actor).items()
            if one == tier and seats
        }
        places = Organisation.objects.in_bulk({place for _field, place in cells})
        rows = [
            {
                "place": places[place],
                "field": names[field].label,
                "field_code": names[field].field,
                "seats": seats,
                **counts[field, place],
            }
            for (field, place), seats in cells.items()
        ]
        rows.sort(key=lambda row: (row["place"].path, row["field"]))
        total = {
            name: sum(row[name] for row in rows)
            for name in ("seats", "fit", "proposed", "taken", "reserve")
        }
        meeting = None
        if policies.meetings.may(self.actor, "view"):
            meeting = meetings.last_meeting(self.edition, tier)
        return {"tier": tier, "rows": rows, "total": total, "meeting": meeting}

    def counts(self, tier):
        """(field, organisation) -> numbers by what they mean for the seats."""
        found = defaultdict(lambda: dict.fromkeys(("fit", "proposed", "taken", "reserve"), 0))
        meaning = {S.FIT: "fit", S.PROPOSED: "proposed", S.RESERVE_PLACE: "reserve"}
        nominees = policies.nominations.scope(self.actor).of(self.edition, tier)
        values = nominees.filter(state__in=_COUNTED).values_list(
            "sub_project_id", "place_id", "state"
        )
        for field, place, state in values:
            owner = self.edition.organisation_id if tier == Tier.PROVINCIAL else place
            found[field, owner][meaning.get(state, "taken")] += 1
        return found


class GroupPage(Page):
    """One place and field: the meter, those proposed with their scores, seats and reserve in order."""

    policy = policies.seat_counts
    template_name = "selection/decision_group.html"

    def get(self, request, edition, tier, field, place):
        chosen = editions(self.actor).filter(ref=edition).first()
        owner = Organisation.objects.filter(ref=place).first()
        sub = None if chosen is None else sub_projects(chosen).filter(field=field).first()
        nominees = policies.nominations.scope(self.actor)
        cells = {} if chosen is None else quota_cells(chosen, self.actor)
        if sub is None or owner is None or (tier, sub.pk, owner.pk) not in cells:
            return self.missing()
        group = nominees.in_group(chosen, tier, sub, None if tier == "provincial" else owner)
        group = group.select_related("seat", "report").filter(state__in=_COUNTED)
        rows = sorted(group, key=_standing)
        seats = cells[tier, sub.pk, owner.pk]
        taken = Seat.objects.filter(nomination__in=group, kind=SeatKind.SEAT).count()
        self.title = f"{owner.label} · {sub.label}"
        return self.render(
            self.get_context(
                owner=owner,
                sub=sub,
                seats=seats,
                taken=taken,
                nominees=rows,
                moves=self.moves(),
                query=f"tier={tier}&field={field}",
            )
        )

    def missing(self):
        return self.get_row("00000000-0000-0000-0000-000000000000")

    def moves(self):
        policy = policies.nominations
        names = ("propose", "decide", "hold_in_reserve")
        return [name for name in names if policy.may(self.actor, name)]

    def get_breadcrumbs(self):
        return [(str(DecisionBoard.title), self.url("board"))]


def _standing(row):
    order = [S.CONFIRMED, S.IN_NOTICE, S.DECIDED, S.RESERVE_PLACE, S.PROPOSED, S.FIT]
    seat = getattr(row, "seat", None)
    return order.index(row.state), seat.number if seat else 0, row.stroke_key
