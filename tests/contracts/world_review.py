"""What the qualification review keeps of a place."""

from tests.factories import planning, reviews
from tests.factories.candidates import ArchiveEntryFactory, FindingFactory


def add(world, nominate, token) -> None:
    """One row of each; `nominate(state)` makes a nomination of the place."""
    if "rule_published" not in world.rows:
        edition = world.rows["edition"][0]
        world.add(
            "rule_published", planning.QualificationRuleFactory(edition=edition, key="health")
        )
    endorsed = world.rows["nomination_endorsed"][-1]
    world.add("finding_endorsed", FindingFactory(person=endorsed.person))
    world.add("archiveentry", ArchiveEntryFactory(person=endorsed.person, document=token))
    rejected = world.add("nomination_rejected", nominate("rejected"))
    world.add("exemption", reviews.ExemptionFactory(nomination=endorsed, reason=token))
    world.add("reviewrequest", reviews.ReviewRequestFactory(nomination=rejected, body=token))
    world.add("reopening", reviews.ReopeningFactory(nomination=rejected, reason=token))
    recheck = {
        "nomination": nominate("not_shortlisted"),
        "run": world.rows["run"][0],
        "body": token,
    }
    world.add("recheck", reviews.RecheckFactory(**recheck))
    world.add("letter", reviews.LetterFactory(nomination=rejected))
