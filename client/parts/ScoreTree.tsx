// The tree of a card: areas, in them criteria, in them components; each with its points, what it lost and its evidence.
import { useState } from 'react';
import type { Row } from '../../queries/types.ts';
import { pointsLabel } from '../charts/score-sayings.ts';
import { Icon } from '../marks/Icon.tsx';
import { LostBar } from '../marks/ScoreBar.tsx';
import type { Component } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { usePrinting } from './printing.ts';
import { ComponentRow } from './ScoreRow.tsx';

type Sums = Row<'score_tree'>;
/** A part of the tree that opens: an area, a criterion of it, what people are asked about, what stands outside the total. */
interface Branch { id: string; depth: 0 | 1; number: string; name: string; sums: Sums | undefined; under: Branch[]; rows: Component[]; icon?: 'lock' | 'plus' }

/** @param byPeople false of a set that figures alone score: nobody's own points or evidence stand in it */
export function ScoreTree({ rows, tree, open, byPeople }: { rows: Component[]; tree: Sums[]; open: Component | undefined; byPeople: boolean }) {
  const { lang, say } = useWords();
  const isPrinting = usePrinting();
  const [opened, setOpened] = useState(() => new Set<string>());
  const [closed, setClosed] = useState(() => new Set<string>());
  const branches = branchesOf(rows, tree, lang, say);
  // Where the open component stands, the tree is open until somebody shuts it there.
  const path = open ? branches.flatMap((branch) => [branch, ...branch.under].filter((one) => one.rows.includes(open) || one.under.some((inner) => inner.rows.includes(open))).map(({ id }) => id)) : [];
  const isOpen = (id: string): boolean => isPrinting || opened.has(id) || (path.includes(id) && !closed.has(id));
  function turn(id: string): void {
    const shown = isOpen(id);
    setOpened((before) => new Set([...before].filter((one) => one !== id).concat(shown ? [] : [id])));
    setClosed((before) => new Set([...before].filter((one) => one !== id).concat(shown ? [id] : [])));
  }
  const most = Math.max(0, ...tree.filter(({ area, criterion }) => area !== '' && criterion === '').map(({ lost }) => lost ?? 0));
  const drawn = (branch: Branch): React.ReactNode[] => [
    <BranchRow key={branch.id} branch={branch} isOpen={isOpen(branch.id)} turn={() => turn(branch.id)} most={most} byPeople={byPeople} />,
    ...(isOpen(branch.id) ? [...branch.under.flatMap(drawn), ...branch.rows.map((row) => <ComponentRow key={row.component} row={row} isOpen={row === open} most={most} depth={branch.depth + 1} byPeople={byPeople} />)] : []),
  ];
  const all = branches.flatMap((branch) => [branch, ...branch.under]).map(({ id }) => id);
  const isWhole = all.every(isOpen);
  return (
    <section className="card card-flush score-tree" aria-label={say('scores:tree.title')}>
      <table className="table table-head-fill">
        <caption className="hidden-look">{say('scores:tree.title')}</caption>
        <colgroup><col /><col className="c-points" />{byPeople && <><col className="c-points" /><col className="c-points" /></>}<col className="c-points" /><col className="c-lost" />{byPeople && <col className="c-evidence" />}</colgroup>
        <thead>
          <tr>
            <th scope="col">{say('scores:tree.name')}</th><th scope="col" className="num">{say('scores:max')}</th>{byPeople && <th scope="col" className="num">{say('scores:self')}</th>}<th scope="col" className="num">{say('scores:data')}</th>
            {byPeople && <th scope="col" className="num">{say('scores:standing')}</th>}<th scope="col" className="num">{say('scores:lost')}</th>{byPeople && <th scope="col" className="num">{say('scores:evidence')}</th>}
          </tr>
        </thead>
        <tbody>{branches.flatMap(drawn)}</tbody>
      </table>
      <p className="card-foot no-print"><button type="button" className="button-text" onClick={() => { setOpened(new Set(isWhole ? [] : all)); setClosed(new Set(isWhole ? path : [])); }}>{say(isWhole ? 'scores:tree.shut' : 'scores:tree.open')}</button></p>
    </section>
  );
}

