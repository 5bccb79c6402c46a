import type { NomeFonteGrafico } from '#domain/fonti-modello.ts';
import type { Piano } from '#domain/piano.ts';
import { graficoAssistentiSociali } from './assistenti-sociali.ts';
import { graficoDupTotali } from './dup-totali.ts';
import { graficoFlussi } from './flussi-risorse.ts';
import { graficoFontiAnni } from './fonti-anni.ts';
import type { Grafico } from './grafico.ts';
import { graficoLepsComuni } from './leps-comuni.ts';
import { graficoLepsStato } from './leps-stato.ts';
import { graficoRapportoComuni } from './rapporto-comuni.ts';
import type { TemaGrafico } from './tema.ts';

/** Every source of `::grafico`: a missing one does not compile. */
const disegni: Readonly<Record<NomeFonteGrafico, (piano: Piano, tema: TemaGrafico) => Grafico | null>> = {
  'fonti-anni': graficoFontiAnni,
  'assistenti-sociali': graficoAssistentiSociali,
  'leps-stato': graficoLepsStato,
  'dup-totali': graficoDupTotali,
  'leps-comuni': graficoLepsComuni,
  'flussi-risorse': (piano, tema) => graficoFlussi(piano, tema),
  'rapporto-comuni': (piano, tema) => graficoRapportoComuni(piano, tema),
};

/** Chart of a source in the colours of a theme; null when the plan has nothing to draw. */
export const graficoDi = (piano: Piano, fonte: NomeFonteGrafico, tema: TemaGrafico): Grafico | null =>
  disegni[fonte](piano, tema);
