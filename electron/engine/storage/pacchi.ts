import { createHash } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';
import { type FilePacco, filePaccoSchema, type PaccoCompilato, paccoCompilatoSchema } from '#domain/pacco.ts';
import type { Database } from './connessione.ts';
import { conRigheSane, leggiJson, leggiMeta, prepara, scriviMeta, testoDi } from './righe.ts';

const sha256 = (testo: string): string => createHash('sha256').update(testo, 'utf8').digest('hex');

/** Puts a pack into the plan, files by content and compiled form by hash: it is there, not yet in use. */
export const depositaPacco = (db: Database, pacco: PaccoCompilato, file: readonly FilePacco[]): void => {
  prepara(db, 'INSERT INTO pacco_compilato (impronta, json) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    pacco.impronta,
    JSON.stringify(paccoCompilatoSchema.parse(pacco)),
  );
  for (const f of file) {
    if (sha256(f.testo) !== f.sha256)
      throw new ErroreMotore('interno', `Il file «${f.percorso}» del modello non corrisponde alla sua impronta.`);
    prepara(db, 'INSERT INTO pacco_file (sha256, testo) VALUES (?, ?) ON CONFLICT DO NOTHING').run(f.sha256, f.testo);
    prepara(db, 'INSERT INTO pacco_indice (pacco, percorso, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      pacco.impronta,
      f.percorso,
      f.sha256,
    );
  }
};

/** Puts a pack into the plan and makes it the plan's own. */
export const portaPacco = (db: Database, pacco: PaccoCompilato, file: readonly FilePacco[]): void => {
  depositaPacco(db, pacco, file);
  scriviMeta(db, 'pacco', pacco.impronta);
};

/** Hash of the pack that the plan carries and uses. */
export const improntaPacco = (db: Database): string => {
  const impronta = leggiMeta(db, 'pacco');
  if (impronta === null) throw new ErroreMotore('file-non-valido', 'Il piano non porta con sé il suo modello.');
  return impronta;
};

/** Packs already validated, by the hash of their JSON: who reads many plans validates each pack once. */
const validati = new Map<string, PaccoCompilato>();
const quantiValidati = 8;
const valida = (json: string): PaccoCompilato => {
  const chiave = sha256(json);
  const gia = validati.get(chiave);
  if (gia !== undefined) return gia;
  const pacco = paccoCompilatoSchema.parse(leggiJson(json));
  const [primo] = validati.keys();
  if (primo !== undefined && validati.size >= quantiValidati) validati.delete(primo);
  validati.set(chiave, pacco);
  return pacco;
};

/** A carried pack, validated as untrusted input. */
export const leggiPacco = (db: Database, impronta: string): PaccoCompilato =>
  conRigheSane('modello', () => {
    const json = testoDi(db, 'SELECT json FROM pacco_compilato WHERE impronta = ?', impronta);
    if (json === null)
      throw new ErroreMotore('file-non-valido', 'Il modello che il piano dice di usare non è nel file.');
    const pacco = valida(json);
    if (pacco.impronta !== impronta)
      throw new ErroreMotore('file-non-valido', 'Il modello nel file non è quello che il piano dice di usare.');
    return pacco;
  });

/** Files of a carried pack, by path; each must match its hash. */
export const leggiFilePacco = (db: Database, impronta: string): FilePacco[] =>
  conRigheSane('file del modello', () =>
    prepara(
      db,
      `SELECT i.percorso AS percorso, f.testo AS testo, f.sha256 AS sha256
       FROM pacco_indice i JOIN pacco_file f ON f.sha256 = i.sha256 WHERE i.pacco = ? ORDER BY i.percorso`,
    )
      .all(impronta)
      .map((r) => {
        const file = filePaccoSchema.parse(r);
        if (sha256(file.testo) !== file.sha256)
          throw new ErroreMotore(
            'file-non-valido',
            `Il file «${file.percorso}» del modello nel piano è stato alterato.`,
          );
        return file;
      }),
  );
