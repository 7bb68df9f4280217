// What ECharts is used for, and no more; a chunk of its own that loads with the first chart.
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([CustomChart, LineChart, GridComponent, SVGRenderer]);

/** An empty drawing in a box; whoever opens it disposes of it. */
export function openCanvas(box: HTMLElement): EChartsType {
  return init(box, null, { renderer: 'svg' });
}
