// Made-up campaigns of scorecards: data/demo/campaigns.json opens them, data/demo/scores.csv says what was said of each component in them.
import { existsSync, readFileSync } from 'node:fs';
import { addDays } from 'date-fns/addDays';
import { parse } from 'csv-parse/sync';
import { dayInVietnam } from '../../client/format.ts';
import { addLink, addRecord } from '../evidence/records.ts';
import type { Target } from '../evidence/records.ts';
import type { Home } from '../home.ts';
import { keepBytes } from '../lake/durable.ts';
import { campaignSubject, Exception, Opened, STAGES } from '../scoring/campaign.ts';
import type { Stage } from '../scoring/campaign.ts';
import { slotLink } from '../scoring/proofs.ts';
import { kindOf, STEPS, subjectOf } from '../scoring/steps.ts';
import type { Step } from '../scoring/steps.ts';
import { chance } from './chance.ts';

/** A day, or how many days it is from the day on which it lands. */
type Day = string | number;
interface Document { scored: string; agency: string; number: string; dated: string; issuer: string; subject: string; slots: string[] }
/** `papers`: what each card says with a self-score that says nothing else. */
interface Campaign { criteria: string; period: string; opened: Day; agencies: string[]; papers: Record<string, string>; exceptions: { day: Day; scored: string; component: string; stage: string; until: Day; note: string }[]; documents: Document[] }
type Deadlines = Record<`${Stage}_until`, Day>;
/** A component of a card; of what was not said the cell is empty. */
type Row = Record<'criteria' | 'period' | 'scored' | 'component' | 'agency' | 'data' | 'document' | 'excused' | 'explained' | 'official' | 'survey' | `${'self' | 'first' | 'final'}${'' | '_note'}`, string>;
interface Taken { at: string; kind: string; subject: string; detail: string; isScore: boolean }
/** From the first to the last of these days something is said; none where they have not come. */
type Span = [from: Date, to: Date] | null;

const FILE = 'minh-hoa.pdf';
const HOUR_MS = 3_600_000;

/** Lands them once, of the sets and bodies that there are, in the order in which they were said. @returns how many acts */
export async function landScores({ state, evidence, staging }: Home, data: string, known: { criteria: ReadonlySet<string>; scored: ReadonlySet<string> }, today: Date): Promise<number> {
  const file = `${data}/demo/campaigns.json`;
  if (!existsSync(file) || state.get("select 1 from score_keys union all select 1 from acts where kind = 'campaign-opened'")) return 0;
  const campaigns = (JSON.parse(readFileSync(file, 'utf8')) as (Campaign & Deadlines)[]).filter(({ criteria }) => known.criteria.has(criteria));
  const rows = (parse(readFileSync(`${data}/demo/scores.csv`, 'utf8'), { columns: true, skipEmptyLines: true }) as Row[]).filter(({ criteria, scored }) => known.criteria.has(criteria) && known.scored.has(scored));
  const dayOf = (day: Day): string => (typeof day === 'number' ? dayInVietnam(addDays(today, day)) : day);
  const taken = campaigns.flatMap((campaign) => openedBy(campaign, dayOf));
  for (const row of rows) {
    const campaign = campaigns.find(({ criteria, period }) => criteria === row.criteria && period === row.period);
    taken.push(...saidOf(row, campaign?.papers[row.scored] ?? '', (stage) => spanOf(stage, campaign, dayOf, today)));
  }
  taken.sort((a, b) => (a.at < b.at ? -1 : 1));
  const documents = campaigns.flatMap((campaign) => campaign.documents.map((document) => ({ ...document, campaign }))).filter(({ scored }) => known.scored.has(scored));
  const bytes = readFileSync(`${data}/demo/${FILE}`);
  const sha256 = documents.length === 0 ? '' : await keepBytes(bytes, evidence, staging);
  state.transaction(() => {
    for (const [place, { at, kind, subject, detail, isScore }] of taken.entries()) {
      const { seq } = state.act({ at, actor: 'demo', kind, submission: subject, detail });
      if (isScore) state.run('insert into score_keys (idempotency_key, subject, seq) values (?, ?, ?)', `demo-score-${place}`, subject, seq);
    }
    for (const [place, { campaign: { criteria, period, opened }, scored, agency, slots, ...described }] of documents.entries()) {
      const at = momentIn([new Date(`${dayOf(opened)}T00:00:00Z`), addDays(new Date(`${dayOf(opened)}T00:00:00Z`), 3)], criteria, place);
      const [first, ...others] = slots.map((slot): Target => ({ kind: 'component', agency, ...slotLink({ criteria, period, scored, component: slot.split('/')[0]! }, `slot=${slot.split('/')[1]!}`) }));
      const kept = { sha256, bytes: bytes.length, media_type: 'application/pdf', file_name: FILE, agency, idempotency_key: `demo-document-${place}`, ...described };
      const { record } = addRecord(state, kept, first!, 'demo', at);
      for (const target of others) addLink(state, record.evidence, target, 'demo', at);
    }
  });
  return taken.length;
}

