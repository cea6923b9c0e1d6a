"""Stage 3, training: the trainees go to the Party schools in batches, or to hard and urgent posts.

A class is planned, opens for enrolment, runs by a timetable and is completed when every enrolment is
settled. A trainee is enrolled in one class at a time; attendance is kept by day. The four-in-one sheet
puts merit selection, theory, tests and face-to-face inspection side by side; what happens when a part
is missing is a stated rule of the class. A posting sends a trainee to flood relief, petitions, land
clearance, a project or a village, under a mentor who rates the work.
"""
