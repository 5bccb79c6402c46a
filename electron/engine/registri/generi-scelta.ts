import { chiaveAlias } from '#domain/alias.ts';
import { comuniDellAmbito, nomeEnte } from '#domain/enti.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { type NomeStato, type Stato, stati } from '#domain/stati.ts';
import { comuneNominato, riconosciEnte } from '../import/enti.ts';
import { decidiProgramma, leggiCodice } from '../import/programmi.ts';
import { citato, cosi, type Dintorni, type Genere, genere, type Letto, niente, type Opzione } from './genere.ts';
import { eStato, inParole } from './parole.ts';

const testoDi = (valore: unknown): string => (typeof valore === 'string' ? valore : '');
const elenco = (opzioni: readonly Opzione[]): string => {
  const nomi = opzioni.slice(0, 8).map((o) => o.testo);
  return `${nomi.join(', ')}${opzioni.length > 8 ? '…' : ''}`;
};
const fraLeOpzioni = (opzioni: readonly Opzione[], testo: string): string | null => {
  const k = chiaveAlias(testo);
  return (
    (
      opzioni.find((o) => o.id === testo.trim() || o.testo === testo.trim()) ??
      opzioni.find((o) => chiaveAlias(o.testo) === k || chiaveAlias(o.id) === k)
    )?.id ?? null
  );
};
const nonFra = (testo: string, che: string, opzioni: readonly Opzione[]): { readonly messaggio: string } => ({
  messaggio:
    opzioni.length === 0
      ? `${citato(testo)} non è ${che}: l’elenco è ancora vuoto.`
      : `${citato(testo)} non è ${che}: scegliere fra ${elenco(opzioni)}.`,
});

/** A value of one of our vocabularies. */
export const vocabolario = <N extends NomeStato>(nome: N, che: string): Genere => {
  const valori: readonly Stato<N>[] = stati[nome];
  const opzioni = valori.map((v) => ({ id: v, testo: inParole(nome, v) }));
  return genere({
    tipo: 'stato',
    atteso: che,
    opzioni: () => opzioni,
    mostra: ([v]) => (eStato(nome, v) ? { testo: inParole(nome, v), valore: v } : niente),
    leggi: (testo, d) => {
      const id = fraLeOpzioni(opzioni, testo) ?? (nome === 'rapporto' ? d.codici().rapporto(testo) : null);
      return id === null ? nonFra(testo, che, opzioni) : { valori: [id] };
    },
  });
};

type Catalogo = {
  readonly che: string;
  readonly opzioni: (piano: Piano) => readonly Opzione[];
  readonly nome: (id: string, piano: Piano) => string | null;
  readonly riconosci: (testo: string, d: Dintorni) => string | null;
  /** What nobody recognises is kept as text: a profile, never a fund. */
  readonly libero?: boolean;
};

const idDi = (c: Catalogo, testo: string, d: Dintorni): string | null => {
  const t = testo.trim();
  const fra = c.nome(t, d.piano) === null ? fraLeOpzioni(c.opzioni(d.piano), t) : t;
  return fra ?? c.riconosci(t, d);
};

/** A code on two fields: as it was written and as the id of the catalogue. */
const codice = (c: Catalogo): Genere =>
  genere({
    tipo: 'testo',
    atteso: c.che,
    vuoto: [null, null],
    opzioni: c.opzioni,
    mostra: ([letto, id], piano) => {
      const nome = typeof id === 'string' ? c.nome(id, piano) : null;
      return nome === null ? cosi(testoDi(letto)) : { testo: nome, valore: testoDi(id) };
    },
    leggi: (testo, d): Letto => {
      const id = idDi(c, testo, d);
      if (id === null && c.libero !== true) return nonFra(testo, c.che, c.opzioni(d.piano));
      return { valori: [id === null ? testo.trim() : (c.nome(id, d.piano) ?? testo.trim()), id] };
    },
  });

