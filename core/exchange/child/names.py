"""Names that our templates and their reader agree on."""

#: The hidden sheet of a template: drop-down lists, and in its first cell `sheet:version`.
LISTS = "_lists"
