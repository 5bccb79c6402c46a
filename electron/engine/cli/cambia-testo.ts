import type { GruppoCambio, Previsione, RiepilogoCambio, VoceCambio } from '#contract/cambia.ts';
import type { IO } from './io.ts';

const conto = (n: number, uno: string, molti: string): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? uno : molti}`]);

/** «2 segnalazioni nuove, 1 risolta · 12 cifre, 3 tabelle in 5 sezioni · 1 clausola». */
export const riepilogoInParole = (r: RiepilogoCambio): string => {
  const testo = [
    ...conto(r.cifre, 'cifra', 'cifre'),
    ...conto(r.frasi, 'frase', 'frasi'),
    ...conto(r.tabelle, 'tabella', 'tabelle'),
    ...conto(r.grafici, 'grafico', 'grafici'),
    ...conto(r.testi, 'testo proposto', 'testi proposti'),
  ].join(', ');
  const rilievi = [
    ...conto(r.rilieviNuovi, 'segnalazione nuova', 'segnalazioni nuove'),
    ...conto(r.rilieviRisolti, 'risolta', 'risolte'),
    ...conto(r.rilieviCambiati, 'cambiata', 'cambiate'),
  ].join(', ');
  const parti = [
    rilievi,
    testo === '' ? '' : `${testo} in ${r.sezioni} ${r.sezioni === 1 ? 'sezione' : 'sezioni'}`,
    conto(r.clausole, 'clausola degli atti', 'clausole degli atti').join(''),
  ].filter((x) => x !== '');
  return parti.length === 0 ? 'niente di ciò che è già scritto' : parti.join(' · ');
};

const unita = (testo: string): string => testo.replaceAll(/\s+/gu, ' ').trim();

const voceInRighe = (v: VoceCambio): string[] => {
  const detto = (tipo: 'tolto' | 'aggiunto') =>
    unita(v.tratti.flatMap((t) => (t.tipo === tipo ? [t.testo] : [])).join(' … '));
  const righe =
    v.celle.length > 0
      ? v.celle.map(
          (c) => `${[c.riga, c.colonna].filter((x) => x !== null).join(', ')}: ${c.prima ?? '—'} → ${c.dopo ?? '—'}`,
        )
      : [`${detto('tolto') || '—'} → ${detto('aggiunto') || '—'}`];
  const id = v.istante === '' ? '' : ` [${v.id}]`;
  return [`  ${v.titolo}${id}`, ...righe.map((r) => `    ${r}`)];
};

const gruppo = (io: IO, { numero, titolo, voci }: GruppoCambio): void => {
  io.stampa(`${numero === '' ? '' : `${numero} `}${titolo}`);
  for (const v of voci) for (const riga of voceInRighe(v)) io.stampa(riga);
};

/** Prints groups of changes, before and after. */
export const stampaGruppi = (io: IO, gruppi: readonly GruppoCambio[]): void => {
  for (const g of gruppi) gruppo(io, g);
};

/** Prints what a change that is only thought of would do; what would only be filled is counted. */
export const stampaPrevisione = (io: IO, p: Previsione): void => {
  io.stampa(`Cambia: ${riepilogoInParole(p.riepilogo)}.`);
  stampaGruppi(io, p.gruppi);
  const riempiti = p.riempiti.reduce((n, g) => n + g.voci.length, 0);
  if (riempiti > 0) io.stampa(`Inoltre ${riempiti} punti che non dicevano nulla avrebbero un valore.`);
};
