import { createHash } from 'node:crypto';
import { chiaveCifra, lettoreMano } from '#domain/cifre-corrette.ts';
import { sommaCentesimi } from '#domain/denaro.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type CifraContabile, type Piano } from '#domain/piano.ts';
import type { DocumentoImportato, Riga } from '#domain/registri.ts';
import type { CampoScritto } from './campo.ts';
import { type Dintorni, niente } from './genere.ts';
import { ente, programma } from './generi-scelta.ts';
import { importo } from './generi-valore.ts';
import type { Lavoro, Righe } from './lavoro.ts';
import type { Scrittura } from './scrittura.ts';

/** Rows of the view: `cifra:ente/programma`. */
const PREFISSO = 'cifra:';
const rigaDup = (enteId: string, programmaId: string): string => `${PREFISSO}${enteId}/${programmaId}`;
const parti = (rigaId: string): { readonly enteId: string; readonly programmaId: string } | null => {
  if (!rigaId.startsWith(PREFISSO)) return null;
  const [enteId, programmaId] = rigaId.slice(PREFISSO.length).split('/');
  return enteId === undefined || programmaId === undefined ? null : { enteId, programmaId };
};

const cifreDi = (
  piano: Piano,
  enteId: string,
  programmaId: string,
  titolo: number,
  anno: number,
): readonly CifraContabile[] =>
  raggruppa(piano.cifre, 'scrivi-dup', (c) =>
    c.misura === 'competenza' ? `${c.enteId}/${c.programmaId}/${c.titolo ?? '-'}/${c.anno}` : null,
  ).get(`${enteId}/${programmaId}/${titolo}/${anno}`) ?? [];

/** Document that a figure of a body and year belongs to: the one in use, if any. */
const documentoDi = (piano: Piano, enteId: string, anno: number): DocumentoImportato | null => {
  const usato = piano.cifre.find((c) => c.enteId === enteId && c.anno === anno)?.documentoId;
  const validi = piano.registri.documento.filter(
    (d) => d.genere === 'dup' && d.tipo !== 'RENDICONTO' && d.stato === 'valido' && d.enteId === enteId,
  );
  return (
    validi.find((d) => d.id === usato) ??
    validi.find((d) => (d.annoDal === null || d.annoDal <= anno) && (d.annoAl === null || anno <= d.annoAl)) ??
    null
  );
};

const documentoAMano = (lavoro: Lavoro, enteId: string): string => {
  const gia = lavoro.toccate('documento').find((d) => d.enteId === enteId && d.lettore === lettoreMano);
  if (gia !== undefined) return String(gia.id);
  const { annoInizio, annoFine } = lavoro.piano.testa;
  return lavoro.crea('documento', {
    ...{ genere: 'dup', tipo: 'DUP', enteId, nomeFile: 'scritto a mano', byte: 0, dataAtto: null },
    ...{ annoDal: annoInizio, annoAl: annoFine, stato: 'valido', lettore: lettoreMano, superatoDa: null, note: null },
    sha256: createHash('sha256').update(`mano/${enteId}/${lavoro.chi.istante}`).digest('hex'),
    importatoIl: lavoro.chi.istante,
  });
};

const correzioneDi = (piano: Piano, documentoId: string, programmaId: string, titolo: number, anno: number) =>
  raggruppa(piano.registri.cifraCorretta, 'cifra', (c) => chiaveCifra(c)).get(
    chiaveCifra({ documentoId, programmaId, titolo, anno, misura: 'competenza' }),
  )?.[0];

const correzione = (piano: Piano, rigaId: string, titolo: number, anno: number): Riga<'cifraCorretta'> | undefined => {
  const p = parti(rigaId);
  const documento = p === null ? null : documentoDi(piano, p.enteId, anno);
  return p === null || documento === null ? undefined : correzioneDi(piano, documento.id, p.programmaId, titolo, anno);
};

