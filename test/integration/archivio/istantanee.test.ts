import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonico } from '#domain/canonico.ts';
import type { BloccoId } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { nuovoId } from '#engine/id.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';
import { letturaDup } from '../../support/letture.ts';
import { bancoComandi } from '../../support/riga-di-comando.ts';

const MINUTO = 60_000;
let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const scrivi = (s: SessionePiano, nome: string) =>
  s.esegui({ titolo: nome, causa: 'mano', operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })] });
const nomi = (s: SessionePiano) => s.piano().registri.campo.map((c) => c.nome);
/** Content of a plan, history aside. */
const contenuto = (s: SessionePiano) => {
  const { testa, registri, cifre, sezioni } = s.piano();
  return canonico({ testa, registri, cifre, sezioni: sezioni.map((x) => ({ ...x, revisione: 0 })) });
};

describe('l’anello delle istantanee', () => {
  it('ne tiene una ogni cinque minuti di lavoro, dodici al più, e l’ultima di ogni giorno per quattordici giorni', () => {
    const s = nuovoPiano(b);
    for (let giorno = 0; giorno < 16; giorno++) {
      for (let n = 0; n < 2; n++) {
        scrivi(s, `g${giorno}n${n}`);
        s.salva();
        b.tempo.avanza(2 * MINUTO);
      }
      b.tempo.avanza(24 * 60 * MINUTO - 4 * MINUTO);
    }
    for (let n = 0; n < 14; n++) {
      scrivi(s, `fine${n}`);
      s.salva();
      b.tempo.avanza(5 * MINUTO);
    }
    const tenute = s.istantanee().filter((i) => i.motivo !== 'salvataggio');
    expect(tenute).toHaveLength(12 + 13);
    const recenti = tenute.slice(0, 12).map((i) => Date.parse(i.istante));
    recenti.slice(1).forEach((x, i) => expect((recenti[i] ?? 0) - x).toBeGreaterThanOrEqual(5 * MINUTO));
    expect(new Set(tenute.map((i) => new Date(i.istante).toDateString())).size).toBe(14);
    s.chiudi();
  });

  it('dice quando, quante modifiche e di chi; dopo un salvataggio senza cambiamenti non ne aggiunge', () => {
    let autore = 'Ada';
    const ambiente = { ...b.ambiente, autore: () => ({ nome: autore, ruolo: '', ente: '' }) };
    Object.assign(b.ambiente, ambiente);
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    autore = 'Bruno';
    scrivi(s, 'b');
    b.tempo.avanza(6 * MINUTO);
    s.salva();
    const prima = s.istantanee();
    expect(prima.map((i) => [i.motivo, i.modifiche, i.autori])).toEqual([
      ['periodica', 2, ['Ada', 'Bruno']],
      ['periodica', 1, ['Ada']],
    ]);
    b.tempo.avanza(6 * MINUTO);
    s.salva();
    expect(s.istantanee()).toEqual(prima);
    s.chiudi();
  });

  it('la prima volta che si salva tiene il piano com’era all’apertura', () => {
    nuovoPiano(b).chiudi();
    rmSync(join(b.radice, 'dati', 'istantanee'), { recursive: true });
    const s = b.apri();
    s.salva();
    expect(s.istantanee()).toEqual([]);
    scrivi(s, 'a');
    s.salva();
    expect(s.istantanee().map((i) => i.motivo)).toContain('apertura');
    s.chiudi();
  });

  it('non costa spazio in più per l’ultima copia: è lo stesso file con due nomi', () => {
    const s = nuovoPiano(b);
    s.chiudi();
    const radice = join(b.radice, 'dati', 'istantanee');
    const cartella = join(radice, readdirSync(radice)[0] ?? '');
    expect(new Set(readdirSync(cartella).map((f) => statSync(join(cartella, f)).ino)).size).toBe(1);
    expect(readdirSync(cartella)).toHaveLength(2);
  });

  it('segue il piano salvato con un altro nome', () => {
    const s = nuovoPiano(b);
    b.tempo.avanza(6 * MINUTO);
    scrivi(s, 'a');
    s.salvaCome(b.percorso('altrove.pdz'));
    expect(s.istantanee().length).toBeGreaterThan(0);
    s.chiudi();
  });

  it('chi legge soltanto, dalla riga di comando, non ne fa', async () => {
    const c = bancoComandi();
    try {
      nuovoPiano(b).chiudi();
      for (const comando of ['show ambito', 'show giornale', 'check']) await c.pdz(...comando.split(' '), b.percorso());
      expect(existsSync(join(c.cartella, 'dati', 'istantanee'))).toBe(false);
    } finally {
      c.togli();
    }
  });
});

