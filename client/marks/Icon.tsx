import type { ReactNode } from 'react';

/* 24-grid, stroke 1.8. Checks never borrow a status shape: octagon = error, circled question mark = ambiguous, bubble = explain. */
const icons = {
  home: 'M4 11.2 12 4.5l8 6.7V20h-5.5v-5.5h-5V20H4Z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  layers: 'm12 4 8.5 4.5L12 13 3.5 8.5ZM3.5 12.5 12 17l8.5-4.5M3.5 16.3 12 20.8l8.5-4.5',
  building: 'M5 20V4.5h9V20M14 9.5h5V20M3.5 20h17M8 8.5h3M8 12h3M8 15.5h3',
  grid: 'M4.5 4.5h15v15h-15ZM4.5 9.5h15M4.5 14.5h15M9.5 4.5v15M14.5 4.5v15',
  'check-square': 'M4.5 4.5h15v15h-15ZM8.5 12.2l2.5 2.5 4.7-5.2',
  bars: 'M4 20h16M6.5 20v-7M12 20V5M17.5 20v-10',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4ZM4 13.5h4.5l1.2 2.5h4.6l1.2-2.5H20',
  file: 'M6 3.5h8l4 4V20.5H6ZM14 3.5v4h4M9 12h6M9 16h6',
  files: 'M8.5 3.5h7l4 4V17h-11ZM15.5 3.5v4h4M15.5 17v3.5h-11V7h4',
  book: 'M6.5 3.5H18v13H6.5a2 2 0 0 0-2 2v-13a2 2 0 0 1 2-2ZM4.5 18.5a2 2 0 0 0 2 2H18v-4',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.7M12 16.6v.01',
  question: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.7M12 16.6v.01',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.8v.01',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 18.5a2 2 0 0 0 4 0',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20 20',
  calendar: 'M4.5 6h15v14h-15ZM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8',
  'chevron-down': 'm6.5 9.5 5.5 5.5 5.5-5.5',
  'chevron-up': 'm6.5 14.5 5.5-5.5 5.5 5.5',
  'chevron-right': 'm9.5 6.5 5.5 5.5-5.5 5.5',
  'chevron-left': 'm14.5 6.5-5.5 5.5 5.5 5.5',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5.5 12h1M11.5 12h1M17.5 12h1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.3 1.3M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.3-1.3',
  'chain-break': 'M10.5 16.5 8.7 18.3A3.5 3.5 0 0 1 3.7 13.3L5.5 11.5M13.5 7.5l1.8-1.8a3.5 3.5 0 0 1 5 5L18.5 12.5M8 4v3M4 8h3M16 20v-3M20 16h-3',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  print: 'M7 9V4h10v5M7 16.5H4V9h16v7.5h-3M7 14h10v6.5H7Z',
  table: 'M4 5h16v14H4ZM4 9.7h16M4 14.3h16M10 5v14',
  image: 'M4 5h16v14H4ZM4 16l5-5 4 4 2.5-2.5L20 16M15.5 9.2v.01',
  pencil: 'm5 19 1-4L16 5l3 3L9 18ZM14 7l3 3',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  conflict: 'M4 8h14M14.5 4.5 18 8l-3.5 3.5M20 16H6M9.5 12.5 6 16l3.5 3.5',
  evidence: 'm19 11-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.2a3 3 0 0 1 4.3 4.3l-7.7 7.7a1.5 1.5 0 0 1-2.2-2.2L14 7.5',
  note: 'M4 5h16v11.5h-8L7.5 20v-3.5H4ZM8 9.2h8M8 12.5h5',
  error: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7ZM12 7.8v5M12 16.2v.01',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5M20 14v3M14 20h3M20 20v.01',
  screen: 'M4 5h16v11H4ZM12 16v4M8 20h8',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  filter: 'M4 7h16M7 12h10M10 17h4',
  sort: 'M8 5v14M4.5 15.5 8 19l3.5-3.5M16 19V5M12.5 8.5 16 5l3.5 3.5',
  external: 'M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8.5 8.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'm5 12.5 4.7 4.7L19 7.5',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
  look: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5v17M12 6.5h3.8M12 9.5h5.6M12 12.5h6M12 15.5h5M12 18.5h2.6',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c2.6 2.6 3.5 5.4 3.5 8.5s-.9 5.9-3.5 8.5c-2.6-2.6-3.5-5.4-3.5-8.5S9.4 6.1 12 3.5Z',
  refresh: 'M19.5 8A8 8 0 1 0 20 13M20 4v4.5h-4.5',
  'arrow-up': 'M12 20V4M5.5 10.5 12 4l6.5 6.5',
  'arrow-down': 'M12 4v16M5.5 13.5 12 20l6.5-6.5',
  'arrow-right': 'M4 12h16M13.5 5.5 20 12l-6.5 6.5',
  'arrow-left': 'M20 12H4M10.5 5.5 4 12l6.5 6.5',
  'arrow-diagonal': 'M5 19 19 5M8.5 5H19v10.5',
  send: 'M20.5 3.5 3.5 10.5l6.5 3 3 6.5ZM20.5 3.5 10 13.5',
  paste: 'M8 5.5H5.5v15h13v-15H16M8.5 3.5h7v4h-7ZM9 12h6M9 15.5h6',
  half: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  milestone: 'M12 3.5 20.5 12 12 20.5 3.5 12Z',
} as const;

export type IconName = keyof typeof icons;
/** Every icon there is. */
export const iconNames = Object.keys(icons) as IconName[];

const extra: Partial<Record<IconName, ReactNode>> = {
  half: <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" stroke="none" />,
};

/** A drawn sign in the colour of its text. Decorative unless it is given a `label`. */
export function Icon(props: { name: IconName; size?: number; label?: string; className?: string }) {
  const size = props.size ?? 18;
  const name = props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true };
  return (
    <svg className={props.className ? `icon ${props.className}` : 'icon'} data-icon={props.name} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" focusable="false" {...name}>
      <path d={icons[props.name]} />
      {extra[props.name]}
    </svg>
  );
}
