// How every figure, verdict and forecast is made, with the thresholds in force and worked examples.
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { dateLabel } from '../format.ts';
import { Answer, Skeleton } from '../parts/Answer.tsx';
import { MethodExamples } from '../parts/MethodExamples.tsx';
import { MethodLadder } from '../parts/MethodLadder.tsx';
import { MethodSection, MethodTable, Sentences } from '../parts/MethodSection.tsx';
import { MethodThresholds } from '../parts/MethodThresholds.tsx';
import { useTitle } from '../parts/page-title.ts';
import { thresholdWords } from '../parts/threshold-words.ts';
import { Told } from '../parts/Told.tsx';
import { useWords } from '../words.ts';
import '../parts/method-words.ts';
import './method.css';

const SECTIONS = ['kinds', 'timings', 'states', 'status', 'examples', 'coverage', 'forecast', 'agencies', 'movement', 'trace', 'decided', 'thresholds'];
const DECIDED = ['total', 'half', 'merged', 'gone', 'survey', 'start', 'conflict', 'steps', 'closed', 'locked', 'late', 'four', 'range', 'version', 'lateSheet'];

export function Method() {
  const { say } = useWords();
  const thresholds = useQuestion('thresholds', {});
  useTitle(say('method:title'));
  return (
    <div className="page method">
      <header className="stack-tight">
        <h1>{say('method:title')}</h1>
        <p className="ink-2 measure">{say('method:told')}</p>
      </header>
      <Answer of={thresholds} thing={say('method:thing')} skeleton={<Skeleton lines={10} tall />} empty={<p className="card ink-2">{say('method:none')}</p>}>
        {(rows) => <Rules rows={rows} />}
      </Answer>
    </div>
  );
}

function Rules({ rows }: { rows: Row<'thresholds'>[] }) {
  const { lang, say } = useWords();
  const now = rows.find((row) => row.in_force) ?? rows.at(-1)!;
  const words = thresholdWords(now, lang);
  return (
    <div className="method-body">
      <nav className="method-contents no-print" aria-label={say('method:contents')}>
        <p className="note">{say('method:contents')}</p>
        <ol className="small">{SECTIONS.map((id) => <li key={id}><a href={`#${id}`}>{say(`method:${id}.title`)}</a></li>)}</ol>
      </nav>
      <div className="method-sections">
        <p className="notice" data-kind="done"><span><Told text={say('method:inForce', { version: now.version, date: dateLabel(now.holds_from, lang), document: now.document })} /></span></p>
        <MethodSection id="kinds" sentences={3} words={words}>
          <MethodTable id="kinds" rows={['share', 'count', 'money', 'survey', 'rank', 'done']} columns={['name', 'reported', 'combined']} words={words} />
        </MethodSection>
        <MethodSection id="timings" sentences={2} words={words}>
          <MethodTable id="timings" rows={['stock', 'flowShare', 'flowCount', 'survey']} columns={['name', 'live', 'year']} words={words} />
          <h3>{say('method:reports.title')}</h3>
          <Sentences id="reports" count={1} words={words} />
          <MethodTable id="reports" rows={['Q1', 'H1', 'Q3', 'Y']} columns={['name', 'window', 'holds']} words={words} />
        </MethodSection>
        <MethodSection id="states" sentences={1} words={words}>
          <MethodTable id="states" rows={['reported', 'nothing', 'notApplicable', 'missing', 'late', 'provisional', 'revised']} columns={['name', 'meaning', 'shown']} words={words} />
        </MethodSection>
        <MethodSection id="status" sentences={4} words={words}><MethodLadder words={words} /></MethodSection>
        <MethodSection id="examples" sentences={0} words={words}>
          <p className="measure"><span className="pill pill-demo">{say('method:examples.mark')}</span> {say('method:examples.p1')}</p>
          <MethodExamples />
        </MethodSection>
        <MethodSection id="coverage" sentences={3} words={words}>
          <MethodTable id="coverage" rows={['share', 'stock', 'flow', 'survey']} columns={['name', 'need', 'absent']} words={words} />
        </MethodSection>
        <MethodSection id="forecast" sentences={2} words={words}>
          <MethodTable id="forecast" rows={['likely', 'unlikely', 'uncertain']} columns={['name', 'when']} words={words} />
        </MethodSection>
        <MethodSection id="agencies" sentences={2} words={words}>
          <MethodTable id="agencies" rows={['reported', 'current', 'baseline']} columns={['name', 'how']} words={words} />
        </MethodSection>
        <MethodSection id="movement" sentences={3} words={words}>
          <MethodTable id="movement" rows={['rules', 'definitions', 'targets', 'map', 'time', 'new', 'late', 'correction']} columns={['name', 'what']} words={words} />
        </MethodSection>
        <MethodSection id="trace" sentences={1} words={words}>
          <MethodTable id="trace" rows={['figure', 'how', 'sheets', 'statement']} columns={['name', 'shows']} words={words} />
        </MethodSection>
        <MethodSection id="decided" sentences={1} words={words}>
          <ol className="decided measure">{DECIDED.map((each) => <li key={each}><Told text={say(`method:decided.case.${each}`)} /></li>)}</ol>
        </MethodSection>
        <MethodSection id="thresholds" sentences={1} words={words}><MethodThresholds rows={rows} words={words} /></MethodSection>
      </div>
    </div>
  );
}
