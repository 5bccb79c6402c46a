import { ErroreMotore } from '#contract/define.ts';
import type { AnteprimaImport, EsitoImport } from '#contract/importa.ts';
import type { Mappa } from '#contract/mappa.ts';
import { unaRiga } from '#format/testo-sicuro.ts';
import type { Motore, SessionePiano } from '../tipi.ts';
import { apriLavoratore } from '../workers/esegui.ts';
import { type CelleRicevute, spacchetta } from './celle.ts';
import type { Segno } from './coda.ts';
import { contestoDi } from './contesto.ts';
import type { RichiestaImport } from './leggi-file.ts';
import { eFileTrasmesso, eRifiutoTrasmesso, type FileTrasmesso, type RifiutoTrasmesso } from './trasmesso.ts';

/** What a person says that a file is. */
export type Genere = RichiestaImport['genere'];
type Rifiutato = EsitoImport['rifiutati'][number];
/** A file to import: its path (chosen by the shell) and the name shown to people. */
export type FileScelto = {
  readonly percorso: string;
  readonly nome: string;
  readonly comune: string | null;
  readonly mappa: Mappa | null;
};
/** A document read from a file, with its accounting cells. */
export type Letto = { readonly file: FileTrasmesso; readonly celle: Pick<CelleRicevute, 'quante' | 'righe'> };

/** Rows after which a worker is not used again: its memory is no longer that of a fresh one. */
const RIGHE_PER_LAVORATORE = 20_000;

/** A file that did not enter, and why. */
export const rifiuto = (nome: string, codice: string, messaggio: string): Rifiutato => ({
  file: nome,
  codice,
  messaggio,
  foglio: null,
  cella: null,
  riga: null,
  atteso: null,
});
/** A file that the person stopped. */
export const rifiutoAnnullato = (nome: string): Rifiutato =>
  rifiuto(nome, 'ANNULLATO', 'L’importazione è stata annullata: di questo file non è entrato nulla.');

/** Whether what was asked must stop: the person cancelled, or the plan it was for is no longer the open one. */
export const fermato = (motore: Motore, sessione: SessionePiano, segno: Segno): boolean =>
  segno.annullato || motore.sessioneONulla() !== sessione;

/** Reads a file in a worker with the plan as it is now. */
export const leggi = async (
  motore: Motore,
  sessione: SessionePiano,
  scelto: FileScelto,
  genere: Genere,
  segno: Segno,
  mostra: (tabelle: AnteprimaImport['tabelle']) => void = () => {},
): Promise<readonly Letto[] | Rifiutato> => {
  const nome = unaRiga(scelto.nome);
  if (fermato(motore, sessione, segno)) return rifiutoAnnullato(nome);
  const oggi = motore.adesso().toISOString().slice(0, 10);
  const richiesta: RichiestaImport = {
    percorso: scelto.percorso,
    nomeFile: scelto.nome,
    genere,
    comune: scelto.comune,
    mappa: scelto.mappa,
    contesto: contestoDi(sessione.piano(), genere, oggi),
  };
  if (!segno.lavoratore?.vivo) segno.lavoratore = apriLavoratore(motore.processi, 'importa');
  segno.lavoro = segno.lavoratore.chiedi(richiesta, (fatto, totale, testo) =>
    motore.emetti({ tipo: 'avanzamento', lavoro: 'importa', fatto, totale, testo: `${nome}: ${testo}` }),
  );
  const fine = await segno.lavoro.fine;
  segno.lavoro = null;
  if (motore.sessioneONulla() !== sessione) return rifiutoAnnullato(nome);
  switch (fine.tipo) {
    case 'esito': {
      const celle = spacchetta(fine.blocchi.get('celle') ?? []);
      if (!eFileTrasmesso(fine.dati) || celle === null)
        throw new ErroreMotore('interno', `La lettura di «${nome}» ha dato una risposta non valida.`);
      mostra([...fine.dati.tabelle]);
      if (celle.quante > RIGHE_PER_LAVORATORE) segno.lavoratore.chiudi();
      return documentiDi(fine.dati, celle);
    }
    case 'rifiuto':
      if (!eRifiutoTrasmesso(fine.dati)) return rifiuto(nome, 'FILE_NON_LEGGIBILE', 'Il file non si può leggere.');
      return rifiutoLetto(nome, fine.dati, mostra);
    case 'annullato':
      return rifiutoAnnullato(nome);
    case 'interrotto':
      return rifiuto(
        nome,
        'LETTURA_INTERROTTA',
        'La lettura è stata fermata perché superava i limiti di tempo (20 secondi di lavoro, 45 in tutto) o di memoria (350 MB): il piano non è cambiato. Dividere il file, o tenere solo i fogli e le righe che servono.',
      );
    case 'errore':
      return rifiuto(
        nome,
        'LETTURA_FALLITA',
        'Il file ha fatto fallire la lettura: il piano non è cambiato. Aprirlo con il programma di origine, salvarlo di nuovo come XLSX o CSV e riprovare.',
      );
  }
};

const rifiutoLetto = (
  nome: string,
  { tabelle, ...letto }: RifiutoTrasmesso,
  mostra: (tabelle: AnteprimaImport['tabelle']) => void,
): Rifiutato => {
  mostra([...tabelle]);
  return { file: nome, ...letto };
};

/** The documents that a file gives: one, or one for each Comune that it speaks of. */
const documentiDi = (file: FileTrasmesso, celle: CelleRicevute): readonly Letto[] =>
  file.altre.length === 0
    ? [{ file, celle }]
    : [file, ...file.altre].map(({ lettura, anomalie, quadrature }) => ({
        file: { ...file, lettura, anomalie, quadrature, altre: [] },
        celle: celle.delDocumento(lettura.documentoId),
      }));

/** Whether a reading gave a refusal. */
export const eRifiutato = (x: readonly Letto[] | Rifiutato): x is Rifiutato => 'codice' in x;
