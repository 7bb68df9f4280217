// Documents one under the other: what each is called, a preview of pictures, the file to open or save.
import { useState } from 'react';
import { mayOpen, toldOf, useMe } from '../access.ts';
import { askAnew } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { evidenceAddress, unlinkEvidence } from '../evidence.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { PicturePreview } from './PicturePreview.tsx';
import { size } from './file-size.ts';

type Document = Row<'evidence'>;

export function EvidenceList({ rows, canRemove }: { rows: Document[]; canRemove: boolean }) {
  const { say } = useWords();
  const [shown, setShown] = useState<Document | null>(null);
  return (
    <>
      <ul className="rows evidence-list" aria-label={say('evidence:title')}>
        {rows.map((row) => <Item key={row.link} row={row} show={() => setShown(row)} canRemove={canRemove} />)}
      </ul>
      {shown && <PicturePreview title={shown.title} address={evidenceAddress(shown.sha256)} close={() => setShown(null)} />}
    </>
  );
}

function Item({ row, show, canRemove }: { row: Document; show: () => void; canRemove: boolean }) {
  const { lang, say } = useWords();
  const me = useMe();
  const isPicture = row.media_type.startsWith('image/');
  const address = evidenceAddress(row.sha256);
  const opens = mayOpen(me, row.agency);
  const facts = [row.number, row.dated ? dateLabel(row.dated, lang) : '', row.issuer].filter((fact) => fact !== '');
  return (
    <li className="evidence-item" data-evidence={row.evidence}>
      {isPicture && opens
        ? <button type="button" className="thumb" onClick={show} aria-label={say('evidence:look', { title: row.title })}><img src={address} alt="" width="56" height="56" /></button>
        : <span className="thumb" aria-hidden="true"><Icon name={isPicture ? 'image' : 'file'} size={24} /></span>}
      <div className="grow stack-tight">
        <p className="break">
          {!opens ? <strong lang="vi">{row.title}</strong>
            : isPicture ? <button type="button" className="button-text strong" lang="vi" onClick={show}>{row.title}</button>
              : <a href={address} lang="vi" className="strong" {...(row.media_type === 'application/pdf' ? { target: '_blank', rel: 'noopener' } : { download: row.file })}>{row.title}</a>}
        </p>
        {facts.length > 0 && <p className="dots evidence-facts" lang="vi">{facts.map((fact) => <span key={fact} className="num">{fact}</span>)}</p>}
        <p className="note num">{say(`evidence:kind.${kindOf(row.media_type)}`)}, {size(row.bytes, lang)}{!opens && <> · {say('evidence:closed')}</>}</p>
      </div>
      {canRemove && <Remove row={row} />}
    </li>
  );
}

function kindOf(mediaType: string): string {
  if (mediaType.startsWith('image/')) return 'picture';
  return mediaType === 'application/pdf' ? 'pdf' : 'office';
}

/** Asked once more, since what others rely on goes from their sight. */
function Remove({ row }: { row: Document }) {
  const { lang, say } = useWords();
  const [asks, setAsks] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  async function remove(): Promise<void> {
    setTold(null);
    try {
      await unlinkEvidence(row.evidence, row.link, lang);
      await askAnew();
    } catch (error) {
      setTold(toldOf(error, say('state.no-answer')));
    }
  }
  return (
    <div className="evidence-remove" role="group" aria-label={say('evidence:removeOf', { title: row.title })}>
      {asks
        ? <p className="row"><span className="small">{say('evidence:sure')}</span>
          <button type="button" className="button button-small" onClick={() => void remove()}>{say('evidence:remove')}</button>
          <button type="button" className="button button-small button-quiet" onClick={() => setAsks(false)}>{say('evidence:keep')}</button></p>
        : <button type="button" className="button button-small button-quiet" onClick={() => setAsks(true)}><Icon name="close" size={16} />{say('evidence:remove')}</button>}
      {told !== null && <p className="field-error" role="alert"><Icon name="error" size={16} />{told}</p>}
    </div>
  );
}
