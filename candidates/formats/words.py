"""What the codes of reader and rules mean to people."""

from django.utils.translation import gettext_lazy as _

BAD_FILE = {
    "too_large": _("The file is larger than 5 MB."),
    "encoding": _("The file's characters cannot be read in any known encoding."),
    "doctype": _("The file holds declarations (DOCTYPE) that are not accepted."),
    "not_xml": _("The file is damaged: it is not well-formed XML."),
    "wrong_root": _("This is not an appointment-form file (LRMX)."),
    "not_lrm": _("This is not an older appointment-form file (LRM)."),
}

#: Of a line of the résumé: what was read otherwise than the form prescribes.
RESUME_NOTES = {
    "dash": _("other dashes than --"),
    "dates": _("dates written otherwise than 2002.07"),
    "month": _("a month is missing"),
    "one_line": _("all periods on one line"),
    "margin": _("indented"),
    "dated_line": _("a line that goes on begins with dates: a period of its own?"),
    "empty": _("dates without words"),
    "order": _("begins before the period above it"),
}
CONFIDENCE = {
    "high": _("read as prescribed"),
    "medium": _("read, written otherwise"),
    "low": _("look at this line"),
}
LOSSES = {
    "encoding": _("Character encoding: now UTF-8 without a mark"),
    "order": _("Elements put into the order of the form"),
    "missing": _("An absent element, now there and empty"),
    "line_ends": _("Line breaks of another kind, now ordinary ones"),
    "control_characters": _("Control characters dropped"),
    "blank": _("White space alone, now empty"),
    "escapes": _("Text escaped twice, now plain"),
    "cdata": _("A CDATA section, now plain text"),
    "trailing_items": _("Blank family lines at the end dropped"),
    "attributes": _("Attributes dropped"),
    "comments": _("Comments or instructions dropped"),
    "photo_lines": _("The photo's text joined to one line"),
    "stray_text": _("Text between elements dropped"),
    "markup": _("Markup inside a text dropped, its words kept"),
    "namespace": _("A namespace dropped"),
    "old_format": _("An older file (LRM), now LRMX"),
}

WARNINGS = {
    "unknown_element": _("An element the form does not have; it is kept"),
    "repeated_element": _("An element that stands twice; the second one is kept apart"),
    "photo_not_base64": _("The photo cannot be read"),
    "photo_refused": _("The photo is not a picture that can be shown"),
    "encoding_guessed": _("The encoding is not the one the file declares"),
}

FINDINGS = {
    "unreadable_date": _("This is not a date"),
    "unknown_word": _("A word the code table does not know"),
    "bad_id_number": _("The ID number cannot be right"),
    "id_number_birth": _("The ID number says another date of birth"),
    "id_number_sex": _("The ID number says another sex"),
    "no_name": _("There is no name"),
    "no_birth": _("There is no date of birth"),
    "resume_unread": _("No period of the résumé could be read"),
    "resume_reversed": _("A period that ends before it begins"),
    "resume_unordered": _("Periods out of order"),
    "resume_gap": _("A gap in the résumé"),
    "resume_overlap": _("Periods of the résumé overlap"),
    "resume_two_open": _("A period without an end that is not the last"),
    "resume_too_young": _("At work before the age of 16"),
    "resume_work_start": _("The start of work lies outside the résumé"),
}

BAD_ID_NUMBER = {
    "length": _("An ID number has 18 characters (15 in old papers)."),
    "date": _("The date of birth inside the ID number does not exist."),
    "check": _("The check digit of the ID number is wrong."),
}

ROSTER_FAULTS = {
    "name_missing": _("There is no name"),
    "nobody_named": _("There is neither an ID number nor a birth"),
    "unreadable_date": _("This is not a date"),
    "unknown_word": _("A word the code table does not know"),
    **{f"number_{code}": text for code, text in BAD_ID_NUMBER.items()},
}
