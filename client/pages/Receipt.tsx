// A receipt as it is printed: one sheet of paper with who handed in which figures when, and the hash of what was received.
import { Link, useParams } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { useJson } from '../api.ts';
import { lineKey } from '../entry/grid.ts';
import { figure, moment, reportLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep } from '../parts/address.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import '../parts/entry-words.ts';
import { partOf } from '../parts/figures.ts';
import { useTitle } from '../parts/page-title.ts';
import '../parts/receipt-words.ts';
import { leaveFrom } from '../parts/return-address.ts';
import { named, useWords } from '../words.ts';
import './receipt.css';

interface Line {
  code: string; indicator: string; part: string; name_vi: string; name_en: string; kind: string; unit: string; state: string;
  numerator: number | null; denominator: number | null; value: number | null; sample: number | null; level: number | null; note: string;
}
/** A line without a figure, and why. */
type Reason = Pick<Line, 'code' | 'indicator' | 'part' | 'name_vi' | 'name_en'> & { reason: string };
interface Paper {
  submission: string; agency: string; name_vi: string; name_en: string; report: string; revision: number; received_at: string; stage: string; reason: string | null; basis: string | null;
  sha256: string; sender: string | null; demo: boolean; lines: Line[]; absent: Reason[]; unchanged: number;
}

export function Receipt() {
  const { say } = useWords();
  const { phieu = '' } = useParams({ strict: false });
  const me = useMe();
  const paper = useJson<Paper>(me?.signed ? `receipts/${encodeURIComponent(phieu)}` : null);
  useTitle(`${say('receipt:title')} ${phieu}`);
  return (
    <div className="page receipt-page">
      {me && !me.signed
        ? <><h1>{say('receipt:title')}</h1><p className="notice"><Icon name="question" /><span className="grow">{say('entry:signIn')}</span><Link className="button button-small" to="/dang-nhap" search={keep} onClick={() => leaveFrom(location.pathname + location.search)}>{say('frame.signIn')}</Link></p></>
        : <>{paper.state !== 'ready' && <h1>{say('receipt:title')}</h1>}<Answer of={paper} thing={say('receipt:thing')} skeleton={<Skeleton lines={8} tall />}>{(rows) => <OnPaper paper={rows} />}</Answer></>}
    </div>
  );
}

function OnPaper({ paper }: { paper: Paper }) {
  const { lang, say } = useWords();
  const { submission, agency, report, lines, absent, basis, unchanged } = paper;
  const facts: [string, string][] = [
    [say('receipt:agency'), named(paper, 'name', lang)], [say('receipt:report'), reportLabel(report, lang)], [say('receipt:sender'), paper.sender === null ? say('receipt:senderNobody') : paper.sender || say('receipt:senderErased')], [say('receipt:received'), moment(paper.received_at, lang)],
    [say('receipt:revision'), String(paper.revision)], ...(paper.reason === null ? [] : [[say('receipt:reason'), say(`reason.${paper.reason}`)] as [string, string]]), ...(basis === null ? [] : [[say('receipt:basis'), basis] as [string, string]]),
    [say('receipt:stage'), paper.stage === 'withdrawn' ? say('receipt:withdrawn') : say(`entry:stage.${paper.stage}`)], [say('receipt:figures'), String(lines.length)],
    ...(unchanged > 0 ? [[say('receipt:unchanged'), String(unchanged)] as [string, string]] : []), ...(absent.length > 0 ? [[say('receipt:absent'), String(absent.length)] as [string, string]] : []),
  ];
  return (
    <>
      <div className="row no-print receipt-tools">
        <button type="button" className="button button-primary" onClick={() => window.print()}><Icon name="print" />{say('receipt:print')}</button>
        <Link className="button" to="/nop/$ky/$cq" params={{ ky: report, cq: agency }} search={keep}><Icon name="arrow-left" size={16} />{say('receipt:back')}</Link>
      </div>
      <article className="card receipt-paper" data-long={lines.length + absent.length > 26 || undefined}>
        <header className="receipt-head">
          <div><p className="small ink-2">Cột Mốc</p><h1>{say('receipt:title')}</h1></div>
          <p className="receipt-number"><span className="small ink-2">{say('receipt:number')}</span><strong className="num">{submission}</strong></p>
        </header>
        {paper.demo && <p className="receipt-demo">{say('receipt:demo')}</p>}
        <dl className="receipt-facts">{facts.map(([term, fact]) => <div key={term}><dt>{term}</dt><dd>{fact}</dd></div>)}</dl>
        <table className="receipt-rows">
          <caption className="hidden-look">{say('receipt:table')}</caption>
          <thead><tr>
            <th scope="col">{say('entry:column.code')}</th><th scope="col">{say('entry:column.line')}</th><th scope="col" className="num">{say('entry:column.first')}</th><th scope="col" className="num">{say('entry:column.second')}</th>
            <th scope="col" className="num">{say('entry:column.result')}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <Figures key={lineKey(line)} line={line} />)}{absent.map((line) => <NoFigure key={lineKey(line)} line={line} />)}</tbody>
        </table>
        <footer className="receipt-foot">
          <p><span className="ink-2">SHA-256</span> <span className="mono hash">{paper.sha256}</span></p>
          <p className="note">{say('receipt:proves')}</p>
          <p className="note print-only">{say('receipt:printed', { when: moment(new Date(), lang) })}</p>
        </footer>
      </article>
    </>
  );
}

function Figures({ line }: { line: Line }) {
  const { lang, say } = useWords();
  const number = (value: number | null): string => (value === null ? '' : figure(value, 'count', lang));
  const inParts = line.numerator !== null || line.denominator !== null;
  return (
    <tr>
      <td className="num">{line.code}</td><th scope="row">{[named(line, 'name', lang), partOf(line, say)].filter(Boolean).join(', ')}</th>
      {line.state !== 'reported' ? <td colSpan={3} className="num">{say(`sheet:state.${line.state}`)}</td> : (
        <><td className="num">{inParts ? number(line.numerator) : figure(line.value, line.unit, lang, { plain: line.kind === 'money' })}</td><td className="num">{inParts ? number(line.denominator) : number(line.sample)}</td>
          <td className="num strong">{figure(line.level, line.unit, lang, { plain: line.kind === 'money' })}</td></>
      )}
    </tr>
  );
}

function NoFigure({ line }: { line: Reason }) {
  const { lang, say } = useWords();
  return (
    <tr>
      <td className="num">{line.code}</td><th scope="row">{[named(line, 'name', lang), partOf(line, say)].filter(Boolean).join(', ')}</th>
      <td colSpan={3} className="receipt-why">{say('receipt:noFigure', { reason: line.reason })}</td>
    </tr>
  );
}
