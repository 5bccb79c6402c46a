import type { NomeFonteGrafico } from '#domain/fonti-modello.ts';
import type { Piano } from '#domain/piano.ts';
import { graficoAssistentiSociali } from './assistenti-sociali.ts';
import { graficoDupTotali } from './dup-totali.ts';
import { graficoFontiAnni } from './fonti-anni.ts';
import type { Grafico } from './grafico.ts';
import { graficoLepsStato } from './leps-stato.ts';
import type { TemaGrafico } from './tema.ts';

/** Every source of `::grafico`: a missing one does not compile. */
const disegni: Readonly<Record<NomeFonteGrafico, (piano: Piano, tema: TemaGrafico) => Grafico | null>> = {
  'fonti-anni': graficoFontiAnni,
  'assistenti-sociali': graficoAssistentiSociali,
  'leps-stato': graficoLepsStato,
  'dup-totali': graficoDupTotali,
};

/** Chart of a source in the colours of a theme; null when the plan has nothing to draw. */
export const graficoDi = (piano: Piano, fonte: NomeFonteGrafico, tema: TemaGrafico): Grafico | null =>
  disegni[fonte](piano, tema);
