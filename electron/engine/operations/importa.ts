import { createHash } from 'node:crypto';
import { open, rename, writeFile } from 'node:fs/promises';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { AnteprimaImport, contrattoImporta, EsitoImport } from '#contract/importa.ts';
import type { Mappa } from '#contract/mappa.ts';
import { comuneDellEnte, nomeEnte } from '#domain/enti.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { sezionePerScheda } from '#domain/nuovo-piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { unaRiga } from '#format/testo-sicuro.ts';
import { cambiatoDa, tieniAnteprima } from '../cambia/importazioni.ts';
import { creaElencoComuni, fileElencoAggiornato } from '../comuni.ts';
import { nuovoId } from '../id.ts';
import { type CelleRicevute, spacchetta } from '../import/celle.ts';
import { contestoDi } from '../import/contesto.ts';
import { leggiElencoIstat, scriviElenco } from '../import/elenco-comuni.ts';
import type { RichiestaImport } from '../import/leggi-file.ts';
import { righeAnomalia } from '../import/lettura.ts';
import { operazioniMappature } from '../import/mappa/ricorda.ts';
import { Rifiuto } from '../import/rifiuto.ts';
import { eFileTrasmesso, eRifiutoTrasmesso, type FileTrasmesso, type RifiutoTrasmesso } from '../import/trasmesso.ts';
import type { LetturaIpotetica } from '../storage/ipotesi.ts';
import type { LetturaAccettata, Motore, SessionePiano } from '../tipi.ts';
import { apriLavoratore, type Lavoratore, type Lavoro } from '../workers/esegui.ts';

type Genere = RichiestaImport['genere'];
type Importato = EsitoImport['importati'][number];
type Rifiutato = EsitoImport['rifiutati'][number];
/** A file to import: its path (chosen by the shell) and the name shown to people. */
type FileScelto = {
  readonly percorso: string;
  readonly nome: string;
  readonly comune: string | null;
  readonly mappa: Mappa | null;
};
type Letto = { readonly file: FileTrasmesso; readonly celle: Pick<CelleRicevute, 'quante' | 'righe'> };

/** Rows above which a file is written in pieces, so that typing is never held up. */
const RIGHE_IN_UN_COLPO = 1_000;

/** Rows after which a worker is not used again: its memory is no longer that of a fresh one. */
const RIGHE_PER_LAVORATORE = 20_000;

/** One call of the person: the work under way, the worker that serves it, whether it was cancelled. */
type Segno = { lavoro: Lavoro | null; lavoratore: Lavoratore | null; annullato: boolean };
/** Imports under way of one engine: one at a time, all stoppable. */
type Coda = { ultima: Promise<unknown>; attivi: Set<Segno> };
const code = new WeakMap<Motore, Coda>();
const codaDi = (motore: Motore): Coda => {
  const nota = code.get(motore) ?? { ultima: Promise.resolve(), attivi: new Set() };
  code.set(motore, nota);
  return nota;
};

/** One import after the other: each must see the plan as the one before left it. */
const inCoda = async <T>(motore: Motore, fai: (segno: Segno) => Promise<T>): Promise<T> => {
  const coda = codaDi(motore);
  const segno: Segno = { lavoro: null, lavoratore: null, annullato: false };
  coda.attivi.add(segno);
  const mia = coda.ultima.then(() => fai(segno));
  coda.ultima = mia.catch(() => {});
  try {
    return await mia;
  } finally {
    segno.lavoratore?.chiudi();
    coda.attivi.delete(segno);
  }
};

const rifiuto = (nome: string, codice: string, messaggio: string): Rifiutato => ({
  file: nome,
  codice,
  messaggio,
  foglio: null,
  cella: null,
  riga: null,
  atteso: null,
});
const rifiutoAnnullato = (nome: string): Rifiutato =>
  rifiuto(nome, 'ANNULLATO', 'L’importazione è stata annullata: di questo file non è entrato nulla.');

/** Whether what was asked must stop: the person cancelled, or the plan it was for is no longer the open one. */
const fermato = (motore: Motore, sessione: SessionePiano, segno: Segno): boolean =>
  segno.annullato || motore.sessioneONulla() !== sessione;

