// The thresholds in force, and every version with the days on which it holds.
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { useWords } from '../words.ts';
import type { ThresholdWords } from './threshold-words.ts';

export function MethodThresholds({ rows, words }: { rows: Row<'thresholds'>[]; words: ThresholdWords }) {
  const { lang, say } = useWords();
  return (
    <>
      <table className="table table-dense thresholds">
        <caption className="hidden-look">{say('method:thresholds.title')}</caption>
        <thead><tr><th scope="col">{say('method:thresholds.column.name')}</th><th scope="col" className="num">{say('method:thresholds.column.value')}</th></tr></thead>
        <tbody>
          {Object.entries(words).map(([name, value]) => <tr key={name}><th scope="row">{say(`method:thresholds.row.${name}`)}</th><td className="num strong">{value}</td></tr>)}
        </tbody>
      </table>
      <h3>{say('method:thresholds.versions')}</h3>
      <table className="table method-table">
        <caption className="hidden-look">{say('method:thresholds.versions')}</caption>
        <thead><tr>{['version', 'from', 'until', 'document'].map((column) => <th key={column} scope="col">{say(`method:thresholds.version.${column}`)}</th>)}</tr></thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.version}>
              <th scope="row">{row.version}{row.in_force && <> <span className="pill">{say('method:thresholds.now')}</span></>}</th>
              <td className="nowrap" data-label={say('method:thresholds.version.from')}>{dateLabel(row.holds_from, lang)}</td>
              <td className="nowrap" data-label={say('method:thresholds.version.until')}>{row.holds_until ? say('method:thresholds.until', { date: dateLabel(row.holds_until, lang) }) : say('method:thresholds.open')}</td>
              <td lang="vi" data-label={say('method:thresholds.version.document')}>{row.document}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
