import { contiScheda } from '#domain/conti-scheda.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { importo as importoMostrato } from '#format/numeri.ts';
import type { DefinizioneCampo } from './campo.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaImporto,
  cellaTesto,
  cellaVuota,
  colonna,
  riga,
} from './celle.ts';
import { corpoRisorseScheda } from './corpo-risorse-scheda.ts';
import type { Definizione } from './definizione.ts';
import { definizioni } from './definizioni.ts';
import { corpoElementi } from './elementi-leps.ts';
import { citato, type Genere } from './genere.ts';
import { riferimento } from './generi-scelta.ts';
import type { Lavoro } from './lavoro.ts';
import { scritturaRisorseScheda } from './risorse-scheda.ts';
import { corpoSemplice, type Scrittura, scritturaSemplice, type VistaSemplice } from './scrittura.ts';
import { baseRichiesto, gestioneUsuale } from './scritture.ts';
import {
  campiRichiesto,
  campiScheda,
  campiSchedaBase,
  tavolaIndicatori,
  tavolaObiettivi,
  tavolaVoci,
} from './tavole-schede.ts';
import { tavolaFasi, tavolaServizi } from './tavole-servizi.ts';

/*
 * Views of the registers seen from one scheda, named `vista@scheda`: the same fields, readers and words, without the
 * column that says which scheda; a new row is born in it.
 */

/** Rows of a register that name a scheda. */
const dellaScheda =
  (registro: 'voceSpesa' | 'personaleRichiesto' | 'obiettivo' | 'fase' | 'servizio', schedaId: string) =>
  ({ registri }: Piano) => {
    const righe: readonly { readonly id: string; readonly schedaId: string | null }[] = registri[registro];
    return raggruppa(righe, 'scheda', (r) => r.schedaId).get(schedaId) ?? [];
  };

/** A table whose rows name a scheda, restricted to one. */
const ristretta = (v: VistaSemplice, righe: NonNullable<VistaSemplice['righe']>, schedaId: string): VistaSemplice => {
  const { base } = v;
  return {
    ...v,
    righe,
    campi: (piano) => v.campi(piano).filter((c) => c.id !== 'scheda'),
    base: base === null ? null : (lavoro) => ({ ...base(lavoro), schedaId }),
  };
};

/** A view with some of its columns first: what a drafter fills is in sight without scrolling. */
const prima =
  (costruisci: Definizione['costruisci'], viene: (colonna: string) => boolean): Definizione['costruisci'] =>
  (piano, celle) => {
    const { colonne, righe } = costruisci(piano, celle);
    const indici = colonne.map((_, i) => i);
    const su = (i: number) => viene(colonne[i]?.id ?? '');
    const ordine = [...indici.filter(su), ...indici.filter((i) => !su(i))];
    const messe = <T>(cose: readonly T[]): T[] => ordine.flatMap((i) => cose.slice(i, i + 1));
    return { colonne: messe(colonne), righe: righe.map((r) => ({ ...r, celle: messe(r.celle) })) };
  };
const fra =
  (...ids: readonly string[]) =>
  (colonna: string): boolean =>
    ids.includes(colonna.replace(/-\d{4}$/, '-anno'));

/** Fields of the scheda itself, as one row. Its place among the others is not a field: it moves with its section. */
const campiDi = (campi: readonly DefinizioneCampo[], schedaId: string): VistaSemplice => ({
  registro: 'scheda',
  base: null,
  campi: () => campi.filter((c) => c.id !== 'ordine'),
  righe: ({ registri }) => registri.scheda.filter((s) => s.id === schedaId),
});

const scarto = (piano: Piano, scheda: Scheda | undefined) => {
  const conti = new Map(
    (scheda === undefined ? [] : contiScheda(piano, scheda).voci).map((v) => [`${v.voceId}/${v.anno}`, v] as const),
  );
  return (voceId: string, anno: number): Cella => {
    const conto = conti.get(`${voceId}/${anno}`);
    if (conto === undefined || conto.inNatura) return cellaVuota();
    if (conto.costo === null && conto.risorse.cents === 0 && conto.risorse.ignoti === 0) return cellaVuota();
    const d = conto.differenza;
    if (d === null) {
      const perche = conto.costo === null ? 'il costo non è scritto' : 'un importo non è leggibile';
      return cellaImporto(null, calcolato(`Non verificabile: ${perche}`));
    }
    if (d === 0) return cellaImporto(0, calcolato('Le fonti coprono il costo'));
    const quanto = `${importoMostrato(Math.abs(d))} €`;
    const nota = d < 0 ? `Mancano ${quanto}: segnalazione QE-02` : `${quanto} oltre il costo: segnalazione FIN-09`;
    return cellaImporto(d, { ...calcolato(nota), stato: 'anomalia' });
  };
};

