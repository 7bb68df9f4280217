// A file from this computer becomes what it would change: a filled template, or somebody's own table once its columns are known.
import { useRef, useState } from 'react';
import { call, Failure } from '../api.ts';
import type { SheetProblem } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import { FreeTable, recallColumns } from './FreeTable.tsx';
import { chosenOf, joinedHeadings, letters, readCsvTable } from './free-table.ts';
import type { Chosen, Worksheet } from './free-table.ts';
import { textOfRows } from './from-file.ts';
import type { ReadRow } from './from-file.ts';
import type { Fault } from './PasteView.tsx';

/** A table that is looked at before it is taken. `text`: with numbers of two readings read one way. `unread`: sentences of what could not be read. `again`: where its columns can be chosen anew. `faults`: saves the file with notes at what is wrong. */
export interface Looked { title: string; text: (numbers: '' | 'vi' | 'en') => string; unread: string[]; again?: () => void; faults?: (faults: Fault[], numbers: '' | 'vi' | 'en') => Promise<void> }
interface Read { rows: ReadRow[]; problems: SheetProblem[] }
interface Free { file: File; sheets: Worksheet[] }

const DOUBTS = ['ambiguous-number', 'english-number'];
const FAULTS = 'lỗi.xlsx';
const MOST_FAULTS = 500;

export function UploadTable({ agency, report, onLook, onTold }: { agency: string; report: string; onLook: (looked: Looked | null) => void; onTold: (sentence: string) => void }) {
  const { lang, say } = useWords();
  const [free, setFree] = useState<Free | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function send<T>(chosen: File, to: 'sheet' | 'tables', more: Record<string, string> = {}): Promise<T> {
    const search = new URLSearchParams({ name: chosen.name, lang, ...more }).toString();
    return (await call(`/api/drafts/${agency}/${report}/${to}?${search}`, lang, { method: 'POST', body: await chosen.arrayBuffer(), headers: { 'Content-Type': 'application/octet-stream' } })).json() as Promise<T>;
  }

  /** The file back, with a note at each cell that is wrong: `notes` where the server does not know the columns. */
  async function saveFaults(chosen: File, more: Record<string, string>): Promise<void> {
    const form = new FormData();
    for (const [field, text] of Object.entries(more)) form.set(field, text);
    form.set('file', chosen);
    const answer = await call(`/api/drafts/${agency}/${report}/notes`, lang, { method: 'POST', body: form });
    saveFile(await answer.blob(), FAULTS);
  }

  /** One worksheet with a heading that was seen before needs no question. */
  function lookAtOwn(own: Free): void {
    const [known, ...others] = recallColumns(agency, own.sheets);
    if (known && others.length === 0) lookAtRows(own, chosenOf(own.sheets[known.sheet]!, known.head, known.known));
    else setFree(own);
  }

  function lookAtRows(own: Free, { text, sheet, head, columns }: Chosen): void {
    const { name } = own.file;
    const cellOf = ({ row, column }: Fault): string => `${letters(columns[column]!)}${sheet.rows[head + row]!.line}`;
    onLook({
      title: sheet.name === '' ? say('entry:pasted.file', { name }) : say('entry:pasted.sheet', { name, sheet: sheet.name }), text: () => text, unread: [],
      again: () => {
        onLook(null);
        setFree(own);
      },
      faults: (faults) => saveFaults(own.file, { notes: JSON.stringify(faults.slice(0, MOST_FAULTS).map((fault) => ({ sheet: sheet.name, cell: cellOf(fault), text: fault.text }))) }),
    });
  }

  async function readFile(chosen: File): Promise<void> {
    onTold(say('entry:reading'));
    try {
      const read = await send<Read>(chosen, 'sheet');
      if (read.problems.some(({ code }) => code === 'no-header')) {
        const sheets = /\.csv$/i.test(chosen.name) ? [readCsvTable(await chosen.text())] : (await send<{ sheets: Worksheet[] }>(chosen, 'tables')).sheets.map(joinedHeadings);
        onTold('');
        return lookAtOwn({ file: chosen, sheets });
      }
      const doubts = read.problems.filter(({ code }) => DOUBTS.includes(code));
      const [vi, en] = doubts.length > 0 ? await Promise.all([send<Read>(chosen, 'sheet', { numbers: 'vi' }), send<Read>(chosen, 'sheet', { numbers: 'en' })]) : [read, read];
      // A number with two readings stands as it does in the file until one is chosen for all.
      const raw = textOfRows(read.rows.map((row) => ({ ...row, ...Object.fromEntries(doubts.filter(({ line }) => line === (row as ReadRow & { line: number }).line).map(({ column, params }) => [column!, String(params.given)])) })));
      onTold('');
      onLook({ title: say('entry:pasted.file', { name: chosen.name }), faults: (_, numbers) => saveFaults(chosen, numbers === '' ? {} : { numbers }), unread: read.problems.filter((problem) => !doubts.includes(problem)).map(({ what, why, how }) => `${what} ${why} ${how}`), text: (numbers) => (numbers === 'vi' ? textOfRows(vi.rows) : numbers === 'en' ? textOfRows(en.rows) : raw) });
    } catch (error) {
      onTold(error instanceof Failure ? [error.detail, ...error.problems.map(({ what, how }) => `${what} ${how}`)].filter(Boolean).join(' ') || say('state.no-answer') : say(await isChanged(chosen) ? 'entry:changedFile' : 'state.unknown'));
    } finally {
      if (input.current) input.current.value = '';
    }
  }

  return (
    <>
      <label className="button upload"><Icon name="upload" />{say('entry:upload')}<input ref={input} className="file-input" type="file" accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => { if (event.target.files?.[0]) void readFile(event.target.files[0]); }} /></label>
      {free && <FreeTable agency={agency} sheets={free.sheets} onClose={() => setFree(null)} onRead={(read) => { setFree(null); lookAtRows(free, read); }} />}
    </>
  );
}

/** A file mended after it was chosen can no longer be read; that is not a lost connection. */
async function isChanged(file: File): Promise<boolean> {
  return file.slice(0, 1).arrayBuffer().then(() => false, () => true);
}

function saveFile(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