function branchesOf(rows: Component[], tree: Sums[], lang: 'vi' | 'en', say: (key: string, params?: Record<string, unknown>) => string): Branch[] {
  const scored = rows.filter(({ kind, mode }) => kind === 'inside' && mode !== 'survey');
  const areas = [...new Map(scored.toSorted((a, b) => a.area_position - b.area_position).map((row) => [row.area, row])).values()];
  const surveyed = rows.filter(({ kind, mode }) => kind === 'inside' && mode === 'survey');
  const outside = rows.filter(({ kind }) => kind !== 'inside');
  const whole = tree.find(({ area }) => area === '');
  const within = areas.map(({ area, ...first }): Branch => {
    const own = scored.filter((row) => row.area === area);
    const criteria = [...new Map(own.toSorted((a, b) => a.criterion_position - b.criterion_position).map((row) => [row.criterion, row])).values()];
    return {
      id: area, depth: 0, number: area, name: named(first, 'area', lang), sums: tree.find((one) => one.area === area && one.criterion === ''), rows: [],
      under: criteria.map((row) => ({
        id: `${area}/${row.criterion}`, depth: 1, number: row.criterion, name: named(row, 'criterion', lang), sums: tree.find((one) => one.area === area && one.criterion === row.criterion), under: [],
        rows: own.filter(({ criterion }) => criterion === row.criterion).toSorted((a, b) => a.position - b.position),
      })),
    };
  });
  return [
    ...within,
    ...(outside.length > 0 ? [{ id: '+', depth: 0, number: '', name: say('scores:tree.outside'), sums: undefined, under: [], rows: outside, icon: 'plus' } satisfies Branch] : []),
    ...(surveyed.length > 0 ? [{ id: '?', depth: 0, number: '', name: say('scores:tree.survey', { count: surveyed.length, points: pointsLabel(whole?.survey_maximum, lang) }), sums: undefined, under: [], rows: surveyed, icon: 'lock' } satisfies Branch] : []),
  ];
}

function BranchRow({ branch: { number, name, depth, sums, icon }, isOpen, turn, most, byPeople }: { branch: Branch; isOpen: boolean; turn: () => void; most: number; byPeople: boolean }) {
  const { lang, say } = useWords();
  const points = (value: number | null | undefined): string => pointsLabel(value, lang);
  const strong = depth === 0 ? 'num strong' : 'num';
  return (
    <tr data-depth={depth} data-branch={number || icon}>
      <th scope="row" colSpan={sums ? 1 : byPeople ? 7 : 4}>
        <button type="button" className="tree-turn" aria-expanded={isOpen} onClick={turn}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={16} />{icon ? <Icon name={icon} size={15} /> : <span className="tree-number">{number}</span>}<span className={icon ? 'ink-2' : depth === 0 ? 'strong balance' : 'balance'}>{name}</span>
        </button>
      </th>
      {sums && (
        <>
          <td className={strong} data-label={say('scores:max')}>{sums.maximum === 0 ? say('scores:notApplicable') : points(sums.maximum)}</td>
          {byPeople && <td className="num t-beside" data-label={say('scores:self')}>{points(sums.self)}</td>}<td className={byPeople ? 'num t-beside' : strong} data-label={say('scores:data')}>{points(sums.data)}</td>
          {byPeople && <td className={strong} data-label={say('scores:standing')}>{points(sums.points)}</td>}
          <td className="num t-lost" data-label={say('scores:lost')}><span className="lost"><LostBar lost={sums.lost} most={most} />{points(sums.lost)}</span>{sums.unassessed > 0 && <span className="sub">{say('scores:unassessed', { points: points(sums.unassessed) })}</span>}</td>
          {byPeople && <td className="num" data-label={sums.evidence_asked === 0 ? undefined : say('scores:evidence')}>{sums.evidence_asked === 0 ? '' : `${sums.evidence_given}/${sums.evidence_asked}`}</td>}
        </>
      )}
    </tr>
  );
}
