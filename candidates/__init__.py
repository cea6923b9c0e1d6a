"""The people of the programme: one dossier for each, as the appointment form (干部任免审批表) knows it.

A dossier belongs to the place that keeps it. Its file is read and written as LRMX; what the file
said is kept whole beside what was understood of it. The ID number and the telephone number are
sealed; the number is found again by a keyed index, unique within the place. Every stage links to
`candidates.Person`.
"""
