import { perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import {
  type Cella,
  type Confronto,
  type ParteQuadratura,
  quadraturaComuni,
  type SommaQuadratura,
  sommaQuadratura,
} from '#domain/quadratura-comuni.ts';
import { inOrdine } from '#format/ordine.ts';
import { lettoreParametri } from '#rules/parametri.ts';
import {
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaImporto,
  cellaTesto,
  cellaVuota,
  colonna,
  origineDi,
  type RigaVista,
  riga,
} from './celle.ts';

/** Name of a comparison, and what it sets side by side. */
type Titolo = { readonly nome: string; readonly esteso: string };
/** The comparisons, in the order in which a person looks at them. */
const confronti: Readonly<Record<Confronto, Titolo>> = {
  diretta: { nome: 'Spesa diretta', esteso: 'Spesa diretta: DUP del Comune meno Piano' },
  quote: { nome: 'Quote', esteso: 'Quote: convenzione meno schede' },
  trasferimenti: { nome: 'Trasferimenti', esteso: 'Trasferimenti: DUP del Comune meno quota' },
  fondi: { nome: 'Fondi', esteso: 'Fondi: assegnato meno schede' },
};

type LuogoDiCella = {
  readonly documentoId: string | null;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga?: number | null;
};
const letta = (c: Cella): LuogoDiCella => (c.tipo === 'risorsa' ? c.riga.copertura : c.riga);

/** File, sheet and cell of the first cell to look at, or the register row where somebody wrote it. */
const inParole = (piano: Piano, celle: readonly Cella[]): string => {
  const [prima] = celle;
  if (prima === undefined) return '';
  const { documentoId, foglio, cella, riga: n } = letta(prima);
  const file = perId(piano.registri.documento, documentoId)?.nomeFile;
  const dove = [file, foglio, cella ?? (n == null ? null : `riga ${n}`)]
    .filter((x) => x != null && x !== '')
    .join(', ');
  const scheda = prima.tipo === 'risorsa' ? `scheda ${prima.riga.scheda.codice}` : '';
  const altre = celle.length > 1 ? ` e altre ${celle.length - 1}` : '';
  return `${[dove === '' ? 'scritta a mano' : dove, scheda].filter((x) => x !== '').join(', ')}${altre}`;
};

const nomeFondo = (piano: Piano, id: string): string => perId(piano.pacco.fondi, id)?.breve ?? id;
const chi = (piano: Piano, p: ParteQuadratura): string =>
  p.comuneId !== null ? (perId(piano.registri.comune, p.comuneId)?.nome ?? '') : nomeFondo(piano, p.fondoId ?? '');

const rigaParte = (piano: Piano, p: ParteQuadratura): RigaVista => {
  const [prima] = p.celle;
  const origine = prima === undefined ? calcolato() : origineDi(piano, letta(prima));
  const nota = p.motivo === null ? calcolato() : calcolato(`Non verificabile: ${p.motivo}`);
  const scarto = p.resto !== null && p.resto !== 0 ? ('anomalia' as const) : ('derivato' as const);
  const id = [p.confronto, p.anno, p.comuneId ?? p.fondoId, p.programmaId ?? ''].join('/');
  return riga(id, null, [
    cellaTesto(confronti[p.confronto].nome, calcolato(confronti[p.confronto].esteso)),
    cellaAnno(p.anno, calcolato()),
    cellaTesto(chi(piano, p), calcolato()),
    p.programmaId === null ? cellaVuota() : cellaTesto(p.programmaId, calcolato()),
    cellaImporto(p.primo, nota),
    cellaImporto(p.secondo, nota),
    cellaImporto(p.differenza, p.motivo === null ? { fonte: null, stato: scarto, nota: null } : nota),
    p.arrotondamento === 0 ? cellaVuota() : cellaImporto(p.arrotondamento, nota),
    p.margine === 0 ? cellaVuota() : cellaImporto(p.margine, nota),
    cellaImporto(p.resto, p.motivo === null ? { fonte: null, stato: scarto, nota: null } : nota),
    prima === undefined
      ? p.motivo === null
        ? cellaVuota()
        : cellaTesto(p.motivo, calcolato())
      : cellaTesto(inParole(piano, p.celle), { ...origine, nota: 'La prima cella da guardare' }),
  ]);
};

const rigaTotale = (id: string, { nome, esteso }: Titolo, anno: number | null, s: SommaQuadratura): RigaVista => {
  const nota =
    s.ignote === 0
      ? null
      : s.ignote === 1
        ? 'Senza 1 voce non verificabile'
        : `Senza ${s.ignote} voci non verificabili`;
  const di = (cents: number) => cellaImporto(cents, calcolato(nota));
  return riga(
    id,
    null,
    [
      cellaTesto(nome, calcolato(esteso)),
      anno === null ? cellaVuota() : cellaAnno(anno, calcolato()),
      cellaTesto('Totale', calcolato()),
      cellaVuota(),
      ...[s.primo, s.secondo, s.differenza, s.arrotondamento, s.margine, s.resto].map(di),
      nota === null ? cellaVuota() : cellaTesto(nota, calcolato()),
    ],
    true,
  );
};

const partiDi = (piano: Piano): readonly ParteQuadratura[] => {
  const parametri = lettoreParametri(piano);
  return quadraturaComuni(
    piano,
    (anno) => parametri.elenco(nomiParametri.macroTrasferimenti, anno),
    (anno, celle) => {
      const perCella = parametri.intero(nomiParametri.tolleranzaDup, anno);
      return eNonVerificabile(perCella) ? perCella : perCella * Math.max(1, celle);
    },
  );
};

/**
 * What the Comuni and the funds give against what the plan counts on: for each comparison and year the total, then the
 * parts by Comune, programme or fund, whose differences add up to it to the cent, and the cell to look at first.
 */
export const vistaQuadraturaComuni = (piano: Piano): CorpoVista => {
  const parti = partiDi(piano);
  const perAnno = raggruppa(parti, 'confronto-anno', (p) => `${p.confronto}/${p.anno}`);
  const anni = [...new Set(parti.map((p) => p.anno))].sort();
  return {
    colonne: [
      colonna('confronto', 'Confronto'),
      colonna('anno', 'Anno'),
      colonna('chi', 'Comune o fondo'),
      colonna('programma', 'Programma'),
      colonna('primo', 'Danno i Comuni o i fondi (€)', 'importo'),
      colonna('secondo', 'Conta il Piano (€)', 'importo'),
      colonna('differenza', 'Differenza (€)', 'importo'),
      colonna('arrotondamento', 'di cui arrotondamento (€)', 'importo'),
      colonna('margine', 'di cui margine (€)', 'importo'),
      colonna('resto', 'non torna (€)', 'importo'),
      colonna('cella', 'Cella da guardare'),
    ],
    righe: (Object.keys(confronti) as Confronto[]).flatMap((c) =>
      anni.flatMap((anno) => {
        const sue = perAnno.get(`${c}/${anno}`);
        if (sue === undefined) return [];
        return [
          rigaTotale(`${c}/${anno}/totale`, confronti[c], anno, sommaQuadratura(sue)),
          ...inOrdine(sue, (p) => `${chi(piano, p)} ${p.programmaId ?? ''}`).map((p) => rigaParte(piano, p)),
        ];
      }),
    ),
  };
};

/** Parts of every comparison: the rows of the view, totals aside. */
export const contaQuadraturaComuni = (piano: Piano): number => partiDi(piano).length;
