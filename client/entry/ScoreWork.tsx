// What a body has to do for scorecards: each card as the way to the first thing, with the day on which that ends.
import { Link } from '@tanstack/react-router';
import { cardName } from '../parts/ScoreTotal.tsx';
import { Failed } from '../parts/Answer.tsx';
import { keep } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { dateLabel, figure } from '../format.ts';
import { useKeptQuestion } from '../kept-question.ts';
import { Icon } from '../marks/Icon.tsx';
import { named, useWords } from '../words.ts';
import '../parts/score-words.ts';

export function ScoreWork({ agency }: { agency: string }) {
  const { lang, say } = useWords();
  const work = useKeptQuestion('score_work', { agency });
  if (work.state === 'failed') return <Failed thing={say('scores:work.title')} {...work} />;
  if (work.state !== 'ready') return null;
  return (
    <section className="stack-tight score-work">
      <h2 className="title mark-text"><Icon name="pencil" />{say('scores:work.title')}</h2>
      <ul className="card card-flush due-cards">
        {work.rows.map((row) => {
          const asks = ([['toScore', row.to_score], ['toProve', row.to_prove], ['toExplain', row.to_explain]] as const).filter(([, count]) => count > 0);
          return (
            <li key={`${row.criteria} ${row.period} ${row.scored}`} className="due-card">
              <p className="due-day"><strong className="num">{dateLabel(row.until, lang)}</strong><span className="small">{row.days_left === 0 ? say('entry:dues.today') : say('entry:dues.left', { count: row.days_left, days: figure(row.days_left, 'none', lang) })}</span></p>
              <div className="due-words"><p className="small ink-2">{cardName(row, lang, say)}</p><p className="strong" lang="vi">{named(row, 'name', lang)}</p></div>
              <div className="due-state"><p className="small">{asks.map(([name, count], at) => <span key={name} className={at === 0 ? 'strong' : 'sub'}>{say(`scores:work.${name}`, { count })}</span>)}</p></div>
              <Link to="/par/$nam/$tieuChi" params={{ nam: row.period, tieuChi: row.component }} search={(now: Address) => ({ ...keep(now), bo: row.criteria, cq: row.scored })} className="button button-primary">{say('scores:work.open')}</Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
