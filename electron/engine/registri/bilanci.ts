import { sommaCentesimi } from '#domain/denaro.ts';
import { missione12 } from '#domain/dup.ts';
import { comuniDellAmbito, enteDelComune, nomeEnte } from '#domain/enti.ts';
import { derivato, perId, raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type CifraContabile, type Piano } from '#domain/piano.ts';
import type { RigaLetta } from '#domain/registri.ts';
import { byte as byteMostrati } from '#format/numeri.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaDa,
  cellaData,
  cellaImporto,
  cellaNumero,
  cellaTesto,
  cellaVuota,
  colonna,
  fonteDi,
  type Origine,
  origineDi,
  type RigaVista,
  riga,
} from './celle.ts';

/** Cells read from an accounting document, for the text as it was written; only so many (large files have no text). */
export type LeggiCelle = (documentoId: string, limite: number) => readonly RigaLetta[];
const massimoCelle = 5_000;

const lettoDi = (celle: LeggiCelle) => {
  const documenti = new Map<string, ReadonlyMap<string, string>>();
  return (c: CifraContabile): string | null => {
    const note =
      documenti.get(c.documentoId) ??
      new Map(
        celle(c.documentoId, massimoCelle).flatMap((r) =>
          r.letto === null ? [] : [[`${r.foglio ?? ''}|${r.cella ?? ''}`, r.letto] as const],
        ),
      );
    documenti.set(c.documentoId, note);
    return note.get(`${c.foglio ?? ''}|${c.cella ?? ''}`) ?? null;
  };
};

/** Missione 12 by Comune and programme: appropriations by titolo and year, cash of the first year. */
export const vistaDup = (piano: Piano, celle: LeggiCelle): CorpoVista => {
  const anni = anniDelPiano(piano);
  const letto = lettoDi(celle);
  const indice = raggruppa(
    piano.cifre,
    'vista-dup',
    (c) => `${c.enteId}/${c.programmaId}/${c.titolo ?? '-'}/${c.anno}/${c.misura}`,
  );
  const trova = (ente: string, programma: string, titolo: string, anno: number, misura: CifraContabile['misura']) =>
    indice.get(`${ente}/${programma}/${titolo}/${anno}/${misura}`) ?? [];
  const origine = (cifre: readonly CifraContabile[]): Origine => {
    const prima = cifre[0];
    if (prima === undefined) return calcolato();
    const o = origineDi(piano, prima, letto(prima));
    const quante = cifre.reduce((n, c) => n + c.celle, 0);
    return { ...o, nota: o.nota ?? (quante > 1 ? `Somma di ${quante} celle; qui la prima` : null) };
  };
  const somma = (cifre: readonly CifraContabile[]): number | null => {
    const noti = cifre.flatMap((c) => (c.importoCents === null ? [] : [c.importoCents]));
    return noti.length === 0 || noti.length < cifre.length ? null : sommaCentesimi(noti);
  };
  const cella = (cifre: readonly CifraContabile[]): Cella =>
    cifre.length === 0 ? cellaVuota() : cellaImporto(somma(cifre), origine(cifre));
  const nomi = new Map(piano.pacco.programmi.map((p) => [p.id, p]));
  const righeEnte = (enteId: string): RigaVista[] => {
    const proprie = piano.cifre.filter((c) => c.enteId === enteId);
    const programmi = [...new Set(proprie.map((c) => c.programmaId))].sort();
    return programmi.map((programma) => {
      const tutti = (anno: number) =>
        proprie.filter((c) => c.programmaId === programma && c.anno === anno && c.misura === 'competenza');
      const prima = proprie.find((c) => c.programmaId === programma);
      const o = prima === undefined ? calcolato() : { ...origineDi(piano, prima), nota: null };
      const p = nomi.get(programma);
      return riga(`cifra:${enteId}/${programma}`, null, [
        cellaTesto(nomeEnte(piano, enteId), o),
        cellaTesto(programma, o),
        cellaTesto(p === undefined ? null : `${p.nome}${p.sociale ? '' : ' (non sociale)'}`, calcolato()),
        ...anni.map((a) => cella(trova(enteId, programma, '1', a, 'competenza'))),
        ...anni.map((a) => cella(trova(enteId, programma, '2', a, 'competenza'))),
        ...anni.map((a) => {
          const cifre = tutti(a);
          return cifre.length === 0 ? cellaVuota() : cellaImporto(somma(cifre), calcolato('Somma dei titoli'));
        }),
        cella(proprie.filter((c) => c.programmaId === programma && c.anno === anni[0] && c.misura === 'cassa')),
      ]);
    });
  };
  const totaleEnte = (enteId: string, nome: string, soloSociale: boolean): RigaVista =>
    riga(
      `totale:${enteId}${soloSociale ? ':sociale' : ''}`,
      null,
      [
        cellaTesto(nome, calcolato()),
        cellaVuota(),
        cellaTesto(soloSociale ? 'Spesa sociale' : 'Totale Missione 12', calcolato()),
        ...anni.flatMap(() => [cellaVuota(), cellaVuota()]),
        ...anni.map((a) =>
          cellaDa(missione12(piano, enteId, a, soloSociale), (s) => cellaImporto(s.cents, calcolato())),
        ),
        cellaVuota(),
      ],
      true,
    );
  const presenti = new Set(piano.cifre.map((c) => c.enteId));
  const enti = comuniDellAmbito(piano).flatMap((c) => enteDelComune(piano, c.id)?.id ?? []);
  const fuori = [...presenti].filter((id) => !enti.some((e) => e === id));
  return {
    colonne: [
      colonna('comune', 'Comune'),
      colonna('programma', 'Programma'),
      colonna('nome', 'Nome'),
      ...anni.map((a) => colonna(`t1-${a}`, `${a}`, 'importo', 'Titolo 1, corrente (€)')),
      ...anni.map((a) => colonna(`t2-${a}`, `${a}`, 'importo', 'Titolo 2, investimenti (€)')),
      ...anni.map((a) => colonna(`tot-${a}`, `${a}`, 'importo', 'Totale competenza (€)')),
      colonna('cassa', `Cassa ${anni[0] ?? ''}`, 'importo'),
    ],
    righe: [...enti, ...fuori].flatMap((id) => {
      const nome = nomeEnte(piano, id);
      const proprie = righeEnte(id);
      return [...proprie, totaleEnte(id, nome, false), ...(proprie.length === 0 ? [] : [totaleEnte(id, nome, true)])];
    }),
  };
};

