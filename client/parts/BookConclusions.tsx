// What became of earlier conclusions, on paper: the ones that are not done first, then those that are.
import type { Row } from '../../queries/types.ts';
import { isFollowed } from '../deciding.ts';
import { dateLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { BookTable } from './BookTable.tsx';
import { ConclusionState, timeLeft } from './ConclusionState.tsx';
import { conclusionsHeadline } from './conclusions-headline.ts';
import './conclusion-words.ts';

/** @param rows of the question `conclusions`, worst first @param counts of those that are followed: just these are listed */
export function BookConclusions({ rows, counts }: { rows: Row<'conclusions'>[]; counts: Row<'conclusion_counts'> | undefined }) {
  const { lang, say } = useWords();
  const followed = rows.filter(isFollowed);
  return (
    <section className="book-page book-begin">
      <h2>{say('conclusions:title')}</h2>
      {followed.length === 0 || !counts ? <p>{say('conclusions:none')}</p> : (
        <>
          <p className="book-lead">{conclusionsHeadline(counts, say)}</p>
          <BookTable name={say('conclusions:title')}>
            <thead><tr><th scope="col">{say('book:conclusion')}</th><th scope="col">{say('book:lead')}</th><th scope="col">{say('book:dueOn')}</th><th scope="col">{say('book:standing')}</th></tr></thead>
            <tbody>
              {followed.map((row) => (
                <tr key={row.conclusion}>
                  <th scope="row"><span lang="vi">{say('conclusions:short', { conclusion: row.conclusion })} · {row.text}</span>{row.told && <span className="sub" lang="vi">{row.told}</span>}</th>
                  <td lang="vi">{named(row, 'lead', lang)}</td><td className="num">{dateLabel(row.due, lang)}</td>
                  <td><ConclusionState row={row} />{timeLeft(row, say) && <span className="sub">{timeLeft(row, say)}</span>}</td>
                </tr>
              ))}
            </tbody>
          </BookTable>
        </>
      )}
    </section>
  );
}
