import { ErroreMotore } from '#contract/define.ts';
import type { EsitoImport } from '#contract/importa.ts';
import { comuneDellEnte, nomeEnte } from '#domain/enti.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { sezionePerScheda } from '#domain/nuovo-piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { cambiatoDa } from '../cambia/importazioni.ts';
import { nuovoId } from '../id.ts';
import type { LetturaIpotetica } from '../storage/ipotesi.ts';
import type { LetturaAccettata, Motore, SessionePiano } from '../tipi.ts';
import type { Letto } from './leggi-nel-lavoratore.ts';
import { righeAnomalia } from './lettura.ts';

type Importato = EsitoImport['importati'][number];

/** Rows above which a file is written in pieces, so that typing is never held up. */
const RIGHE_IN_UN_COLPO = 1_000;

/** The same file already in the plan for the same kind and body: importing it again changes nothing. */
export const giaImportato = (piano: Piano, { file }: Letto): DocumentoImportato | undefined =>
  piano.registri.documento.find(
    (d) => d.sha256 === file.sha256 && d.genere === file.lettura.genere && d.enteId === file.lettura.enteId,
  );

/** The document that a reading becomes. */
export const documentoDi = (motore: Motore, nome: string, { file }: Letto): DocumentoImportato => {
  const { lettura } = file;
  return {
    id: lettura.documentoId,
    genere: lettura.genere,
    tipo: lettura.tipo,
    enteId: lettura.enteId,
    nomeFile: nome,
    sha256: file.sha256,
    byte: file.byte,
    dataAtto: lettura.dataAtto,
    annoDal: lettura.annoDal,
    annoAl: lettura.annoAl,
    stato: 'valido',
    lettore: lettura.lettore,
    importatoIl: motore.adesso().toISOString(),
    superatoDa: null,
    note: lettura.note,
  };
};

/** What the person is told of a file: before (`stato` as it would enter) or after it is in the plan. */
export const racconta = (
  piano: Piano,
  nome: string,
  letto: Letto,
  documento: DocumentoImportato,
  gia: DocumentoImportato | undefined,
): Importato => {
  const { lettura, anomalie, quadrature } = letto.file;
  return {
    file: nome,
    documentoId: gia?.id ?? documento.id,
    genere: lettura.genere,
    lettore: lettura.lettore,
    ente: lettura.enteId === null ? null : nomeEnte(piano, lettura.enteId),
    comune: comuneDellEnte(piano, lettura.enteId)?.codiceIstat ?? null,
    giaImportato: gia?.nomeFile ?? null,
    stato: piano.registri.documento.find((d) => d.id === (gia?.id ?? documento.id))?.stato ?? documento.stato,
    righe: lettura.lette,
    scartate: lettura.scartate,
    totali: { ...lettura.totali },
    quadrature: quadrature.map(({ riga: _, ...q }) => q),
    anomalie: anomalie.map((a) => ({ ...a })),
  };
};

/** Sections for the schede born with a file, under the chapter that holds them. */
const sezioniNuove = (piano: Piano, { file }: Letto): Operazione[] =>
  file.lettura.schedeNuove.map((scheda) => ({
    op: 'sezione/inserisci',
    sezione: sezionePerScheda(piano.pacco, scheda, piano.sezioni, nuovoId()),
  }));

/** A document of a file that is not yet in the plan. */
export type Nuovo = { readonly letto: Letto; readonly documento: DocumentoImportato };

/** What a document of a file brings, beside the bytes of the file. */
export const portata = (piano: Piano, { letto, documento }: Nuovo): LetturaIpotetica => ({
  documento,
  righe: { ...letto.file.lettura.righe, anomalia: righeAnomalia(documento.id, letto.file.anomalie) },
  celle: letto.celle.righe,
  operazioni: [...letto.file.lettura.operazioni, ...sezioniNuove(piano, letto)],
});

/** Writes the new documents of one file, all in one step. */
export const scrivi = async (
  motore: Motore,
  sessione: SessionePiano,
  nome: string,
  nuovi: readonly Nuovo[],
  ricorda: readonly Operazione[],
  annullato: () => boolean,
): Promise<void> => {
  const [primo] = nuovi;
  if (!primo) return;
  const originale = { compresso: primo.letto.file.compresso };
  const portate = nuovi.map((n) => portata(sessione.piano(), n));
  const cambiato = await cambiatoDa(motore, sessione, portate, nome);
  if (annullato()) throw new ErroreMotore('annullato-da-persona', 'Annullata.');
  const [prima, ...altre] = portate.map((l) => ({ ...l, originale }));
  if (!prima) return;
  const accettata: LetturaAccettata = {
    ...prima,
    operazioni: [...prima.operazioni, ...ricorda, ...cambiato],
    altre,
  };
  const righe = [accettata, ...(accettata.altre ?? [])].flatMap((l) => Object.values(l.righe));
  const quante = righe.reduce((n, r) => n + (r?.length ?? 0), 0) + nuovi.reduce((n, x) => n + x.letto.celle.quante, 0);
  const titolo = `Importato «${nome}»`;
  if (quante > RIGHE_IN_UN_COLPO) await sessione.importaAPezzi(accettata, titolo, annullato);
  else sessione.importa(accettata, titolo);
};
