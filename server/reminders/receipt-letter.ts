// The mail with a receipt, for whoever handed a sheet in.
import { figure, moment, reportLabel } from '../../client/format.ts';
import type { Paper, PaperLine } from '../cycle/paper.ts';
import { say } from '../words.ts';
import type { Lang } from '../words.ts';
import { escaped, plain } from './letter.ts';
import type { Letter, Setting } from './letter.ts';

/** Lines of a mail; the receipt itself has them all. */
const MOST = 60;

export function receiptLetter(paper: Paper, { name, lang, origin, demo }: Setting): Letter {
  const word = (key: string, params: object = {}): string => say(lang, `receipt:${key}`, { ...params });
  const address = `${origin ?? ''}/phieu/${encodeURIComponent(paper.submission)}`;
  const facts: [string, string][] = [
    [word('number'), paper.submission], [word('agency'), (lang === 'vi' ? paper.name_vi : paper.name_en)], [word('report'), reportLabel(paper.report, lang)],
    [word('received'), moment(paper.received_at, lang)], ...(paper.basis === null ? [] : [[word('basis'), paper.basis] as [string, string]]),
    [word('figures'), String(paper.lines.length)], ...(paper.unchanged > 0 ? [[word('unchanged'), String(paper.unchanged)] as [string, string]] : []), ...(paper.absent.length > 0 ? [[word('absent'), String(paper.absent.length)] as [string, string]] : []),
    ['SHA-256', paper.sha256],
  ];
  const all = [...paper.lines.map((line) => ({ line, said: saidOf(line, lang) })), ...paper.absent.map((line) => ({ line, said: word('noFigure', { reason: line.reason }) }))];
  const lines = all.slice(0, MOST).map(({ line, said }) => `${[line.code, named(line, lang)].filter(Boolean).join(' ')}: ${said}`);
  const more = all.length > MOST ? [word('mail.more', { count: all.length - MOST })] : [];
  const opening = [word('mail.greeting', { name: plain(name) }), ...(demo ? [word('demo')] : []), word('mail.opening')];
  const closing = [word('mail.open', { address }), word('mail.why', { address: `${origin ?? ''}/tai-khoan` })];
  const text = [...opening.flatMap((line) => [line, '']), ...facts.map(([term, fact]) => `${term}: ${plain(fact)}`), '', ...lines.map((line) => `- ${plain(line)}`), ...more, '', ...closing, ''].join('\n');
  const html = [
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escaped(paper.submission)}</title><body>`, ...opening.map((line) => `<p>${escaped(line)}</p>`),
    '<dl>', ...facts.map(([term, fact]) => `<dt>${escaped(term)}</dt><dd>${escaped(fact)}</dd>`), '</dl><ul>', ...lines.map((line) => `<li>${escaped(plain(line))}</li>`), '</ul>',
    ...more.map((line) => `<p>${escaped(line)}</p>`), ...closing.map((line) => `<p>${escaped(line)}</p>`), '</body></html>',
  ].join('\n');
  return { subject: plain(`[Cột Mốc] ${word('mail.subject', { receipt: paper.submission })}${demo ? ` (${word('mail.demoShort')})` : ''}`), text, html };
}

function named({ name_vi, name_en, part }: Pick<PaperLine, 'name_vi' | 'name_en' | 'part'>, lang: Lang): string {
  return [lang === 'vi' ? name_vi : name_en, part === '' ? '' : say(lang, `terms:part.${part}`, { defaultValue: part.split('=')[1] })].filter(Boolean).join(', ');
}

function saidOf({ state, kind, unit, numerator, denominator, level }: PaperLine, lang: Lang): string {
  if (state !== 'reported') return say(lang, `sheet:state.${state}`);
  const value = figure(level, unit, lang, { plain: kind === 'money' });
  return numerator === null || denominator === null ? value : `${figure(numerator, 'count', lang)} / ${figure(denominator, 'count', lang)} (${value})`;
}
