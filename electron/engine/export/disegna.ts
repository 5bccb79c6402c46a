import type { EChartsCoreOption } from 'echarts';
// One file instead of the library's hundreds: much faster to load where nothing is bundled.
import { init } from 'echarts/dist/echarts.esm.min.mjs';

/** Size of a chart on the page, in pixels at 96 dpi. */
export const misure = { larghezza: 640, altezza: 340 } as const;

/** Draws a chart as SVG without a browser. Ids that ECharts counts per process are made the same at every run. */
export const disegnaSvg = (opzione: EChartsCoreOption): string => {
  const grafico = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: misure.larghezza,
    height: misure.altezza,
  });
  try {
    grafico.setOption({ ...opzione, animation: false });
    return grafico.renderToSVGString().replace(/\bzr\d+-/g, 'zr0-');
  } finally {
    grafico.dispose();
  }
};

/** Twice the size of the page, so that lines stay sharp on paper; null where the drawing library is not installed. */
export const inPng = async (svg: string): Promise<Uint8Array | null> => {
  const resvg = await import('@resvg/resvg-js').catch(() => null);
  if (resvg === null) return null;
  const disegno = new resvg.Resvg(svg, {
    fitTo: { mode: 'width', value: misure.larghezza * 2 },
    font: { loadSystemFonts: true, defaultFontFamily: 'Carlito' },
    background: '#ffffff',
  });
  return disegno.render().asPng();
};
