import { type Adattatore, IGNORA } from '../mappa/adattatore.ts';
import { type ColonnaImporto, IMPORTO_NUOVO, type RuoloColonna } from './vocabolario.ts';

const TESTI = [
  'codice',
  'missione',
  'programma',
  'descrizione',
  'titolo',
  'macro',
  'anno',
  'misura',
  'enteCodice',
  'enteNome',
  'dettaglio',
] as const;
/** What a column of amounts is used for, as a person says it. */
const USI = { importo: 'valore', storico: 'storica', somma: 'somma' } as const;
const usoDi = (ruolo: string): ColonnaImporto['uso'] | null =>
  ruolo === 'importo' || ruolo === 'storico' || ruolo === 'somma' ? USI[ruolo] : null;

/** Roles of the columns of a table of spending, for the person. */
export const ruoliSpesa: Adattatore<RuoloColonna> = {
  ruoli: ['importo', ...TESTI, 'storico', 'somma', IGNORA],
  mostra: (r) => {
    if (r.tipo === 'importo')
      return {
        ruolo: r.uso === 'valore' ? 'importo' : r.uso === 'storica' ? 'storico' : 'somma',
        anno: r.anno,
        misura: r.misura,
      };
    return { ruolo: r.tipo === 'nota' || r.tipo === 'codiceGenerico' ? IGNORA : r.tipo, anno: null, misura: null };
  },
  crea: ({ ruolo, anno, misura }, prima) => {
    const uso = usoDi(ruolo);
    const proposto = prima?.tipo === 'importo' ? prima : IMPORTO_NUOVO;
    if (uso !== null) {
      const uguale = proposto === prima && proposto.anno === anno;
      return {
        ...proposto,
        uso,
        anno,
        relativo: uguale ? proposto.relativo : null,
        misura: misura ?? proposto.misura,
        misuraDetta: misura === null ? proposto.misuraDetta : proposto.misuraDetta || misura !== proposto.misura,
      };
    }
    const tipo = TESTI.find((t) => t === ruolo);
    return tipo ? { tipo } : null;
  },
};
