import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { canonico } from '#domain/canonico.ts';
import { idSchema, improntaSchema } from '#domain/ids.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { registri } from '#domain/registri.ts';
import { sezioneSchema } from '#domain/section-content.ts';
import { stato } from '#domain/stati.ts';
import type { VersioneCongelata } from '../tipi.ts';
import type { Database } from './connessione.ts';
import { limiti } from './limiti.ts';
import { espandi } from './originali.ts';
import { leggiPacco } from './pacchi.ts';
import { conRigheSane, leggiJson, prepara } from './righe.ts';
import type { RigaSql } from './schema.ts';

const cifraSchema = z.strictObject({
  documentoId: z.string(),
  enteId: idSchema,
  programmaId: z.string(),
  titolo: z.int().nullable(),
  anno: z.int(),
  misura: stato('misuraContabile'),
  importoCents: z.int().nullable(),
  celle: z.int(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
  mano: z.literal(true).exactOptional(),
});
const { piano: testaSchema, rigaLetta: _celle, ...altri } = registri;
const registriSchema = z.strictObject(
  Object.fromEntries(Object.entries(altri).map(([nome, riga]) => [nome, z.array(riga).default([])])) as {
    readonly [R in keyof typeof altri]: z.ZodDefault<z.ZodArray<(typeof registri)[R]>>;
  },
);
const contenutoSchema = z.strictObject({
  formato: z.literal(1),
  testa: testaSchema,
  registri: registriSchema,
  cifre: z.array(cifraSchema),
  sezioni: z.array(sezioneSchema),
  revisione: z.int(),
  pacco: improntaSchema,
  /** Hash of the finished text of every act. */
  atti: z.record(z.string(), improntaSchema),
});

/** What a person says when freezing. */
export type Congelamento = {
  readonly nome: string;
  readonly motivo: string;
  readonly autore: string;
  readonly istante: string;
  /** SHA-256 of the finished text of every act, by act id. */
  readonly atti: Readonly<Record<string, string>>;
};

/**
 * Text that a version is: canonical JSON of every register, figure and section, hash of the pack and of every act. Cells
 * of accounting files enter through the figures and the SHA-256 of their file. Its SHA-256 is the version's hash.
 */
const testoDellaVersione = (piano: Piano, atti: Readonly<Record<string, string>>): string =>
  canonico({
    formato: 1,
    testa: piano.testa,
    registri: piano.registri,
    cifre: piano.cifre,
    sezioni: piano.sezioni,
    revisione: piano.revisione,
    pacco: piano.pacco.impronta,
    atti,
  });

/** Writes a frozen version in the caller's transaction; its number follows the last. */
export const scriviVersione = (db: Database, piano: Piano, c: Congelamento): VersioneCongelata => {
  const testo = testoDellaVersione(piano, c.atti);
  const byte = Buffer.from(testo, 'utf8');
  const impronta = createHash('sha256').update(byte).digest('hex');
  const numero = (leggiVersioni(db).at(-1)?.numero ?? 0) + 1;
  prepara(
    db,
    `INSERT INTO versione (numero, nome, autore, istante, motivo, impronta, seq, pacco, atti, byte, contenuto)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    numero,
    c.nome,
    c.autore,
    c.istante,
    c.motivo,
    impronta,
    piano.revisione,
    piano.pacco.impronta,
    JSON.stringify(c.atti),
    byte.byteLength,
    deflateRawSync(byte),
  );
  return {
    numero,
    nome: c.nome,
    autore: c.autore,
    istante: c.istante,
    motivo: c.motivo,
    impronta,
    seq: piano.revisione,
  };
};

const versioneSchema = z.object({
  numero: z.int(),
  nome: z.string(),
  autore: z.string(),
  istante: z.string(),
  motivo: z.string(),
  impronta: improntaSchema,
  seq: z.int(),
});
const versioneDa = (riga: RigaSql): VersioneCongelata => versioneSchema.parse(riga);

/** Frozen versions, oldest first. */
export const leggiVersioni = (db: Database): VersioneCongelata[] =>
  conRigheSane('versione', () =>
    prepara(db, 'SELECT numero, nome, autore, istante, motivo, impronta, seq FROM versione ORDER BY numero')
      .all()
      .map(versioneDa),
  );

/** A frozen version as a plan, with the pack it was frozen with; its clock is the freeze. Refused if it was altered. */
export const pianoDiVersione = (db: Database, numero: number): Piano =>
  conRigheSane(`versione ${numero}`, () => {
    const riga = prepara(db, 'SELECT impronta, istante, byte, contenuto FROM versione WHERE numero = ?').get(numero);
    if (!riga)
      throw new ErroreMotore(
        'non-trovato',
        `La versione ${numero} non c'è. L'elenco delle versioni è in «Conferenza» (da riga di comando: pdz show versioni).`,
      );
    if (typeof riga.byte !== 'number' || !(riga.contenuto instanceof Uint8Array)) throw alterata(numero);
    const byte = espandi(riga.contenuto, riga.byte, limiti.versione, `La versione ${numero}`);
    if (createHash('sha256').update(byte).digest('hex') !== riga.impronta) throw alterata(numero);
    const letto = contenutoSchema.parse(leggiJson(byte.toString('utf8')));
    const registriLetti: RegistriDelPiano = letto.registri;
    return {
      testa: letto.testa,
      registri: registriLetti,
      cifre: letto.cifre,
      sezioni: letto.sezioni,
      pacco: leggiPacco(db, letto.pacco),
      revisione: letto.revisione,
      istante: z.string().parse(riga.istante),
    };
  });

const alterata = (numero: number): ErroreMotore =>
  new ErroreMotore(
    'file-non-valido',
    `La versione ${numero} è stata alterata fuori dal programma e non si può aprire.`,
  );

/** Sequence number of the last freeze: undo never goes before it. */
export const seqCongelata = (db: Database): number => {
  const valore = prepara(db, 'SELECT max(seq) AS seq FROM versione').get()?.seq;
  return typeof valore === 'number' ? valore : 0;
};
