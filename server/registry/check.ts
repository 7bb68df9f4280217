// npm run registry: reads the data folder and prints a line for everything that is wrong with it.
import { lineOf, readRegistry } from './read.ts';
import { validate } from './validate.ts';

const registry = readRegistry('data', true);
const problems = validate(registry, process.env.COT_MOC_SOURCES ?? '../shared/sources');
for (const problem of problems) console.log(lineOf(problem));
for (const [table, rows] of registry.tables) console.log(`${table.replace('registry_', '')}: ${rows.length} rows`);
console.log(problems.length === 0 ? 'The registry is sound.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
