"""Questions about many people, in the words of those who ask."""

import re

from django.db.models import Q
from django.db.models.expressions import RawSQL

from candidates.rules.names import search_key, tidy_name
from core import vault
from core.orgs.scoping import ScopedQuerySet

_NUMBER = re.compile(r"^(\d{17}[\dXx]|\d{15})$")


def search_ids(text: str) -> RawSQL:
    """Numbers of the people in the reader's scope whose name, pinyin or initials match.

    One definer's function does it: the operators behind the character index are not leakproof, so
    under row-level security the planner would not use that index. For other stages:
    `rows.filter(person_id__in=search_ids("张"))`.
    """
    typed = text.strip()
    key = search_key(typed) if typed.isascii() or "ü" in typed.lower() else tidy_name(typed)
    return RawSQL("SELECT candidates_search(%s)", [key])


class PersonQuerySet(ScopedQuerySet):
    def matching(self, text: str):
        """By characters of the name, pinyin or its initials, or a whole ID number."""
        typed = text.strip()
        if _NUMBER.match(typed):
            return self.with_id_number(typed)
        return self.filter(pk__in=search_ids(typed)) if typed else self

    def in_force(self):
        """Without the records that were merged into others or whose import was undone."""
        return self.filter(merged_into__isnull=True, withdrawn_at__isnull=True)

    def closed(self):
        """The others."""
        return self.filter(Q(merged_into__isnull=False) | Q(withdrawn_at__isnull=False))

    def with_id_number(self, number: str):
        """Whose ID number this is, by the keyed index; the number itself is never compared."""
        return self.in_force().filter(id_index=vault.blind_index(number))

    def with_id_numbers(self, numbers):
        return self.in_force().filter(
            id_index__in=[vault.blind_index(number) for number in numbers]
        )

    def known_as(self, name: str, birth):
        """The same name and birth: who a file without an ID number may be about."""
        return self.in_force().filter(name=name, birth=birth)

    def from_minorities(self):
        return self.exclude(Q(ethnic_group="01") | Q(ethnic_group=""))

    def for_list(self):
        """Without what lists never show."""
        return self.defer("resume", "dossier", "id_sealed", "id_index", "phone_sealed")

    def for_detail(self):
        return self.select_related("organisation", "county", "photo").defer(
            "dossier", "photo__sealed"
        )

    def for_api(self):
        rows = self.for_list().select_related("organisation", "county")
        return rows.prefetch_related("titles")


class FindingQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state="open")

    def for_detail(self):
        return self.select_related("person", "signer")

    def for_api(self):
        return self.select_related("person")


class DuplicateQuerySet(ScopedQuerySet):
    def suspected(self):
        return self.filter(state="suspected")

    def of(self, *people):
        """Pairs in which any of these records stands."""
        return self.filter(Q(first__in=people) | Q(second__in=people))

    def for_detail(self):
        return self.select_related("first__organisation", "second__organisation", "signer")

    def for_api(self):
        return self.select_related("first", "second")


class ImportBatchQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("organisation", "undone_by", "archive").defer("archive__sealed")

    def for_api(self):
        return self.select_related("organisation")


class ImportedFileQuerySet(ScopedQuerySet):
    def undecided(self):
        """What somebody has still to compare with the record."""
        return self.filter(outcome="differs", undecided__gt=0, undone_at__isnull=True)

    def for_list(self):
        """Without what lists never show."""
        return self.defer("given_sealed", "before_sealed")

    def for_detail(self):
        return self.select_related("batch", "person", "decided_by", "file").defer("file__sealed")

    def for_api(self):
        return self.for_list().select_related("batch", "person")


class ExportRequestQuerySet(ScopedQuerySet):
    def for_detail(self):
        return self.select_related("decided_by")

    def for_api(self):
        return self.select_related("decided_by")


class ArchiveEntryQuerySet(ScopedQuerySet):
    def in_force(self):
        """Without what was struck."""
        return self.filter(struck_at__isnull=True)

    def for_list(self):
        return self.select_related("verified_by", "struck_by")

    def for_detail(self):
        return self.select_related("person__organisation", "verified_by", "struck_by")

    def for_api(self):
        return self.select_related("person")
