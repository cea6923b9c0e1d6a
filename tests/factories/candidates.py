"""People."""

from uuid import uuid4

import factory
from django.utils import timezone

from candidates.documents import printing
from candidates.models import (
    ArchiveEntry,
    Duplicate,
    ExportRequest,
    Finding,
    FormTemplate,
    ImportBatch,
    ImportedFile,
    Person,
)
from candidates.rules.dates import PartialDate
from candidates.rules.names import read_name, stroke_key
from core import vault
from core.files.store import store
from tests.factories import Factory, ScopedFactory
from tests.factories.core import PlaceFactory, UserFactory
from tests.plugins import database


class PersonFactory(ScopedFactory):
    """`PersonFactory(organisation=place, name="岑试样")`; `id_number="…"` seals one."""

    class Meta:
        model = Person
        exclude = ("id_number", "reading")

    class Params:
        id_number = ""

    organisation = factory.SubFactory(PlaceFactory)
    ref = factory.LazyFunction(uuid4)
    name = factory.Sequence(lambda n: f"测试{'甲乙丙丁戊己庚辛壬癸'[n % 10]}")
    reading = factory.LazyAttribute(lambda row: read_name(row.name))
    pinyin = factory.LazyAttribute(lambda row: row.reading.full)
    pinyin_key = factory.LazyAttribute(lambda row: row.reading.key)
    initials = factory.LazyAttribute(lambda row: row.reading.initials)
    stroke_key = factory.LazyAttribute(lambda row: stroke_key(row.name))
    sex = "1"
    birth = PartialDate(1980, 5)
    ethnic_group = "01"
    political_status = "01"
    education = "20"
    education_height = 8
    present_post = "某县某镇镇长"
    position_level = "1A41"

    @factory.lazy_attribute
    def id_sealed(self):
        context = b"candidates.person:" + self.ref.bytes
        return vault.seal(self.id_number, context) if self.id_number else None

    @factory.lazy_attribute
    def id_index(self):
        return vault.blind_index(self.id_number) if self.id_number else None


class FindingFactory(Factory):
    """`FindingFactory(person=person)`: an open doubt about a year without appraisal."""

    class Meta:
        model = Finding

    person = factory.SubFactory(PersonFactory)
    org_path = factory.LazyAttribute(lambda row: row.person.org_path)
    rule, slot, severity, source = "appraisal_missing", "2009", "warning", "appraisals"
    data = factory.LazyFunction(lambda: {"year": 2009})
    digest = "0" * 32
    found_at = factory.LazyFunction(timezone.now)


class DuplicateFactory(Factory):
    """`DuplicateFactory(first=one, second=other)`: suspected by name and birth, within one place."""

    class Meta:
        model = Duplicate

    first = factory.SubFactory(PersonFactory)
    second = factory.SubFactory(
        PersonFactory, organisation=factory.SelfAttribute("..first.organisation")
    )
    org_path = factory.LazyAttribute(lambda row: row.first.org_path)
    first_path = factory.LazyAttribute(lambda row: row.first.org_path)
    second_path = factory.LazyAttribute(lambda row: row.second.org_path)
    ground = "name_birth"
    found_at = factory.LazyFunction(timezone.now)


class ImportBatchFactory(ScopedFactory):
    """`ImportBatchFactory(organisation=place)`: an import that is done."""

    class Meta:
        model = ImportBatch

    organisation = factory.SubFactory(PlaceFactory)
    kind, name = "files", "岑试样.lrmx"
    importer = factory.SubFactory(UserFactory)
    importer_name = "测试员"
    imported_at = factory.LazyFunction(timezone.now)
    digest = "0" * 64
    size = registered = 1


class ImportedFileFactory(Factory):
    """`ImportedFileFactory(batch=batch, person=person)`: a file that registered this person."""

    class Meta:
        model = ImportedFile

    batch = factory.SubFactory(ImportBatchFactory)
    org_path = factory.LazyAttribute(lambda row: row.batch.org_path)
    position = factory.Sequence(lambda n: n)
    name = "岑试样.lrmx"
    digest = "0" * 64
    outcome = "registered"
    person = factory.SubFactory(
        PersonFactory, organisation=factory.SelfAttribute("..batch.organisation")
    )


class ExportRequestFactory(Factory):
    """`ExportRequestFactory(org_path=place.scope_path, asked_by=user)`: waits for its release."""

    class Meta:
        model = ExportRequest

    form, count, reason = "pdf", 1, "干部调研"
    people = factory.LazyFunction(list)
    asked_by = factory.SubFactory(UserFactory)
    asked_by_name = "测试员"
    asked_at = factory.LazyFunction(timezone.now)


class FormTemplateFactory(Factory):
    """`FormTemplateFactory(org_path=province.scope_path, number=1)`: checked, not in use."""

    class Meta:
        model = FormTemplate

    number = 1
    note = "换用方正小标宋"
    file = factory.LazyAttribute(lambda row: _template_in(row.org_path))
    uploaded_by = factory.SubFactory(UserFactory)
    uploaded_at = factory.LazyFunction(timezone.now)


def _template_in(org_path: str):
    with database.as_owner():
        return store(
            printing.built_in(), "模板.docx", org_path=org_path, is_shared=True,
            belongs_to="candidates.formtemplate",
        )  # fmt: skip


class ArchiveEntryFactory(Factory):
    class Meta:
        model = ArchiveEntry

    person = factory.SubFactory(PersonFactory)
    org_path = factory.SelfAttribute("person.org_path")
    element = "birth"
    value = "1980-05"
    document = "入团志愿书"
    dated = PartialDate(1996, 5)
    verified_by = factory.SubFactory(UserFactory)
    verified_at = factory.LazyFunction(timezone.now)
