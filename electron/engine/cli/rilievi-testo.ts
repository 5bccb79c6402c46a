import type { Luogo, Rilievo } from '#domain/esito.ts';
import { stati } from '#domain/stati.ts';

const esiti = { violazione: 'violazione', non_verificabile: 'non verificabile' } as const;

/** Findings of one kind beyond which only the first are written in full. */
const SOGLIA = 4;
/** Findings written in full of a long group. */
const PER_ESTESO = 3;
/** Subjects named after them. */
const NOMINATI = 12;

const scriviLuogo = (l: Luogo): string => {
  const cella = [l.file, l.foglio && `foglio «${l.foglio}»`, l.cella].filter((x) => x).join(', ');
  return cella === '' ? l.etichetta : `${l.etichetta} (${cella})`;
};

const riga = (titolo: string, testi: readonly string[]): string[] =>
  testi.length === 0 ? [] : [`    ${titolo}: ${testi.join('; ')}`];

const testa = (r: Rilievo): string =>
  `${esiti[r.esito]}${r.accettata === undefined ? '' : ', accettata con motivazione'}`;

const corpo = (r: Rilievo): string[] => [
  `    ${r.messaggio}`,
  ...(r.espressione === '' ? [] : [`    Conto: ${r.espressione}`]),
  ...riga('Dove', r.luoghi.map(scriviLuogo)),
];

const fonti = (r: Rilievo): string[] =>
  riga(
    'Fonti',
    r.fonti.map((f) => f.testo),
  );
const cheFare = (r: Rilievo): string[] => {
  const testo = r.rimedi.map((x) => x.testo).join(' ');
  return testo === '' ? [] : [`    Che fare: ${testo}`];
};

const uno = (r: Rilievo): string =>
  [`${r.gravita.toUpperCase()} ${r.regola} ${r.soggetto} — ${testa(r)}`, ...corpo(r), ...fonti(r), ...cheFare(r)].join(
    '\n',
  );

/** Many findings of one kind: how many, the first in full, the subjects of the others. */
const molti = (gruppo: readonly Rilievo[], primo: Rilievo): string => {
  const altri = gruppo.slice(PER_ESTESO);
  const nomi = altri.slice(0, NOMINATI).map((r) => r.soggetto);
  const oltre = altri.length > nomi.length ? ` e altri ${altri.length - nomi.length}` : '';
  const causa = primo.causa === undefined ? '' : ` (la causa è in ${primo.causa})`;
  // What to do is said once where it is the same for all.
  const comune = gruppo.every((r) => cheFare(r)[0] === cheFare(primo)[0]);
  return [
    `${primo.gravita.toUpperCase()} ${primo.regola} — ${testa(primo)}, ${gruppo.length} volte${causa}`,
    ...gruppo.slice(0, PER_ESTESO).flatMap((r) => [`  ${r.soggetto}`, ...corpo(r), ...(comune ? [] : cheFare(r))]),
    `  Gli altri: ${nomi.join(', ')}${oltre}. Tutti per esteso: check --regola ${primo.regola}.`,
    ...fonti(primo),
    ...(comune ? cheFare(primo) : []),
  ].join('\n');
};

/** What makes two findings of a kind: same rule, outcome, severity, cause; an accepted one stands apart. */
const genere = (r: Rilievo): string =>
  [r.gravita, r.regola, r.esito, r.causa ?? '', r.accettata === undefined ? '' : 'accettata'].join(' ');

/**
 * Findings as text, by severity; many of the same kind are one entry with their number and the first places. `estesi`
 * writes every one in full.
 */
export const rilieviInTesto = (rilievi: readonly Rilievo[], estesi: boolean): string[] => {
  const inOrdine = stati.gravita.flatMap((g) => rilievi.filter((r) => r.gravita === g));
  if (estesi) return inOrdine.map(uno);
  const gruppi = Map.groupBy(inOrdine, genere);
  return [...gruppi.values()].flatMap((gruppo) => {
    const [primo] = gruppo;
    return primo === undefined || gruppo.length <= SOGLIA ? gruppo.map(uno) : [molti(gruppo, primo)];
  });
};
