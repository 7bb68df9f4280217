// What a page shows, to take along: the menu "Xuất" where people look for it.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileAddress, savePicture } from '../files.ts';
import type { FileParams } from '../files.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { asPublished, usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { keep } from './address.ts';
import { MeetingLink } from './MeetingLink.tsx';
import './file-words.ts';
import './export.css';

/** @param of the page; `params`: what it is asked with. A chart comes with a target. */
export function Export({ of, params }: { of: 'overview' | 'catalogue' | 'target'; params: FileParams }) {
  const { lang, say } = useWords();
  const published = usePublished();
  const [drawn, setDrawn] = useState<'' | 'drawing' | 'notDrawn'>('');
  const given = { ...params, ...asPublished(published), lang };
  const draw = async (): Promise<void> => {
    setDrawn('drawing');
    await savePicture(given, `cot-moc-${params.target}`).then(() => setDrawn(''), () => setDrawn('notDrawn'));
  };
  return (
    <ExportMenu label={say('files:menu')} told={say('files:menuTold')} state={drawn && say(`files:${drawn}`)}>
      <Item icon="table"><a href={fileAddress(`${of}.xlsx`, given)} download>{say('files:what.xlsx')}</a></Item>
      <Item icon="table"><a href={fileAddress(`${of}.csv`, given)} download>{say('files:what.csv')}</a></Item>
      {of === 'target' && <Item icon="image"><a href={fileAddress('target.svg', given)} download>{say('files:what.svg')}</a></Item>}
      {of === 'target' && <Item icon="image"><button type="button" className="button-text" disabled={drawn === 'drawing'} onClick={() => void draw()}>{say('files:what.png')}</button></Item>}
      <Item icon="print"><button type="button" className="button-text" onClick={() => window.print()}>{say('files:what.print')}</button></Item>
      <Item icon="link"><MeetingLink quiet /></Item>
      <Item icon="files"><Link to="/tai-lieu" search={keep}>{say('files:what.all')}</Link></Item>
    </ExportMenu>
  );
}

/** The menu itself: closed by Escape, and when the focus leaves it. @param told what holds of all its files @param state what becomes of the one that was asked for */
export function ExportMenu({ label, told = '', state = '', children }: { label: string; told?: string; state?: string; children: ReactNode }) {
  return (
    <details className="export no-print" onKeyDown={({ key, currentTarget }) => { if (key === 'Escape') { currentTarget.open = false; currentTarget.querySelector('summary')?.focus(); } }}
      onBlur={({ currentTarget, relatedTarget }) => { if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.open = false; }}>
      <summary className="button button-small"><Icon name="download" size={16} />{label}</summary>
      <div className="export-menu card stack-tight">
        {told && <p className="note">{told}</p>}
        <ul className="list">{children}</ul>
        <p className="note" role="status">{state}</p>
      </div>
    </details>
  );
}

/** One of its files, or another way to take the page along. */
export function Item({ icon, children }: { icon: IconName; children: ReactNode }) {
  return <li className="export-item"><Icon name={icon} size={18} />{children}</li>;
}
