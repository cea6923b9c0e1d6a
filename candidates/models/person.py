"""The person: the first page of the appointment form, in columns that lists and rules ask for."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.models.fields import PartialDateField, iso_check
from candidates.querysets import PersonQuerySet
from core import vault
from core.files.models import StoredFile
from core.orgs.models import SEGMENT, Organisation
from core.orgs.scoping import ScopedModel


class Person(ScopedModel):
    """A cadre. Codes are those of the national tables in `rules.codes`, empty when unknown."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("place")
    )
    #: Where in the place the person works; for choosing, never for scope.
    county = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("county"),
    )
    name = models.CharField(_("name"), max_length=60)
    #: Shown beside the name outside Chinese: Lü Xiaoming.
    pinyin = models.CharField(_("name in pinyin"), max_length=160, blank=True)
    #: Searched by prefix and sorted by: lvxiaoming, lxm.
    pinyin_key = models.CharField(max_length=160, blank=True, db_collation="C", editable=False)
    initials = models.CharField(max_length=40, blank=True, db_collation="C", editable=False)
    #: The reading that staff set where the usual one errs (Shan Yunfeng); empty: read from the name.
    reading = models.CharField(
        _("reading set by staff"), max_length=160, blank=True, default="", db_default=""
    )
    #: Sorts by the strokes of the surname, then by the next characters.
    stroke_key = models.CharField(max_length=240, blank=True, db_collation="C", editable=False)

    sex = models.CharField(_("sex"), max_length=1, default="0")
    birth = PartialDateField(_("born"))
    ethnic_group = models.CharField(_("ethnic group"), max_length=2, blank=True)
    native_place = models.CharField(_("native place"), max_length=60, blank=True)
    birthplace = models.CharField(_("birthplace"), max_length=60, blank=True)
    party_joined = PartialDateField(_("joined the Party"), null=True, blank=True)
    political_status = models.CharField(_("political status"), max_length=2, blank=True)
    work_started = PartialDateField(_("began work"), null=True, blank=True)
    health = models.CharField(_("health"), max_length=60, blank=True)
    professional_title = models.CharField(_("professional title"), max_length=120, blank=True)
    expertise = models.CharField(_("expertise"), max_length=240, blank=True)

    #: The highest of the education rows, for lists and rules: code and height (大学 = 20, 8).
    education = models.CharField(_("education"), max_length=2, blank=True, editable=False)
    education_height = models.PositiveSmallIntegerField(default=0, editable=False)
    present_post = models.CharField(_("present post"), max_length=400, blank=True)
    position_level = models.CharField(_("position level"), max_length=4, blank=True)
    level_since = PartialDateField(_("at this level since"), null=True, blank=True)
    grassroots_months = models.PositiveSmallIntegerField(_("grass-roots months"), default=0)
    has_led_township = models.BooleanField(_("has led a township"), default=False)
    #: As written; the periods in Career are derived from it.
    resume = models.TextField(_("résumé"), blank=True)
    reporting_unit = models.CharField(_("reporting unit"), max_length=200, blank=True)

    id_sealed = models.BinaryField(null=True, editable=False)
    id_index = models.BinaryField(null=True, editable=False)
    phone_sealed = models.BinaryField(null=True, editable=False)

    photo = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    #: The values of the file last read, as written, without photo and ID number.
    dossier = models.JSONField(null=True, editable=False)
    #: Its bytes, unchanged.
    dossier_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    #: The record that goes on where this one was found to be of the same person; it is closed then:
    #: the database lets nothing in it change and nothing be added.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    merged_at = models.DateTimeField(_("merged on"), null=True, editable=False)

    #: When the import that registered it was undone; the record is closed like a merged one.
    withdrawn_at = models.DateTimeField(_("import undone on"), null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = [F("id").desc()]
        constraints = [
            *iso_check("person", "birth", "party_joined", "work_started", "level_since"),
            models.CheckConstraint(name="person_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="person_sex_known", condition=Q(sex__in=["0", "1", "2", "9"])
            ),
            models.CheckConstraint(
                name="person_id_number_is_indexed",
                condition=Q(id_sealed__isnull=True, id_index__isnull=True)
                | Q(id_sealed__isnull=False, id_index__isnull=False),
            ),
            # One record of an ID number in a place; across places only the province sees a match.
            models.UniqueConstraint(
                Left("org_path", 2 * SEGMENT),
                F("id_index"),
                name="person_once_in_a_place",
                condition=Q(merged_into__isnull=True, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="person_closed_in_one_way",
                condition=Q(merged_into__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="person_merged_at_a_time",
                condition=Q(merged_into__isnull=True, merged_at__isnull=True)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
            ),
            models.CheckConstraint(
                name="person_not_merged_into_itself", condition=~Q(merged_into=F("id"))
            ),
        ]
        indexes = [
            models.Index(name="person_recent", fields=["org_path", "-id"]),
            # The path at the end lets a list by name that shows one place pass over the people of
            # all others without looking at their rows.
            models.Index(name="person_by_strokes", fields=["stroke_key", "id", "org_path"]),
            models.Index(name="person_by_pinyin", fields=["pinyin_key", "id", "org_path"]),
            models.Index(name="person_by_initials", fields=["initials"]),
            models.Index(name="person_by_birth", fields=["birth", "id"]),
            models.Index(name="person_by_id_number", fields=["id_index"]),
            # How the search for duplicates asks: birth to the month.
            models.Index(F("name"), Left("birth", 7), name="person_by_name_and_month"),
            models.Index(F("pinyin_key"), Left("birth", 7), name="person_by_pinyin_and_month"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:person-detail", args=[self.ref])

    @property
    def context(self) -> bytes:
        """What binds sealed values to this row."""
        return b"candidates.person:" + self.ref.bytes

    @property
    def id_number(self) -> str:
        """The number in the clear. For services; pages show it through `reveal_id_number` alone."""
        return vault.unseal(bytes(self.id_sealed), self.context) if self.id_sealed else ""

    @property
    def phone(self) -> str:
        """In the clear, like `id_number`."""
        return vault.unseal(bytes(self.phone_sealed), self.context) if self.phone_sealed else ""
