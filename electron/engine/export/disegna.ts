import type { EChartsCoreOption } from 'echarts';
// One file instead of the library's hundreds: much faster to load where nothing is bundled.
import { init } from 'echarts/dist/echarts.esm.min.mjs';

/** Size of an ordinary chart on the page, in pixels at 96 dpi. */
const misure = { larghezza: 640, altezza: 340 } as const;
/** A chart drawn: SVG and its size, in pixels at 96 dpi. */
export type Disegno = { readonly svg: string; readonly larghezza: number; readonly altezza: number };

/** Draws a chart as SVG without a browser. Ids that ECharts counts per process are made the same at every run. */
export const disegnaSvg = (opzione: EChartsCoreOption, altezza: number = misure.altezza): Disegno => {
  const grafico = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: misure.larghezza,
    height: altezza,
  });
  try {
    grafico.setOption({ ...opzione, animation: false });
    const svg = grafico.renderToSVGString().replace(/\bzr\d+-/g, 'zr0-');
    return { svg, larghezza: misure.larghezza, altezza };
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
