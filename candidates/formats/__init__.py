"""The file forms of a cadre record: the appointment-form file (LRMX) and the résumé convention in it."""