function openedBy({ criteria, period, opened, agencies, exceptions, ...until }: Campaign & Deadlines, dayOf: (day: Day) => string): Taken[] {
  const say = (step: string, day: string, said: object): Taken => ({ at: `${day}T01:00:00.000Z`, kind: `campaign-${step}`, subject: campaignSubject(criteria, period), detail: JSON.stringify(said), isScore: false });
  const ends = Object.fromEntries(STAGES.map((stage) => [`${stage}_until`, dayOf(until[`${stage}_until`])]));
  return [
    say('opened', dayOf(opened), Opened.parse({ ...ends, agencies })),
    ...exceptions.map(({ day, until: last, ...of }) => say('exception', dayOf(day), Exception.parse({ ...of, until: dayOf(last) }))),
  ];
}

/** When something of a stage may have been said: not before the stage, nor after it or today; components are given to bodies as it opens. What has no campaign was said yesterday. */
function spanOf(stage: Stage | 'opened', campaign: (Campaign & Deadlines) | undefined, dayOf: (day: Day) => string, today: Date): Span {
  const yesterday = addDays(today, -1);
  if (!campaign) return [yesterday, yesterday];
  const opened = new Date(`${dayOf(campaign.opened)}T00:00:00Z`);
  if (stage === 'opened') return [opened, opened];
  const before = STAGES[STAGES.indexOf(stage) - 1];
  const from = addDays(before ? new Date(`${dayOf(campaign[`${before}_until`])}T00:00:00Z`) : opened, 1);
  const until = new Date(`${dayOf(campaign[`${stage}_until`])}T00:00:00Z`);
  const to = until < yesterday ? until : yesterday;
  return to < from ? null : [from, to];
}

/** Within working hours of one of the days. */
function momentIn([from, to]: NonNullable<Span>, ...seed: (string | number)[]): string {
  const day = addDays(from, Math.floor(chance('day', ...seed) * (1 + Math.floor((to.getTime() - from.getTime()) / (24 * HOUR_MS)))));
  return new Date(Date.parse(`${dayInVietnam(day)}T01:00:00Z`) + Math.floor(chance('hour', ...seed) * 9 * HOUR_MS)).toISOString();
}

/** The steps that a row says, each as the program itself would have written it. */
function saidOf({ criteria, period, scored, component, ...row }: Row, paper: string, spanOf: (stage: Stage | 'opened') => Span): Taken[] {
  const subject = subjectOf({ criteria, period, scored, component });
  const number = (cell: string): number | null => (cell === '' ? null : Number(cell));
  const taken: Taken[] = [];
  const take = (step: Step, stage: Stage | 'opened', said: object, added: object = {}): void => {
    const span = spanOf(stage);
    if (!span) throw new Error(`data/demo/scores.csv: ${subject} says ${step}, whose stage has not come`);
    taken.push({ at: momentIn(span, subject, step), kind: kindOf(step), subject, detail: JSON.stringify({ ...STEPS[step].given.parse(said), ...added }), isScore: true });
  };
  const agency = row.agency || scored;
  if (row.agency !== '') take('assigned', 'opened', { agency: row.agency });
  if (row.excused !== '') take('excused', 'self', { note: row.excused });
  if (row.self !== '') take('self', 'self', { points: Number(row.self), note: row.self_note || paper }, { agency, data: number(row.data) });
  if (row.first !== '') take('first', 'first', { points: Number(row.first), note: row.first_note });
  if (row.explained !== '') take('explained', 'explain', { note: row.explained }, { agency });
  if (row.final !== '') take('final', 'final', { points: Number(row.final), note: row.final_note });
  if (row.survey !== '') take('survey', 'self', { points: Number(row.survey), document: row.document });
  if (row.official !== '') take('official', 'final', { points: Number(row.official), document: row.document });
  return taken;
}
