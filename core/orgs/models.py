"""Organisations, the people who use the system, and the memberships under which they act."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.orgs import roles
from core.orgs.scoping import PathField, Referenced

#: Characters of one level of a path; fixed, so that a range of paths is a subtree.
SEGMENT = 4


class OrganisationQuerySet(models.QuerySet):
    def within(self, path):
        """The organisation at `path` and all below it."""
        return self.filter(path__gte=path, path__lt=f"{path}~")

    def places(self):
        """The places that carry a programme out: in Hubei 13 prefecture-level and 4 direct units."""
        return self.filter(kind=Organisation.Kind.PREFECTURE)

    def counties(self):
        """County-level units; a directly administered one is a place and a county at once."""
        return self.filter(Q(kind=Organisation.Kind.COUNTY) | Q(is_direct=True))


class OrganisationManager(models.Manager.from_queryset(OrganisationQuerySet)):
    def create_under(self, parent, **fields):
        """Add one organisation as the last child of `parent` (None: a province of its own)."""
        siblings = self.filter(parent=parent)
        last = siblings.order_by("-path").values_list("path", flat=True).first()
        number = int(last[-SEGMENT:]) + 1 if last else 1
        path = f"{parent.path if parent else ''}{number:0{SEGMENT}d}"
        inner = fields["kind"] in {Organisation.Kind.DEPARTMENT, Organisation.Kind.SCHOOL}
        scope_path = parent.scope_path if inner and parent else path
        return self.create(parent=parent, path=path, scope_path=scope_path, **fields)


class Organisation(Referenced):
    """A division, a department or a Party school, in one tree kept as a materialised path."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Province")
        PREFECTURE = "prefecture", _("City or prefecture")
        COUNTY = "county", _("County")
        DEPARTMENT = "department", _("Department")
        SCHOOL = "school", _("Party school")

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    path = PathField(_("path"), unique=True)
    #: The subtree whose rows its members may see: for a department or school that of its division.
    scope_path = PathField(_("scope path"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    code = models.CharField(
        _("code"), max_length=12, blank=True, help_text=_("GB/T 2260 division code")
    )
    name = models.CharField(_("name"), max_length=80)
    latin = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    is_direct = models.BooleanField(_("directly administered by the province"), default=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = OrganisationManager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                name="organisation_path_extends_parent",
                condition=Q(path__regex=rf"^([0-9]{{{SEGMENT}}})+$"),
            ),
            models.CheckConstraint(
                name="organisation_kind_known",
                condition=Q(kind__in=["province", "prefecture", "county", "department", "school"]),
            ),
            models.UniqueConstraint(name="organisation_name_once", fields=["parent", "name"]),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """Its name as the reader's language writes it."""
        return label_of(self.name, self.latin)

    @property
    def is_place(self) -> bool:
        return self.kind == self.Kind.PREFECTURE

    @property
    def place_path(self) -> str:
        """Path of the place that it belongs to; of the province itself for a provincial body."""
        return self.path[: 2 * SEGMENT] if len(self.scope_path) > SEGMENT else self.scope_path


def label_of(name: str, latin: str) -> str:
    """A Chinese proper name for the active language: characters, or Latin letters outside Chinese."""
    return latin if latin and not (get_language() or "zh").startswith("zh") else name


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, Referenced):
    """An account. It has no rights by itself: a membership gives them, one at a time."""

    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[\w.@-]+$", _("Letters, digits and . @ - _ only."))],
    )
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"))
    org_path = PathField(editable=False, db_index=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    #: Set with a one-time password; the next page is then the one that changes it.
    must_change_password = models.BooleanField(default=False, editable=False)
    is_service = models.BooleanField(_("service account"), default=False)
    date_joined = models.DateTimeField(_("created"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    #: Set by ScopeMiddleware for the length of a request.
    actor: "Membership | None" = None

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                name="user_service_has_no_password",
                condition=Q(is_service=False) | Q(password__startswith="!"),
            )
        ]

    def __str__(self):
        return self.name or self.username

    def save(self, *args, **kwargs):
        self.org_path = self.organisation.scope_path
        super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """Whether the acting membership opens the administration."""
        return self.actor is not None and self.actor.definition.administers

    def has_perm(self, perm, obj=None) -> bool:
        """Django's permission names, answered by the one table of permissions."""
        if not self.is_active or self.actor is None:
            return False
        label, _dot, codename = perm.rpartition(".")
        verb, _underscore, model = codename.partition("_")
        action = {"add": "create", "change": "edit"}.get(verb, verb)
        return roles.may(self.actor.role, f"{label}.{model}", action)

    def has_perms(self, perm_list, obj=None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label) -> bool:
        return self.actor is not None and roles.administers_app(self.actor.role, app_label)


class Role(models.Model):
    """The roles known to the database, written from the one table in `cadreproj/roles/`."""

    name = models.CharField(primary_key=True, max_length=30)
    #: Which family of database roles its members enter: data, auditor, system or audit.
    family = models.CharField(max_length=10)

    def __str__(self):
        return str(roles.label(self.name))


class Membership(Referenced):
    """A role in an organisation: the one thing under which anybody acts."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name=_("account")
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"))
    role_row = models.ForeignKey(
        Role, models.PROTECT, db_column="role", verbose_name=_("role"), related_name="+"
    )
    is_active = models.BooleanField(_("in force"), default=True)
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="membership_once", fields=["user", "organisation", "role_row"]
            ),
            # Separation of the three administrators (domain.md 7.7): no account holds two.
            models.UniqueConstraint(
                name="membership_one_administrator_role",
                fields=["user"],
                condition=Q(role_row__in=["system_admin", "security_admin", "audit_admin"]),
            ),
        ]

    def __str__(self):
        return f"{roles.label(self.role)} · {self.organisation.label}"

    @property
    def role(self) -> str:
        return self.role_row_id

    @property
    def path(self) -> str:
        """Path of the subtree whose rows this membership may see."""
        return self.organisation.scope_path

    @cached_property
    def definition(self) -> "roles.RoleDefinition":
        return roles.definition(self.role)

    @property
    def is_provincial(self) -> bool:
        return len(self.path) == SEGMENT


class AccessLog(models.Model):
    """Who looked at what was hidden, and why. Written in its own transaction before the look."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_constraint=False)
    role = models.CharField(max_length=30)
    org_path = PathField(db_index=True)
    kind = models.CharField(max_length=30)
    object_type = models.CharField(max_length=60)
    object_ref = models.UUIDField(null=True, db_index=True)
    purpose = models.CharField(max_length=200, blank=True)
    row_count = models.IntegerField(default=1)

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("accesses")
        ordering = [F("id").desc()]

    def __str__(self):
        return f"{self.kind} {self.object_type}"
