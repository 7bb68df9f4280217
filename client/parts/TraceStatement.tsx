// The question as the database was asked it: the statement, what it was bound to, and the commit of the data that it saw.
import { moment } from '../format.ts';
import type { TraceAnswer } from '../trace.ts';
import { useWords } from '../words.ts';
import { CopyButton } from './CopyButton.tsx';

export function TraceStatement({ traced }: { traced: TraceAnswer }) {
  const { lang, say } = useWords();
  const bound = Object.entries(traced.parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(traced.statement));
  const text = [...bound.map(([name, value]) => `-- $${name} = ${value === null ? 'null' : `'${String(value)}'`}`), traced.statement].join('\n');
  return (
    <section className="card statement" aria-labelledby="statement-title">
      <div className="spread">
        <h2 className="title" id="statement-title">{say('trace:statement.title')}</h2>
        <p className="note dots">
          <span className="mono">queries/{traced.question}.sql</span>
          <span className="num">{say('trace:statement.snapshot', { snapshot: traced.snapshot })}</span>
          {traced.as_of && <span>{say('trace:statement.asOf', { moment: moment(traced.as_of, lang) })}</span>}
        </p>
      </div>
      <details>
        <summary>{say('trace:statement.show')}</summary>
        <div className="stack">
          <div className="spread"><p className="small ink-2 grow">{say('trace:statement.told')}</p><CopyButton text={text} what={say('trace:statement.label')} /></div>
          <h3 className="small strong">{say('trace:statement.parameters')}</h3>
          <dl className="facts">
            {bound.map(([name, value]) => (
              <div key={name} className="fact"><dt className="mono">${name}</dt><dd className={value === null ? 'ink-3' : 'mono'}>{value === null ? say('trace:statement.empty') : String(value)}</dd></div>
            ))}
          </dl>
          <pre className="mono sql" tabIndex={0} role="region" aria-label={say('trace:statement.label')}>{traced.statement}</pre>
        </div>
      </details>
    </section>
  );
}
