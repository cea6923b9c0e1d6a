"""Stage 4, appointment: at the renewal the best of the best take posts; the others form the reserve.

Leadership teams have posts; a post that falls vacant is opened. An officer proposes a trainee, the
collective meeting decides with its votes written down, the decision stands in public notice, and only
then the appointment follows. A post that is not elected begins with a probation of one year; an elected
one is nominated to the congress, which elects or does not. Trainees without a post go on the reserve
list with a readiness and a day on which the entry expires; nothing lapses silently.
"""
