"""What the contracts ask of planning beside the plainest rows, and what else the province keeps."""

from planning.models import LegalBasis
from tests.factories import planning
from tests.factories.candidates import FormTemplateFactory
from tests.plugins import database


def provincial(world) -> None:
    edition = world.rows["edition"][0]
    with database.as_owner():
        world.add("basis", LegalBasis.objects.first())
    amendment = world.add("amendment", planning.AmendmentFactory(edition=edition))
    world.add("amendmentline", planning.AmendmentLineFactory(amendment=amendment))
    template = FormTemplateFactory(org_path=world.province.scope_path)
    world.add("formtemplate", template)
    world.add("editionversion", planning.EditionVersionFactory(edition=edition))


def of_place(world, place) -> None:
    edition, document = world.rows["edition"][0], world.rows["document"][0]
    version = world.rows["editionversion"][0]
    world.add("receipt", planning.ReceiptFactory(document=document, organisation=place))
    plan = world.add("cityplan", planning.CityPlanFactory(edition=edition, organisation=place))
    world.add("citycondition", planning.CityConditionFactory(plan=plan))
    world.add(
        "versionreceipt",
        planning.VersionReceiptFactory(edition_version=version, organisation=place),
    )
