// The sheet of an agency for a report: filled here, kept at every key, checked, sent.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { change, toldOf, useMe, useMeLost } from '../access.ts';
import { Failure, templateAddress } from '../api.ts';
import type { Receipt } from '../api.ts';
import { CheckAnswers } from '../entry/CheckAnswers.tsx';
import { Conflicts, SessionOver } from '../entry/Conflicts.tsx';
import { EntryGrid } from '../entry/EntryGrid.tsx';
import { EntryHead, SaveLine } from '../entry/EntryHead.tsx';
import { EntryPhone } from '../entry/EntryPhone.tsx';
import type { Line, Spot } from '../entry/grid.ts';
import { Handed } from '../entry/Handed.tsx';
import { lookAt } from '../entry/line-look.ts';
import { paste } from '../entry/paste.ts';
import { PasteView } from '../entry/PasteView.tsx';
import { firstMissing, proofOf } from '../entry/proof.ts';
import { ProofDialog } from '../entry/ProofDialog.tsx';
import { GivenBack } from '../entry/Returned.tsx';
import { UploadTable } from '../entry/UploadTable.tsx';
import type { Looked } from '../entry/UploadTable.tsx';
import { useDocuments } from '../entry/use-documents.ts';
import { useDraft } from '../entry/use-draft.ts';
import { dateLabel, figure, reportLabel } from '../format.ts';
import { useKeptQuestion } from '../kept-question.ts';
import { Icon } from '../marks/Icon.tsx';
import { keep, slug, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Failed, Skeleton } from '../parts/Answer.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import '../parts/entry-words.ts';
import { useTitle } from '../parts/page-title.ts';
import { usePhone } from '../parts/phone.ts';
import { usePlace } from '../parts/place.ts';
import { ReceiptCard } from '../parts/ReceiptCard.tsx';
import { leaveFrom } from '../parts/return-address.ts';
import { named, useWords } from '../words.ts';
import '../entry/entry.css';

export function Entry() {
  const { say } = useWords();
  const { ky = '', cq = '' } = useParams({ strict: false });
  const me = useMe();
  const lost = useMeLost();
  // Whose sheet it is stays when a session ends: what was typed waits for the same person.
  const last = useRef<{ person: string; name: string } | null>(null);
  const signed = me?.signed && me.signed.needs === null ? me.signed : null;
  if (signed) last.current = { person: signed.person, name: signed.name };
  useTitle(say('entry:crumb'));
  if (!last.current) {
    return (
      <div className="page">
        <h1>{say('entry:crumb')}</h1>
        {lost && <Failed thing={say('entry:thing.draft')} {...lost} />}
        {me && <p className="notice"><Icon name="question" /><span className="grow">{say('entry:signIn')}</span><Link className="button button-small" to="/dang-nhap" search={keep} onClick={() => leaveFrom(location.pathname + location.search)}>{say('frame.signIn')}</Link></p>}
      </div>
    );
  }
  return <Sheet key={`${last.current.person} ${cq} ${ky}`} {...last.current} agency={cq} report={ky} />;
}

/** Stages of a sheet that waits for its head or its reviewer. */
const WAITING = ['sent', 'approved'];

