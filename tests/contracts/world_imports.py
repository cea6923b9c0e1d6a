"""An import of each place, with one file of it, and a request to give papers out."""

from tests.factories.candidates import (
    ExportRequestFactory,
    ImportBatchFactory,
    ImportedFileFactory,
)


def imports(world, place, token, person) -> None:
    """What was brought in, and whom it is about."""
    batch = world.add(
        "batch",
        ImportBatchFactory(
            organisation=place, name=f"{token}.lrmx", importer=world.actors["mentor@0"].user
        ),
    )
    world.add(
        "importedfile", ImportedFileFactory(batch=batch, name=f"{token}.lrmx", person=person())
    )
    world.add(
        "exportrequest",
        ExportRequestFactory(
            org_path=place.scope_path, reason=token, asked_by=world.actors["mentor@0"].user
        ),
    )
