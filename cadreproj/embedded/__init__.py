"""PostgreSQL and Redis as children of our own process, and the supervisor that runs everything.

Used by `manage.py up` and by the tests. Nothing here imports Django: the settings of a development
checkout ask this package where the servers are (`environment.fill`).
"""
