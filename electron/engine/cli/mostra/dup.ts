import type { Mostrato } from '#contract/cli.ts';
import { comuneDellEnte, comuniDellAmbito, enteDelComune, nomeEnte } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import { anniDelPiano, type CifraContabile, type Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { anomalieDi, euroN, sommaNota } from './comune.ts';

type VoceFile = Mostrato<'dup'>['file'][number];

const unici = <T>(voci: readonly T[]): T[] => [...new Set(voci)].sort();
const totale = (cifre: readonly CifraContabile[]): string | null => euroN(sommaNota(cifre.map((c) => c.importoCents)));
const perAnno = (cifre: readonly CifraContabile[], anni: readonly number[]) =>
  Object.fromEntries(
    anni.flatMap((anno) => {
      const dellAnno = cifre.filter((c) => c.anno === anno);
      return dellAnno.length === 0 ? [] : [[String(anno), totale(dellAnno)] as const];
    }),
  );

/** Amounts of a document, one row for each programme, titolo and year, with the cash of the year that has it. */
const righe = (cifre: readonly CifraContabile[]): VoceFile['righe'] => {
  const chiavi = unici(cifre.map((c) => `${c.programmaId}|${c.titolo ?? ''}|${c.anno}`));
  return chiavi.flatMap((k) => {
    const [programma = '', titolo = '', anno = ''] = k.split('|');
    const di = (misura: CifraContabile['misura']) =>
      cifre.filter((c) => `${c.programmaId}|${c.titolo ?? ''}|${c.anno}` === k && c.misura === misura);
    const cassa = di('cassa');
    return [
      {
        programma,
        titolo: titolo === '' ? null : Number(titolo),
        anno: Number(anno),
        competenza: totale(di('competenza')),
        ...(cassa.length === 0 ? {} : { cassa: totale(cassa) }),
      },
    ];
  });
};

const sociale = (piano: Piano) => {
  const fuori = new Set(piano.pacco.programmi.filter((p) => !p.sociale).map((p) => p.id));
  return (c: CifraContabile) => !fuori.has(c.programmaId);
};

const voceFile = (piano: Piano, d: DocumentoImportato, cifre: readonly CifraContabile[]): VoceFile => {
  const competenza = cifre.filter((c) => c.misura === 'competenza');
  const cassa = cifre.filter((c) => c.misura === 'cassa');
  const anni = unici(competenza.map((c) => c.anno));
  const titolo = (n: number) =>
    perAnno(
      competenza.filter((c) => c.titolo === n),
      anni,
    );
  return {
    file: d.nomeFile,
    comune: comuneDellEnte(piano, d.enteId)?.codiceIstat ?? null,
    ente: d.enteId === null ? null : nomeEnte(piano, d.enteId),
    anni,
    versione: d.tipo,
    data: d.dataAtto,
    stato: d.stato,
    superatoDa: perId(piano.registri.documento, d.superatoDa)?.nomeFile ?? null,
    numeroValori: competenza.filter((c) => c.importoCents !== null).length,
    totaliPerProgramma: Object.fromEntries(
      unici(competenza.map((c) => c.programmaId)).map((p) => [
        p,
        perAnno(
          competenza.filter((c) => c.programmaId === p),
          anni,
        ),
      ]),
    ),
    totaleM12: perAnno(competenza, anni),
    totaleM12SenzaCimiteri: perAnno(competenza.filter(sociale(piano)), anni),
    titolo1: titolo(1),
    titolo2: titolo(2),
    cassaPrimoAnno: totale(cassa),
    righe: righe(cifre),
  };
};

/** `show dup`: every accounting file, superseded ones included, and the totals of those in use. */
export const mostraDup = (
  piano: Piano,
  cifreDi: (documentoId: string) => readonly CifraContabile[],
): Mostrato<'dup'> => {
  const anni = anniDelPiano(piano);
  const documenti = piano.registri.documento.filter((d) => d.genere === 'dup' && d.stato !== 'ritirato');
  const comuni = comuniDellAmbito(piano);
  const enti = new Set(comuni.flatMap((c) => enteDelComune(piano, c.id)?.id ?? []));
  const inUso = piano.cifre.filter((c) => c.misura === 'competenza' && [...enti].some((e) => e === c.enteId));
  const noti = inUso.filter((c) => c.importoCents !== null);
  return {
    file: documenti.map((d) => voceFile(piano, d, cifreDi(d.id))),
    totaleAmbito: {
      comuniConDup: new Set(inUso.map((c) => c.enteId)).size,
      comuni: comuni.length,
      fileScartati: documenti.filter((d) => d.stato !== 'valido').map((d) => d.nomeFile),
      m12: perAnno(noti, anni),
      m12SenzaCimiteri: perAnno(noti.filter(sociale(piano)), anni),
      perProgramma: Object.fromEntries(
        unici(noti.map((c) => c.programmaId)).map((p) => [
          p,
          perAnno(
            noti.filter((c) => c.programmaId === p),
            anni,
          ),
        ]),
      ),
    },
    anomalie: anomalieDi(piano, ['dup']),
  };
};
