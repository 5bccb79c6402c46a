import { ErroreMotore, type Ingresso } from '#contract/define.ts';
import type { contrattoRegistri, EsitoProva } from '#contract/registri.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { codiciDi } from '../import/codici.ts';
import { contestoDi } from '../import/contesto.ts';
import { leggiNumero, proveDiStile } from '../import/numeri.ts';
import type { CampoScritto } from './campo.ts';
import type { Dintorni } from './genere.ts';
import { type Chi, creaLavoro, type Lavoro } from './lavoro.ts';
import type { Scrittura } from './scrittura.ts';

/** What a person did in a grid. */
export type ModificaVista = Ingresso<typeof contrattoRegistri, 'registri/scrivi'>;
type CellaLetta = EsitoProva['celle'][number];

/** A change as it was understood: what each cell becomes, and the operations that make it so. */
export type Cambio = {
  readonly esito: Omit<EsitoProva, 'totali'>;
  readonly operazioni: readonly Operazione[];
  readonly aggiunte: readonly { readonly chiave: string; readonly riga: string }[];
  readonly scritte: number;
};

const nonScrivibile = 'Questa cella non si scrive: è calcolata, o viene dal modello.';

/** Decimal mark that the texts of each column prove (a block pasted from an English spreadsheet); Italian otherwise. */
const decimali = (m: ModificaVista): ((colonna: string) => ',' | '.') => {
  const prove = new Map<string, ReturnType<typeof proveDiStile>>();
  const vedi = (colonna: string, testo: string) => {
    const p = prove.get(colonna) ?? proveDiStile();
    prove.set(colonna, p);
    p.vedi(leggiNumero(testo));
  };
  for (const c of m.celle) vedi(c.colonna, c.testo);
  for (const a of m.aggiunte) for (const c of a.celle) vedi(c.colonna, c.testo);
  const stili = new Map<string, ',' | '.'>();
  return (colonna) => {
    const gia = stili.get(colonna);
    if (gia !== undefined) return gia;
    const stile = prove.get(colonna)?.stile().decimale ?? ',';
    stili.set(colonna, stile);
    return stile;
  };
};

const tardi = <T>(fai: () => T): (() => T) => {
  let pronto: { readonly valore: T } | null = null;
  return () => {
    pronto ??= { valore: fai() };
    return pronto.valore;
  };
};

/** Reads a change of a view against the plan: nothing is written. */
export const leggiCambio = (piano: Piano, s: Scrittura, m: ModificaVista, chi: Chi): Cambio => {
  const lavoro = creaLavoro(piano, chi);
  const campi = new Map(s.campi.map((c) => [c.id, c]));
  const codici = tardi(() => codiciDi(piano.pacco));
  const contesto = tardi(() => contestoDi(piano, 'registri', chi.istante.slice(0, 10)));
  const decimale = decimali(m);
  const dintorni = (colonna: string): Dintorni => ({ piano, codici, contesto, decimale: decimale(colonna) });
  let scritte = 0;

  const scrivi = (campo: CampoScritto | undefined, rigaId: string, colonna: string, testo: string): CellaLetta => {
    const comune = { riga: rigaId, colonna, uguale: false, correzione: false };
    const attuale = campo?.attuale(lavoro, rigaId) ?? null;
    if (campo === undefined || attuale === null) return { ...comune, testo, valore: null, messaggio: nonScrivibile };
    const t = testo.trim();
    if ([attuale.testo, attuale.valore ?? ''].some((x) => x === testo || x.trim() === t))
      return { ...comune, ...attuale, messaggio: null, uguale: true };
    const esito = campo.scrivi(lavoro, rigaId, testo, dintorni(colonna));
    if ('messaggio' in esito) return { ...comune, testo, valore: null, messaggio: esito.messaggio };
    const uguale = esito.valore === attuale.valore && esito.testo === attuale.testo;
    if (!uguale) scritte += 1;
    return { ...comune, ...esito, messaggio: null, uguale };
  };

  const celle = m.celle.map((c) => scrivi(campi.get(c.colonna), c.riga, c.colonna, c.testo));
  const aggiunte: { chiave: string; riga: string }[] = [];
  const righeNuove = m.aggiunte.map(({ chiave, celle: sue }) => {
    const nuova = aggiungi(lavoro, s, sue, scrivi, dintorni(''));
    if (nuova.id !== null) aggiunte.push({ chiave, riga: nuova.id });
    return { chiave, messaggio: nuova.messaggio, celle: nuova.celle };
  });
  const eliminate = m.eliminate.map((riga) => ({ riga, messaggio: s.elimina(lavoro, riga) }));
  const errori =
    celle.filter((c) => c.messaggio !== null).length +
    righeNuove.filter((r) => r.messaggio !== null || r.celle.some((c) => c.messaggio !== null)).length +
    eliminate.filter((e) => e.messaggio !== null).length;
  const operazioni = errori === 0 ? lavoro.operazioni() : [];
  const corrette = correzioniNuove(lavoro, operazioni);
  return {
    esito: {
      celle: celle.map((c) => ({
        ...c,
        correzione: !c.uguale && eCorrezione(campi.get(c.colonna), lavoro, c.riga, corrette),
      })),
      aggiunte: righeNuove,
      eliminate,
      errori,
      motivoAtteso: corrette.size > 0,
    },
    operazioni,
    aggiunte,
    scritte,
  };
};

