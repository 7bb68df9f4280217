// What the signs of a bullet mean.
import { useWords } from '../words.ts';

/** What the parts of a bullet mean. */
export function BulletLegend() {
  const { say } = useWords();
  return (
    <ul className="row note legend">
      <li><svg width="24" height="10" aria-hidden="true">
        <path d="M0 1h24v8H0z" fill="var(--data-actual)" />
      </svg> {say('legend.actual')}</li>
      <li><svg width="24" height="10" aria-hidden="true">
        <path d="M.75 1.75h22.5v6.5H.75z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="1.5" />
      </svg> {say('legend.tooMuch')}</li>
      <li><svg width="14" height="16" aria-hidden="true">
        <path d="M7 1.5 12.5 8 7 14.5 1.5 8Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="2.2" />
      </svg> {say('legend.goal')}</li>
      <li><svg width="14" height="16" aria-hidden="true">
        <path d="M7 1.5 12.5 8 7 14.5 1.5 8Z" fill="var(--surface)" stroke="var(--data-plan)" strokeWidth="1.5" />
      </svg> {say('legend.passed')}</li>
      <li><svg width="18" height="16" aria-hidden="true">
        <path d="M6 1.5H2v13h4M12 1.5h4v13h-4" fill="none" stroke="var(--data-plan)" strokeWidth="2.2" />
      </svg> {say('legend.range')}</li>
      <li><svg width="6" height="16" aria-hidden="true">
        <path d="M3 0v16" stroke="var(--data-base)" strokeWidth="2" strokeDasharray="2 1.6" />
      </svg> {say('legend.baseline')}</li>
      <li><svg width="26" height="12" aria-hidden="true">
        <path d="M1 3h6v6H1z" fill="var(--data-actual)" /><path d="M7.5 3.5h17v5h-17z" fill="var(--surface)" stroke="var(--data-actual)" />
        <path d="M8 8.5 12.5 3.5M13 8.5 17.5 3.5M18 8.5 22.5 3.5" stroke="var(--data-actual)" />
      </svg> {say('legend.forecast')}</li>
      <li><svg width="24" height="10" aria-hidden="true">
        <path d="M2 9 10 1M8 9l8-8M14 9l8-8M20 9l3-3" stroke="var(--missing-hatch)" />
          <path d="M.5.5h23v9H.5z" fill="none" stroke="var(--missing-line)" strokeDasharray="3 2" />
      </svg> {say('legend.missing')}</li>
    </ul>
  );
}