const eCosto = (colonna: string): boolean => /^costo-\d{4}$/.test(colonna);
/** Voci with their cost, what is missing beside it, then the rest; the last row sums what people pay with money. */
const corpoVoci =
  (v: VistaSemplice, schedaId: string) =>
  (piano: Piano): CorpoVista => {
    const anni = anniDelPiano(piano);
    const scheda = perId(piano.registri.scheda, schedaId);
    const di = scarto(piano, scheda);
    const nude = corpoSemplice(v)(piano);
    const taglio = 1 + nude.colonne.findLastIndex((c) => eCosto(c.id));
    const gruppo = 'Fonti meno costo (€)';
    const colonne = [
      ...nude.colonne.slice(0, taglio),
      ...anni.map((a) => colonna(`scarto-${a}`, String(a), 'importo', gruppo)),
      ...nude.colonne.slice(taglio),
    ];
    const conti = scheda === undefined ? [] : contiScheda(piano, scheda).anni;
    const totali = new Map<string, Cella>([
      [colonne[0]?.id ?? '', cellaTesto('Totale', calcolato())],
      ...conti.flatMap((c): (readonly [string, Cella])[] => [
        [`costo-${c.anno}`, cellaImporto(c.costo.ignoti > 0 ? null : c.costo.cents, calcolato())],
        [`scarto-${c.anno}`, cellaImporto(c.differenza, calcolato())],
      ]),
    ]);
    return {
      colonne,
      righe: [
        ...nude.righe.map((r) => ({
          ...r,
          celle: [...r.celle.slice(0, taglio), ...anni.map((a) => di(r.id, a)), ...r.celle.slice(taglio)],
        })),
        ...(nude.righe.length === 0
          ? []
          : [
              riga(
                'totale',
                null,
                colonne.map((c) => totali.get(c.id) ?? cellaVuota()),
                true,
              ),
            ]),
      ],
    };
  };

const obiettivi = dellaScheda.bind(null, 'obiettivo');
/** An objective of this scheda only: those of another may have the same words. */
const obiettivoDi = (schedaId: string): Genere => {
  const tutti = riferimento('obiettivo', 'un obiettivo del registro «Obiettivi»');
  const sue = (piano: Piano) =>
    (tutti.opzioni?.(piano) ?? []).filter((o) => obiettivi(schedaId)(piano).some((x) => x.id === o.id));
  return {
    ...tutti,
    opzioni: sue,
    leggi: (testo, d) => {
      const t = testo.trim();
      const scelto = sue(d.piano).find((o) => o.id === t || o.testo === t);
      if (scelto !== undefined) return { valori: [scelto.id] };
      return { messaggio: `${citato(testo)} non è un obiettivo di questa scheda: sceglierlo dall’elenco.` };
    },
  };
};
/** Objective of a new indicator when nobody says which: the first of the scheda, made if there is none. */
const obiettivoUsuale = (lavoro: Lavoro, schedaId: string): string => {
  const gia = obiettivi(schedaId)(lavoro.piano)[0] ?? lavoro.toccate('obiettivo').find((o) => o.schedaId === schedaId);
  if (gia !== undefined) return String(gia.id);
  const scheda = perId(lavoro.piano.registri.scheda, schedaId);
  const testo = scheda?.obiettivoGenerale ?? scheda?.titolo ?? '';
  return lavoro.crea('obiettivo', { ...tavolaObiettivi.base?.(lavoro), schedaId, testo });
};
const indicatori = (schedaId: string): VistaSemplice => ({
  ...tavolaIndicatori,
  campi: (piano) =>
    tavolaIndicatori.campi(piano).map((c) =>
      c.id === 'obiettivo'
        ? {
            ...c,
            genere: obiettivoDi(schedaId),
            obbligatoria: false,
            nonVuota: true,
            aiuto: 'Vuoto: il primo obiettivo della scheda',
          }
        : c,
    ),
  base: (lavoro) => ({ ...tavolaIndicatori.base?.(lavoro), obiettivoId: obiettivoUsuale(lavoro, schedaId) }),
  righe: (piano) =>
    obiettivi(schedaId)(piano).flatMap(
      (o) => raggruppa(piano.registri.indicatore, 'obiettivo', (i) => i.obiettivoId).get(o.id) ?? [],
    ),
});

const fasi = (schedaId: string): VistaSemplice => {
  const sue = ({ registri }: Piano) =>
    registri.fase.filter((f) => f.schedaId === schedaId).sort((a, b) => a.ordine - b.ordine);
  const nuove = (lavoro: Lavoro) => lavoro.toccate('fase').filter((f) => f.schedaId === schedaId).length;
  return {
    ...ristretta(tavolaFasi, sue, schedaId),
    base: (lavoro) => ({
      ...tavolaFasi.base?.(lavoro),
      ...{ schedaId, ordine: (sue(lavoro.piano).at(-1)?.ordine ?? 0) + nuove(lavoro) + 1 },
    }),
  };
};

