"""Selection: from the units' nominations to the confirmed list of trainees.

A place nominates cadres within its share of the quota; another officer of the place endorses. The
programme office reviews each against the published qualifications and states its reasons. Who
qualifies sits the centralised exam; the scheme published beforehand says which marks count, and a run
computes scores and ranks, but a person's act gives a step its effect. Those shortlisted are inspected
by at least two people; the inspection is the main basis. The committee decides within the seats of each
place and field and numbers a few reserve places; the names are put up for public notice; objections are
heard, a freed seat goes to the first reserve. Who passes the notice is confirmed: a trainee.
"""
