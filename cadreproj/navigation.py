"""The menu, in the order of the stages. An entry shows where the acting role may view its object."""

from django.utils.translation import gettext_lazy as _

#: (section, icon, [(label, url name, object label)])
MENU = [
    (_("Planning"), "map", []),
    (_("Selection"), "filter", []),
    (_("Training"), "school", []),
    (_("Appointment"), "briefcase", []),
    (_("Tracking"), "activity", []),
    (_("Oversight"), "shield", []),
]
