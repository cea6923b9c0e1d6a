"""The menu, in the order of the stages. An entry shows where the acting role may view its object."""

from django.utils.translation import gettext_lazy as _

#: (section, icon, [(label, url name, object label)])
MENU = [
    (
        _("Planning"),
        "map",
        [
            (_("Editions"), "planning:edition-list", "planning.edition"),
            (_("Documents"), "planning:document-list", "planning.document"),
            (_("Documents received"), "planning:receipt-list", "planning.receipt"),
            (_("City plans"), "planning:cityplan-list", "planning.cityplan"),
            (_("Working-day calendar"), "planning:day-list", "planning.dayexception"),
        ],
    ),
    (_("Selection"), "filter", [(_("People"), "candidates:person-list", "candidates.person")]),
    (_("Training"), "school", []),
    (_("Appointment"), "briefcase", []),
    (
        _("Tracking"),
        "activity",
        [
            (_("Reviews"), "tracking:review-list", "tracking.review"),
            (_("Review cycles"), "tracking:cycle-list", "tracking.reviewcycle"),
        ],
    ),
    (
        _("Oversight"),
        "shield",
        [
            (_("Administration"), "admin:index", "core.membership"),
            (_("Jobs"), "core:job-list", ""),
        ],
    ),
]
