// What there is to take along of a plan: of a publication, or of the latest figures for whoever reads them.
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useMe } from '../access.ts';
import { dateLabel, reportLabel } from '../format.ts';
import { fileAddress } from '../files.ts';
import { Icon } from '../marks/Icon.tsx';
import type { IconName } from '../marks/Icon.tsx';
import { BookItem } from '../parts/BookItem.tsx';
import { keep, useAddress } from '../parts/address.ts';
import type { Address } from '../parts/address.ts';
import { Failed, Skeleton } from '../parts/Answer.tsx';
import { useTitle } from '../parts/page-title.ts';
import { usePlace } from '../parts/place.ts';
import { usePublications } from '../publications.ts';
import { named, useWords } from '../words.ts';
import '../parts/file-words.ts';
import '../parts/export.css';

/** Files of a plan that are made while one waits. */
const FILES: { file: string; icon: IconName }[] = [{ file: 'slides.pptx', icon: 'screen' }, { file: 'report.docx', icon: 'file' }, { file: 'overview.xlsx', icon: 'table' }, { file: 'catalogue.xlsx', icon: 'table' }, { file: 'catalogue.csv', icon: 'table' }];

export function Documents() {
  const { lang, say } = useWords();
  const { cb, tai } = useAddress();
  const me = useMe();
  const place = usePlace();
  const navigate = useNavigate();
  const published = usePublications();
  useTitle(say('files:title'));
  const { plan } = place;
  // Files of the whole are made of a publication or of now.
  if (tai !== undefined) return <Navigate to="." search={(now: Address) => ({ ...now, tai: undefined })} replace />;
  const report = place.report ?? place.latest?.report;
  if (place.plans.state === 'failed') return <div className="page"><h1>{say('files:title')}</h1><Failed thing={say('thing.plans')} {...place.plans} /></div>;
  if (!plan) return <div className="page"><h1>{say('files:title')}</h1><Skeleton lines={5} tall /></div>;
  const given = { plan: plan.plan, report: place.report, published: cb, lang };
  return (
    <div className="page">
      <header className="stack-tight">
        <p className="dots"><span>{named(plan, 'short', lang)}</span>{report && <span>{reportLabel(report, lang)}</span>}</p>
        <h1>{say('files:title')}</h1>
        <p className="ink-2 measure">{say('files:told')}</p>
      </header>
      {published.data && published.data.length > 0 && (
        <label className="documents-of">
          <span>{say('files:of')}</span>
          <select className="select" value={cb ?? ''} onChange={(event) => void navigate({ to: '.', replace: true, search: (now: Address) => ({ ...now, cb: event.target.value || undefined }) })}>
            <option value="">{say(me?.live ? 'files:ofLatest' : 'files:ofLast')}</option>
            {published.data.map(({ number, title, at }) => <option key={number} value={number}>{say('files:ofPublication', { number, title, date: dateLabel(at, lang) })}</option>)}
          </select>
        </label>
      )}
      {report === undefined && place.reports.state !== 'waiting' && <p className="notice"><Icon name="info" />{say('files:noReport')}</p>}
      <ul className="card list">
        <BookItem given={given} />
        {FILES.map(({ file, icon }) => (
          <li key={file} className="spread document">
            <span className="row grow"><Icon name={icon} size={22} /><span className="grow"><strong>{say(`files:document.${file.replace('.', '-')}.name`)}</strong><span className="sub">{say(`files:document.${file.replace('.', '-')}.told`)}</span></span></span>
            <a className="button" href={fileAddress(file, given)} download aria-label={say('files:takeName', { kind: file.split('.')[1]!.toUpperCase(), name: say(`files:document.${file.replace('.', '-')}.name`) })}><Icon name="download" size={16} />{file.split('.')[1]!.toUpperCase()}</a>
          </li>
        ))}
      </ul>
      <p className="small"><Link to="/chi-tieu" search={keep}>{say('files:ofTarget')}</Link></p>
    </div>
  );
}
