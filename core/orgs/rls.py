"""Migration operations that put a table under row-level security."""

from django.db.migrations.operations.base import Operation

_RANGE = "org_path >= app_path() AND org_path < app_path_end()"


class EnableScope(Operation):
    """Enable and force row-level security on `table`; one policy per database role.

    `parents`: foreign-key column -> parent table; each gets a composite key (column, org_path), so
    that a child lies in its parent's organisation, whatever writes it. `downward`: organisations
    below may read the row (a programme, an issued document). `user_column`: the row is its user's
    alone; data roles see only their own.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, table, *, parents=None, downward=False, user_column=""):
        self.table = table
        self.parents = parents or {}
        self.downward = downward
        self.user_column = user_column

    def deconstruct(self):
        keywords = {
            "parents": self.parents,
            "downward": self.downward,
            "user_column": self.user_column,
        }
        return self.__class__.__name__, [self.table], {k: v for k, v in keywords.items() if v}

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self._statements():
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY")
        for name in ("owner", "data", "auditor", "downward"):
            schema_editor.execute(f"DROP POLICY IF EXISTS {name} ON {self.table}")
        for column in self.parents:
            schema_editor.execute(
                f"ALTER TABLE {self.table} DROP CONSTRAINT IF EXISTS {self.table}_{column}_scope"
            )

    def describe(self):
        return f"Row-level security on {self.table}"

    @property
    def migration_name_fragment(self):
        return f"scope_{self.table}"

    def _statements(self):
        table, own = self.table, _RANGE
        if self.user_column:
            own = f"{self.user_column} = app_user_id()"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield f"CREATE POLICY owner ON {table} TO cadre_owner USING (true) WITH CHECK (true)"
        yield (
            f"CREATE POLICY data ON {table} TO scope_province, scope_place "
            f"USING ({own}) WITH CHECK ({own})"
        )
        yield f"CREATE POLICY auditor ON {table} FOR SELECT TO scope_auditor USING ({own})"
        if self.downward:
            yield (
                f"CREATE POLICY downward ON {table} FOR SELECT TO scope_place, scope_auditor "
                "USING (starts_with(app_path(), org_path))"
            )
        for column, parent in self.parents.items():
            yield f"CREATE UNIQUE INDEX IF NOT EXISTS {parent}_scope ON {parent} (id, org_path)"
            yield (
                f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_scope "
                f"FOREIGN KEY ({column}, org_path) REFERENCES {parent} (id, org_path) "
                "ON UPDATE CASCADE"
            )
