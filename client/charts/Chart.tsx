import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLang } from '../marks/language.tsx';
import { chartTheme } from './theme.ts';
import type { ChartTheme } from './theme.ts';
import type { PointItem } from './trajectory.ts';
import { say } from './words.ts';

/** The theme of the page as it stands, for the option that a chart is given. */
export function screenTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  return chartTheme((name) => style.getPropertyValue(name).trim());
}

function itemsOf(option: EChartsOption): PointItem[] {
  const all = Array.isArray(option.series) ? option.series : [];
  const items = (all.find((one) => one.id === 'actual') as { data?: PointItem[] } | undefined)?.data ?? [];
  return items.filter((item) => item.say !== '');
}

export interface ChartProps {
  option: EChartsOption;
  /** the message in at most 14 words */
  title: string;
  /** measure, unit, scope, period */
  subtitle?: string;
  /** one sentence; what the drawing says to those who do not see it */
  conclusion: string;
  height?: number;
  /** how deep the title stands among the headings of the page; h2 if left out */
  heading?: 'h2' | 'h3' | 'h4';
  /** quarter of the point that was clicked, or entered with the keyboard */
  onPoint?: (q: number) => void;
  /** while newer rows are on their way the old picture stays, dimmed */
  waiting?: boolean;
  /** switches, links to files */
  actions?: ReactNode;
  /** the table twin and the footer */
  children?: ReactNode;
}

interface Cursor {
  place: number;
  x: number;
  y: number;
  width: number;
  /** moved by a key, so read aloud */
  spoken: boolean;
}

/**
 * A drawing by ECharts as a figure: title, SVG with our own description, a cursor for the keyboard that reads each point aloud.
 * The table twin is the page's and goes into `children`.
 */
export function Chart(props: ChartProps) {
  const { option, title, conclusion, onPoint, heading: Heading = 'h2' } = props;
  const lang = useLang();
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPoint });
  latest.current = { option, onPoint };
  const [drawn, setDrawn] = useState(false);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const items = itemsOf(option);

  useEffect(() => {
    const box = holder.current;
    if (!box) return;
    let gone = false;
    let watch: ResizeObserver | null = null;
    void import('./canvas.ts').then(({ openCanvas }) => {
      if (gone) return;
      const made = openCanvas(box);
      chart.current = made;
      made.setOption(latest.current.option);
      const nearest = (event: { offsetX: number; offsetY: number }): number => {
        const at = (made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]) as number[] | undefined)?.[0] ?? NaN;
        const known = itemsOf(latest.current.option);
        const best = known.reduce((found, item, place) => (Math.abs(item.value[0] - at) < Math.abs((known[found]?.value[0] ?? NaN) - at) ? place : found), 0);
        return Math.abs((known[best]?.value[0] ?? NaN) - at) <= 1 ? best : -1;
      };
      made.getZr().on('mousemove', (event) => point(nearest(event)));
      made.getZr().on('globalout', () => point(-1));
      made.getZr().on('click', (event) => {
        const q = itemsOf(latest.current.option)[nearest(event)]?.value[0];
        if (q !== undefined) latest.current.onPoint?.(q);
      });
      // It tells of the size once at first, which is the one that was drawn for.
      watch = new ResizeObserver(() => {
        if (made.getWidth() === box.clientWidth && made.getHeight() === box.clientHeight) return;
        made.resize();
        point(-1);
      });
      watch.observe(box);
      setDrawn(true);
    });
    return () => {
      gone = true;
      watch?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
    setCursor(null);
  }, [option]);

  /** Puts the cursor on an item; −1 takes it away. */
  function point(place: number, spoken = false) {
    const item = itemsOf(latest.current.option)[place];
    if (!item || !chart.current) return setCursor(null);
    const [x = 0, y = 0] = (chart.current.convertToPixel({ gridIndex: 0 }, [item.value[0], item.value[1] ?? 0]) as number[] | undefined) ?? [];
    setCursor({ place, spoken, x, y: item.value[1] === null ? 24 : y, width: chart.current.getWidth() });
  }

  function move(event: KeyboardEvent) {
    const end = items.length - 1;
    const from = cursor?.place ?? end + 1;
    const to = ({ ArrowLeft: Math.max(0, from - 1), ArrowRight: Math.min(end, from + 1), Home: 0, End: end } as Record<string, number>)[event.key];
    const q = cursor ? items[cursor.place]?.value[0] : undefined;
    if (event.key === 'Enter' && q !== undefined) onPoint?.(q);
    if (event.key === 'Escape') setCursor(null);
    if (to === undefined || end < 0) return;
    event.preventDefault();
    point(to, true);
  }

  const told = cursor ? items[cursor.place]?.say ?? '' : '';
  const colon = told.indexOf(': ');
  return (
    <figure className="chart" role="group" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
      <div className="spread">
        <Heading className="chart-title" id={`${id}-title`}>{title}</Heading>
        {props.actions && <div className="row chart-actions">{props.actions}</div>}
      </div>
      {props.subtitle && <p className="chart-subtitle">{props.subtitle}</p>}
      <p className="hidden-look" id={`${id}-told`}>{conclusion}</p>
      <div className={props.waiting ? 'chart-canvas chart-waiting' : 'chart-canvas'} style={{ height: props.height ?? 400 }} tabIndex={items.length > 0 ? 0 : undefined}
        role="application" aria-roledescription={say(lang, 'charts:aria.line')} aria-label={`${title}. ${say(lang, 'charts:aria.cursor')}`} onKeyDown={move}
        onBlur={() => setCursor(null)}>
        <div ref={holder} className={drawn ? 'chart-holder' : 'chart-holder chart-pending'} role="img" aria-label={say(lang, 'charts:aria.chart', { title, conclusion })} />
        {cursor && <span className="chart-cursor" style={{ left: cursor.x }} />}
        {cursor && (
          <p className="chart-tip" aria-hidden="true" style={{ top: Math.max(0, cursor.y - 12), ...(cursor.x < cursor.width * 0.6 ? { left: cursor.x + 14 } : { right: cursor.width - cursor.x + 14 }) }}>
            <strong>{told.slice(0, colon)}</strong><br />{told.slice(colon + 2)}
          </p>
        )}
      </div>
      <p className="hidden-look" aria-live="polite">{cursor?.spoken ? told : ''}</p>
      {props.children}
    </figure>
  );
}
