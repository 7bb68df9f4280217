// The index of a binder: a table for a spreadsheet, and a page with links into the binder.
import { dateLabel } from '../../client/format.ts';
import { named } from '../../client/names.ts';
import type { Line } from './binder.ts';
import { excelCsv } from './csv.ts';
import { line, told } from './score-facts.ts';
import type { ScoreFacts } from './score-facts.ts';
import { text, whole } from './sheet.ts';
import type { Column } from './sheet.ts';

const STYLE = 'body{font:15px/1.5 "Times New Roman",serif;color:#12202e;max-width:72rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #7a8794;padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:#eef2f6}code{font-size:.75rem;word-break:break-all}.missing{font-weight:bold}dt{font-weight:bold}dd{margin:0 0 .4rem}';

/** @returns UTF-8 that says so, with semicolons */
export function indexCsv(facts: ScoreFacts, lines: Line[]): string {
  const { say, lang } = facts;
  const head = (name: string): string => say(`scorefile:binder.${name}`);
  const columns: Column<Line>[] = [
    text(head('component'), 8, ({ component }) => component.component), text(head('name'), 40, ({ component }) => named(component, 'name', lang)), whole(head('slot'), ({ slot }) => slot), text(head('asked'), 40, ({ asked }) => asked || null),
    text(head('state'), 12, ({ state }) => say(`scorefile:binder.is.${state}`)), text(head('path'), 40, ({ path, state }) => (state === 'there' ? path : null)), text(head('number'), 16, ({ document }) => document?.number || null),
    text(head('dated'), 12, ({ document }) => (document?.dated ? dateLabel(document.dated, lang) : null)), text(head('issuer'), 24, ({ document }) => document?.issuer || null), text(head('subject'), 40, ({ document }) => document?.title ?? null),
    text(head('body'), 24, ({ document }) => document && named(document, 'name', lang)), whole(head('bytes'), ({ document }) => document?.bytes ?? null), text(head('sha256'), 64, ({ document }) => document?.sha256 ?? null),
  ];
  return excelCsv({ name: '', columns, rows: lines }, { head: say('files:column.from'), line: line(facts) });
}

/** A page of its own, without scripts; whatever people wrote stands in it as text. */
export function indexHtml(facts: ScoreFacts, lines: Line[]): string {
  const { say, lang } = facts;
  const head = (name: string): string => `<th scope="col">${escaped(say(`scorefile:binder.${name}`))}</th>`;
  const title = escaped(say('scorefile:binder.title'));
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<dl>${told(facts).map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<table><thead><tr>${['component', 'name', 'asked', 'document', 'sha256'].map(head).join('')}</tr></thead>
<tbody>
${lines.map((one) => row(facts, one)).join('\n')}
</tbody></table>
</body></html>
`;
}

function row({ say, lang }: ScoreFacts, { component, asked, document, path, state }: Line): string {
  const called = document ? [document.number, document.dated && dateLabel(document.dated, lang), document.issuer, document.title].filter(Boolean).join(', ') : '';
  const is = escaped(say(`scorefile:binder.is.${state}`));
  const link = state === 'there' ? `<a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(called)}</a>` : `${escaped(called)} <span class="${state}">${is}</span>`;
  return `<tr><td>${escaped(component.component)}</td><td>${escaped(named(component, 'name', lang))}</td><td>${escaped(asked)}</td><td>${link}</td><td>${document ? `<code>${escaped(document.sha256)}</code>` : ''}</td></tr>`;
}

function escaped(given: string): string {
  return given.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
