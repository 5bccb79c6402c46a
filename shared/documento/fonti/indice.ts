import type { TabellaDelGrafico } from '#charts/grafico.ts';
import { fontiGrafico, fontiTabella, type NomeFonteGrafico, type NomeFonteTabella } from '#domain/fonti-modello.ts';
import type { RichiestaViva } from '../scena.ts';
import type { BloccoDocumento } from '../tipi.ts';
import * as denaro from './denaro.ts';
import * as personale from './personale.ts';
import * as registri from './registri.ts';
import { bloccoTabella, type DatiFonte, type Lettura } from './tabella.ts';

/** Every source of a table, by its name in the language: a missing one does not compile. */
const fonti: Readonly<Record<NomeFonteTabella, (lettura: Lettura) => DatiFonte>> = {
  comuni: registri.comuni,
  parti: registri.parti,
  leps: registri.leps,
  'leps.risorse': denaro.lepsRisorse,
  'fonti-anni': denaro.fontiAnni,
  fondi: denaro.fondi,
  quote: denaro.quote,
  'risorse-schede': denaro.risorseSchede,
  dup: denaro.dup,
  'dup-totali': denaro.dupTotali,
  'assistenti-sociali': personale.assistentiSociali,
  personale: personale.personale,
  fabbisogno: personale.fabbisogno,
  adempimenti: registri.adempimenti,
  cronoprogramma: registri.cronoprogramma,
  contributi: registri.contributi,
  indicatori: registri.indicatori,
  accettazioni: registri.accettazioni,
  norme: registri.norme,
  sigle: registri.sigle,
  'scheda.risorse': denaro.schedaRisorse,
  'scheda.personale': personale.schedaPersonale,
  'scheda.indicatori': registri.schedaIndicatori,
  'scheda.elementi': registri.schedaElementi,
};

const eFonteTabella = (nome: string): nome is NomeFonteTabella => Object.hasOwn(fontiTabella, nome);
const eFonteGrafico = (nome: string): nome is NomeFonteGrafico => Object.hasOwn(fontiGrafico, nome);

/** Chart of a source in words and, where its picture cannot stand, as a table; null when there is nothing to draw. */
export type Grafico = (
  lettura: Lettura,
  fonte: NomeFonteGrafico,
) => { readonly alternativo: string; readonly dati?: TabellaDelGrafico } | null;

/** Table or chart that a text asks for; an unknown source is a visible fault, never a silence. */
export const bloccoVivo = (lettura: Lettura, richiesta: RichiestaViva, grafico: Grafico): BloccoDocumento => {
  if (richiesta.genere === 'tabella' && eFonteTabella(richiesta.fonte))
    return bloccoTabella(lettura.piano, richiesta.fonte, fonti[richiesta.fonte](lettura), richiesta);
  if (richiesta.genere === 'grafico' && eFonteGrafico(richiesta.fonte)) {
    const disegno = grafico(lettura, richiesta.fonte);
    const didascalia = richiesta.titolo ?? fontiGrafico[richiesta.fonte];
    if (disegno !== null)
      return {
        id: richiesta.id,
        t: 'figura',
        ...disegno,
        didascalia,
        svg: null,
        impronta: `grafico:${richiesta.fonte}`,
      };
    const tratti = [{ t: 'testo' as const, testo: `${didascalia}: non ci sono ancora dati da disegnare.` }];
    return { id: richiesta.id, t: 'paragrafo', stile: 'testo', tratti };
  }
  return {
    id: richiesta.id,
    t: 'paragrafo',
    stile: 'testo',
    tratti: [
      {
        t: 'dacompilare',
        nome: `fonte.${richiesta.fonte}`,
        etichetta: `${richiesta.genere} da una fonte che non esiste: «${richiesta.fonte}»`,
        fissatoA: null,
      },
    ],
  };
};
