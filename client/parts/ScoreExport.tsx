// A card to take along: the tables, the explanations, the binder of its evidence for whoever may read every sheet of the body; and its set.
import { areasOf, may, useMe } from '../access.ts';
import { fileAddress } from '../files.ts';
import type { FileParams } from '../files.ts';
import type { IconName } from '../marks/Icon.tsx';
import type { OfCard } from '../scores.ts';
import { asPublished, usePublished } from '../published.ts';
import { useWords } from '../words.ts';
import { ExportMenu, Item } from './Export.tsx';
import './score-words.ts';

export function ScoreExport({ of }: { of: OfCard }) {
  const { lang, say } = useWords();
  const published = usePublished();
  const signed = useMe()?.signed ?? null;
  const always = { ...asPublished(published), lang };
  const { criteria, period, scored } = of;
  const files: [string, string, IconName, FileParams][] = [
    ['scores-xlsx', 'scores.xlsx', 'table', of], ['all-xlsx', 'scores.xlsx', 'table', { criteria, period }], ['scores-docx', 'scores.docx', 'file', of],
    ...(may(signed, 'read-sheets', scored) && areasOf(signed) === null ? [['binder-zip', 'binder.zip', 'files', of] satisfies [string, string, IconName, FileParams]] : []), ['criteria-xlsx', 'criteria.xlsx', 'list', { criteria }],
  ];
  return (
    <ExportMenu label={say('scores:files.menu')}>
      {files.map(([name, file, icon, params]) => <Item key={name} icon={icon}><a href={fileAddress(file, { ...params, ...always })} download>{say(`scores:files.${name}`)}</a></Item>)}
      <Item icon="print"><button type="button" className="button-text" onClick={() => window.print()}><span>{say('files:what.print')}</span></button></Item>
    </ExportMenu>
  );
}
