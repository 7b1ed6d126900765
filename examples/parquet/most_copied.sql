-- Passages by the number of articles that share them, longest first among equals.
SELECT text,
       length(text)                                    AS characters,
       count(DISTINCT a) + count(DISTINCT b)           AS articles_at_most,
       list_sort(list_distinct(list(type)))            AS types
FROM 'tables/copies.parquet'
WHERE type <> 'boilerplate' AND text IS NOT NULL
GROUP BY text
ORDER BY articles_at_most DESC, characters DESC, text
LIMIT 20;
