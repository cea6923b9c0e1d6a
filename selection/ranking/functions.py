"""Two helpers of the ranking statement that PostgreSQL lacks; installed by a migration, and by the
`rank` command in its temporary schema."""

#: `{prefix}` is where they go: "selection_" or "pg_temp.rank_".
FUNCTIONS = """
CREATE FUNCTION {prefix}significant(above numeric, below numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
-- above / below to 30 significant digits, the exact half to the even neighbour
DECLARE k integer := 60; t numeric; u numeric; rest numeric; unit numeric; n integer;
        sticky boolean; up boolean; size numeric := abs(above);
BEGIN
    IF above = 0 THEN RETURN 0; END IF;
    LOOP
        t := div(size * ('1e' || k)::numeric, below);
        EXIT WHEN t >= '1e60'::numeric;
        k := k * 2;
    END LOOP;
    sticky := size * ('1e' || k)::numeric <> t * below;
    n := length(t::text) - 30;
    unit := ('1e' || n)::numeric;
    u := div(t, unit);
    rest := (t - u * unit) * 2;
    up := rest > unit OR (rest = unit AND (sticky OR mod(u, 2) = 1));
    RETURN sign(above) * (CASE WHEN up THEN u + 1 ELSE u END) * ('1e' || (n - k))::numeric;
END $$;

CREATE FUNCTION {prefix}lcm_step(so_far numeric, next numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN next IS NULL OR next <= 0 THEN so_far ELSE lcm(so_far, next) END $$;

CREATE AGGREGATE {prefix}lcm(numeric) (
    SFUNC = {prefix}lcm_step, STYPE = numeric, INITCOND = '1', PARALLEL = SAFE
);
"""

INSTALLED = "selection_"
TEMPORARY = "pg_temp.rank_"
