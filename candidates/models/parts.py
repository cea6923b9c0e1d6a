"""The rows of a dossier: education, career, awards, appraisals, family.

They are written whole with their person and have no life of their own, so `position` is their order
in the form and nothing links to them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.fields import PartialDateField, iso_check
from candidates.models.person import Person
from candidates.states import AppraisalGrade, AwardKind, CareerKind, StudyMode, TitleLevel
from core.orgs.scoping import ScopedModel


class Part(ScopedModel):
    """One line of a dossier; each kind names its link to the person."""

    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Education(Part):
    """What was studied, in the words of the form and, where the tables know them, in codes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="educations")
    mode = models.CharField(_("mode of study"), max_length=10, choices=StudyMode.choices)
    education = models.CharField(_("education"), max_length=60, blank=True)
    education_code = models.CharField(max_length=2, blank=True)
    degree = models.CharField(_("degree"), max_length=60, blank=True)
    degree_code = models.CharField(max_length=3, blank=True)
    school = models.CharField(_("school, department and major"), max_length=240, blank=True)
    degree_school = models.CharField(_("school of the degree"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("education")
        verbose_name_plural = _("education")
        ordering = ["position"]
        indexes = [models.Index(name="education_of_person", fields=["person", "position"])]
        constraints = [
            models.CheckConstraint(
                name="education_mode_known", condition=models.Q(mode__in=StudyMode.values)
            )
        ]

    def __str__(self):
        return " ".join(part for part in (self.education, self.degree, self.school) if part)


class ProfessionalTitle(Part):
    """One professional title, read from the form's words, which stay the truth beside it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="titles")
    text = models.CharField(_("words of the form"), max_length=120)
    name = models.CharField(_("professional title"), max_length=120)
    level = models.CharField(
        pgettext_lazy("of a title", "level"), max_length=12, choices=TitleLevel.choices, blank=True
    )
    on = PartialDateField(_("conferred on"), null=True, blank=True)
    authority = models.CharField(_("conferred by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("professional title")
        verbose_name_plural = _("professional titles")
        ordering = ["position"]
        indexes = [models.Index(name="title_of_person", fields=["person", "position"])]
        constraints = [
            *iso_check("title", "on"),
            models.CheckConstraint(
                name="title_level_known",
                condition=models.Q(level__in=["", *TitleLevel.values]),
            ),
        ]

    def __str__(self):
        return self.name


class Career(Part):
    """One period of the résumé; an open end is the present."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="careers")
    start = PartialDateField(_("from"))
    end = PartialDateField(_("until"), null=True, blank=True)
    text = models.TextField(_("school, or unit and post"))
    kind = models.CharField(_("kind"), max_length=5, choices=CareerKind.choices)
    level = models.CharField(_("position level"), max_length=4, blank=True)

    class Meta:
        verbose_name = _("period of the résumé")
        verbose_name_plural = _("résumé")
        ordering = ["position"]
        indexes = [models.Index(name="career_of_person", fields=["person", "position"])]
        constraints = [
            *iso_check("career", "start", "end"),
            models.CheckConstraint(
                name="career_kind_known", condition=models.Q(kind__in=CareerKind.values)
            ),
        ]

    def __str__(self):
        return self.text


class Award(Part):
    person = models.ForeignKey(Person, models.CASCADE, related_name="awards")
    on = PartialDateField(_("date"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=7, choices=AwardKind.choices)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("reward or penalty")
        verbose_name_plural = _("rewards and penalties")
        ordering = ["position"]
        indexes = [models.Index(name="award_of_person", fields=["person", "position"])]
        constraints = [
            *iso_check("award", "on"),
            models.CheckConstraint(
                name="award_kind_known", condition=models.Q(kind__in=AwardKind.values)
            ),
        ]

    def __str__(self):
        return self.text


class Appraisal(Part):
    person = models.ForeignKey(Person, models.CASCADE, related_name="appraisals")
    year = models.PositiveSmallIntegerField(_("year"))
    grade = models.CharField(_("grade"), max_length=11, choices=AppraisalGrade.choices)

    class Meta:
        verbose_name = _("annual appraisal")
        verbose_name_plural = _("annual appraisals")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="appraisal_once_a_year", fields=["person", "year"]),
            models.CheckConstraint(
                name="appraisal_grade_known", condition=models.Q(grade__in=AppraisalGrade.values)
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.get_grade_display()}"


class FamilyMember(Part):
    """A relative as the form names one; the relation is the form's word, its code is nobody's."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="family")
    relation = models.CharField(_("relation"), max_length=30, blank=True)
    name = models.CharField(_("name"), max_length=60, blank=True)
    birth = PartialDateField(_("born"), null=True, blank=True)
    political_status = models.CharField(_("political status"), max_length=60, blank=True)
    unit_and_post = models.CharField(_("unit and post"), max_length=400, blank=True)
    is_deceased = models.BooleanField(_("deceased"), default=False)

    class Meta:
        verbose_name = _("relative")
        verbose_name_plural = _("family")
        ordering = ["position"]
        indexes = [models.Index(name="family_of_person", fields=["person", "position"])]
        constraints = [*iso_check("family", "birth")]

    def __str__(self):
        return f"{self.relation} {self.name}"
