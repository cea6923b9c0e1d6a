"""The schema as one script, from which an empty database is laid out in seconds.

`schema.sql` holds what the migrations named in its head make of an empty database. It is a copy,
never the truth: where it does not fit the code, the server or the database, the migrations run.
Everything that `post_migrate` writes (roles, grants, permissions) is left to `migrate`, which
always follows and applies what is newer. Why: docs/adr/0024-an-empty-database-from-one-script.md
"""
