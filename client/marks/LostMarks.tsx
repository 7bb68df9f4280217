/** Where the lines of a scale stand, as shares of its width. */
interface Scale { most: number; ticks: number[] }

const share = (value: number, most: number): number => (most > 0 ? Math.max(0, Math.min(100, (value / most) * 100)) : 0);

function Lines({ most, ticks }: Scale) {
  return ticks.map((tick) => <line key={tick} x1={`${share(tick, most)}%`} x2={`${share(tick, most)}%`} y1="0" y2="100%" stroke={tick === 0 ? 'var(--border-strong)' : 'var(--grid)'} />);
}

/**
 * One step of a waterfall of points lost that begins at zero: from where the step before it ended to where it ends, with the lines that lead there. It fills its cell, and its number
 * stands behind it, so it is decorative but for that.
 * @param props.isSum the whole, in ink; it has no step after it
 */
export function LostStep({ from, to, scale, label, isFirst, isSum = false }: { from: number; to: number; scale: Scale; label: string; isFirst: boolean; isSum?: boolean }) {
  const [left, right] = [share(from, scale.most), share(to, scale.most)];
  return (
    <svg className="cell-mark" aria-hidden="true" focusable="false">
      <Lines {...scale} />
      {!isFirst && !isSum && <line x1={`${left}%`} x2={`${left}%`} y1="0" y2="26%" stroke="var(--data-base)" />}
      {!isSum && <line x1={`${right}%`} x2={`${right}%`} y1="74%" y2="100%" stroke="var(--data-base)" />}
      {isSum && <line x1={`${right}%`} x2={`${right}%`} y1="0" y2="26%" stroke="var(--data-base)" />}
      <rect x={`${left}%`} y="26%" width={`${Math.max(0.4, right - left)}%`} height="48%" fill={isSum ? 'var(--data-actual)' : 'var(--data-base)'} />
      <text className="bar-label" x={`${right}%`} dx="7" y="50%" dominantBaseline="central">{label}</text>
    </svg>
  );
}

/** Points lost by two judgements of one thing: by its own hollow, by the appraisal solid; where both are alike one stands in the other. */
export function LostDumbbell({ self, appraised, scale, label }: { self: number | null; appraised: number | null; scale: Scale; label: string }) {
  const same = self !== null && appraised !== null && Math.abs(share(self, scale.most) - share(appraised, scale.most)) < 0.2;
  return (
    <svg className="cell-mark" role="img" aria-label={label} focusable="false">
      <Lines {...scale} />
      {self !== null && appraised !== null && <line x1={`${share(self, scale.most)}%`} x2={`${share(appraised, scale.most)}%`} y1="50%" y2="50%" stroke="var(--data-base)" strokeWidth="3" />}
      {self !== null && <circle cx={`${share(self, scale.most)}%`} cy="50%" r={same ? 7.5 : 5.5} fill="var(--surface)" stroke="var(--data-actual)" strokeWidth="2" data-self="" />}
      {appraised !== null && <circle cx={`${share(appraised, scale.most)}%`} cy="50%" r={same ? 4.5 : 6} fill="var(--data-actual)" data-appraised="" />}
    </svg>
  );
}

/** The numbers of a scale, under or above what is drawn on it. */
export function LostAxis({ most, ticks, words }: Scale & { words: (tick: number, isEnd: boolean) => string }) {
  return (
    <svg className="cell-axis" aria-hidden="true" focusable="false">
      {ticks.map((tick, place) => <text key={tick} className="axis-label" x={`${share(tick, most)}%`} y="15" textAnchor={place === 0 ? 'start' : tick >= most ? 'end' : 'middle'}>{words(tick, tick >= most)}</text>)}
    </svg>
  );
}
