// The part of a target's page that needs the chart chunk.
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTheme } from '../look.ts';
import { Chart, screenTheme } from '../charts/Chart.tsx';
import { trajectory } from '../charts/trajectory.ts';
import type { TrajectoryDrawing } from '../charts/trajectory.ts';

const HEIGHT = { desk: 440, phone: 280 } as const;

export default function Drawing(props: {
  input: Omit<TrajectoryDrawing, 'theme' | 'size'>; size: 'desk' | 'phone'; title: string; told?: string; subtitle: string; waiting: boolean;
    actions: ReactNode; children: ReactNode; onPoint: (q: number) => void; heading?: 'h2' | 'h3' | 'h4';
}) {
  const { input, size, title } = props;
  const theme = useTheme();
  // The colours are read from the page, which has those of its theme by now.
  const option = useMemo(() => trajectory({ ...input, theme: screenTheme(), size }), [input, size, theme]);
  return (
    <Chart option={option} title={title} subtitle={props.subtitle} conclusion={props.told ?? title} height={HEIGHT[size]} onPoint={props.onPoint}
      waiting={props.waiting} heading={props.heading} actions={props.actions}>
      {props.children}
    </Chart>
  );
}
