"""The code tables a dossier is coded by, for reading."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from candidates.policies import people as policy
from candidates.rules import codes, names
from core.web.page import Page

_TABLES = {
    "sexes": (gettext_lazy("Sex"), "GB/T 2261.1-2003"),
    "ethnic_groups": (gettext_lazy("Ethnic groups"), "GB/T 3304-1991"),
    "educations": (gettext_lazy("Education"), "GB/T 4658-2006"),
    "degrees": (gettext_lazy("Degrees"), "GB/T 6864-2003"),
    "political_statuses": (gettext_lazy("Political status"), "GB/T 4762-1984"),
    "position_levels": (gettext_lazy("Position levels and ranks"), "GB/T 12407, 2019"),
    "divisions": (gettext_lazy("Divisions"), "GB/T 2260"),
    "surnames": (gettext_lazy("Surnames with a reading of their own"), ""),
}


class CodeTables(Page):
    """One table at a time; its source stands beside its name."""

    policy = policy
    template_name = "candidates/codes.html"
    title = gettext_lazy("Code tables")

    def get(self, request):
        asked = request.GET.get("table", "")
        name = asked if asked in _TABLES else "sexes"
        label, source = _TABLES[name]
        head, rows = _content(name)
        tabs = [(key, text, key == name) for key, (text, _source) in _TABLES.items()]
        return self.render(
            self.get_context(tables=tabs, label=label, source=source, head=head, rows=rows)
        )


def _content(name: str) -> tuple[list[str], list[list[str]]]:
    if name == "surnames":
        return [_("Surname"), _("Reading")], [list(pair) for pair in names.surname_readings()]
    if name == "divisions":
        head = [_("Code"), _("Division"), _("Valid from"), _("Valid until")]
        return head, [
            [each.code, each.name, str(each.valid_from or ""), str(each.valid_to or "")]
            for each in codes.divisions()
        ]
    language = get_language() or "zh"
    table = codes.table(name)
    lettered = any(code.letters for code in table)
    dated = any(code.valid_from or code.valid_to for code in table)
    head = [_("Code"), _("Meaning"), _("Words that files use")]
    if lettered:
        head.insert(1, _("Letters"))
    if dated:
        head += [_("Valid from"), _("Valid until")]
    rows = []
    for code in table:
        own = code.label(language)
        chinese = f"{own} ({code.zh})" if own != code.zh else own
        row = [code.code, chinese, "、".join(code.also)]
        if lettered:
            row.insert(1, code.letters)
        if dated:
            row += [_day(code.valid_from), _day(code.valid_to)]
        rows.append(row)
    return head, rows


def _day(day) -> str:
    return day.isoformat() if day else ""
