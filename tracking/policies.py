"""Who may do what with cycles and reviews, beyond role and path."""

from core.orgs.policies import OrgPolicy
from tracking.models import Review, ReviewCycle

cycles = OrgPolicy(ReviewCycle, downward=True)
reviews = OrgPolicy(
    Review,
    narrow={
        # Who wrote it does not confirm it.
        "confirm": lambda rows, actor: rows.exclude(submitted_by__user=actor.user_id),
        "send_back": lambda rows, actor: rows.exclude(submitted_by__user=actor.user_id),
    },
)
