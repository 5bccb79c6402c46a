import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { canonico } from '#domain/canonico.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { nuovoId } from '#engine/id.ts';
import { ripristinaFile } from '#engine/storage/apertura.ts';
import { elencaIstantanee } from '#engine/storage/istantanee.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';
import { letturaDup } from '../../support/letture.ts';
import { caso, quanti, seme } from '../../support/quanti.ts';

const CORRUZIONI = quanti('PDZ_CORRUZIONI', 120, 500);
const SEME = seme();

let b: ReturnType<typeof banco>;
let buono: Buffer;
let contenuto: string;
beforeAll(() => {
  b = banco();
  const s = nuovoPiano(b, 'prova.pdz', { conSchede: true });
  const ente = s.piano().registri.ente[0];
  if (!ente) throw new Error('manca l’ente');
  s.importa(letturaDup(ente.id), 'DUP');
  for (let n = 0; n < 40; n++)
    s.esegui({
      titolo: `Campo ${n}`,
      causa: 'mano',
      operazioni: [inserisci('campo', { id: nuovoId(), nome: `c${n}`, valore: 'testo '.repeat(n * 4) })],
    });
  s.congela({ nome: 'Bozza 1', motivo: '', atti: {} });
  s.chiudi();
  buono = readFileSync(b.percorso());
  const r = b.apri();
  contenuto = canonico(r.piano());
  r.chiudi();
});
afterAll(() => b.togli());

/** Opens the plan: its content, or the error with the snapshot that it offers. */
const apri = (): { readonly contenuto: string } | { readonly errore: ErroreMotore } => {
  try {
    const s = b.apri();
    try {
      return { contenuto: canonico(s.piano()) };
    } finally {
      s.abbandona();
    }
  } catch (errore) {
    if (errore instanceof ErroreMotore) return { errore };
    throw errore;
  }
};
const guasto = (errore: ErroreMotore): { readonly motivo?: unknown; readonly istantanea?: unknown } =>
  Object(errore.details);

describe('un file guasto', () => {
  it(`con un byte cambiato a caso (${CORRUZIONI} volte) è aperto giusto, oppure riconosciuto con una copia buona da offrire`, {
    timeout: CORRUZIONI * 1000,
  }, () => {
    const scegli = caso(SEME);
    for (let n = 0; n < CORRUZIONI; n++) {
      const dove = scegli(buono.length);
      const byte = Buffer.from(buono);
      byte[dove] = (byte[dove] ?? 0) ^ (1 + scegli(255));
      writeFileSync(b.percorso(), byte);
      const esito = apri();
      const caso = `seme ${SEME}, prova ${n}, byte ${dove}`;
      if ('contenuto' in esito) expect(esito.contenuto, caso).toBe(contenuto);
      else {
        expect(esito.errore.code, caso).toBe('file-non-valido');
        expect(esito.errore.message, caso).toContain("C'è una copia buona del");
        expect(guasto(esito.errore), caso).toMatchObject({ motivo: 'guasto', istantanea: expect.any(String) });
        expect(readFileSync(b.percorso()).equals(byte), caso).toBe(true);
      }
    }
  });

  it('dove SQLite non vede nulla, perché il byte è dentro un valore, lo vede il sigillo', () => {
    const dove = buono.indexOf('testo testo testo');
    const byte = Buffer.from(buono);
    byte[dove] = 'T'.charCodeAt(0);
    writeFileSync(b.percorso(), byte);
    const db = new Sqlite(b.percorso(), { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    const esito = apri();
    expect('errore' in esito && esito.errore.message).toContain('è guasto, o è stato cambiato da un altro programma');
  });

  it('senza la coda, o con la coda tolta a metà, è detto troncato o guasto', () => {
    for (const via of [1, 20, 4096, 5000]) {
      writeFileSync(b.percorso(), buono.subarray(0, buono.length - via));
      const esito = apri();
      expect('errore' in esito && esito.errore.message).toMatch(/troncato|guasto/);
    }
  });

  it('si sostituisce con la copia buona, e resta accanto con un altro nome', () => {
    const byte = Buffer.from(buono);
    byte.fill(0xff, 5000, 9000);
    writeFileSync(b.percorso(), byte);
    const esito = apri();
    if (!('errore' in esito)) throw new Error('aperto');
    const nome = ripristinaFile(b.ambiente, b.percorso(), String(guasto(esito.errore).istantanea));
    expect(nome).toMatch(/^prova \(guasto .+\)\.pdz$/);
    expect(readFileSync(b.percorso(nome)).equals(byte)).toBe(true);
    const s = b.apri();
    expect(canonico(s.piano())).toBe(contenuto);
    s.chiudi();
  });

  it('se anche l’ultima copia è guasta, offre quella prima', () => {
    const s = b.apri();
    b.tempo.avanza(6 * 60_000);
    s.esegui({
      titolo: 'x',
      causa: 'mano',
      operazioni: [inserisci('campo', { id: nuovoId(), nome: 'x', valore: '' })],
    });
    s.chiudi();
    const [ultima, prima] = elencaIstantanee(b.ambiente.cartellaDati, b.percorso(), null);
    if (!ultima || !prima) throw new Error('mancano le istantanee');
    const byte = readFileSync(ultima.percorso);
    byte[100] = (byte[100] ?? 0) ^ 1;
    writeFileSync(ultima.percorso, byte);
    writeFileSync(b.percorso(), buono.subarray(0, 9000));
    const esito = apri();
    expect('errore' in esito && guasto(esito.errore).istantanea).toBe(prima.chiave);
  });
});