/** Rows of `vistaDup`, totals aside. */
export const contaDup = ({ cifre }: Piano): number =>
  derivato(cifre, 'conta-dup', () => new Set(cifre.map((c) => `${c.enteId}/${c.programmaId}`)).size);

const statiDocumento = {
  valido: 'in uso',
  superato: 'superato',
  copia: 'copia',
  da_decidere: 'da decidere',
  fuori_ambito: "fuori dall'Ambito",
  ritirato: 'ritirato',
} as const;

/** Files imported, with their state. */
export const vistaDocumenti = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('file', 'File'),
    colonna('genere', 'Contenuto'),
    colonna('tipo', 'Tipo'),
    colonna('ente', 'Ente'),
    colonna('data', "Data dell'atto", 'data'),
    colonna('dal', 'Dal'),
    colonna('al', 'Al'),
    colonna('stato', 'Stato', 'stato'),
    colonna('superato-da', 'Superato da'),
    colonna('anomalie', 'Anomalie', 'numero'),
    colonna('byte', 'Grandezza'),
    colonna('note', 'Note'),
  ],
  righe: piano.registri.documento.map((d) => {
    const fonte = fonteDi(piano, { documentoId: d.id });
    const o: Origine = { fonte, stato: d.stato === 'da_decidere' ? 'anomalia' : 'ok', nota: null };
    const facoltativa = (testo: string | null) => (testo === null ? cellaVuota() : cellaTesto(testo, o));
    const anomalie = piano.registri.anomalia.filter((a) => a.documentoId === d.id && a.risolta === null).length;
    return riga(d.id, 'documento', [
      cellaTesto(d.nomeFile, o),
      cellaTesto(d.genere, o),
      facoltativa(d.tipo),
      facoltativa(d.enteId === null ? null : nomeEnte(piano, d.enteId)),
      d.dataAtto === null ? cellaVuota() : cellaData(d.dataAtto, o),
      d.annoDal === null ? cellaVuota() : cellaAnno(d.annoDal, o),
      d.annoAl === null ? cellaVuota() : cellaAnno(d.annoAl, o),
      cellaTesto(statiDocumento[d.stato], o),
      facoltativa(perId(piano.registri.documento, d.superatoDa)?.nomeFile ?? null),
      cellaNumero(anomalie, calcolato()),
      cellaTesto(byteMostrati(d.byte), o),
      facoltativa(d.note),
    ]);
  }),
});
