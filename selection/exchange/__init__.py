"""Sheets of selection."""

from selection.exchange.marks import EntrySheet, MarkSheet
from selection.exchange.nominations import NominationSheet, place_of

__all__ = ["EntrySheet", "MarkSheet", "NominationSheet", "place_of"]
