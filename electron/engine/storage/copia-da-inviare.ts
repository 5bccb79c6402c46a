import { randomUUID } from 'node:crypto';
import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { toglibileSchema } from '#contract/copie.ts';
import { ErroreMotore } from '#contract/define.ts';
import type { Autore } from '#domain/modifiche.ts';
import { type PersonaleAnonimo, personaleAnonimo } from '#domain/personale-anonimo.ts';
import type { Piano } from '#domain/piano.ts';
import { registri } from '#domain/registri.ts';
import { nuovoId } from '../id.ts';
import { type AmbienteFile, apriInLettura } from './apertura.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { assicura, cartelle } from './copia-lavoro.ts';
import { nonSopraUnPianoAperto } from './copie.ts';
import { copia, sostituisci } from './disco.ts';
import { scriviModifica } from './giornale.ts';
import { creaLettura } from './lettura.ts';
import { erroreDiSalvataggio } from './messaggi.ts';
import { inserisciRiga, leggiMeta } from './righe.ts';
import { nomiRegistri, registriConDocumento, tabelle } from './schema.ts';
import { BYTE_SIGILLO, scriviChiuso } from './sigillo.ts';

/** What may be left out of a copy that goes to others; each is chosen by itself. */
export type Toglibile = z.output<typeof toglibileSchema>;

/** What came of a copy: `personaleInTotali` false = the figures of staff are not in it and are «non verificabile». */
export type EsitoCopia = { readonly byte: number; readonly sha256: string; readonly personaleInTotali: boolean | null };

/** Where a plan keeps how to reach people: emptied. */
const contatti = [
  ['ente', 'pec'],
  ['ets', 'rappresentante'],
  ['contributo', 'referente'],
  ['scheda', 'referente'],
] as const;

/** Rows of documents that are not in use any more: without the journal nobody could bring them back. */
const togliRitirati = (db: Database): void => {
  const via = 'SELECT id FROM documento WHERE ritirato = 1 OR completo = 0';
  for (const r of registriConDocumento) db.exec(`DELETE FROM ${tabelle[r].tabella} WHERE documento_id IN (${via})`);
  db.exec('DELETE FROM documento WHERE ritirato = 1 OR completo = 0');
  db.exec('DELETE FROM file_originale WHERE sha256 NOT IN (SELECT sha256 FROM documento)');
};

/** Frozen versions go with what protects them, which is put back. */
const togliVersioni = (db: Database): void => {
  const guardie = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'versione'",
    )
    .all();
  for (const g of guardie) db.exec(`DROP TRIGGER ${g.name}`);
  db.exec('DELETE FROM versione');
  for (const g of guardie) db.exec(g.sql);
  const pacco = leggiMeta(db, 'pacco');
  db.prepare('DELETE FROM pacco_indice WHERE pacco <> ?').run(pacco);
  db.prepare('DELETE FROM pacco_compilato WHERE impronta <> ?').run(pacco);
  db.exec('DELETE FROM pacco_file WHERE sha256 NOT IN (SELECT sha256 FROM pacco_indice)');
};

/** The journal becomes one line: when the plan was last changed, and who made the copy. */
const togliGiornale = (db: Database, piano: Piano, autore: Autore): void => {
  db.exec('DELETE FROM modifica');
  db.exec('DELETE FROM storia_rilievo');
  db.exec("DELETE FROM meta WHERE chiave = 'storia-rilievi'");
  // What the text said before an import is history too, and may speak of what is left out.
  db.exec('DELETE FROM da_rivedere');
  scriviModifica(
    db,
    {
      ...{ id: nuovoId(), seq: Math.max(1, piano.revisione), piano: piano.testa.id, autore, postazione: '' },
      ...{ istante: piano.istante, base: 0, operazioni: [], inverse: [], gruppo: 'copia', titolo: 'Copia da inviare' },
      ...{ causa: 'nuovo', annullataDa: null },
    },
    null,
  );
};

/** Corrections of rows that are gone: they still say what the file said of them, and why it was changed. */
const togliCorrezioniOrfane = (db: Database): void => {
  for (const r of nomiRegistri)
    db.prepare(
      `DELETE FROM correzione WHERE registro = ? AND riga_id NOT IN (SELECT id FROM ${tabelle[r].tabella})`,
    ).run(r);
};

/** Documents that brought rows of a register: what was noted about them speaks of those rows. */
const togliAnomalie = (db: Database, tabella: string): void => {
  db.exec(`DELETE FROM anomalia WHERE documento_id IN (SELECT documento_id FROM ${tabella})`);
};
const togliFileDi = (db: Database, genere: string): void => {
  db.prepare('DELETE FROM file_originale WHERE sha256 IN (SELECT sha256 FROM documento WHERE genere = ?)').run(genere);
};

