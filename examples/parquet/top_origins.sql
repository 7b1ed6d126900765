-- Origins by the statements that they put on record, and by how many articles carry them.
SELECT origin,
       count(DISTINCT statement) AS statements,
       count(DISTINCT article)   AS articles,
       count(DISTINCT outlet)    AS outlets
FROM 'tables/statements.parquet'
WHERE origin IS NOT NULL
GROUP BY origin
ORDER BY articles DESC, statements DESC, origin
LIMIT 20;
