// npm run types: writes queries/types.ts from the headers; a test holds the file equal to them.
import { writeFileSync } from 'node:fs';
import type { Kind } from './values.ts';
import { readFolder } from './question.ts';

const folder = new URL('../../queries/', import.meta.url).pathname;
const TYPE: Record<Kind, string> = { text: 'string', number: 'number', integer: 'number', boolean: 'boolean', date: 'string', timestamp: 'string' };

/** The text of queries/types.ts: parameters and rows of every question. Dates are ISO text; null is never zero. */
export function typesText(): string {
  const blocks = [...readFolder(folder).values()].map((question) => [
    `  /** ${question.purpose} */`,
    `  ${question.name}: {`,
    `    params: {${question.params.map((param) => ` ${param.name}${param.optional ? '?' : ''}: ${TYPE[param.kind]};`).join('')} };`,
    '    row: {',
    ...question.columns.map((column) => `      ${column.name}: ${TYPE[column.kind]}${column.optional ? ' | null' : ''};${column.unit ? ` // ${column.unit}` : ''}`),
    '    };',
    '  };',
  ].join('\n'));
  return `// Written by “npm run types” from the headers of queries/*.sql; not by hand.\nexport interface Questions {\n${blocks.join('\n')}\n}\n\nexport type Params<Name extends keyof Questions> = Questions[Name]['params'];\nexport type Row<Name extends keyof Questions> = Questions[Name]['row'];\n`;
}

if (import.meta.main) writeFileSync(new URL('../../queries/types.ts', import.meta.url), typesText());