const togliPersonale = (db: Database, totali: PersonaleAnonimo | null): void => {
  togliAnomalie(db, 'persona');
  togliFileDi(db, 'personale');
  db.exec('DELETE FROM persona');
  for (const id of totali?.fabbisogniCompresi ?? []) db.prepare('DELETE FROM fabbisogno WHERE id = ?').run(id);
  db.exec('UPDATE fabbisogno SET persona_id = NULL');
  db.exec("DELETE FROM correzione WHERE registro = 'fabbisogno' AND campo = 'personaId'");
  for (const r of totali?.righe ?? []) inserisciRiga(db, 'persona', registri.persona.parse({ ...r, id: nuovoId() }));
};

const togliContatti = (db: Database): void => {
  for (const genere of ['ambito', 'schede', 'contributi']) togliFileDi(db, genere);
  for (const [tabella, colonna] of contatti) {
    db.exec(`UPDATE ${tabella} SET ${colonna} = NULL`);
    db.prepare('DELETE FROM correzione WHERE registro = ? AND campo = ?').run(tabella, colonna);
  }
};

/** Contributions without consent to be published, and the bodies that appear only through them. */
const togliContributi = (db: Database): void => {
  const segreti = 'SELECT id FROM contributo WHERE consenso_pubblicazione IS NOT 1';
  togliFileDi(db, 'contributi');
  db.exec("DELETE FROM anomalia WHERE documento_id IN (SELECT id FROM documento WHERE genere = 'contributi')");
  db.exec(`DELETE FROM collegamento WHERE contributo_id IN (${segreti})`);
  db.exec(`DELETE FROM ets WHERE id IN (SELECT ets_id FROM contributo WHERE consenso_pubblicazione IS NOT 1)
    AND id NOT IN (SELECT ets_id FROM contributo WHERE consenso_pubblicazione = 1 AND ets_id IS NOT NULL)`);
  db.exec('DELETE FROM contributo WHERE consenso_pubblicazione IS NOT 1');
  for (const campo of ['duplicato_di', 'revisione_di'])
    db.exec(`UPDATE contributo SET ${campo} = NULL WHERE ${campo} NOT IN (SELECT id FROM contributo)`);
  db.exec(`UPDATE contributo SET simili_a = (SELECT json_group_array(value) FROM json_each(simili_a)
    WHERE value IN (SELECT id FROM contributo))`);
};

/**
 * Writes at `percorso` a copy of an open plan without what must not leave the office: a new file, with no journal beside
 * it and nothing of what was removed left in its pages. The plan that is open does not change.
 */
export const copiaDaInviare = (
  ambiente: AmbienteFile & { readonly autore: () => Autore },
  aperto: { readonly db: Database; readonly percorso: string },
  percorso: string,
  togli: ReadonlySet<Toglibile>,
): EsitoCopia => {
  const nascosti = (['personale', 'contatti', 'contributi'] as const).filter((t) => togli.has(t));
  if (nascosti.length > 0 && !(togli.has('giornale') && togli.has('versioni')))
    throw new ErroreMotore(
      'input-non-valido',
      `Il giornale e le versioni congelate contengono anche ${nascosti.join(', ')}: per togliere questi si tolgono anche il giornale e le versioni.`,
    );
  const cartella = assicura(cartelle(ambiente.cartellaDati).aperti);
  const lavoro = join(cartella, `ingresso-${randomUUID()}.pdz`);
  const pronto = join(cartella, `ingresso-${randomUUID()}.pdz`);
  try {
    nonSopraUnPianoAperto(percorso, aperto.percorso);
    const { byte } = scriviChiuso(aperto.db, lavoro);
    truncateSync(lavoro, byte - BYTE_SIGILLO);
    const d = apriDatabase(lavoro);
    let esito: { readonly byte: number; readonly sha256: string };
    let totali: PersonaleAnonimo | null = null;
    try {
      const piano = creaLettura(() => d).piano();
      if (togli.has('personale')) totali = personaleAnonimo(piano, nuovoId);
      d.transaction(() => {
        if (togli.has('giornale')) togliRitirati(d);
        if (togli.has('personale')) togliPersonale(d, totali);
        if (togli.has('contributi')) togliContributi(d);
        if (togli.has('contatti')) togliContatti(d);
        if (togli.has('originali')) d.exec('DELETE FROM file_originale');
        if (togli.has('versioni')) togliVersioni(d);
        if (togli.has('giornale')) togliCorrezioniOrfane(d);
        if (togli.has('giornale')) togliGiornale(d, piano, ambiente.autore());
      }).immediate();
      esito = scriviChiuso(d, pronto);
    } finally {
      d.close();
    }
    // What is sent must open: it is read as whoever receives it will.
    const prova = apriInLettura(ambiente, pronto, '');
    try {
      creaLettura(() => prova.db).piano();
    } finally {
      prova.db.close();
      rmSync(prova.cartella, { recursive: true, force: true });
    }
    sostituisci(percorso, (t) => copia(pronto, t));
    return { ...esito, personaleInTotali: togli.has('personale') ? totali !== null : null };
  } catch (errore) {
    throw erroreDiSalvataggio(errore, percorso);
  } finally {
    for (const file of [lavoro, `${lavoro}-wal`, `${lavoro}-shm`, pronto]) rmSync(file, { force: true });
  }
};
