import { Link } from '@tanstack/react-router';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { keep, useAddress } from '../parts/address.ts';
import { useWords } from '../words.ts';
import type { Overlay } from './Staged.tsx';

export interface StageBarProps { at: number; of: number; isRunning: boolean; mayConclude: boolean; deck: string; turn: (to: number) => void; blank: () => void; run: () => void; show: (one: Overlay) => void; open: () => void; full: () => void }

/** Shown while something moves, and whenever the keyboard is in it. */
export function StageBar({ at, of, isRunning, mayConclude, deck, turn, blank, run, show, open, full }: StageBarProps) {
  const { say } = useWords();
  const here = useAddress();
  const button = (icon: IconName, word: string, press: () => void, more: { disabled?: boolean; 'aria-pressed'?: boolean } = {}) => (
    <button type="button" className="stage-button" aria-label={say(`briefing:stage.${word}`)} title={say(`briefing:stage.${word}`)} onClick={press} {...more}><Icon name={icon} size={24} /></button>
  );
  return (
    <nav className="stage-bar" aria-label={say('briefing:stage.bar')}>
      {button('chevron-left', 'before', () => turn(at - 1), { disabled: at === 0 })}
      <span className="num stage-place">{at + 1}/{of}</span>
      {button('chevron-right', 'next', () => turn(at + 1), { disabled: at === of - 1 })}
      {button('grid', 'grid', () => show('grid'))}
      {button('eye', 'open', open)}
      {button('note', 'notes', () => show('notes'))}
      {mayConclude && button('pencil', 'conclude', () => show('conclude'))}
      {button(isRunning ? 'minus' : 'clock', isRunning ? 'pause' : 'run', run, { 'aria-pressed': isRunning })}
      {button('screen', 'blank', blank)}
      {button('external', 'full', full)}
      {button('help', 'help', () => show('help'))}
      <Link className="stage-button stage-word" to="/trinh-chieu/$id/dieu-khien" params={{ id: deck }} search={{ lang: here.lang }} target="_blank">{say('briefing:presenter.title')}</Link>
      <Link className="stage-button stage-word" to="/trinh-chieu" search={keep(here)}>{say('briefing:stage.leave')}</Link>
    </nav>
  );
}