/** Reads a file in a worker with the plan as it is now. */
const leggi = async (
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
        'La lettura è stata fermata perché superava i limiti di tempo (20 secondi) o di memoria (350 MB): il piano non è cambiato. Dividere il file, o tenere solo i fogli e le righe che servono.',
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

const eRifiutato = (x: readonly Letto[] | Rifiutato): x is Rifiutato => 'codice' in x;

/** The same file already in the plan for the same kind and body: importing it again changes nothing. */
const giaImportato = (piano: Piano, { file }: Letto): DocumentoImportato | undefined =>
  piano.registri.documento.find(
    (d) => d.sha256 === file.sha256 && d.genere === file.lettura.genere && d.enteId === file.lettura.enteId,
  );

const documentoDi = (motore: Motore, nome: string, { file }: Letto): DocumentoImportato => {
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
const racconta = (
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

/** Original bytes, if the file is still the one that was read. */
const leggiOriginale = async (percorso: string, sha256: string): Promise<Uint8Array> => {
  const impronta = createHash('sha256');
  const pezzi: Buffer[] = [];
  const maniglia = await open(percorso, 'r');
  try {
    for await (const pezzo of maniglia.createReadStream({ autoClose: false })) {
      const byte = Buffer.from(pezzo);
      impronta.update(byte);
      pezzi.push(byte);
    }
  } finally {
    await maniglia.close();
  }
  if (impronta.digest('hex') !== sha256)
    throw new ErroreMotore(
      'importazione-rifiutata',
      'Il file è cambiato mentre veniva letto: riprovare quando nessuno lo sta modificando.',
    );
  return Buffer.concat(pezzi);
};

/** Sections for the schede born with a file, under the chapter that holds them. */
const sezioniNuove = (piano: Piano, { file }: Letto): Operazione[] =>
  file.lettura.schedeNuove.map((scheda) => ({
    op: 'sezione/inserisci',
    sezione: sezionePerScheda(piano.pacco, scheda, piano.sezioni, nuovoId()),
  }));

/** A document of a file that is not yet in the plan. */
type Nuovo = { readonly letto: Letto; readonly documento: DocumentoImportato };

/** What a document of a file brings, beside the bytes of the file. */
const portata = (piano: Piano, { letto, documento }: Nuovo): LetturaIpotetica => ({
  documento,
  righe: { ...letto.file.lettura.righe, anomalia: righeAnomalia(documento.id, letto.file.anomalie) },
  celle: letto.celle.righe,
  operazioni: [...letto.file.lettura.operazioni, ...sezioniNuove(piano, letto)],
});

/** Writes the new documents of one file, all in one step. */
const scrivi = async (
  motore: Motore,
  sessione: SessionePiano,
  scelto: FileScelto,
  nome: string,
  nuovi: readonly Nuovo[],
  ricorda: readonly Operazione[],
  annullato: () => boolean,
): Promise<void> => {
  const [primo] = nuovi;
  if (!primo) return;
  const { sha256, compresso } = primo.letto.file;
  const originale = await leggiOriginale(scelto.percorso, sha256);
  if (annullato()) throw new ErroreMotore('annullato-da-persona', 'Annullata.');
  const portate = nuovi.map((n) => portata(sessione.piano(), n));
  const cambiato = await cambiatoDa(motore, sessione, portate, nome);
  if (annullato()) throw new ErroreMotore('annullato-da-persona', 'Annullata.');
  const [prima, ...altre] = portate.map((l) => ({ ...l, originale, originaleCompresso: compresso }));
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

/** Imports files one by one: each is one undoable step; a refused one leaves the plan as it was, the others go on. */
const importaPercorsi = (motore: Motore, genere: Genere, file: readonly FileScelto[]): Promise<EsitoImport> => {
  const sessione = motore.sessione();
  return inCoda(motore, async (segno) => {
    const esito: EsitoImport = { importati: [], rifiutati: [] };
    for (const scelto of file) {
      const nome = unaRiga(scelto.nome);
      const letto = await leggi(motore, sessione, scelto, genere, segno);
      if (eRifiutato(letto)) {
        esito.rifiutati.push(letto);
        continue;
      }
      const documenti = letto.map((l) => ({
        letto: l,
        documento: documentoDi(motore, nome, l),
        gia: giaImportato(sessione.piano(), l),
      }));
      try {
        if (segno.annullato) throw new ErroreMotore('annullato-da-persona', 'Annullata.');
        const nuovi = documenti.filter((d) => !d.gia);
        const ricorda = operazioniMappature(sessione.piano(), {
          genere,
          mappa: scelto.mappa,
          enti: nuovi.map((n) => n.documento.enteId),
          istante: motore.adesso().toISOString(),
        });
        await scrivi(motore, sessione, scelto, nome, nuovi, ricorda, () => fermato(motore, sessione, segno));
        const piano = sessione.piano();
        for (const d of documenti) esito.importati.push(racconta(piano, nome, d.letto, d.documento, d.gia));
      } catch (errore) {
        if (!(errore instanceof ErroreMotore)) throw errore;
        if (errore.code === 'annullato-da-persona') esito.rifiutati.push(rifiutoAnnullato(nome));
        else if (errore.code === 'importazione-rifiutata')
          esito.rifiutati.push(rifiuto(nome, 'NON_SCRITTO', errore.message));
        else throw errore;
      }
    }
    return esito;
  });
};

/** Looks at a file without changing anything: rows, totals, anomalies, or why it would be refused. */
const anteprima = (motore: Motore, genere: Genere, fileId: string, scelto: FileScelto): Promise<AnteprimaImport> => {
  const sessione = motore.sessione();
  return inCoda(motore, async (segno) => {
    const nome = unaRiga(scelto.nome);
    let tabelle: AnteprimaImport['tabelle'] = [];
    const letto = await leggi(motore, sessione, scelto, genere, segno, (viste) => {
      tabelle = viste;
    });
    tieniAnteprima(sessione, fileId, null);
    if (eRifiutato(letto)) return { importati: [], rifiutati: [letto], tabelle };
    const piano = sessione.piano();
    const documenti = letto.map((l) => ({
      letto: l,
      documento: documentoDi(motore, nome, l),
      gia: giaImportato(piano, l),
    }));
    tieniAnteprima(
      sessione,
      fileId,
      documenti.filter((d) => !d.gia).map((d) => portata(piano, d)),
    );
    const importati = documenti.map((d) => racconta(piano, nome, d.letto, d.documento, d.gia));
    return { importati, rifiutati: [], tabelle };
  });
};

const depositato = (
  motore: Motore,
  fileId: string,
  comune: string | null,
  mappa: Mappa | null | undefined,
): FileScelto => {
  const file = motore.depositati.get(fileId);
  if (!file) throw new ErroreMotore('non-trovato', 'Il file scelto non è più disponibile: sceglierlo di nuovo.');
  return { percorso: file.percorso, nome: file.nome, comune, mappa: mappa ?? null };
};

/** Replaces the list of Comuni of the app; plans keep their own Comuni. */
const aggiornaComuni = async (motore: Motore, scelto: FileScelto) => {
  const prima = new Map(
    creaElencoComuni(motore.cartellaModelli, motore.cartellaDati)
      .tutti()
      .map((c) => [c.codiceIstat, c]),
  );
  const comuni = await leggiElencoIstat(scelto.percorso).catch((errore: unknown) => {
    if (errore instanceof Rifiuto)
      throw new ErroreMotore('importazione-rifiutata', errore.message, { codice: errore.codice, riga: errore.riga });
    throw errore;
  });
  const fonte = `Fonte: ISTAT, «${unaRiga(scelto.nome)}», letto il ${motore.adesso().toISOString().slice(0, 10)} (${comuni.length} Comuni).`;
  const file = fileElencoAggiornato(motore.cartellaDati);
  await writeFile(`${file}.nuovo`, scriviElenco(comuni, [fonte], prima));
  await rename(`${file}.nuovo`, file);
  const ora = new Set(comuni.map((c) => c.codiceIstat));
  return {
    comuni: comuni.length,
    nuovi: comuni.filter((c) => !prima.has(c.codiceIstat)).length,
    soppressi: [...prima.keys()].filter((c) => !ora.has(c)).length,
    fonte,
  };
};

/** Rows that a document gave to the plan. */
const righeDi = (motore: Motore, piano: Piano, d: DocumentoImportato): number =>
  d.genere === 'dup'
    ? motore
        .sessione()
        .cifreDi(d.id)
        .reduce((n, c) => n + c.celle, 0)
    : Object.entries(piano.registri)
        .filter(([registro]) => registro !== 'anomalia' && registro !== 'documento')
        .reduce((n, [, righe]) => n + righe.filter((r) => 'documentoId' in r && r.documentoId === d.id).length, 0);

/** Operations of imports. */
export const gestoriImporta = (motore: Motore): Gestori<typeof contrattoImporta> => ({
  'importa/anteprima': ({ genere, fileId, comune, mappa }) =>
    anteprima(motore, genere, fileId, depositato(motore, fileId, comune, mappa)),
  'importa/conferma': async ({ genere, fileId, comune, scelte = {} }) => {
    if (motore.sessione().solaLettura)
      throw new ErroreMotore('sola-lettura', 'Il piano è aperto in sola lettura: non si può importare.');
    const file = fileId.map((id) => depositato(motore, id, scelte[id]?.comune ?? comune, scelte[id]?.mappa));
    const esito = await importaPercorsi(motore, genere, file);
    // A refused file stays at hand: the person may say its Comune and try again.
    const rifiutati = new Set(esito.rifiutati.map((r) => r.file));
    for (const id of fileId)
      if (!rifiutati.has(unaRiga(motore.depositati.get(id)?.nome ?? ''))) {
        motore.depositati.delete(id);
        tieniAnteprima(motore.sessione(), id, null);
      }
    return esito;
  },
  'importa/comuni': ({ fileId }) => aggiornaComuni(motore, depositato(motore, fileId, null, null)),
  'importa/annulla-lavoro': () => {
    const { attivi } = codaDi(motore);
    for (const segno of attivi) {
      segno.annullato = true;
      segno.lavoro?.annulla();
    }
    return { annullati: attivi.size };
  },
  'importa/documenti': () => {
    const piano = motore.sessione().piano();
    return {
      documenti: piano.registri.documento.map((d) => ({
        id: d.id,
        genere: d.genere,
        nomeFile: d.nomeFile,
        ente: d.enteId === null ? null : nomeEnte(piano, d.enteId),
        tipo: d.tipo,
        dataAtto: d.dataAtto,
        stato: d.stato,
        importatoIl: d.importatoIl,
        righe: righeDi(motore, piano, d),
        anomalie: piano.registri.anomalia.filter((a) => a.documentoId === d.id).length,
      })),
    };
  },
});
