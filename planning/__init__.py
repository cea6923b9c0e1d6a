"""Planning: the programme is laid down before anybody is named.

The programme office writes an edition (批次): general plan, objectives, conditions, dates. It divides
the edition into sub-projects by field, states the qualifications each tier asks for, and gives every
place its quota. A leading group answers for it. When nothing is missing the edition is published and
locked; from then on only an amendment with a reason changes it. Documents are issued to the places,
which acknowledge them; every place files its own plan, and the office accepts it or sends it back.
"""
