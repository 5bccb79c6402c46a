import { SankeyChart } from 'echarts/charts';
import * as echarts from 'echarts/core';

echarts.use([SankeyChart]);

export { disegna } from './disegno-grafico.ts';
