"""Two helpers of the ranking statement that PostgreSQL lacks; installed by a migration, and by the
`rank` command in its temporary schema."""

#: `{prefix}` is where they go: "selection_" or "pg_temp.rank_".
STEPS = """
CREATE OR REPLACE FUNCTION {prefix}significant(above numeric, below numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
-- above / below to 30 significant digits, the exact half to the even neighbour
DECLARE size numeric := abs(above); guess numeric := size / below; digits integer; scaled numeric;
        whole numeric; rest numeric;
BEGIN
    IF above = 0 THEN RETURN 0; END IF;
    -- Floating point guesses the size; at a power of ten it may be one out, which the loop sees.
    digits := CASE WHEN guess BETWEEN 1e-200 AND 1e200 THEN 29 - floor(log10(guess::float8))
                   WHEN guess > 0 THEN 29 - floor(log(guess)) ELSE 1000 END;
    LOOP
        scaled := size * ('1e' || digits)::numeric;
        whole := div(scaled, below);
        EXIT WHEN whole >= 1e29 AND whole < 1e30;
        digits := digits + CASE WHEN whole < 1e29 THEN 1 ELSE -1 END;
    END LOOP;
    rest := (scaled - whole * below) * 2;
    IF rest > below OR (rest = below AND mod(whole, 2) = 1) THEN whole := whole + 1; END IF;
    RETURN sign(above) * whole * ('1e' || -digits)::numeric;
END $$;

CREATE OR REPLACE FUNCTION {prefix}lcm_step(so_far numeric, next numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    -- Nearly always the same number of marks as before.
    IF next IS NULL OR next <= 0 OR next = so_far THEN RETURN so_far; END IF;
    RETURN lcm(so_far, next);
END $$;

"""
FUNCTIONS = f"""{STEPS}
CREATE AGGREGATE {{prefix}}lcm(numeric) (
    SFUNC = {{prefix}}lcm_step, STYPE = numeric, INITCOND = '1', PARALLEL = SAFE
);
"""

INSTALLED = "selection_"
TEMPORARY = "pg_temp.rank_"