function Sheet({ person, name, agency, report }: { person: string; name: string; agency: string; report: string }) {
  const { lang, say } = useWords();
  const { draft, seen } = useDraft(person, agency, report);
  const address = useAddress();
  const navigate = useNavigate();
  const isPhone = usePhone();
  const { plans } = usePlace();
  const past = useKeptQuestion('earlier', { agency, report });
  const documents = useDocuments(agency, report);
  const [proving, setProving] = useState<Line | null>(null);
  const prove = useCallback((line: Line) => setProving(line), []);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [looked, setLooked] = useState<Looked & { at: Spot } | null>(null);
  const [told, setTold] = useState('');
  const [isAnew, setAnew] = useState(false);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const { lines, cells, due } = seen;

  if (seen.state === 'opening') return <div className="page"><h1>{say('entry:crumb')}</h1><div aria-busy="true"><Skeleton lines={8} tall /></div></div>;
  if (seen.state === 'failed' || !due) {
    return <div className="page"><h1>{say('entry:crumb')}</h1>{seen.failure?.status === 403 && <p>{say('entry:notYours')}</p>}<Failed thing={say('entry:thing.draft')} failure={seen.failure ?? new Failure(0, 'draft/unreadable')} retry={() => void draft.open()} /></div>;
  }

  const looks = lines.map((line) => lookAt(line, cells, report, seen.problems.filter((problem) => problem.indicator === line.indicator && problem.part === line.part)));
  const proofs = lines.map((line, row) => proofOf(line, looks[row]!, cells, documents));
  const isTyped = [...cells.values()].some(({ text }) => text !== '');
  const isHanded = lines.some(({ handed_stands }) => handed_stands);
  // While a sheet waits for somebody there is no second one: it can be taken back.
  const takes = (due.is_open || seen.isCorrection) && !WAITING.includes(due.stage);
  const isFilling = takes && (!isHanded || isTyped || address.buoc !== undefined);
  const step = isFilling && address.buoc === 'gui' ? 'check' : isFilling ? 'fill' : 'handed';
  const doubtAt = looks.findIndex(({ progress }) => progress === 'doubt');
  const at = Math.max(0, lines.findIndex((line) => slug(`${line.indicator} ${line.part}`) === address.mo));
  const pastRows = past.state === 'ready' ? past.rows : [];
  const plan = plans.state === 'ready' ? plans.rows.find((row) => row.territory === due.territory) : undefined;

  const go = (more: Partial<Address>, replace = false): void => void navigate({ to: '.', replace, resetScroll: more.buoc !== undefined, search: (now: Address) => ({ ...now, ...more }) });
  const goTo = (row: number): void => go({ mo: slug(`${lines[row]!.indicator} ${lines[row]!.part}`) }, true);
  const jump = (row: number): void => {
    if (isPhone) goTo(row);
    else document.querySelector<HTMLElement>(`#line-${row} [data-spot]`)?.focus();
  };
  const back = (row?: number): void => {
    go({ buoc: isHanded ? 'sua' : undefined });
    if (row === undefined) return;
    if (isPhone) goTo(row);
    else setTimeout(() => jump(row), 50);
  };
  const lookAtText = (text: string, where: Spot): void => setLooked({ title: say('entry:pasted.title'), text: () => text, at: where, unread: [] });

  async function giveUp(submission: string): Promise<void> {
    try {
      await change('POST', `submissions/${submission}/withdrawal`, lang, {});
      await draft.open();
      setTold(say('entry:handed.givenUp'));
      go({ buoc: undefined }, true);
    } catch (error) {
      setTold(toldOf(error, say('state.no-answer')));
    }
  }

  async function pasteByButton(): Promise<void> {
    setTold('');
    try {
      const text = await navigator.clipboard.readText();
      if (text.trim() !== '') return lookAtText(text, spot);
    } catch {
      // A browser may keep the clipboard to its own key.
    }
    document.querySelector<HTMLElement>(`[data-spot="${spot.row}.${spot.column}"]`)?.focus();
    setTold(say('entry:pasteHint'));
  }

  const tools = (
    <div className="row no-print entry-tools">
      {!isPhone && <button type="button" className="button" onClick={() => void pasteByButton()}><Icon name="paste" />{say('entry:paste')}</button>}
      <a className="button" href={templateAddress(agency, report, lang)} download><Icon name="download" />{say('entry:template')}</a>
      <UploadTable agency={agency} report={report} onLook={(table) => setLooked(table && { ...table, at: { row: 0, column: 0 } })} onTold={setTold} />
      {!isPhone && <button type="button" className="button button-primary" onClick={() => go({ buoc: 'gui' })}><Icon name="send" />{say('entry:check')}</button>}
    </div>
  );
  return (
    <div className="page entry" data-step={step}>
      <header className="stack-tight">
        <nav className="crumbs" aria-label={say('entry:crumb')}><Link to="/nop" search={keep}>{say('entry:title')}</Link><span>{say('entry:window', { report: reportLabel(report, lang), from: dateLabel(due.opens, lang), to: dateLabel(due.ends, lang) })}</span></nav>
        <div className="spread">
          <h1 className="entry-title">{named(due, 'name', lang)}
            <span className="entry-due mark-text"><Icon name="clock" size={18} />{say('entry:due', { date: dateLabel(due.due, lang) })}{due.stage === 'none' && !seen.isKept && <>, <span className={due.days_left < 0 ? 'late-ink' : undefined}>{due.days_left === 0 ? say('entry:dues.today') : say(due.days_left < 0 ? 'entry:dues.late' : 'entry:dues.left', { count: Math.abs(due.days_left), days: figure(Math.abs(due.days_left), 'none', lang) })}</span></>}</span>
          </h1>
          {isPhone && step === 'fill' && <SaveLine seen={seen} hasConflict={[...cells.values()].some(({ theirs }) => theirs)} isShort />}
          {step === 'fill' && !isPhone && tools}
        </div>
      </header>
      {!takes && !WAITING.includes(due.stage) && <p className="notice"><Icon name="lock" /><span>{say('entry:closed', { date: dateLabel(due.open_until ?? due.closes, lang) })}</span></p>}
      <p className="small" role="status">{told}</p>
      {receipt && plan && <ReceiptCard receipt={receipt} plan={plan} agency={due} />}
      <GivenBack agency={agency} report={report} count={due.returned} onGiveUp={seen.isCorrection && due.stage === 'returned' ? () => void giveUp(due.submission!) : null} />
      <Conflicts draft={draft} seen={seen} />
      {isFilling && <EntryHead seen={seen} looks={looks} proofs={proofs} onProof={() => prove(lines[firstMissing(proofs)]!)} onJump={(row) => (step === 'check' ? back(row) : jump(row))} isShort={isPhone} />}
      {step === 'fill' && !isPhone && <EntryGrid draft={draft} seen={seen} looks={looks} proofs={proofs} onProof={prove} past={pastRows} isReadOnly={false} doubtAt={doubtAt} onPaste={lookAtText} spot={spot} onSpot={setSpot} />}
      {step === 'fill' && isPhone && lines.length > 0 && <EntryPhone draft={draft} seen={seen} looks={looks} proofs={proofs} onProof={prove} isReadOnly={false} at={at} onAt={goTo} onCheck={() => go({ buoc: 'gui' })} />}
      {step === 'fill' && !isPhone && <p className="note">{say('entry:keys')}</p>}
      {step === 'check' && <CheckAnswers draft={draft} seen={seen} looks={looks} proofs={proofs} onProof={prove} name={name} onBack={back} onSent={(one) => { setReceipt(one); go({ buoc: undefined }, true); }} />}
      {step === 'handed' && (isHanded ? <Handed seen={seen} proofs={proofs} onProof={prove} onCorrect={() => go({ buoc: 'sua' })} onWithdrawn={() => void draft.open()} /> : <p className="card">{say('entry:handed.none')}</p>)}
      {step === 'fill' && isPhone && tools}
      {isFilling && isTyped && <p className="no-print"><button type="button" className="button-text small" onClick={() => setAnew(true)}>{say(isHanded ? 'entry:handed.undo' : 'entry:handed.anew')}</button></p>}
      {looked && <PasteView title={looked.title} cells={cells} unread={looked.unread} read={(numbers) => paste(looked.text(numbers), lines, cells, looked.at, numbers)} onClose={() => setLooked(null)} onAgain={looked.again} onFaults={looked.faults}
        onApply={(changes) => {
          draft.write(changes);
          setLooked(null);
          requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-spot="${looked.at.row}.${looked.at.column}"]`)?.focus());
        }} />}
      {isAnew && (
        <Dialog title={say('entry:handed.sure')} onClose={() => setAnew(false)}>
          <p>{say('entry:handed.sureTold')}</p>
          <div className="row">
            <button type="button" className="button" data-first onClick={() => setAnew(false)}>{say('entry:handed.keep')}</button>
            <button type="button" className="button" onClick={() => void draft.beginAnew().then(() => go({ buoc: undefined }), (error: unknown) => setTold(toldOf(error, say('state.no-answer')))).finally(() => setAnew(false))}>{say('entry:handed.drop')}</button>
          </div>
        </Dialog>
      )}
      {proving && <ProofDialog line={proving} agency={agency} report={report} onClose={() => setProving(null)} />}
      <SessionOver saving={seen.saving} name={name} />
    </div>
  );
}