/** A code on one field that only holds ids. */
const soloId = (c: Catalogo): Genere =>
  genere({
    tipo: 'testo',
    atteso: c.che,
    opzioni: c.opzioni,
    mostra: ([id], piano) => {
      const nome = typeof id === 'string' ? c.nome(id, piano) : null;
      return nome === null ? cosi(testoDi(id)) : { testo: nome, valore: testoDi(id) };
    },
    leggi: (testo, d) => {
      const id = idDi(c, testo, d);
      return id === null ? nonFra(testo, c.che, c.opzioni(d.piano)) : { valori: [id] };
    },
  });

const eCodice = (x: unknown): x is { readonly letto: string; readonly id: string | null } =>
  typeof x === 'object' && x !== null && 'letto' in x && 'id' in x;

/** Several codes in one field, separated by «; ». */
const codici = (c: Catalogo): Genere =>
  genere({
    tipo: 'testo',
    piuScelte: true,
    atteso: `${c.che}, anche più d’uno separati da punto e virgola`,
    vuoto: [[]],
    opzioni: c.opzioni,
    mostra: ([v], piano) => {
      const voci = Array.isArray(v) ? v.filter(eCodice) : [];
      return {
        testo: voci.map((x) => (x.id === null ? x.letto : (c.nome(x.id, piano) ?? x.letto))).join('; '),
        valore: voci.length === 0 ? null : voci.map((x) => x.id ?? x.letto).join('; '),
      };
    },
    leggi: (testo, d) => {
      const pezzi = testo
        .split(/[;\n]/)
        .flatMap((t) => (idDi(c, t, d) === null && t.includes(',') ? t.split(',') : [t]))
        .map((t) => t.trim())
        .filter((t) => t !== '');
      const ids = pezzi.map((letto) => ({ letto, id: idDi(c, letto, d) }));
      const ignoto = ids.find((x) => x.id === null);
      if (ignoto) return nonFra(ignoto.letto, c.che, c.opzioni(d.piano));
      return { valori: [ids.map(({ letto, id }) => ({ letto: id ?? letto, id }))] };
    },
  });

const nomiPacco = (piano: Piano, quale: 'fondi' | 'leps' | 'profili' | 'programmi') =>
  derivatoDa([piano.pacco], `scelte:${quale}`, () => new Map(piano.pacco[quale].map((v) => [v.id, v.nome] as const)));
const opzioniPacco = (quale: 'fondi' | 'leps' | 'profili' | 'programmi', conCodice: boolean) => (piano: Piano) =>
  derivatoDa([piano.pacco], `opzioni:${quale}`, (): readonly Opzione[] =>
    [...nomiPacco(piano, quale)].map(([id, nome]) => ({ id, testo: conCodice ? id : nome })),
  );
/** Catalogue of the pack shown by its codes (funds, LEPS, programmes): their names stand in the next column. */
const perCodice = (quale: 'fondi' | 'leps' | 'programmi', che: string, riconosci: Catalogo['riconosci']): Catalogo => ({
  che,
  opzioni: opzioniPacco(quale, true),
  nome: (id, piano) => (nomiPacco(piano, quale).has(id) ? id : null),
  riconosci,
});

const fondi = perCodice('fondi', 'un fondo del modello', (t, d) => d.codici().fondo(t));
const leps = perCodice('leps', 'un livello essenziale del modello', (t, d) => d.codici().leps(t));
const programmi = perCodice('programmi', 'un programma di bilancio, per esempio 12.07', (t, d) => {
  const letto = leggiCodice(t);
  return letto === null ? d.codici().programmaDaDescrizione(t) : decidiProgramma(letto, t, d.codici()).id;
});
const profili: Catalogo = {
  che: 'un profilo professionale',
  opzioni: opzioniPacco('profili', false),
  nome: (id, piano) => nomiPacco(piano, 'profili').get(id) ?? null,
  riconosci: (t, d) => d.codici().profilo(t),
  libero: true,
};
const enti: Catalogo = {
  che: 'un ente del piano (gli altri si aggiungono nel registro «Enti»)',
  opzioni: (piano) =>
    derivatoDa([piano.registri.ente, piano.registri.comune], 'opzioni:enti', (): readonly Opzione[] =>
      piano.registri.ente.map((e) => ({ id: e.id, testo: nomeEnte(piano, e.id) })),
    ),
  nome: (id, piano) => (perId(piano.registri.ente, id) === undefined ? null : nomeEnte(piano, id)),
  riconosci: (t, d) => riconosciEnte(t, d.contesto()),
};
const comuni: Catalogo = {
  che: 'un Comune dell’Ambito',
  opzioni: (piano) =>
    derivatoDa(
      [piano.registri.comune, piano.registri.appartenenza, piano.testa],
      'opzioni:comuni',
      (): readonly Opzione[] => comuniDellAmbito(piano).map((c) => ({ id: c.id, testo: c.nome })),
    ),
  nome: (id, piano) => perId(piano.registri.comune, id)?.nome ?? null,
  riconosci: (t, d) =>
    /^\d{5,6}$/.test(t)
      ? (d.contesto().comuni.find((c) => c.codiceIstat === t.padStart(6, '0'))?.id ?? null)
      : (comuneNominato(t, d.contesto())?.id ?? null),
};

