import { describe, expect, test } from 'vitest';
import { tuttiIBlocchi } from '#documento/albero.ts';
import { testoDi } from '#documento/inline.ts';
import type { Documento } from '#documento/tipi.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { corpoAssociativoManca } from '#domain/parti.ts';
import type { Piano } from '#domain/piano.ts';
import type { Ente, Parte } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import { accordoDi, pianoEsempio, testiDi } from '../../support/atti.ts';
import { idDi } from '../../support/costruisci.ts';

const conForma = (forma: Stato<'forma'>): Piano => {
  const piano = pianoEsempio();
  return { ...piano, testa: { ...piano.testa, forma } };
};

/** A plan with one more party, made from the first one. */
const conParte = (
  piano: Piano,
  ruolo: Parte['ruolo'],
  tipo: Ente['tipo'],
  denominazione: string,
  perConto: Parte['perConto'] = [],
): Piano => {
  const { ente, parte } = piano.registri;
  const [modello] = parte;
  const [altro] = ente;
  if (!modello || !altro) throw new Error('il piano di prova non ha Parti');
  const nuovo: Ente = {
    ...altro,
    id: idDi(`ente:${denominazione}`),
    tipo,
    denominazione,
    comuneId: null,
    codice: null,
  };
  const sua: Parte = {
    ...modello,
    id: idDi(`parte:${denominazione}`),
    enteId: nuovo.id,
    ruolo,
    ordine: 99,
    perConto,
    persona: 'Ada Rossi',
  };
  return { ...piano, registri: { ...piano.registri, ente: [...ente, nuovo], parte: [...parte, sua] } };
};

/** Text of the list of the parties. */
const elencoParti = (d: Documento): string =>
  tuttiIBlocchi(d.blocchi.filter((b) => b.zona === 'parti'))
    .map((b) => ('tratti' in b ? testoDi(b.tratti) : ''))
    .join('\n');

describe.each([
  ['consorzio31', 'gestore', 'consorzio', 'Consorzio del Lieto'],
  ['azienda114', 'gestore', 'azienda', 'Azienda speciale del Lieto'],
  ['unione32', 'unione', 'unione', 'Unione dei Comuni del Lieto'],
] as const)('l’ente della gestione associata: %s', (forma, ruolo, tipo, nome) => {
  test('senza la sua Parte l’accordo lo dice nel testo, fra le firme e in «che cosa manca», con il posto', () => {
    const piano = conForma(forma);
    expect(corpoAssociativoManca(piano)).toBe(true);
    const d = accordoDi(piano);
    const scritto = 'ente della gestione associata, da aggiungere fra le Parti (stanza Atti, «Parti e firme»)';
    expect(elencoParti(d)).toContain(`⟨da compilare: ${scritto}⟩`);
    expect(d.mancanze.find((m) => m.nome === 'ente-associativo.denominazione')).toMatchObject({
      etichetta: scritto,
      gruppo: 'Ente della gestione associata',
      fissatoA: 'schema',
    });
    expect(testiDi(d, 'firma')).toHaveLength(comuniDellAmbito(piano).length + 1);
    expect(d.errori).toEqual([]);
  });
  test('con la sua Parte è scritto una volta nelle Parti e una nelle firme, e non manca più', () => {
    const piano = conParte(conForma(forma), ruolo, tipo, nome);
    expect(corpoAssociativoManca(piano)).toBe(false);
    const d = accordoDi(piano);
    expect(elencoParti(d).split(nome)).toHaveLength(2);
    expect(testiDi(d, 'firma').filter((t) => t.includes(nome))).toHaveLength(1);
    expect(d.mancanze.map((m) => m.nome)).not.toContain('ente-associativo.denominazione');
  });
});

test.each(['convenzione30', 'istituzione114', 'gestione_diretta'] as const)(
  '%s: nessun ente da aggiungere',
  (forma) => {
    const piano = conForma(forma);
    expect(corpoAssociativoManca(piano)).toBe(false);
    expect(accordoDi(piano).mancanze.map((m) => m.nome)).not.toContain('ente-associativo.denominazione');
  },
);

test('un Comune per il quale interviene l’Unione, e che non firma, non è scritto fra le Parti; resta nel territorio', () => {
  const piano = conForma('unione32');
  const [comune, altro] = comuniDellAmbito(piano);
  if (!comune || !altro) throw new Error('servono due Comuni');
  const conUnione = conParte(piano, 'unione', 'unione', 'Unione del Lieto', [comune.id, altro.id]);
  const suo = enteDelComune(piano, comune.id);
  const senza: Piano = {
    ...conUnione,
    registri: { ...conUnione.registri, parte: conUnione.registri.parte.filter((p) => p.enteId !== suo?.id) },
  };
  const d = accordoDi(senza);
  expect(elencoParti(d)).not.toContain(`il Comune di ${comune.nome} (`);
  expect(elencoParti(d)).toContain(`il Comune di ${altro.nome} (`);
  expect(elencoParti(d)).toContain(`per conto dei Comuni di ${comune.nome} e ${altro.nome}`);
  expect(testiDi(d, 'firma').some((t) => t.startsWith(`il Comune di ${comune.nome}\n`))).toBe(false);
  const tabella = d.blocchi.flatMap((b) => (b.t === 'tabella' ? [JSON.stringify(b.righe)] : []))[0];
  expect(tabella).toContain(comune.nome);
});

test('un Comune senza Parte e per il quale nessuno interviene non sparisce dalle Parti', () => {
  const piano = conForma('convenzione30');
  const [comune] = comuniDellAmbito(piano);
  if (!comune) throw new Error('serve un Comune');
  const suo = enteDelComune(piano, comune.id);
  const senza: Piano = {
    ...piano,
    registri: { ...piano.registri, parte: piano.registri.parte.filter((p) => p.enteId !== suo?.id) },
  };
  expect(elencoParti(accordoDi(senza))).toContain(`il Comune di ${comune.nome} (`);
});

test('aderiscono gli enti del Terzo settore per i quali il registro lo dice, e nessun altro', () => {
  const piano = pianoEsempio();
  const [primo, secondo, ...altri] = piano.registri.ets;
  if (!primo || !secondo) throw new Error('servono due enti');
  const ets = [
    { ...primo, aderisce: true, rappresentante: 'Ada Rossi' },
    { ...secondo, aderisce: false },
    ...altri.map((e) => ({ ...e, aderisce: null })),
  ];
  const testo = (p: Piano) =>
    tuttiIBlocchi(accordoDi(p).blocchi)
      .map((b) => ('tratti' in b ? testoDi(b.tratti) : ''))
      .join('\n');
  const con = testo({ ...piano, registri: { ...piano.registri, ets } });
  expect(con).toContain('ADESIONI');
  expect(con).toContain('nella persona di Ada Rossi');
  expect(con.split(primo.denominazione)).toHaveLength(2);
  expect(con).not.toContain(`${secondo.denominazione}, codice fiscale`);
  expect(
    testo({ ...piano, registri: { ...piano.registri, ets: ets.map((e) => ({ ...e, aderisce: null })) } }),
  ).not.toContain('ADESIONI');
});
