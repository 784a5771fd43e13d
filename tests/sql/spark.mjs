// spark.mjs QUERY.sql TRANSLATED.sql: translates the query from Spark's dialect to DuckDB's by a program that knows both.
// Exit status 1, and what is wrong, when it cannot read it or finds something that has no like there.
import { readFileSync, writeFileSync } from 'node:fs';
import { Dialect, transpile } from '@polyglot-sql/sdk';

const [query, translated] = process.argv.slice(2);
const result = transpile(readFileSync(query, 'utf8'), Dialect.Spark, Dialect.DuckDB, { unsupportedLevel: 'raise' });
if (result.success && result.sql.length === 1) writeFileSync(translated, `${result.sql[0]};\n`);
else {
  console.log(result.error ?? `${result.sql.length} statements`);
  process.exitCode = 1;
}
