// The sheet that an agency fills for a report: what it owes, what it last handed in.
import type { RequestHandler } from 'express';
import type { House } from '../app.ts';
import { figure, reportLabel } from '../../client/format.ts';
import { mustBeAllowed } from '../access/guard.ts';
import { scopeOf } from '../access/scope.ts';
import { readParams } from '../engine/question.ts';
import { indicatorsOf } from './against-registry.ts';
import { HttpError, langOf } from '../problem.ts';
import { say } from '../words.ts';
import { template } from './template.ts';

export function sheetToFill(house: House): RequestHandler {
  return async (req, res) => {
    const lang = langOf(req);
    mustBeAllowed(house, req, res, 'read-sheets', String(req.query.agency));
    const question = house.engine.questions.get('owed')!;
    const { columns } = await house.engine.run(question, { ...readParams(question, req.query), ...scopeOf(house, res, String(req.query.agency)) });
    const cell = (name: string, row: number): string | number | null => columns.values[columns.names.indexOf(name)]![row] as string | number | null;
    // An open line that passed on from another body is handed in under that body's name, on its own sheet.
    const own = Array.from({ length: columns.rows }, (_, row) => row).filter((row) => cell('passed_from', row) === null);
    const agency = String(req.query.agency);
    const report = String(req.query.report);
    const found = await house.engine.db.use((lease) => lease.run(`select name_${lang} from bodies where agency = $agency`, { agency: { kind: 'text', value: agency } }));
    if (found.rows === 0 || own.length === 0) throw new HttpError(404, 'nothing-owed', { agency, report });

    const indicators = await indicatorsOf(house.engine);
    const previous = (row: number): string => {
      const [numerator, denominator, value] = ['previous_numerator', 'previous_denominator', 'previous_value'].map((name) => cell(name, row) as number | null);
      if (numerator !== null && denominator !== null) return `${figure(numerator!, 'count', lang)} / ${figure(denominator!, 'count', lang)}`;
      return value === null || value === undefined ? '' : figure(value, String(cell('unit', row)), lang);
    };
    const bytes = await template({
      agency, agencyName: String(found.values[0]![0]), report, reportLabel: reportLabel(report, lang), lang,
      rows: own.map((row) => ({
        indicator: String(cell('indicator', row)), name: String(cell(`name_${lang}`, row)), part: String(cell('part', row)), partLabel: partLabel(String(cell('part', row)), lang),
        unit: say(lang, `terms:unit.${String(cell('unit', row))}`), kind: String(cell('kind', row)),
        timing: indicators.get(String(cell('indicator', row)))!.timing,
        numerator_label: String(cell(`numerator_${lang}`, row) ?? ''), denominator_label: String(cell(`denominator_${lang}`, row) ?? ''),
        previous: previous(row), previousReport: cell('previous_report', row) === null ? '' : reportLabel(String(cell('previous_report', row)), lang),
      })),
    });
    res.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .set({ 'Content-Disposition': `attachment; filename="cot-moc-${report}-${agency}.xlsx"`, 'Cache-Control': 'no-store' })
      .send(bytes);
  };
}

function partLabel(part: string, lang: 'vi' | 'en'): string {
  return part === '' ? '' : say(lang, `terms:part.${part}`, { defaultValue: part.split('=')[1] });
}
