"""SQL that evens out panels, in exact fractions until the one division at the end.

`scaledN` is the mean of component N times `scaleN`, the least common multiple of all counts of its
group, so that sums over candidates stay exact decimals. Candidates without a value have no part.
"""

from selection.ranking.scheme import CANDIDATES, DOUBLE_AVERAGE, Component


def scale(layers, n: int, prefix: str) -> None:
    layers.add(f"measure{n}", ["*", f"{prefix}lcm(below{n}) OVER (PARTITION BY g) AS scale{n}"])
    layers.add(f"scaling{n}", ["*", f"above{n} * div(scale{n}, below{n}) AS scaled{n}"])


def adjust(layers, n: int, component: Component, prefix: str) -> None:
    if component.panels.method == DOUBLE_AVERAGE:
        above, below = _double_average(layers, n, component, prefix)
    else:
        above, below = _z_score(layers, n)
    adjusted = f"{prefix}significant({above}, {below}) AS adjusted{n}"
    layers.add(f"adjusting{n}", ["*", adjusted], once=True)


def average(layers, n: int, component: Component) -> None:
    """Sum and number of each panel's candidates that trimming leaves; of the group's, if asked."""
    rule = component.panels
    value, panel = f"scaled{n}", f"g, panel{n}, scaled{n} IS NULL"
    group = f"g, {value} IS NULL"
    ranked = [
        f"row_number() OVER (PARTITION BY {panel} ORDER BY {value}) AS place{n}",
        f"count(*) OVER (PARTITION BY {panel}) AS size{n}",
    ]
    inner = _inside(f"place{n}", f"size{n}", rule)
    trimmed = rule.trim_highest + rule.trim_lowest
    sums = [
        f"sum({value}) FILTER (WHERE {inner}) OVER (PARTITION BY {panel}) AS psum{n}",
        f"(size{n} - {trimmed})::numeric AS pcount{n}",
    ]
    if rule.grand == CANDIDATES:
        ranked += [
            f"row_number() OVER (PARTITION BY {group} ORDER BY {value}) AS gplace{n}",
            f"count(*) OVER (PARTITION BY {group}) AS gsize{n}",
        ]
        outer = _inside(f"gplace{n}", f"gsize{n}", rule)
        sums += [
            f"sum({value}) FILTER (WHERE {outer}) OVER (PARTITION BY {group}) AS gsum{n}",
            f"(gsize{n} - {trimmed})::numeric AS gcount{n}",
        ]
    layers.add(f"panelled{n}", ["*", *ranked])
    layers.add(f"averaged{n}", ["*", *sums])


def _double_average(layers, n: int, component: Component, prefix: str) -> tuple[str, str]:
    """Value × R / A, where A is the mean of the panel and R the grand mean, both trimmed."""
    rule, value = component.panels, f"scaled{n}"
    average(layers, n, component)
    if rule.grand == CANDIDATES:
        above, below = f"gsum{n} * pcount{n}", f"gcount{n} * psum{n}"
    else:
        first = f"FILTER (WHERE place{n} = 1 AND {value} IS NOT NULL) OVER (PARTITION BY g)"
        layers.add(
            f"counted{n}",
            ["*", f"{prefix}lcm(pcount{n}) {first} AS common{n}", f"count(*) {first} AS panels{n}"],
        )
        part = f"psum{n} * div(common{n}, nullif(pcount{n}, 0))"
        layers.add(f"grand{n}", ["*", f"sum({part}) {first} AS means{n}"])
        above, below = f"means{n} * pcount{n}", f"common{n} * panels{n} * psum{n}"
    below = f"nullif({below}, 0)"
    if rule.factor_digits is None:
        return f"{value} * {above}", f"scale{n} * {below}"
    d = rule.factor_digits
    factor = f"div(2 * ({above}) * 1e{d} + {below}, 2 * {below}) * 1e-{d}::numeric"
    layers.add(f"factored{n}", ["*", f"{factor} AS factor{n}"], once=True)
    return f"{value} * factor{n}", f"scale{n}"


def _inside(place: str, size: str, rule) -> str:
    return f"{place} > {rule.trim_lowest} AND {place} <= {size} - {rule.trim_highest}"


def _z_score(layers, n: int) -> tuple[str, str]:
    """(x − m) / s × S + M as one fraction: M·Q + N·(x·q − m)·√(a·b) over Q; exact where a·b is a square."""
    value, panel, group = f"scaled{n}", f"g, panel{n}, scaled{n} IS NULL", f"g, scaled{n} IS NULL"
    columns = ["*"]
    for letter, window in (("p", panel), ("g", group)):
        columns += [
            f"count(*) OVER (PARTITION BY {window})::numeric AS {letter}count{n}",
            f"sum({value}) OVER (PARTITION BY {window}) AS {letter}sum{n}",
            f"sum({value} * {value}) OVER (PARTITION BY {window}) AS {letter}squares{n}",
        ]
    layers.add(f"summed{n}", columns)
    # Variances times n², so that they are sums alone.
    layers.add(
        f"varied{n}",
        [
            "*",
            f"(gcount{n} * gsquares{n} - gsum{n} * gsum{n}) * pcount{n} * pcount{n} AS gvar{n}",
            f"(pcount{n} * psquares{n} - psum{n} * psum{n}) * gcount{n} * gcount{n} AS pvar{n}",
        ],
    )
    # Digits enough for forty significant ones after a subtraction; exact where it is a square.
    product = f"gvar{n} * pvar{n}"
    layers.add(
        f"rooted{n}",
        ["*", f"sqrt(round({product}, least(100 + 2 * scale({product}), 1000))) AS root{n}"],
    )
    spread = f"gcount{n} * ({value} * pcount{n} - psum{n}) * root{n}"
    above = f"CASE WHEN pvar{n} = 0 THEN gsum{n} ELSE gsum{n} * pcount{n} * pvar{n} + {spread} END"
    below = f"scale{n} * gcount{n} * CASE WHEN pvar{n} = 0 THEN 1 ELSE pcount{n} * pvar{n} END"
    return above, below
