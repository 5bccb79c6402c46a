import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';
import type { EsitoVerifica, Luogo, Rilievo } from '#domain/esito.ts';

/*
 * The book of findings: everything that the rules say in the tests (places, remedies, operands, steps), written once for
 * people to read in test/golden/rilievi, one file for each test file, and compared at every run. A test that asserts a
 * sentence so holds the whole finding. When a change is meant: AGGIORNA_GOLDEN=1, then read the diff.
 */
const cartella = new URL('../golden/rilievi/', import.meta.url);
const aggiorna = process.env.AGGIORNA_GOLDEN === '1';
const inizioVoce = '\n=== ';
type Libro = { readonly percorso: URL; readonly voci: Map<string, string> };
const libri = new Map<string, Libro>();

const apri = (nome: string): Libro => {
  const gia = libri.get(nome);
  if (gia !== undefined) return gia;
  const percorso = new URL(`${nome}.txt`, cartella);
  const voci = new Map<string, string>();
  if (!aggiorna && existsSync(percorso))
    for (const voce of readFileSync(percorso, 'utf8').split(inizioVoce).slice(1)) {
      const fine = voce.indexOf('\n');
      voci.set(voce.slice(0, fine), voce.slice(fine + 1).trimEnd());
    }
  const libro = { percorso, voci };
  libri.set(nome, libro);
  return libro;
};

const scritto = ({ tipo, id, etichetta, ...altro }: Luogo): string =>
  `${tipo} «${etichetta}» ${id}${Object.entries(altro)
    .map(([nome, valore]) => ` ${nome}=${valore}`)
    .join('')}`;

/** A finding in lines, with plain spaces. */
const pagina = (r: Rilievo): string =>
  [
    `${r.esito} ${r.gravita}${r.probabile ? ' probabile' : ''}${r.daRileggere ? ' da rileggere' : ''} · ${r.soggetto}`,
    `  ${r.messaggio}`,
    ...(r.espressione === '' ? [] : [`  espressione: ${r.espressione}`]),
    ...Object.entries(r.operandi).map(([nome, valore]) => `  dato ${nome}: ${valore}`),
    ...r.luoghi.map((l) => `  luogo: ${scritto(l)}`),
    ...r.rimedi.map(
      (x) =>
        `  rimedio: ${x.testo}${x.vai ? ` → ${scritto(x.vai)}` : ''}${x.comando ? ` ! ${JSON.stringify(x.comando)}` : ''}`,
    ),
    ...(r.passi ?? []).map((x) => `  passo: ${x.testo} | ${x.calcolo} | ${x.risultato} | ${x.fonte ?? ''}`),
    ...r.fonti.map((f) => `  fonte: ${f.testo}`),
    ...(r.causa === undefined ? [] : [`  causa: ${r.causa}`]),
  ]
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');

/** How many subjects a rule examined and with which outcomes. */
const conti = (regola: string, { riepilogo }: EsitoVerifica): string => {
  const { esaminati = 0, ok = 0, violazione = 0, non_verificabile = 0 } = riepilogo[regola] ?? {};
  return `esaminati ${esaminati}: ${ok} ok, ${violazione} no, ${non_verificabile} non si sa`;
};

const intere = 1;
/** Findings in lines: the first in full, the others by their hash. */
const pagine = (regola: string, esito: EsitoVerifica): string => {
  const { rilievi } = esito;
  const altri = rilievi.slice(intere).map(pagina);
  const impronta = createHash('sha256').update(altri.join('\n')).digest('hex').slice(0, 16);
  return [
    conti(regola, esito),
    ...rilievi.slice(0, intere).map(pagina),
    ...(altri.length > 0 ? [`e altri ${altri.length}, impronta ${impronta}`] : []),
  ].join('\n');
};

/** Outcomes, the first sentence and the hash of everything, in one line. */
const inUnaRiga = (regola: string, esito: EsitoVerifica): string => {
  const { rilievi } = esito;
  const [primo] = rilievi;
  if (primo === undefined) return `niente, ${conti(regola, esito)}`;
  const testo = [conti(regola, esito), ...rilievi.map(pagina)].join('\n');
  const impronta = createHash('sha256').update(testo).digest('hex').slice(0, 12);
  return `${rilievi.length} ${impronta} ${primo.esito}: ${primo.messaggio
    .slice(0, 120)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trimEnd()}`;
};

/** One line for each answer; questions with the same answer share it. */
const inRighe = (risposte: readonly (readonly [string, string])[]): string =>
  [...Map.groupBy(risposte, ([, risposta]) => risposta)]
    .map(([risposta, domande]) => `${domande.map(([d]) => d).join(', ')} → ${risposta}`)
    .join('\n');

/** The last comparison: the running test, how many it has made, how many assertions it had then. */
let ultima = { prova: '', volta: 0, attese: 0 };

/**
 * Compares the findings of a rule, asked by the running test of the rules, with those of the book; where they answer many
 * questions, given by name, each takes one line.
 */
export const confrontaConIlLibro = (
  regola: string,
  risposte: EsitoVerifica | ReadonlyMap<string, EsitoVerifica>,
): void => {
  const { testPath, currentTestName, assertionCalls } = expect.getState();
  if (!testPath?.includes('/unit/rules/') || currentTestName === undefined) return;
  // Fewer assertions than before: the same test has started again.
  const stessa = ultima.prova === currentTestName && assertionCalls >= ultima.attese;
  const volta = stessa ? ultima.volta + 1 : 1;
  ultima = { prova: currentTestName, volta, attese: assertionCalls + 1 };
  const voce = `${currentTestName} | ${regola} ${volta}`;
  const testo =
    'get' in risposte
      ? inRighe([...risposte].map(([domanda, esito]) => [domanda, inUnaRiga(regola, esito)]))
      : pagine(regola, risposte);
  const { percorso, voci } = apri(basename(testPath, '.test.ts'));
  if (aggiorna) {
    voci.set(voce, testo);
    const righe = [...voci].map(([titolo, corpo]) => `${inizioVoce}${titolo}\n${corpo}`);
    writeFileSync(percorso, `Che cosa dicono le regole nelle prove: si rilegge quando cambia.${righe.join('\n')}\n`);
  }
  expect({ voce, testo: voci.get(voce) ?? 'non è nel libro: AGGIORNA_GOLDEN=1 lo scrive' }).toEqual({ voce, testo });
};
