import { rename, writeFile } from 'node:fs/promises';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { AnteprimaImport, contrattoImporta, EsitoImport } from '#contract/importa.ts';
import type { Mappa } from '#contract/mappa.ts';
import { nomeEnte } from '#domain/enti.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { unaRiga } from '#format/testo-sicuro.ts';
import { tieniAnteprima } from '../cambia/importazioni.ts';
import { creaElencoComuni, fileElencoAggiornato } from '../comuni.ts';
import { codaDi, inCoda } from '../import/coda.ts';
import { leggiElencoIstat, scriviElenco } from '../import/elenco-comuni.ts';
import {
  eRifiutato,
  type FileScelto,
  fermato,
  type Genere,
  leggi,
  rifiuto,
  rifiutoAnnullato,
} from '../import/leggi-nel-lavoratore.ts';
import { operazioniMappature } from '../import/mappa/ricorda.ts';
import { Rifiuto } from '../import/rifiuto.ts';
import { documentoDi, giaImportato, portata, racconta, scrivi } from '../import/scrivi-lettura.ts';
import type { Motore } from '../tipi.ts';

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
        await scrivi(motore, sessione, nome, nuovi, ricorda, () => fermato(motore, sessione, segno));
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
