"""Papers of a dossier: the appointment form (干部任免审批表) for print and for the word processor."""
