import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evento } from '#contract/index.ts';
import type { DatiNuovoPiano } from '#domain/ingressi.ts';
import { assemblaPiano } from '#domain/nuovo-piano.ts';
import type { Capitolo, PaccoCompilato } from '#domain/pacco.ts';
import { nuovoId } from '#engine/id.ts';
import { creaMotore } from '#engine/motore.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import type { Migrazione } from '#engine/storage/migrazioni.ts';
import { creaPiano } from '#engine/storage/nuovo.ts';
import { type AmbienteSessione, creaSessione } from '#engine/storage/sessione.ts';
import type { Motore, SessionePiano } from '#engine/tipi.ts';
import { processiCostruiti } from './lavoratori.ts';
import { paccoDiProva } from './pacco-di-prova.ts';

/** A clock that only goes forward when told, one second at each reading. */
export const orologio = (inizio = '2026-11-24T08:00:00.000Z') => {
  let adesso = Date.parse(inizio);
  return {
    adesso: () => {
      adesso += 1;
      return new Date(adesso);
    },
    avanza: (millisecondi: number) => {
      adesso += millisecondi;
    },
  };
};

/** A folder for one test: data of the app, folder of the plans; `togli` removes everything. */
export const banco = (opzioni: { readonly migrazioni?: readonly Migrazione[] } = {}) => {
  const radice = mkdtempSync(join(tmpdir(), 'pdz-prova-'));
  const tempo = orologio();
  const cambi: { seq: number; registri: string[]; sezioni: string[] }[] = [];
  const ambiente: AmbienteSessione = {
    cartellaDati: join(radice, 'dati'),
    adesso: tempo.adesso,
    autore: () => ({ nome: 'Ada', ruolo: 'coordinatrice', ente: 'Ambito di prova' }),
    postazione: 'postazione-di-prova',
    cambiato: (c) => cambi.push(c),
    ...opzioni,
  };
  return {
    radice,
    tempo,
    ambiente,
    cambi,
    percorso: (nome = 'prova.pdz') => join(radice, nome),
    apri: (nome = 'prova.pdz', solaLettura = false): SessionePiano =>
      creaSessione(ambiente, apriFile(ambiente, join(radice, nome), { solaLettura })),
    togli: () => rmSync(radice, { recursive: true, force: true }),
  };
};

/** Two Comuni, three years. */
export const datiDiProva: DatiNuovoPiano = {
  ambito: 'Ambito di prova',
  regione: null,
  codiceSioss: null,
  formaLetta: 'convenzione30',
  capofilaIstat: '990001',
  asl: null,
  annoInizio: 2026,
  annoFine: 2028,
  comuni: ['Acquachiara', 'Borgofiore'].map((nome, i) => ({
    codiceIstat: `99000${i + 1}`,
    nome,
    provincia: null,
    siglaProvincia: null,
    regione: null,
    codiceCatastale: null,
    popolazione: [{ dataRiferimento: '2021-01-01', residenti: 1000 * (i + 1), fonte: null }],
  })),
};

/** Pack with two chapters and a text of every kind of block, on top of the small pack of the rules. */
export const paccoConCapitoli = (oltre: Partial<PaccoCompilato> = {}): PaccoCompilato => {
  const capitolo: Omit<Capitolo, 'id' | 'titolo' | 'numero' | 'corpo'> = {
    padre: null,
    tutela: 'libero',
    paroleAttese: 100,
    lettere: [],
    contiene: null,
  };
  const testo = (t: string) => [{ t: 'testo', testo: t } as const];
  return paccoDiProva({
    capitoli: [
      {
        ...capitolo,
        id: 'premessa',
        titolo: 'Premessa',
        numero: 1,
        corpo: [
          { t: 'vincolato', id: 'norma', figli: [{ t: 'paragrafo', id: 'norma-1', figli: testo('Testo fissato.') }] },
          { t: 'paragrafo', id: 'libero-1', figli: [...testo('Testo libero con '), { t: 'compila', nome: 'dato-x' }] },
          { t: 'compila', id: 'da-scrivere', figli: [] },
          { t: 'tabella', id: 'tab', fonte: 'comuni', totali: false },
          { t: 'se', id: 'cond', quando: { e: 'logico', valore: true }, figli: [], altrimenti: [] },
        ],
      },
      { ...capitolo, id: 'leps', titolo: 'LEPS', numero: 10, contiene: 'leps', corpo: [] },
      { ...capitolo, id: 'schede', titolo: 'Schede', numero: 11, contiene: 'schede', corpo: [] },
    ],
    ...oltre,
  });
};

/** Makes and opens a plan of the test pack at a path of the bench. */
export const nuovoPiano = (
  b: ReturnType<typeof banco>,
  nome = 'prova.pdz',
  opzioni: { readonly conSchede?: boolean; readonly pacco?: PaccoCompilato } = {},
): SessionePiano => {
  const pacco = opzioni.pacco ?? paccoConCapitoli();
  const { operazioni } = assemblaPiano(
    pacco,
    datiDiProva,
    { conSchede: opzioni.conSchede ?? false, documentoId: null },
    nuovoId,
  );
  const testa = operazioni[0];
  if (testa?.op !== 'record/inserisci') throw new Error('la prima operazione è la testa del piano');
  return creaPiano(b.ambiente, b.percorso(nome), {
    pianoId: testa.id,
    pacco,
    filePacco: [],
    operazioni,
    lettura: null,
  });
};

/** An engine with its own folders and a list of what it told the pages. */
export const motoreDiProva = (radice: string, cartellaModelli = 'templates') => {
  const eventi: Evento[] = [];
  const tempo = orologio();
  const motore: Motore = creaMotore({
    adesso: tempo.adesso,
    processi: processiCostruiti,
    cartellaDati: join(radice, 'dati'),
    cartellaModelli,
    emetti: (e) => eventi.push(e),
  });
  return { motore, eventi, tempo };
};