/** `register.field/row` of the values of files that the operations write over. */
const correzioniNuove = (lavoro: Lavoro, operazioni: readonly Operazione[]): ReadonlySet<string> => {
  const esito = new Set<string>();
  for (const o of operazioni) {
    if (o.op === 'record/inserisci' && o.registro === 'correzione')
      esito.add(`${String(o.valori.registro)}.${String(o.valori.campo)}/${String(o.valori.rigaId)}`);
    if ((o.op === 'record/inserisci' || o.op === 'record/modifica') && o.registro === 'cifraCorretta') {
      const riga = lavoro.riga('cifraCorretta', o.id);
      if (riga?.importatoCents != null) esito.add(`cifraCorretta.importoCents/${o.id}`);
    }
  }
  return esito;
};
const eCorrezione = (
  campo: CampoScritto | undefined,
  lavoro: Lavoro,
  rigaId: string,
  corrette: ReadonlySet<string>,
): boolean => {
  const id = campo?.riga(lavoro, rigaId) ?? null;
  return id !== null && (campo?.dichiara.some((d) => corrette.has(`${d}/${id}`)) ?? false);
};

type Scrivi = (campo: CampoScritto | undefined, id: string, colonna: string, testo: string) => CellaLetta;

const aggiungi = (
  lavoro: Lavoro,
  s: Scrittura,
  sue: ModificaVista['aggiunte'][number]['celle'],
  scrivi: Scrivi,
  dintorni: Dintorni,
): {
  readonly id: string | null;
  readonly messaggio: string | null;
  readonly celle: EsitoProva['aggiunte'][number]['celle'];
} => {
  const nude = () => sue.map((c) => ({ colonna: c.colonna, testo: c.testo, valore: null, messaggio: null }));
  if (s.nuova === null) return { id: null, messaggio: 'In questo registro non si aggiungono righe.', celle: nude() };
  const scritte = new Map(sue.filter((c) => c.testo.trim() !== '').map((c) => [c.colonna, c.testo]));
  const mancano = s.campi.filter((c) => c.obbligatoria && !scritte.has(c.id));
  if (mancano.length > 0)
    return { id: null, messaggio: `Alla riga manca: ${mancano.map((c) => c.titolo).join(', ')}.`, celle: nude() };
  const nuova = s.nuova(lavoro, scritte, dintorni);
  if (typeof nuova !== 'string') return { id: null, messaggio: nuova.messaggio, celle: nude() };
  const campi = new Map(s.campi.map((c) => [c.id, c]));
  const celle = sue
    .filter((c) => c.testo.trim() !== '')
    .map((c) => {
      const { colonna, testo, valore, messaggio } = scrivi(campi.get(c.colonna), nuova, c.colonna, c.testo);
      return { colonna, testo, valore, messaggio };
    });
  return { id: nuova, messaggio: null, celle };
};

/** Every message of a change that is refused, with its place. */
export const messaggiDi = ({
  esito,
}: Cambio): { readonly riga: string; readonly colonna: string | null; readonly messaggio: string }[] => [
  ...esito.celle.flatMap((c) =>
    c.messaggio === null ? [] : [{ riga: c.riga, colonna: c.colonna, messaggio: c.messaggio }],
  ),
  ...esito.aggiunte.flatMap((a) => [
    ...(a.messaggio === null ? [] : [{ riga: a.chiave, colonna: null, messaggio: a.messaggio }]),
    ...a.celle.flatMap((c) =>
      c.messaggio === null ? [] : [{ riga: a.chiave, colonna: c.colonna, messaggio: c.messaggio }],
    ),
  ]),
  ...esito.eliminate.flatMap((e) =>
    e.messaggio === null ? [] : [{ riga: e.riga, colonna: null, messaggio: e.messaggio }],
  ),
];

/** Refuses a change that cannot be written whole. */
export const rifiuta = (cambio: Cambio): never => {
  const messaggi = messaggiDi(cambio);
  const primo = messaggi[0]?.messaggio ?? '';
  const altri = messaggi.length - 1;
  throw new ErroreMotore(
    'input-non-valido',
    altri > 0
      ? `Non è stato scritto nulla: ${primo} (e altre ${altri} celle da correggere)`
      : `Non è stato scritto nulla: ${primo}`,
    { messaggi: messaggi.slice(0, 500), quanti: messaggi.length },
  );
};
