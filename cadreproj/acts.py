"""Words for the acts in the ledger that are not moves of a workflow."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "person.register": _("Dossier registered"),
    "person.edit": _("Dossier edited"),
    "person.reveal_id_number": _("ID number shown"),
    "edition.create": _("Edition begun"),
    "edition.edit": _("Edition changed"),
    "edition.set_quotas": _("Quotas set"),
    "quota.set": _("Seats set"),
    "subproject.create": _("Sub-project added"),
    "subproject.edit": _("Sub-project changed"),
    "subproject.delete": _("Sub-project removed"),
    "qualificationrule.create": _("Condition added"),
    "qualificationrule.edit": _("Condition changed"),
    "qualificationrule.delete": _("Condition removed"),
    "leadinggroupmember.create": _("Member named"),
    "leadinggroupmember.edit": _("Member changed"),
    "leadinggroupmember.delete": _("Member removed"),
    "document.create": _("Document begun"),
    "document.edit": _("Document changed"),
    "cityplan.edit": _("Plan of the place written"),
    "dayexception.create": _("Calendar exception made"),
    "dayexception.edit": _("Calendar exception changed"),
    "dayexception.delete": _("Calendar exception removed"),
    "reviewcycle.open": _("Cycle opened"),
}
