"""SQL of one step: entrants, ranks, the line, ties across it, and who moves up behind it."""

from selection.ranking.scheme import ALL, BREAK, UNROUNDED, Scheme


def step_layers(layers, scheme: Scheme, n: int) -> None:
    """Adds the layers of step `n`; leaves columns sN_score, sN_rank, sN_outcome, sN_reason and, for
    the next step, s(N+1)_pool."""
    step = scheme.steps[n - 1]
    layers.add(f"entered{n}", ["*", *_entrants(scheme, n)])
    layers.add(f"standing{n}", ["*", f"{_standing(scheme, n)} AS s{n}_standing"])
    ranked = f"s{n}_standing = 'ranked'"
    score = _column(scheme, step.score)
    window = f"OVER (PARTITION BY g, {ranked} ORDER BY {score} DESC)"
    places = [f"CASE WHEN {ranked} THEN rank() {window} END AS s{n}_rank"]
    if step.ties == BREAK:
        keys = _keys(scheme, n)
        window = f"OVER (PARTITION BY g, {ranked} ORDER BY {keys})"
        places += [
            f"rank() {window} AS s{n}_from",
            f"count(*) {window} AS s{n}_to",
        ]
    layers.add(f"placed{n}", ["*", *places])
    layers.add(f"line{n}", ["*", f"{_line(scheme, n)} AS s{n}_first"])
    _close(layers, scheme, n, score)


def _entrants(scheme: Scheme, n: int) -> list[str]:
    step = scheme.steps[n - 1]
    stays = f"s{n}_pool AND leaves_before IS DISTINCT FROM {n}"
    columns = [f"coalesce({stays}, false) AS s{n}_stays"]
    if step.min_per_seat is not None:
        columns.append(f"count(*) FILTER (WHERE {stays}) OVER (PARTITION BY g) AS s{n}_entrants")
    return columns


def _standing(scheme: Scheme, n: int) -> str:
    step = scheme.steps[n - 1]
    score = _column(scheme, step.score)
    cases = [
        f"WHEN s{n}_pool IS NOT TRUE THEN NULL",
        f"WHEN NOT s{n}_stays THEN event",
    ]
    if step.min_per_seat is not None:
        enough = f"s{n}_entrants >= {_number(step.min_per_seat)} * seats"
        cases.append(f"WHEN seats > 0 AND NOT ({enough}) THEN 'group_cancelled'")
    cases.append(f"WHEN {score} IS NULL THEN 'absent'")
    below = [f"{score} < {_number(step.pass_mark)}"] if step.pass_mark is not None else []
    for name, mark in step.floors:
        below.append(f"coalesce({_column(scheme, name)} < {_number(mark)}, true)")
    if below:
        cases.append(f"WHEN {' OR '.join(below)} THEN 'below_pass'")
    return "CASE " + " ".join(cases) + " ELSE 'ranked' END"


def _line(scheme: Scheme, n: int) -> str:
    """The outcome before anybody moves up."""
    step = scheme.steps[n - 1]
    kept = "'kept'"
    if step.per_seat is not None:
        number = f"ceil({_number(step.per_seat)} * seats)"
        if step.ties == ALL:
            kept = f"CASE WHEN s{n}_rank <= {number} THEN 'kept' ELSE 'cut' END"
        else:
            kept = (
                f"CASE WHEN s{n}_to <= {number} THEN 'kept' WHEN s{n}_from > {number} THEN 'cut' "
                "ELSE 'tie_unresolved' END"
            )
    return (
        f"CASE WHEN s{n}_standing <> 'ranked' THEN s{n}_standing WHEN s{n}_standing IS NULL THEN NULL "
        f"WHEN seats = 0 THEN 'cut' ELSE {kept} END"
    )


def _close(layers, scheme: Scheme, n: int, score: str) -> None:
    step = scheme.steps[n - 1]
    broken = step.per_seat is not None and step.ties == BREAK
    columns = ["*"]
    if broken:
        columns.append(
            f"bool_or(s{n}_first = 'tie_unresolved') OVER (PARTITION BY g) AS s{n}_ended"
        )
    moves_up = step.backfill and step.per_seat is not None
    if moves_up:
        leaves = f"leaves_before = {n + 1}"
        order = _keys(scheme, n) if step.ties == BREAK else f"{score} DESC"
        waiting = f"s{n}_first = 'cut' AND ({leaves}) IS NOT TRUE"
        columns += [
            f"count(*) FILTER (WHERE s{n}_first = 'kept' AND {leaves}) OVER (PARTITION BY g) "
            f"AS s{n}_vacant",
            f"CASE WHEN {waiting} THEN rank() OVER (PARTITION BY g, ({waiting}) IS TRUE "
            f"ORDER BY {order}) END AS s{n}_queue",
        ]
    layers.add(f"closing{n}", columns)
    up = f"s{n}_queue <= s{n}_vacant AND seats > 0" if moves_up else "false"
    if moves_up and broken:
        up += f" AND NOT coalesce(s{n}_ended, false)"
    goes_on = f"(s{n}_first = 'kept' OR {up})"
    if broken:
        goes_on += f" AND NOT coalesce(s{n}_ended, false)"
    shown = f"s{n}_standing IN ('ranked', 'below_pass')"
    layers.add(
        f"closed{n}",
        [
            "*",
            f"CASE WHEN {shown} THEN {score} END AS s{n}_score",
            f"CASE WHEN {up} THEN 'kept' ELSE s{n}_first END AS s{n}_outcome",
            f"CASE WHEN {up} THEN 'backfill' ELSE '' END AS s{n}_reason",
            f"coalesce({goes_on}, false) AS s{n + 1}_pool",
        ],
    )


def _keys(scheme: Scheme, n: int) -> str:
    """Sort keys of `break`: the score, then each usable entry, a missing value counting lowest."""
    score = scheme.steps[n - 1].score
    keys = [f"{_column(scheme, score)} DESC"]
    for name in scheme.usable(n):
        column = f"{_column(scheme, score)}_exact" if name == UNROUNDED else _column(scheme, name)
        keys.append(f"{column} DESC NULLS LAST")
    return ", ".join(keys)


def _column(scheme: Scheme, name: str) -> str:
    names = list(scheme.component)
    if name in names:
        return f"score{names.index(name) + 1}"
    return f"total{list(scheme.composite).index(name) + 1}"


def _number(value) -> str:
    return f"{value:f}::numeric"
