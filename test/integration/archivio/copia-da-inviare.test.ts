import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonico } from '#domain/canonico.ts';
import type { Id } from '#domain/ids.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { asDellAnno } from '#domain/personale.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import { registri } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';
import { letturaDup } from '../../support/letture.ts';

type Togli = Parameters<SessionePiano['copiaDaInviare']>[1];
const tutto: Togli = new Set(['giornale', 'versioni', 'personale', 'contatti', 'contributi', 'originali']);
let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

/** A row with what matters said and everything else empty. */
const riga = <R extends NomeRegistro>(registro: R, valori: Readonly<Record<string, unknown>>): Riga<R> => {
  const vuoti = Object.fromEntries(Object.keys(registri[registro].shape).map((c) => [c, null]));
  return registri[registro].parse({ ...vuoti, id: nuovoId(), ...valori }) as Riga<R>;
};

/** A plan with something secret in every place; the secrets are words that appear nowhere else. */
const segreti = [
  'MATRICOLA-SEGRETA',
  'nota-segreta',
  'pec@segreta.it',
  'referente-segreto',
  'testo-segreto',
  'Ente segreto',
  'foglio-segreto',
  'Autore segreto',
  'vecchio-segreto',
];
const conSegreti = () => {
  Object.assign(b.ambiente, { autore: () => ({ nome: 'Autore segreto', ruolo: '', ente: '' }) });
  const s = nuovoPiano(b, 'prova.pdz', { conSchede: true });
  const ente = s.piano().registri.ente.find((e) => e.tipo === 'comune');
  const sezione = s.piano().sezioni[0];
  if (!ente || !sezione) throw new Error('piano di prova');
  const persona = (matricola: string, oltre: Readonly<Record<string, unknown>>) =>
    inserisci(
      'persona',
      riga('persona', {
        ...{ matricola, enteLetto: ente.denominazione, enteId: ente.id, profiloLetto: 'Assistente sociale' },
        ...{ profiloId: 'AS', rapporto: 'TI', minutiSettimanali: 2160, minutiContratto: 2160, quotaBp: 10_000 },
        ...{ sociale: true, assenze: [], note: 'nota-segreta', ...oltre },
      }),
    );
  const ets = (denominazione: string) => riga('ets', { denominazione, codiceFiscale: '90000000001' });
  const [suo, altro] = [ets('Ente segreto'), ets('Ente pubblico')];
  const contributo = (etsId: Id, codice: string, testo: string, consenso: boolean | null) =>
    riga('contributo', {
      ...{ etsId, codice, testo, titolo: testo, leps: [], similiA: [], consensoPubblicazione: consenso },
      referente: 'referente-segreto',
    });
  const nascosto = contributo(suo.id, 'C1', 'testo-segreto', null);
  const noto = { ...contributo(altro.id, 'C2', 'testo noto', true), similiA: [nascosto.id], duplicatoDi: nascosto.id };
  s.esegui({
    titolo: 'Dati',
    causa: 'mano',
    operazioni: [
      persona('MATRICOLA-SEGRETA-1', { dal: '2021-03-01' }),
      persona('MATRICOLA-SEGRETA-2', { minutiSettimanali: 1080, dal: '2025-01-01', al: '2027-06-30' }),
      persona('MATRICOLA-SEGRETA-3', {
        quotaBp: 3333,
        assenze: [{ dal: '2026-02-01', al: '2026-05-31', motivo: 'x' }],
      }),
      {
        op: 'record/modifica',
        registro: 'ente',
        id: ente.id,
        prima: { pec: ente.pec },
        dopo: { pec: 'pec@segreta.it' },
      },
      inserisci('ets', suo),
      inserisci('ets', altro),
      inserisci('contributo', nascosto),
      inserisci('contributo', noto),
      inserisci('collegamento', riga('collegamento', { contributoId: nascosto.id, sezioneId: sezione.id })),
      inserisci('campo', { id: nuovoId(), nome: 'vecchio-segreto', valore: 'vecchio-segreto' }),
    ],
  });
  const dup = letturaDup(ente.id, { nomeFile: 'dup.xlsx' });
  s.importa(
    {
      ...dup,
      originale: { compresso: new TextEncoder().encode('foglio-segreto') },
    },
    'DUP',
  );
  s.congela({ nome: 'Bozza 1', motivo: '', atti: {} });
  const campo = s.piano().registri.campo[0];
  if (!campo) throw new Error('piano di prova');
  s.esegui({
    titolo: 'Tolto',
    causa: 'mano',
    operazioni: [{ op: 'record/elimina', registro: 'campo', id: campo.id, valori: campo }],
  });
  Object.assign(b.ambiente, { autore: () => ({ nome: 'Ufficio', ruolo: '', ente: '' }) });
  return s;
};
const byte = (nome: string) => readFileSync(b.percorso(nome)).toString('latin1');

