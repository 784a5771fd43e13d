// duckdb.mjs ANSWERS.csv QUESTIONS: the sums of a survey as one would write them for DuckDB, in doubles: by question for
// everybody, each segment and each persona, and for each two questions; the last question is 'yes' or 'no'.
import { createRequire } from 'node:module';
const { DuckDBInstance } = createRequire(new URL('../sql/', import.meta.url))('@duckdb/node-api');

const [file, count] = [process.argv[2], Number(process.argv[3])];
const questions = [...Array(count).keys()].map((index) => `q${index}`);
const read = (name, index) => index === count - 1 ? `CASE ${name} WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END` : `TRY_CAST(${name} AS DOUBLE)`;
const all = [...questions, 'y'];
const sums = all.map((x) => `count(${x}), sum(CASE WHEN ${x} IS NOT NULL THEN w END), sum(CASE WHEN ${x} IS NOT NULL THEN w * w END),
  sum(w * ${x}), sum(w * ${x} * ${x}), sum(CASE WHEN ${x} >= 9 THEN w END), sum(CASE WHEN ${x} <= 6 THEN w END)`);
const pairs = all.flatMap((y, j) => all.slice(0, j).map((x) => `count(${x} + ${y}), sum(CASE WHEN ${x} + ${y} IS NOT NULL THEN w END),
  sum(CASE WHEN ${y} IS NOT NULL THEN w * ${x} END), sum(CASE WHEN ${x} IS NOT NULL THEN w * ${y} END),
  sum(CASE WHEN ${y} IS NOT NULL THEN w * ${x} * ${x} END), sum(CASE WHEN ${x} IS NOT NULL THEN w * ${y} * ${y} END), sum(w * ${x} * ${y})`));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`CREATE TABLE a AS SELECT segment, type, CAST(w AS DOUBLE) AS w, ${questions.map((name, index) => `${read(name, index)} AS ${name}`)},
  TRY_CAST(recommend AS DOUBLE) AS y FROM read_csv('${file}', all_varchar = true, header = true)`);
await connection.run(`SELECT segment, type, ${sums} FROM a GROUP BY GROUPING SETS ((), (segment), (type))`);
await connection.run(`SELECT ${all.map((x) => `${x} IS NOT NULL`).join(' AND ')} AS complete, ${pairs} FROM a WHERE y IS NOT NULL GROUP BY 1`);
