import { graficoDi } from '#charts/indice.ts';
import { temaChiaro } from '#charts/tema.ts';
import { tuttiIBlocchi } from '#documento/albero.ts';
import type { BloccoDocumento, Documento } from '#documento/tipi.ts';
import type { Immagine } from '#docx/tratti.ts';
import { fontiGrafico, type NomeFonteGrafico } from '#domain/fonti-modello.ts';
import type { Piano } from '#domain/piano.ts';
import type { Disegno } from './disegna.ts';

/** What a chart says in words, or null when the plan has nothing to draw. */
export const descriviGrafico = (piano: Piano, fonte: NomeFonteGrafico): string | null =>
  graficoDi(piano, fonte, temaChiaro)?.descrizione ?? null;

/** How documents tell their charts: in words and, where the picture cannot be made, as a table. */
export const grafici = {
  grafico: descriviGrafico,
  datiGrafico: (piano: Piano, fonte: NomeFonteGrafico) => graficoDi(piano, fonte, temaChiaro)?.tabella ?? null,
} as const;

const fonteDi = (b: BloccoDocumento): NomeFonteGrafico | null => {
  const nome = b.t === 'figura' ? /^grafico:(.+)$/.exec(b.impronta ?? '')?.[1] : undefined;
  return (Object.keys(fontiGrafico) as NomeFonteGrafico[]).find((f) => f === nome) ?? null;
};

/**
 * Drawings of a document by the id of their block: each source is drawn once. The drawing library is loaded only when
 * there is something to draw: the engine and the command line start without it.
 */
const disegni = async (piano: Piano, blocchi: readonly BloccoDocumento[]): Promise<ReadonlyMap<string, Disegno>> => {
  const perFonte = new Map<NomeFonteGrafico, Disegno>();
  const perBlocco = new Map<string, Disegno>();
  for (const b of tuttiIBlocchi(blocchi)) {
    const fonte = fonteDi(b);
    const grafico = fonte === null ? null : graficoDi(piano, fonte, temaChiaro);
    if (fonte === null || grafico === null) continue;
    const disegno = perFonte.get(fonte) ?? (await import('./disegna.ts')).disegnaSvg(grafico.opzione, grafico.altezza);
    perFonte.set(fonte, disegno);
    perBlocco.set(b.id, disegno);
  }
  return perBlocco;
};

const conSvg = (b: BloccoDocumento, svg: ReadonlyMap<string, Disegno>): BloccoDocumento => {
  if (b.t === 'figura') return { ...b, svg: svg.get(b.id)?.svg ?? b.svg };
  if (b.t === 'riquadro') return { ...b, blocchi: b.blocchi.map((x) => conSvg(x, svg)) };
  if (b.t === 'elenco')
    return { ...b, voci: b.voci.map((v) => ({ ...v, blocchi: v.blocchi.map((x) => conSvg(x, svg)) })) };
  return b;
};

/** The same blocks with their charts drawn, for the HTML preview. */
export const blocchiConGrafici = async (
  piano: Piano,
  blocchi: readonly BloccoDocumento[],
): Promise<BloccoDocumento[]> => {
  const svg = await disegni(piano, blocchi);
  return blocchi.map((b) => conSvg(b, svg));
};

/** Charts of a document as pictures for the page; where they cannot be drawn the words stand in their place. */
export const immaginiDi = async (piano: Piano, documento: Documento): Promise<ReadonlyMap<string, Immagine>> => {
  const immagini = new Map<string, Immagine>();
  const fatte = new Map<string, Uint8Array | null>();
  const { inPng } = await import('./disegna.ts');
  for (const [id, { svg, larghezza, altezza }] of await disegni(piano, documento.blocchi)) {
    const png = fatte.get(svg) ?? (await inPng(svg));
    fatte.set(svg, png);
    if (png !== null) immagini.set(id, { png, larghezza, altezza });
  }
  return immagini;
};
