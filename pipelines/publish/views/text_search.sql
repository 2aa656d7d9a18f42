-- The paragraphs that hold all of the words, the best first: FROM text_search('special investigative techniques'). A word finds
-- all that begins with it ("extradit" finds extradition and extradite), one of two letters itself only; case and accents
-- make no difference. score is BM25, as search engines use it; snippet is the text around the first word.
CREATE MACRO text_search(words) AS TABLE  -- without WITH: DuckDB 1.4, which runs in browsers, loses it in a stored macro
SELECT
    row_number() OVER (ORDER BY s.score DESC, s.paragraph_id) AS rank,
    s.paragraph_id,
    p.document_id,
    d.symbol,
    p.page,
    p.number,
    p.kind,
    CASE WHEN s.place > 61 THEN '…' ELSE '' END || p.text[greatest(1, s.place - 60):s.place + 140]
        || CASE WHEN length(p.text) > s.place + 140 THEN '…' ELSE '' END AS snippet,
    p.text,
    round(s.score, 4) AS score
FROM (
    SELECT
        h.paragraph_id,
        min(h.place) AS place,
        count(*) = any_value(h.n_terms) AS has_all,
        sum(ln(1 + (h.n_texts - h.n_found + 0.5) / (h.n_found + 0.5)) * h.times * 2.2
            / (h.times + 1.2 * (0.25 + 0.75 * h.n / h.n_mean))) AS score
    FROM (
        SELECT
            t.paragraph_id,
            t.n,
            t.n_mean,
            t.n_texts,
            w.n_terms,
            count(*) OVER (PARTITION BY w.term) AS n_found,
            len(regexp_extract_all(t.folded, w.pattern)) AS times,
            strpos(t.folded, regexp_extract(t.folded, w.pattern)) AS place
        FROM (
            SELECT
                paragraph_id,
                lower(strip_accents("text")) AS folded,
                length("text") AS n,
                avg(length("text")) OVER () AS n_mean,
                count(*) OVER () AS n_texts
            FROM paragraphs
            WHERE "text" IS NOT NULL
        ) AS t
        JOIN (
            SELECT
                v.term,
                count(*) OVER () AS n_terms,
                '\b' || regexp_escape(v.term) || CASE WHEN length(v.term) < 3 THEN '\b' ELSE '' END AS pattern
            FROM (
                SELECT DISTINCT unnest(regexp_split_to_array(lower(strip_accents(words)), '[^\w''’-]+')) AS term
            ) AS v
            WHERE v.term <> ''
        ) AS w ON regexp_matches(t.folded, w.pattern)
    ) AS h
    GROUP BY h.paragraph_id
) AS s
JOIN paragraphs AS p ON p.paragraph_id = s.paragraph_id
LEFT JOIN documents AS d ON d.document_id = p.document_id
WHERE s.has_all
ORDER BY rank
