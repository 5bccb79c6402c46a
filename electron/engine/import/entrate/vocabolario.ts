import { frase, spaziSemplici } from '../confronto-testi.ts';
import { type ColonnaImporto, IMPORTO_NUOVO, tabellaDiSpesa } from '../dup/vocabolario.ts';
import type { Riconoscimento } from '../griglia/intestazione.ts';
import { type Adattatore, IGNORA } from '../mappa/adattatore.ts';

/** What a column of a table of revenue is. */
export type RuoloEntrate =
  | ColonnaImporto
  | { readonly tipo: 'codice' | 'titolo' | 'tipologia' | 'categoria' | 'capitolo' | 'descrizione' | 'anno' | 'misura' };
type Testuale = Exclude<RuoloEntrate['tipo'], 'importo'>;
const TESTUALI: readonly Testuale[] = [
  'codice',
  'titolo',
  'tipologia',
  'categoria',
  'capitolo',
  'descrizione',
  'anno',
  'misura',
];

const classifica = (grezzo: string): RuoloEntrate | null => {
  const testo = spaziSemplici(grezzo);
  const f = frase(testo);
  if (/^ (?:titolo )?(?:titolo|tipologia|tit) (?:e )?(?:tipologia|tip|categoria) /.test(f)) return { tipo: 'codice' };
  if (/^ (?:codice |cod )?(?:tipologia|tip) /.test(f)) return { tipo: 'tipologia' };
  if (/^ (?:codice |cod )?(?:categoria|cat) /.test(f)) return { tipo: 'categoria' };
  if (/^ (?:capitolo|cap|articolo|art) /.test(f)) return { tipo: 'capitolo' };
  if (/ (?:piano dei conti|pdc|piano finanziario) /.test(f)) return { tipo: 'codice' };
  const ruolo = tabellaDiSpesa.classifica(testo);
  if (ruolo === null) return /^ entrat[ae] /.test(f) ? { tipo: 'descrizione' } : null;
  if (ruolo.tipo === 'importo') return ruolo;
  if (ruolo.tipo === 'codiceGenerico' || ruolo.tipo === 'codice') return { tipo: 'codice' };
  const tipo = TESTUALI.find((t) => t === ruolo.tipo);
  return tipo ? { tipo } : null;
};

/** Header of a table of revenue: amounts by year, and what each line is. */
export const tabellaEntrate: Riconoscimento<RuoloEntrate> = {
  classifica,
  punti: (colonne) => {
    const ruoli = colonne.flatMap((c) => (c.ruolo ? [c.ruolo] : []));
    const importi = ruoli.filter((r) => r.tipo === 'importo');
    const tipi = new Set(ruoli.map((r) => r.tipo));
    const chiavi = (['codice', 'titolo', 'tipologia', 'descrizione'] as const).filter((t) => tipi.has(t)).length;
    const conAnno = tipi.has('anno') || importi.some((r) => r.anno !== null || r.relativo !== null);
    return chiavi === 0 || importi.length === 0 ? 0 : chiavi * 3 + importi.length + (conAnno ? 3 : 0);
  },
};

/** Roles of the columns, for the person. */
export const ruoliEntrate: Adattatore<RuoloEntrate> = {
  ruoli: ['importo', ...TESTUALI, 'storico', IGNORA],
  mostra: (r) =>
    r.tipo === 'importo'
      ? { ruolo: r.uso === 'valore' ? 'importo' : 'storico', anno: r.anno, misura: r.misura }
      : { ruolo: r.tipo, anno: null, misura: null },
  crea: ({ ruolo, anno, misura }, prima) => {
    const proposto = prima?.tipo === 'importo' ? prima : IMPORTO_NUOVO;
    if (ruolo === 'importo' || ruolo === 'storico')
      return {
        ...proposto,
        anno,
        misura: misura ?? proposto.misura,
        uso: ruolo === 'importo' ? 'valore' : 'storica',
        relativo: anno === proposto.anno ? proposto.relativo : null,
      };
    const tipo = TESTUALI.find((t) => t === ruolo);
    return tipo ? { tipo } : null;
  },
};

/** Place of a line in the classification of revenue: titolo, tipologia ("101"), categoria; null where not said. */
export type CodiceEntrata = {
  readonly titolo: number | null;
  readonly tipologia: string | null;
  readonly categoria: string | null;
};

/** Reads "20101", "2.0101", "2010102", "2.101.02", "E.2.01.01.02.003", "Titolo 2", "Tipologia 101: …". */
export const leggiCodiceEntrata = (testo: string): CodiceEntrata | null => {
  const t = spaziSemplici(testo);
  const titolo = /^\W*(?:totale\s+)?tit(?:olo|\.)\s*([1-9]|i{1,3}|iv|vi{0,2}|ix|v)\b/i.exec(t)?.[1];
  const tipologia = /\btip(?:ologia|\.)\s*(\d{1,4})\b/i.exec(t)?.[1];
  if (titolo || tipologia)
    return {
      titolo: titolo ? ROMANI.indexOf(titolo.toLowerCase()) + 1 || Number(titolo) : null,
      tipologia: tipologia ? tipologia.slice(-3).padStart(3, '0') : null,
      categoria: null,
    };
  const unito = /^([1-9])(\d{4})(\d{2})?(?!\d)/.exec(t);
  if (unito?.[1] && unito[2]) return codice(unito[1], unito[2], unito[3]);
  const puntato = /^(?:E\.?\s*)?([1-9])[.\s](?:(\d{2})[.](\d{2})|0?(\d{3}))(?:[.](\d{2}))?(?:[.]\d+)*(?!\d)/i.exec(t);
  if (puntato?.[1]) return codice(puntato[1], `${puntato[2] ?? ''}${puntato[3] ?? puntato[4] ?? ''}`, puntato[5]);
  return /^[1-9]$/.test(t) ? codice(t, '', undefined) : null;
};
const ROMANI = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const codice = (titolo: string, tipologia: string, categoria: string | undefined): CodiceEntrata => ({
  titolo: Number(titolo),
  tipologia: /^0*$/.test(tipologia) ? null : tipologia.slice(-3).padStart(3, '0'),
  categoria: categoria === undefined || categoria === '00' ? null : categoria,
});
