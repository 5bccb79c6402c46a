import { sommaCentesimi } from '#domain/denaro.ts';
import { nomeEnte } from '#domain/enti.ts';
import { derivatoDa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato, RigaLetta } from '#domain/registri.ts';
import type { LeggiCelle } from './bilanci.ts';
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

/** Cells of a document that are looked at: beyond, the comparison would say too little and is left out. */
const MASSIMO = 20_000;

const noti = (righe: readonly { readonly importoCents: number | null }[]): number | null => {
  const cents = righe.flatMap((r) => (r.importoCents === null ? [] : [r.importoCents]));
  return cents.length < righe.length || cents.length === 0 ? null : sommaCentesimi(cents);
};
const meno = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

/** A document against itself in a year: what it writes as total, what its rows add up to, what a person corrected. */
const confronto = (
  piano: Piano,
  d: DocumentoImportato,
  celle: readonly RigaLetta[],
  anno: number,
  programmaId: string | null,
): RigaVista | null => {
  const di = celle.filter((c) => c.anno === anno && c.misura === 'competenza' && c.missione === '12');
  const lette = di.filter((c) => c.ruolo === 'riga' && (programmaId === null || c.programmaId === programmaId));
  const scritte = di.filter(
    (c) =>
      c.titolo === null &&
      (programmaId === null ? c.ruolo === 'totale' : c.ruolo === 'subtotale' && c.programmaId === programmaId),
  );
  const [scritta] = scritte;
  const usate = piano.cifre.filter(
    (c) =>
      c.documentoId === d.id &&
      c.anno === anno &&
      c.misura === 'competenza' &&
      (programmaId === null || c.programmaId === programmaId),
  );
  const [somma, usato] = [noti(lette), noti(usate)];
  const differenza = meno(scritta?.importoCents ?? null, somma);
  const corretto = meno(usato, somma);
  if (programmaId !== null && (differenza ?? 0) === 0 && (corretto ?? 0) === 0) return null;
  const stato = differenza !== null && differenza !== 0 ? ('anomalia' as const) : ('derivato' as const);
  return riga(`${d.id}/${anno}/${programmaId ?? 'totale'}`, null, [
    cellaTesto(nomeEnte(piano, d.enteId), calcolato()),
    cellaTesto(d.nomeFile, calcolato()),
    cellaAnno(anno, calcolato()),
    cellaTesto(programmaId ?? 'Missione 12', calcolato()),
    scritta === undefined ? cellaVuota() : cellaImporto(scritta.importoCents, origineDi(piano, scritta, scritta.letto)),
    cellaImporto(somma, calcolato(`Somma di ${lette.length} celle`)),
    cellaImporto(differenza, { fonte: null, stato, nota: 'Totale scritto meno somma delle righe' }),
    cellaImporto(corretto, calcolato('Cifre corrette a mano meno quelle lette')),
    cellaImporto(usato, calcolato('La somma che il Piano usa')),
  ]);
};

/** Each accounting file in use against its own totals, year by year; a difference is decomposed by programme. */
export const vistaQuadratura = (piano: Piano, leggi: LeggiCelle): CorpoVista => ({
  colonne: [
    colonna('comune', 'Comune'),
    colonna('file', 'File'),
    colonna('anno', 'Anno'),
    colonna('programma', 'Programma'),
    colonna('scritto', 'Totale scritto (€)', 'importo'),
    colonna('somma', 'Somma delle righe (€)', 'importo'),
    colonna('differenza', 'Differenza (€)', 'importo'),
    colonna('corretto', 'Corretto a mano (€)', 'importo'),
    colonna('usato', 'Usato dal Piano (€)', 'importo'),
  ],
  righe: piano.registri.documento
    .filter((d) => d.genere === 'dup' && d.stato === 'valido')
    .flatMap((d) => {
      const celle = leggi(d.id, MASSIMO);
      if (celle.length === 0 || celle.length >= MASSIMO) return [];
      const anni = [...new Set(celle.flatMap((c) => (c.anno === null ? [] : [c.anno])))].sort();
      const programmi = [...new Set(celle.flatMap((c) => (c.programmaId === null ? [] : [c.programmaId])))].sort();
      return anni.flatMap((anno) =>
        [null, ...programmi].flatMap((programma) => confronto(piano, d, celle, anno, programma) ?? []),
      );
    }),
});

/** Rows of `vistaQuadratura`: counted again only when a document or a figure changes. */
export const contaQuadratura = (piano: Piano, leggi: LeggiCelle): number =>
  derivatoDa(
    [piano.registri.documento, piano.cifre],
    'conta-quadratura',
    () => vistaQuadratura(piano, leggi).righe.length,
  );