/** A fund: as written and as recognised. */
export const fondo = codice(fondi);
/** A LEPS. */
export const unLeps = codice(leps);
/** A programme of the budget. */
export const programma = codice(programmi);
/** A professional profile; free text when the pack does not know it. */
export const profilo = codice(profili);
/** A body of the plan. */
export const ente = codice(enti);
/** A Comune of the Ambito. */
export const comune = codice(comuni);
/** A programme, on a field that holds only its id. */
export const soloProgramma = soloId(programmi);
/** A body, on a field that holds only its id. */
export const soloEnte = soloId(enti);
/** A Comune, on a field that holds only its id. */
export const soloComune = soloId(comuni);
/** Several LEPS. */
export const piuLeps = codici(leps);
/** Several Comuni. */
export const piuComuni = codici(comuni);

/** Several Comuni, kept by id alone. */
export const idComuni = genere({
  ...piuComuni,
  mostra: ([v], piano) =>
    piuComuni.mostra([Array.isArray(v) ? v.map((id) => ({ letto: String(id), id: String(id) })) : []], piano),
  leggi: (testo, d) => {
    const letti = piuComuni.leggi(testo, d);
    if ('messaggio' in letti) return letti;
    const [voci] = letti.valori;
    return { valori: [Array.isArray(voci) ? voci.filter(eCodice).map((x) => x.id) : []] };
  },
});

type ConNome = 'persona' | 'scheda' | 'protocollo' | 'distretto' | 'obiettivo' | 'ets' | 'contributo' | 'voceSpesa';
const nomiRighe: { readonly [R in ConNome]: (riga: Piano['registri'][R][number], piano: Piano) => string } = {
  persona: (p, piano) => `${p.matricola}, ${nomeEnte(piano, p.enteId, p.enteLetto)}`,
  scheda: (s) => `${s.codice} ${s.titolo}`,
  protocollo: (p) => p.titolo,
  distretto: (d) => d.denominazione,
  obiettivo: (o) => o.testo,
  ets: (e) => e.denominazione,
  contributo: (c) => c.codice,
  voceSpesa: (v) => v.descrizione,
};

/** A row of another register, chosen by its name. */
export const riferimento = <R extends ConNome>(registro: R, che: string): Genere => {
  const nome: (riga: Piano['registri'][R][number], piano: Piano) => string = nomiRighe[registro];
  const righe = (piano: Piano): readonly (Piano['registri'][R][number] & { readonly id: string })[] =>
    piano.registri[registro];
  return soloId({
    che,
    opzioni: (piano) =>
      derivatoDa([piano.registri[registro]], `opzioni:${registro}`, (): readonly Opzione[] =>
        righe(piano).map((r) => ({ id: r.id, testo: nome(r, piano) })),
      ),
    nome: (id, piano) => {
      const riga = perId(righe(piano), id);
      return riga === undefined ? null : nome(riga, piano);
    },
    riconosci: (t, d) =>
      registro === 'scheda' ? (d.piano.registri.scheda.find((s) => s.codice === t)?.id ?? null) : null,
  });
};
