"""The limited process that opens uploaded workbooks. No Django here: it starts in 30 ms and holds no
connection, no key and no setting that a hostile file could reach."""
