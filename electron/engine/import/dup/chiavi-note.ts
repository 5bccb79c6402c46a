import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import type { ProgrammaDeciso } from '../programmi.ts';
import { leggiChiavi, leggiSopra, type RigaChiavi, type StatoRighe, statoIniziale } from './chiavi.ts';
import type { TabellaSpesa } from './colonne.ts';

/** Gives the keys of the rows of a table, asked in order. */
export type LettoreChiavi = (r: number) => RigaChiavi;

type Colonne = readonly (readonly [number, { readonly tipo: string }])[];
/** What a row gave when it was read after some state: its keys, and the state that it leaves. */
type Nota = { readonly riga: RigaChiavi; readonly dopo: Stato };
/** The part of the state that changes from row to row, one object for each different content, with what followed it. */
type Stato = Pick<StatoRighe, 'missione' | 'programma' | 'programmaLetto' | 'descrizione' | 'titolo' | 'totale'> & {
  readonly note: Map<string, Nota>;
};

/** Rows read before deciding whether they repeat. */
const PROVA = 2_000;
/** Different rows remembered. */
const MASSIME = 20_000;
const SEPARATORE = '\u001f';

/**
 * Reader of the keys of a table. Rows of long extracts repeat a few texts: what the same texts gave after the same state
 * is not worked out twice. Tables with merged cells, where place counts too, and rows that report something are.
 */
export const lettoreChiavi = (
  tabella: TabellaSpesa,
  colonne: Colonne,
  codici: Codici,
  anomalie: Raccoglitore,
): LettoreChiavi => {
  const { foglio } = tabella;
  const vivo = statoIniziale();
  leggiSopra(tabella, vivo, codici);
  const leggi: LettoreChiavi = (r) => leggiChiavi(tabella, r, colonne, vivo, codici, anomalie);
  if (foglio.unioni.length > 0) return leggi;

  const testi = testiDiRiga(tabella, colonne);
  const stati = new Map<string, Stato>();
  const numeri = new Map<ProgrammaDeciso, number>();
  const statoDi = ({ missione, programma, programmaLetto, descrizione, titolo, totale }: StatoRighe): Stato => {
    if (programma !== null && !numeri.has(programma)) numeri.set(programma, numeri.size);
    const testo = [
      missione,
      programma === null ? '' : numeri.get(programma),
      programmaLetto,
      descrizione,
      titolo,
      totale === null ? '' : JSON.stringify(totale),
    ].join(SEPARATORE);
    const noto = stati.get(testo);
    if (noto) return noto;
    const nuovo = { missione, programma, programmaLetto, descrizione, titolo, totale, note: new Map<string, Nota>() };
    stati.set(testo, nuovo);
    return nuovo;
  };
  let adesso = statoDi(vivo);
  let [lette, ripetute, tenute, spento] = [0, 0, 0, false];
  const riprendi = (): void => {
    const { note: _, ...da } = adesso;
    Object.assign(vivo, da);
  };
  return (r) => {
    if (spento) return leggi(r);
    if (lette >= PROVA && ripetute * 2 < lette) {
      spento = true;
      riprendi();
      return leggi(r);
    }
    lette += 1;
    const testo = testi(r);
    const nota = adesso.note.get(testo);
    if (nota) {
      ripetute += 1;
      adesso = nota.dopo;
      return nota.riga;
    }
    riprendi();
    vivo.segnalato = false;
    const riga = leggi(r);
    const dopo = statoDi(vivo);
    if (!vivo.segnalato && tenute < MASSIME) {
      tenute += 1;
      adesso.note.set(testo, { riga, dopo });
    }
    adesso = dopo;
    return riga;
  };
};

/** All that a row says in its columns of keys, as one text. */
const testiDiRiga = ({ foglio, importi }: TabellaSpesa, colonne: Colonne): ((r: number) => string) => {
  const sue = new Set(colonne.map(([c]) => c));
  const { campi } = foglio;
  const primo = importi[0]?.c ?? 0;
  // Keys first and amounts after them, as extracts are: what comes before the amounts says it all.
  if (campi && sue.size === primo && colonne.every(([c]) => c < primo)) return (r) => campi.prima(r, primo);
  return (r) => {
    let testo = '';
    for (const { c, testo: scritto, valore } of foglio.riga(r)) {
      if (!sue.has(c)) continue;
      const come = valore.tipo === 'numero' ? valore.mostrato : valore.tipo === 'data' ? valore.iso : '';
      testo += `${c}${valore.tipo}${come}${SEPARATORE}${scritto}${SEPARATORE}`;
    }
    return testo;
  };
};
