// duckdb.mjs LOAD.sql QUERY.sql SUMS.csv: loads the answers, runs the query, writes its result as CSV.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [load, query, sums] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(readFileSync(load, 'utf8'));
const text = readFileSync(query, 'utf8').trimEnd().replace(/;$/, '');
await connection.run(`COPY (${text}\n) TO '${sums.replaceAll("'", "''")}' (FORMAT csv, HEADER)`);