describe('la copia da inviare', () => {
  it('non contiene, in nessun byte, ciò che è stato lasciato fuori; il piano aperto non cambia', () => {
    const s = conSegreti();
    const prima = canonico(s.piano());
    s.salva();
    for (const x of segreti) expect(byte('prova.pdz'), x).toContain(x);
    s.copiaDaInviare(b.percorso('copia.pdz'), tutto);
    for (const x of segreti) expect(byte('copia.pdz'), x).not.toContain(x);
    expect(canonico(s.piano())).toBe(prima);
    s.chiudi();
    const db = new Sqlite(b.percorso('copia.pdz'), { readonly: true });
    expect(db.pragma('freelist_count', { simple: true })).toBe(0);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('si apre, si modifica e dice le stesse cose; del personale restano totali esatti', () => {
    const s = conSegreti();
    expect(s.copiaDaInviare(b.percorso('copia.pdz'), tutto).personaleInTotali).toBe(true);
    const r = b.apri('copia.pdz');
    const [a, c] = [s.piano(), r.piano()];
    const conti = (p: typeof a) =>
      [2025, 2026, 2027, 2028].map((anno) =>
        JSON.stringify(asDellAnno(p, anno), (k, v: unknown) =>
          k === 'ignoti' ? 0 : typeof v === 'bigint' ? String(v) : v,
        ),
      );
    expect(conti(c)).toEqual(conti(a));
    expect(c.registri.persona.every((p) => p.matricola.startsWith('totale-') && p.note === null)).toBe(true);
    expect(c.sezioni).toEqual(a.sezioni);
    expect(c.cifre).toEqual(a.cifre);
    expect(c.istante).toBe(a.istante);
    expect(c.registri.contributo.map((x) => [x.codice, x.similiA, x.duplicatoDi])).toEqual([['C2', [], null]]);
    expect(c.registri.ets.map((x) => x.denominazione)).toEqual(['Ente pubblico']);
    expect(r.versioni()).toEqual([]);
    expect(r.annullabile).toBeNull();
    expect(r.modifiche({ limite: 10, primaDi: null }).map((m) => [m.titolo, m.autore.nome])).toEqual([
      ['Copia da inviare', 'Ufficio'],
    ]);
    r.esegui({
      titolo: 'x',
      causa: 'mano',
      operazioni: [inserisci('campo', { id: nuovoId(), nome: 'x', valore: '' })],
    });
    r.chiudi();
    s.chiudi();
  });

  it.each([
    ['giornale', 'vecchio-segreto'],
    ['originali', 'foglio-segreto'],
  ] as const)('lascia fuori una cosa sola, se è chiesto: %s', (parte, segreto) => {
    const s = conSegreti();
    s.copiaDaInviare(b.percorso('copia.pdz'), new Set([parte, 'versioni']));
    expect(byte('copia.pdz')).not.toContain(segreto);
    expect(byte('copia.pdz')).toContain('MATRICOLA-SEGRETA');
    s.chiudi();
  });

  it('senza i contatti non lascia i file da cui vengono: gli altri restano', () => {
    const s = nuovoPiano(b);
    const ente = s.piano().registri.ente.find((e) => e.tipo === 'comune');
    if (!ente) throw new Error('piano di prova');
    for (const genere of ['ambito', 'schede', 'contributi', 'personale'] as const) {
      const file = new TextEncoder().encode(`{"referente":"recapito-di-${genere}"}`);
      const l = letturaDup(ente.id, { nomeFile: `${genere}.json`, genere, celle: [] });
      s.importa({ ...l, originale: { compresso: file } }, genere);
    }
    s.copiaDaInviare(b.percorso('copia.pdz'), new Set(['giornale', 'versioni', 'contatti']));
    expect(byte('copia.pdz').match(/recapito-di-[a-z]+/g)).toEqual(['recapito-di-personale']);
    s.chiudi();
  });

  it('delle correzioni restano solo quelle di righe e campi che ci sono ancora', () => {
    const s = conSegreti();
    const [persona] = s.piano().registri.persona;
    const ente = s.piano().registri.ente.find((e) => e.pec !== null);
    const ets = s.piano().registri.ets.find((e) => e.denominazione === 'Ente segreto');
    const contributo = s.piano().registri.contributo.find((c) => c.codice === 'C1');
    if (!persona || !ente || !ets || !contributo) throw new Error('piano di prova');
    const corretta = (registro: NomeRegistro, rigaId: Id, campo: string) =>
      inserisci(
        'correzione',
        riga('correzione', {
          ...{ registro, rigaId, campo, importato: JSON.stringify(`letto-${registro}-${campo}`) },
          ...{ motivo: `perche-${registro}-${campo}.`, autore: 'Ada', istante: '2026-11-24T08:00:00.000Z' },
        }),
      );
    s.esegui({
      titolo: 'Correzioni',
      causa: 'mano',
      operazioni: [
        corretta('persona', persona.id, 'matricola'),
        corretta('ets', ets.id, 'denominazione'),
        corretta('contributo', contributo.id, 'titolo'),
        corretta('campo', nuovoId(), 'valore'),
        corretta('ente', ente.id, 'pec'),
        corretta('ente', ente.id, 'denominazione'),
      ],
    });
    s.copiaDaInviare(b.percorso('copia.pdz'), tutto);
    const resta = byte('copia.pdz').match(/(letto|perche)-[A-Za-z]+-[A-Za-z]+/g);
    expect(resta?.toSorted()).toEqual(['letto-ente-denominazione', 'perche-ente-denominazione']);
    s.copiaDaInviare(b.percorso('intera.pdz'), new Set());
    const r = b.apri('intera.pdz');
    expect(r.piano().registri.correzione).toHaveLength(6);
    r.chiudi();
    s.chiudi();
  });

  it('con tutto è il piano intero', () => {
    const s = conSegreti();
    s.copiaDaInviare(b.percorso('copia.pdz'), new Set());
    const r = b.apri('copia.pdz');
    expect(canonico(r.piano())).toBe(canonico(s.piano()));
    r.chiudi();
    s.chiudi();
  });

  it('non lascia il giornale o le versioni con ciò che altrove è tolto', () => {
    const s = conSegreti();
    for (const x of ['personale', 'contatti', 'contributi'] as const)
      expect(() => s.copiaDaInviare(b.percorso('copia.pdz'), new Set([x, 'giornale']))).toThrow(
        /si tolgono anche il giornale/,
      );
    s.chiudi();
  });

  it('dove le righe non si possono dire in totali, le cifre del personale sono non verificabili, mai diverse', () => {
    const s = conSegreti();
    const persona = s.piano().registri.persona[0];
    if (!persona) throw new Error('piano di prova');
    s.esegui({
      titolo: 'PTFP',
      causa: 'mano',
      operazioni: [
        inserisci(
          'fabbisogno',
          riga('fabbisogno', {
            ...{ enteId: persona.enteId, anno: 2027, tipo: 'cessazione', profiloLetto: 'AS', profiloId: 'AS' },
            ...{ unitaMilli: 1000, minutiContratto: 2160, quotaBp: 10_000, rapporto: 'TI', personaId: persona.id },
          }),
        ),
      ],
    });
    expect(s.copiaDaInviare(b.percorso('copia.pdz'), tutto).personaleInTotali).toBe(false);
    const r = b.apri('copia.pdz');
    expect(r.piano().registri.persona).toEqual([]);
    expect(asDellAnno(r.piano(), 2026)).toHaveProperty('nv');
    r.chiudi();
    s.chiudi();
  });

  it('non si scrive mai sopra un piano aperto: questo, sotto qualunque nome, o quello di un collega', () => {
    const s = nuovoPiano(b);
    const suo = nuovoPiano(b, 'collega.pdz');
    symlinkSync(b.percorso('prova.pdz'), b.percorso('collegato.pdz'));
    linkSync(b.percorso('prova.pdz'), b.percorso('altro-nome.pdz'));
    const copia = s.istantanee()[0];
    if (!copia) throw new Error('nessuna copia tenuta');
    const prima = new Map(['prova.pdz', 'collega.pdz'].map((n) => [n, byte(n)]));
    const letto = b.apri('collega.pdz', true);
    for (const nome of ['prova.pdz', 'collegato.pdz', 'altro-nome.pdz', 'collega.pdz']) {
      const vietato = expect.objectContaining({
        code: 'input-non-valido',
        message: expect.stringContaining('Scegliere un altro nome'),
      });
      expect(() => s.copiaDaInviare(b.percorso(nome), tutto), nome).toThrow(vietato);
      expect(() => s.estrai(copia.chiave, b.percorso(nome)), nome).toThrow(vietato);
    }
    expect(() => letto.salvaCome(b.percorso('prova.pdz'))).toThrow(/Scegliere un altro nome/);
    for (const [nome, era] of prima) expect(byte(nome) === era, nome).toBe(true);
    suo.chiudi();
    s.copiaDaInviare(b.percorso('collega.pdz'), tutto);
    letto.chiudi();
    s.chiudi();
  });
});