/** Whether body and programme are in the plan and in its pack. */
const conosciuta = (piano: Piano, p: { readonly enteId: string; readonly programmaId: string }): boolean =>
  perId(piano.registri.ente, p.enteId) !== undefined &&
  (piano.pacco.programmi.some((x) => x.id === p.programmaId) ||
    piano.cifre.some((c) => c.programmaId === p.programmaId));

/** Correction that the change under way has just made for a figure. */
const scrittaOra = (righe: Righe, rigaId: string, titolo: number, anno: number): string | null => {
  const p = parti(rigaId);
  const documento = p === null ? null : documentoDi(righe.piano, p.enteId, anno);
  const nuova = righe
    .toccate?.('cifraCorretta')
    .find(
      (c) =>
        c.documentoId === documento?.id && c.programmaId === p?.programmaId && c.titolo === titolo && c.anno === anno,
    );
  return nuova === undefined ? null : String(nuova.id);
};

const campoCifra = (titolo: number, anno: number): CampoScritto => ({
  ...{
    id: `t${titolo}-${anno}`,
    titolo: String(anno),
    gruppo: `Titolo ${titolo}`,
    obbligatoria: false,
    genere: importo,
  },
  aiuto: 'La cifra letta resta accanto; cella vuota: torna la cifra del file; n.d.: non si conosce',
  dichiara: ['cifraCorretta.importoCents'],
  riga: (righe, rigaId) => correzione(righe.piano, rigaId, titolo, anno)?.id ?? scrittaOra(righe, rigaId, titolo, anno),
  attuale: (righe, rigaId) => {
    const p = parti(rigaId);
    if (p === null || !conosciuta(righe.piano, p)) return null;
    const cifre = cifreDi(righe.piano, p.enteId, p.programmaId, titolo, anno);
    const noti = cifre.flatMap((c) => (c.importoCents === null ? [] : [c.importoCents]));
    return noti.length === 0 || noti.length < cifre.length
      ? niente
      : importo.mostra([sommaCentesimi(noti)], righe.piano);
  },
  accanto: (piano, rigaId) => {
    const c = correzione(piano, rigaId, titolo, anno);
    if (c === undefined || (c.importatoCents === null && diMano(piano, c.documentoId))) return null;
    const { autore, istante, motivo } = c;
    return { importato: importo.mostra([c.importatoCents], piano), correzione: { autore, istante, motivo } };
  },
  scrivi: (lavoro, rigaId, testo, dintorni) => {
    const p = parti(rigaId);
    if (p === null) return { messaggio: 'Questa riga è una somma: si scrive nelle righe che la compongono.' };
    const gia = correzione(lavoro.piano, rigaId, titolo, anno);
    const lette = cifreDi(lavoro.piano, p.enteId, p.programmaId, titolo, anno).filter((c) => c.mano !== true);
    if (testo.trim() === '') {
      if (gia !== undefined) {
        lavoro.elimina('cifraCorretta', gia.id);
        return importo.mostra([gia.importatoCents], lavoro.piano);
      }
      return lette.length === 0
        ? niente
        : { messaggio: 'La cifra viene dal file: per dire che non si conosce scrivere n.d.' };
    }
    const letto = importo.leggi(testo, dintorni);
    if ('messaggio' in letto) return letto;
    const importoCents = letto.valori[0];
    const noti = lette.flatMap((c) => (c.importoCents === null ? [] : [c.importoCents]));
    const importatoCents =
      gia !== undefined
        ? gia.importatoCents
        : noti.length === 0 || noti.length < lette.length
          ? null
          : sommaCentesimi(noti);
    const { autore, istante, motivo } = lavoro.chi;
    if (gia !== undefined) {
      if (importatoCents !== null && importatoCents === importoCents) lavoro.elimina('cifraCorretta', gia.id);
      else lavoro.modifica('cifraCorretta', gia.id, { importoCents, autore, istante, motivo });
    } else {
      const documentoId = documentoDi(lavoro.piano, p.enteId, anno)?.id ?? documentoAMano(lavoro, p.enteId);
      lavoro.crea('cifraCorretta', {
        ...{
          documentoId,
          programmaId: p.programmaId,
          titolo,
          anno,
          misura: 'competenza',
          importoCents,
          importatoCents,
        },
        ...{ autore, istante, motivo },
      });
    }
    return importo.mostra([importoCents], lavoro.piano);
  },
  ripristina: (lavoro, rigaId) => {
    const gia = correzione(lavoro.piano, rigaId, titolo, anno);
    if (gia === undefined) return false;
    lavoro.elimina('cifraCorretta', gia.id);
    return true;
  },
});

