-- Of each outlet's text, the share that stands in no other outlet's article.
WITH shared AS (  -- Both sides of every pair of articles of two outlets.
  SELECT c.a AS article, c.a_begin AS first, c.a_end AS last
  FROM 'tables/copies.parquet' c JOIN 'tables/articles.parquet' x ON x.id = c.a JOIN 'tables/articles.parquet' y ON y.id = c.b
  WHERE x.outlet IS DISTINCT FROM y.outlet
  UNION ALL
  SELECT c.b, c.b_begin, c.b_end
  FROM 'tables/copies.parquet' c JOIN 'tables/articles.parquet' x ON x.id = c.a JOIN 'tables/articles.parquet' y ON y.id = c.b
  WHERE x.outlet IS DISTINCT FROM y.outlet
),
marked AS (  -- What lies behind all that came before it: overlaps count once.
  SELECT article, first, last,
         coalesce(max(last) OVER (PARTITION BY article ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS covered
  FROM shared
),
taken AS (
  SELECT article, sum(greatest(0, last - greatest(first, covered))) AS characters FROM marked GROUP BY article
)
SELECT outlet,
       count(*)                                                                       AS articles,
       round(1 - sum(coalesce(characters, 0)) / sum(length(text)), 3)                 AS originality
FROM 'tables/articles.parquet' LEFT JOIN taken ON article = id
WHERE length(text) > 0
GROUP BY outlet
ORDER BY originality DESC, articles DESC, outlet;
