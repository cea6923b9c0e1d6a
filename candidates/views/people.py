"""List, dossier, and the forms that change it."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from candidates.filters import PersonFilter
from candidates.formats import resume
from candidates.formats.words import CONFIDENCE, FINDINGS, LOSSES, RESUME_NOTES, WARNINGS
from candidates.forms import ArchiveKindForm, NewPersonForm, PersonForm, initial_of, record_from
from candidates.models import Person
from candidates.policies import archive_entries as archive_policy
from candidates.policies import closed_records as closed_policy
from candidates.policies import duplicates as duplicates_policy
from candidates.policies import findings as findings_policy
from candidates.policies import people as policy
from candidates.rules import identity
from candidates.rules.archive import WORKER
from candidates.rules.dates import PartialDate, age_in_years
from candidates.services import archiving, findings, matching, people
from candidates.services.records import findings_of, load_record
from candidates.states import PERIOD_WORDS, ArchiveElement, FindingState, Severity, label_of
from candidates.tables import PersonTable
from candidates.views.archive import value_text
from candidates.views.closed import LeadsOn
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage
from core.web.pages.listing import ListPage


class PersonList(ListPage):
    policy = policy
    table = PersonTable
    filters = PersonFilter
    title = gettext_lazy("People")
    create_label = gettext_lazy("New dossier")
    import_label = gettext_lazy("Import dossiers")
    empty_text = gettext_lazy("Register somebody, or import appointment-form files (LRMX).")

    def get_batch_actions(self):
        actions = super().get_batch_actions()
        if self.policy.may(self.actor, "download"):
            label, url = _("Papers of many"), self.url("papers")
            actions.append({"name": "papers", "label": label, "style": "primary", "url": url})
        if self.policy.may(self.actor, "entrust"):
            label, url = _("Change the keeper"), self.url("entrust")
            actions.append({"name": "entrust", "label": label, "style": "", "url": url})
        label, url = _("Compare"), self.url("chosen")
        actions.append({"name": "compare", "label": label, "style": "", "url": url})
        return actions


class PersonDetail(LeadsOn, DetailPage):
    """The appointment form on screen: résumé as a timeline, photo at the right."""

    policy = policy
    template_name = "candidates/person_detail.html"
    edit_label = gettext_lazy("Edit dossier")
    tabs = (
        ("form", gettext_lazy("Appointment form"), "candidates/person_form_tab.html"),
        ("resume", gettext_lazy("Résumé"), "candidates/person_resume_tab.html"),
        ("family", gettext_lazy("Family"), "candidates/person_family_tab.html"),
        ("record", gettext_lazy("Appraisals and awards"), "candidates/person_record_tab.html"),
        ("file", gettext_lazy("File"), "candidates/person_file_tab.html"),
        ("archive", pgettext_lazy("personnel", "Archive"), "candidates/person_archive_tab.html"),
        ("findings", gettext_lazy("Findings"), "candidates/person_findings_tab.html"),
    )

    def tab_form(self, person: Person) -> dict:
        return {
            "identity": _identity(person, timezone.localdate()),
            "posts": [
                (_("Present post"), person.present_post),
                (_("Position level"), label_of("position_levels", person.position_level)),
                (_("At this level since"), dotted(person.level_since)),
                (_("Grass-roots months"), person.grassroots_months or ""),
                (_("Reporting unit"), person.reporting_unit),
            ],
            "educations": person.educations.all(),
            "titles": [
                (row.name, row.get_level_display(), dotted(row.on), row.authority, row.text)
                for row in person.titles.all()
            ],
        }

    def tab_resume(self, person: Person) -> dict:
        found = resume.parse(person.resume).periods
        read: dict = {(each.start, each.whole): each for each in found}
        return {
            "periods": [
                {
                    "read": _reading(read.get((row.start, row.text))),
                    "start": dotted(row.start),
                    "end": dotted(row.end),
                    "text": row.text,
                    "kind": row.get_kind_display(),
                    "is_study": row.kind == "study",
                    "level": label_of("position_levels", row.level),
                }
                for row in reversed(person.careers.all())
            ]
        }

    def tab_family(self, person: Person) -> dict:
        """How many; who they are has a page that asks for the reason."""
        return {"relatives": person.family.count()}

    def tab_record(self, person: Person) -> dict:
        return {
            "awards": [
                (dotted(row.on), row.get_kind_display(), row.kind, row.text)
                for row in person.awards.all()
            ],
            "appraisals": [(row.year, row.get_grade_display()) for row in person.appraisals.all()],
        }

    def tab_findings(self, person: Person) -> dict:
        """Open ones first, the gravest on top."""
        order = {state: place for place, state in enumerate(FindingState.values)}
        grave = {severity: place for place, severity in enumerate(Severity.values)}
        rows = findings_policy.scope(self.actor).filter(person=person).select_related("signer")
        return {
            "found": sorted(
                rows.order_by("pk"), key=lambda row: (order[row.state], grave[row.severity])
            )
        }

    def tab_archive(self, person: Person) -> dict:
        """What the form says beside what the archive says, the documents by their dates."""
        rows = archive_policy.scope(self.actor).filter(person=person).for_list()
        counting = archiving.prevailing([person.pk]).get(person.pk, {})
        by_element: dict[str, list] = {element: [] for element in ArchiveElement.values}
        for row in rows:
            counts = getattr(counting.get(row.element), "pk", None) == row.pk
            by_element[row.element].append(
                {
                    "row": row,
                    "text": value_text(row),
                    "counts": counts,
                    "differs": counts and _differs(person, row),
                    "is_age": row.element in archiving.FIELDS,
                    "count": len(findings.filed(row).periods),
                }
            )
        said = {
            "education": label_of("educations", person.education),
            **{name: dotted(getattr(person, field)) for name, field in archiving.FIELDS.items()},
        }
        return {
            "lines": [
                {
                    "element": element,
                    "label": ArchiveElement(element).label,
                    "form": said.get(element, ""),
                    "entries": entries,
                }
                for element, entries in by_element.items()
            ],
            "periods": [_period(line) for line in findings.career_of(person)],
            "may_archive": self.policy.may(self.actor, "archive"),
            "may_take_over": archive_policy.may(self.actor, "take_over"),
            "kind_form": ArchiveKindForm(),
        }

    def tab_file(self, person: Person) -> dict:
        kept = (
            Person.objects.filter(pk=person.pk)
            .values_list("dossier", "dossier_file__ref", "dossier_file__name", "dossier_file__size")
            .get()
        )
        dossier, ref, name, size = kept
        dossier = dossier or {}
        return {
            "original": {"ref": ref, "name": name, "size": size} if ref else None,
            "losses": [
                (LOSSES.get(code, code), place) for code, place in dossier.get("losses", [])
            ],
            "warnings": [
                (WARNINGS.get(code, code), place) for code, place in dossier.get("warnings", [])
            ],
            "findings": [
                (FINDINGS.get(finding.code, finding.code), finding.value)
                for finding in findings_of(person, dossier)
            ],
            # By name alone: nobody knows whose telephone stands in an element nobody knows.
            "unknown": [name for name, _xml in dossier.get("unknown", [])],
            "extra": [
                (_("Proposed post"), dossier.get("NiRenZhiWu", "")),
                (_("Post to be relieved of"), dossier.get("NiMianZhiWu", "")),
                (_("Reason for appointment"), dossier.get("RenMianLiYou", "")),
                (_("Age computed at"), dossier.get("JiSuanNianLingShiJian", "")),
                (_("Filled in on"), dossier.get("TianBiaoShiJian", "")),
                (_("Filled in by"), dossier.get("TianBiaoRen", "")),
                (_("Version of the editor"), dossier.get("Version", "")),
            ],
            "may_download": self.policy.may(self.actor, "download"),
        }

    def get_page_actions(self):
        road = (
            _("Road through the programme"),
            reverse("dossier", args=[self.row.ref]),
            "",
            "route",
        )
        actions = [road, *super().get_page_actions()]
        for action, name, label, icon in (
            ("download", "paper", _("Appointment form"), "printer"),
            ("download", "download", _("Download LRMX"), "download"),
            ("edit", "upload", _("Newer file"), "upload"),
        ):
            if self.policy.may(self.actor, action):
                actions.append((label, self.url(name, self.row.ref), "", icon))
        return actions

    def get_context(self, **context):
        known = matching.under_verification([self.row.pk])
        pairs_are_shown = duplicates_policy.may(self.actor, "view_across")
        pairs = duplicates_policy.scope(self.actor).suspected().of(self.row)
        return super().get_context(
            under_verification=bool(known) and not pairs_are_shown,
            pairs=list(pairs.select_related("first", "second")[:5]),
            merged_here=list(
                closed_policy.scope(self.actor).filter(merged_into=self.row).order_by("-merged_at")
            ),
            reading_url=self.url("reading", self.row.ref)
            if self.policy.may(self.actor, "edit")
            else "",
            photo_ref=self.row.photo.ref if self.row.photo_id else None,
            masked_number=identity.mask_id_number(self.row.id_number),
            masked_phone=identity.mask_phone(self.row.phone),
            may_reveal=self.policy.may(self.actor, "reveal"),
            **context,
        )


class PersonCreate(CreatePage):
    policy = policy
    form_class = NewPersonForm
    wants = ("actor",)
    verb = people.create_person
    title = gettext_lazy("New dossier")

    def get_data(self, form):
        return {
            "record": record_from(form.cleaned_data),
            "organisation": form.cleaned_data["place"],
        }


class PersonEdit(EditPage):
    policy = policy
    form_class = PersonForm
    verb = people.update_person

    def get_initial(self):
        return initial_of(load_record(self.row)) if self.row is not None else {}

    def get_data(self, form):
        record = record_from(form.cleaned_data, load_record(self.row))
        return {"record": record, "version": form.cleaned_data.get("form_version")}


def _differs(person: Person, entry) -> bool:
    """The form says otherwise than this document; of words nobody can tell."""
    if entry.element == "education":
        return person.education_height > findings.filed(entry).height
    if entry.element not in archiving.FIELDS:
        return entry.value == WORKER
    form = getattr(person, archiving.FIELDS[entry.element])
    said = PartialDate.parse(entry.value)
    return said is not None and (form is None or not form.agrees_with(said))


def _reading(period) -> dict | None:
    """How surely a line of the résumé was read; nothing of rows that come from elsewhere."""
    if period is None:
        return None
    return {
        "code": period.confidence,
        "label": str(CONFIDENCE[period.confidence]),
        "tone": {"high": "success", "medium": "info", "low": "warning"}[period.confidence],
        "notes": [str(RESUME_NOTES[note]) for note in period.notes],
    }


_PERIOD_TONES = {"start": "danger", "end": "danger", "words": "info"}


def _period(line) -> dict:
    """A period by the form and by the archive, with what differs in words."""
    return {
        "form": line.form,
        "archive": line.archive,
        "differs": [
            (code, str(PERIOD_WORDS[code]), _PERIOD_TONES.get(code, "warning"))
            for code in line.differs
        ],
    }


def dotted(day: PartialDate | None) -> str:
    """A date as the form prints it."""
    return day.dotted if day else ""


def _age(born: PartialDate | None, today: date) -> int | str:
    return age_in_years(born, today) if born else ""


def _identity(person: Person, today: date) -> list[tuple[str, object]]:
    age = _("%(age)d years") % {"age": _age(person.birth, today)}
    return [
        (_("Sex"), label_of("sexes", person.sex)),
        (_("Born"), f"{dotted(person.birth)} ({age})"),
        (_("Ethnic group"), label_of("ethnic_groups", person.ethnic_group)),
        (_("Native place"), person.native_place),
        (_("Birthplace"), person.birthplace),
        (_("Political status"), label_of("political_statuses", person.political_status)),
        (_("Joined the Party"), dotted(person.party_joined)),
        (_("Began work"), dotted(person.work_started)),
        (_("Health"), person.health),
        (_("Professional title"), person.professional_title),
        (_("Expertise"), person.expertise),
    ]
