"""The closed lists of a dossier. National code tables are data (`rules.codes`), not enums."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StudyMode(models.TextChoices):
    FULL_TIME = "full_time", _("Full-time")
    IN_SERVICE = "in_service", _("In service")


class AwardKind(models.TextChoices):
    REWARD = "reward", _("Reward")
    PENALTY = "penalty", _("Penalty")


class AppraisalGrade(models.TextChoices):
    EXCELLENT = "excellent", _("Excellent")
    COMPETENT = "competent", _("Competent")
    BASIC = "basic", _("Basically competent")
    INCOMPETENT = "incompetent", _("Incompetent")
    UNGRADED = "ungraded", _("Remark without a grade")


class CareerKind(models.TextChoices):
    STUDY = "study", _("Study")
    POST = "post", _("Post")