describe('tornare a un’istantanea', () => {
  /** A plan with everything in it, its snapshot, and then everything changed. */
  const cambiato = () => {
    const s = nuovoPiano(b, 'prova.pdz', { conSchede: true });
    const ente = s.piano().registri.ente[0];
    const sezione = s.piano().sezioni.find((x) => x.chiave === 'premessa');
    if (!ente || !sezione) throw new Error('piano di prova');
    const dup = letturaDup(ente.id, { cents: 500 });
    s.importa(dup, 'DUP');
    scrivi(s, 'vecchio');
    b.tempo.avanza(6 * MINUTO);
    s.salva();
    const allora = contenuto(s);
    const chiave = s.istantanee()[0]?.chiave ?? '';
    const scheda = s.piano().registri.scheda[0];
    const campo = s.piano().registri.campo[0];
    if (!scheda || !campo) throw new Error('piano di prova');
    const operazioni: Operazione[] = [
      {
        op: 'record/modifica',
        registro: 'scheda',
        id: scheda.id,
        prima: { titolo: scheda.titolo },
        dopo: { titolo: 'Altro' },
      },
      { op: 'record/elimina', registro: 'campo', id: campo.id, valori: campo },
      {
        op: 'blocco/inserisci',
        sezioneId: sezione.id,
        dopo: null,
        blocco: { id: 'x' as BloccoId, tipo: 'paragrafo', contenuto: [] },
      },
      { op: 'sezione/modifica', id: sezione.id, prima: { titolo: sezione.titolo }, dopo: { titolo: 'Altra' } },
      { op: 'documento/ritira', documentoId: dup.documento.id, impronta: dup.documento.sha256 },
      inserisci('campo', { id: nuovoId(), nome: 'nuovo', valore: '2' }),
    ];
    s.esegui({ titolo: 'Tutto cambiato', causa: 'mano', operazioni });
    s.importa(letturaDup(ente.id, { cents: 900, dataAtto: '2026-01-01' }), 'Altro DUP');
    return { s, chiave, allora, adesso: contenuto(s) };
  };

  it('riporta registri, documenti e testo com’erano, con una modifica sola che si annulla e si ripete', () => {
    const { s, chiave, allora, adesso } = cambiato();
    const modifiche = s.modifiche({ limite: 100, primaDi: null }).length;
    s.ripristina(chiave);
    expect(contenuto(s)).toBe(allora);
    expect(s.modifiche({ limite: 100, primaDi: null })).toHaveLength(modifiche + 1);
    expect(s.annullabile).toMatch(/^Ritorno alla copia del 24\/11\/2026/);
    s.annulla();
    expect(contenuto(s)).toBe(adesso);
    s.ripeti();
    expect(contenuto(s)).toBe(allora);
    s.chiudi();
    const r = b.apri();
    expect(contenuto(r)).toBe(allora);
    r.chiudi();
  });

  it('ciò che c’era prima del ritorno diventa un’istantanea, alla quale si torna', () => {
    const { s, chiave, allora, adesso } = cambiato();
    s.ripristina(chiave);
    const prima = s.istantanee().find((i) => i.motivo === 'ripristino');
    if (!prima) throw new Error('manca l’istantanea di prima');
    s.ripristina(prima.chiave);
    expect(contenuto(s)).toBe(adesso);
    expect(() => s.ripristina(prima.chiave)).toThrow(/già com’era/);
    s.ripristina(chiave);
    expect(contenuto(s)).toBe(allora);
    s.chiudi();
  });

  it('si può guardare prima che cosa cambia, e metterla in un piano a parte', () => {
    const { s, chiave, allora } = cambiato();
    expect(canonico(s.istantanea(chiave).registri.scheda[0]?.titolo)).not.toContain('Altro');
    s.estrai(chiave, b.percorso('a-parte.pdz'));
    const r = b.apri('a-parte.pdz');
    expect(contenuto(r)).toBe(allora);
    r.chiudi();
    s.chiudi();
  });

  it('le versioni congelate dopo l’istantanea restano', () => {
    const { s, chiave } = cambiato();
    s.congela({ nome: 'V', motivo: '', atti: {} });
    s.ripristina(chiave);
    expect(s.versioni().map((v) => v.nome)).toEqual(['V']);
    expect(nomi(s)).toEqual(['vecchio']);
    s.chiudi();
  });

  it('un’istantanea guasta non si usa, e si dice', () => {
    const { s, chiave, adesso } = cambiato();
    const radice = join(b.radice, 'dati', 'istantanee');
    const file =
      readdirSync(radice)
        .map((c) => join(radice, c, `${chiave}.pdz`))
        .find((f) => existsSync(f)) ?? '';
    const byte = readFileSync(file);
    byte[byte.length - 100] = (byte[byte.length - 100] ?? 0) ^ 1;
    rmSync(file);
    writeFileSync(file, byte);
    expect(() => s.ripristina(chiave)).toThrow(/guasto/);
    expect(contenuto(s)).toBe(adesso);
    s.chiudi();
  });
});
