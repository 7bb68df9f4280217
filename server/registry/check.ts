// npm run registry: reads the data folder that the settings name and prints a line for everything that is wrong with it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, readRegistry } from './read.ts';
import { validate } from './validate.ts';

const data = process.env.COT_MOC_DATA ?? 'data';
const registry = readRegistry(data, existsSync(join(data, 'demo')));
const problems = validate(registry, process.env.COT_MOC_SOURCES ?? '../shared/sources');
for (const problem of problems) console.log(lineOf(problem));
for (const [table, rows] of registry.tables) console.log(`${table.replace('registry_', '')}: ${rows.length} rows`);
console.log(problems.length === 0 ? 'The registry is sound.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