const diMano = (piano: Piano, documentoId: string): boolean =>
  piano.registri.documento.some((d) => d.id === documentoId && d.lettore === lettoreMano);

/** Columns that say what a new row is: read once, when it is added. */
const soloNuova = (id: string, titolo: string, genere: typeof ente): CampoScritto => ({
  ...{ id, titolo, gruppo: null, aiuto: null, obbligatoria: true, genere },
  dichiara: [],
  riga: () => null,
  attuale: ({ piano }, rigaId) => {
    const p = parti(rigaId);
    const nota = p !== null && piano.cifre.some((c) => c.enteId === p.enteId && c.programmaId === p.programmaId);
    return p === null || nota ? null : niente;
  },
  accanto: () => null,
  scrivi: (lavoro, _, testo, dintorni) => {
    const letto = genere.leggi(testo, dintorni);
    return 'messaggio' in letto ? letto : genere.mostra(letto.valori, lavoro.piano);
  },
  ripristina: () => false,
});

const nuova = (_: Lavoro, celle: ReadonlyMap<string, string>, d: Dintorni): string | { readonly messaggio: string } => {
  const chi = ente.leggi(celle.get('comune') ?? '', d);
  if ('messaggio' in chi) return chi;
  const che = programma.leggi(celle.get('programma') ?? '', d);
  if ('messaggio' in che) return che;
  const id = rigaDup(String(chi.valori[1]), String(che.valori[1]));
  const p = parti(id);
  return p !== null && d.piano.cifre.some((c) => c.enteId === p.enteId && c.programmaId === p.programmaId)
    ? { messaggio: 'La riga di questo Comune e programma c’è già: si scrive lì.' }
    : id;
};

/** Writing of the DUP: appropriations by titolo and year, with the figure of the file kept beside. */
export const scritturaDup = (piano: Piano): Scrittura => ({
  campi: [
    soloNuova('comune', 'Comune', ente),
    soloNuova('programma', 'Programma', programma),
    ...[1, 2].flatMap((titolo) => anniDelPiano(piano).map((anno) => campoCifra(titolo, anno))),
  ],
  nuova,
  eliminabile: ({ piano: p }, rigaId) => righeAMano(p, rigaId).length > 0,
  elimina: (lavoro, rigaId) => {
    const sue = righeAMano(lavoro.piano, rigaId);
    if (sue.length === 0) return 'La riga viene da un file: si corregge, non si elimina.';
    for (const c of sue) lavoro.elimina('cifraCorretta', c.id);
    return null;
  },
});

/** Corrections of a row that no file speaks of; empty when a file does. */
const righeAMano = (piano: Piano, rigaId: string): readonly Riga<'cifraCorretta'>[] => {
  const p = parti(rigaId);
  if (p === null) return [];
  const cifre = piano.cifre.filter((c) => c.enteId === p.enteId && c.programmaId === p.programmaId);
  const documenti = new Set(cifre.map((c) => c.documentoId));
  const sue = piano.registri.cifraCorretta.filter(
    (c) => c.programmaId === p.programmaId && documenti.has(c.documentoId),
  );
  return cifre.every((c) => c.mano === true) && sue.every((c) => c.importatoCents === null) ? sue : [];
};