const voci = (schedaId: string): VistaSemplice => ({
  ...ristretta(tavolaVoci, dellaScheda('voceSpesa', schedaId), schedaId),
  base: (lavoro) => ({ ...tavolaVoci.base?.(lavoro), schedaId, gestione: gestioneUsuale(lavoro.piano) }),
});

/** The row of totals is nobody's: its costs are computed, not cells to write. */
const soloVoci = (s: Scrittura): Scrittura => ({
  ...s,
  campi: s.campi.map((c) => ({
    ...c,
    attuale: (righe, id) => (righe.riga('voceSpesa', id) === undefined ? null : c.attuale(righe, id)),
  })),
});

type Parte = Pick<Definizione, 'costruisci' | 'scrittura'> & Partial<Pick<Definizione, 'titolo'>>;
const semplice = (v: VistaSemplice): Parte => ({ costruisci: corpoSemplice(v), scrittura: scritturaSemplice(v) });
const parti: Readonly<Record<string, (schedaId: string) => Parte>> = {
  schede: (id) => semplice(campiDi(campiSchedaBase, id)),
  'schede-campi': (id) => semplice(campiDi(campiScheda, id)),
  elementi: (id) => ({
    ...definizioni.find((d) => d.id === 'elementi'),
    costruisci: (piano) => {
      const { colonne, righe } = corpoElementi(piano);
      return {
        colonne: colonne.slice(1),
        righe: righe.filter((r) => r.id.startsWith(`${id}/`)).map((r) => ({ ...r, celle: r.celle.slice(1) })),
      };
    },
  }),
  voci: (id) => ({
    costruisci: prima(corpoVoci(voci(id), id), fra('descrizione', 'ente', 'costo-anno', 'scarto-anno')),
    scrittura: (piano) => soloVoci(scritturaSemplice(voci(id))(piano)),
  }),
  risorse: (id) => ({
    titolo: 'Risorse della scheda',
    costruisci: corpoRisorseScheda(id),
    scrittura: scritturaRisorseScheda(id),
  }),
  'personale-richiesto': (id) =>
    semplice(
      ristretta(
        { registro: 'personaleRichiesto', base: baseRichiesto, campi: () => campiRichiesto },
        dellaScheda('personaleRichiesto', id),
        id,
      ),
    ),
  obiettivi: (id) => {
    const v = ristretta(tavolaObiettivi, dellaScheda('obiettivo', id), id);
    return { costruisci: prima(corpoSemplice(v), fra('testo')), scrittura: scritturaSemplice(v) };
  },
  indicatori: (id) => ({
    costruisci: prima(corpoSemplice(indicatori(id)), fra('testo', 'unita', 'base', 'base-anno', 'traguardo-anno')),
    scrittura: scritturaSemplice(indicatori(id)),
  }),
  cronoprogramma: (id) => semplice(fasi(id)),
  servizi: (id) => semplice(ristretta(tavolaServizi, dellaScheda('servizio', id), id)),
};

/** No row is born in a scheda that somebody deleted. */
const soloSeEsiste = (piano: Piano, schedaId: string, scrittura: (piano: Piano) => Scrittura): Scrittura => {
  const sua = scrittura(piano);
  if (sua.nuova === null || perId(piano.registri.scheda, schedaId) !== undefined) return sua;
  return { ...sua, nuova: () => ({ messaggio: 'La scheda non c’è più: aggiornare l’elenco.' }) };
};

/** Definition of a view by its name: one of the registers, or one of them seen from a scheda (`voci@ID`). */
export const definizioneDi = (nome: string): Definizione | undefined => {
  const taglio = nome.indexOf('@');
  if (taglio < 0) return definizioni.find((d) => d.id === nome);
  const [vista, schedaId] = [nome.slice(0, taglio), nome.slice(taglio + 1)];
  const intera = definizioni.find((d) => d.id === vista);
  const parte = Object.hasOwn(parti, vista) ? parti[vista]?.(schedaId) : undefined;
  if (intera === undefined || parte === undefined) return undefined;
  const { titolo, gruppo, descrizione } = intera;
  const { scrittura } = parte;
  return {
    ...{ id: nome, titolo, gruppo, descrizione, generi: [] },
    ...parte,
    ...(scrittura === undefined ? {} : { scrittura: (piano: Piano) => soloSeEsiste(piano, schedaId, scrittura) }),
  };
};
