import fc from 'fast-check';
import type { Gestori, Ingresso } from '#contract/define.ts';
import type { contrattoRegistri } from '#contract/registri.ts';
import type { Piano } from '#domain/piano.ts';
import { gestoriRegistri } from '#engine/operations/registri.ts';
import type { CampoScritto } from '#engine/registri/campo.ts';
import type { Genere } from '#engine/registri/genere.ts';
import * as generi from '#engine/registri/generi-valore.ts';
import { banco, motoreDiProva, nuovoPiano } from './banco-motore.ts';
import { paccoNazionale } from './piano-in-memoria.ts';

/** An open plan of the real pack with the registers' operations, and how to take everything away. */
export const bancoRegistri = () => {
  const b = banco();
  const { motore } = motoreDiProva(b.radice);
  const sessione = nuovoPiano(b, 'registri.pdz', { pacco: paccoNazionale(), conSchede: true });
  motore.apri(sessione);
  const g: Gestori<typeof contrattoRegistri> = gestoriRegistri(motore);
  const togli = () => {
    motore.apri(null);
    b.togli();
  };
  return { g, motore, radice: b.radice, sessione, piano: (): Piano => sessione.piano(), togli };
};

type Modifica = Ingresso<typeof contrattoRegistri, 'registri/scrivi'>;
/** A change of a view with the usual rest. */
export const modifica = (vista: string, oltre: Partial<Modifica>): Modifica => ({
  ...{ vista, gruppo: '', titolo: 'Prova', motivo: null, celle: [], aggiunte: [], eliminate: [] },
  ...oltre,
});

const data = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
const due = (n: number) => String(n).padStart(2, '0');
const parola = fc.stringMatching(/^[A-Za-zàèéìòù'= +@.-]{1,24}$/).filter((t) => t.trim() !== '');

/** Texts that a column of a kind accepts, as people write them. */
const perGenere = new Map<Genere, fc.Arbitrary<string>>([
  [
    generi.importo,
    fc
      .integer({ min: -99_999_999, max: 99_999_999 })
      .map((c) => `${c < 0 ? '-' : ''}${Math.floor(Math.abs(c) / 100)},${due(Math.abs(c) % 100)}`),
  ],
  [generi.intero, fc.integer({ min: 0, max: 999_999 }).map(String)],
  [generi.anno, fc.integer({ min: 1900, max: 2199 }).map(String)],
  [generi.ordine, fc.integer({ min: 0, max: 900 }).map(String)],
  [generi.giorno, data.map((d) => `${due(d.getUTCDate())}/${due(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`)],
  [
    generi.quantita,
    fc.integer({ min: 0, max: 9_999_999 }).map((m) => `${Math.floor(m / 1000)},${String(m % 1000).padStart(3, '0')}`),
  ],
  [
    generi.fteMilli,
    fc.integer({ min: 0, max: 99_999 }).map((m) => `${Math.floor(m / 1000)},${String(m % 1000).padStart(3, '0')}`),
  ],
  [generi.quotaBp, fc.integer({ min: 0, max: 10_000 }).map((b) => `${Math.floor(b / 100)},${due(b % 100)} %`)],
  [generi.orario, fc.integer({ min: 1, max: 2880 }).map((m) => `${Math.floor(m / 60)}:${due(m % 60)}`)],
  [generi.ora, fc.integer({ min: 0, max: 1440 }).map((m) => `${due(Math.floor(m / 60))}:${due(m % 60)}`)],
  [generi.codiceIstat, fc.integer({ min: 1, max: 999_999 }).map((n) => String(n).padStart(6, '0'))],
  [
    generi.elencoTesti,
    fc
      .array(
        parola.filter((p) => !p.includes(';')),
        { minLength: 1, maxLength: 3 },
      )
      .map((a) => a.join('; ')),
  ],
  [
    generi.assenze,
    data.map((d) => `aspettativa dal ${due(d.getUTCDate())}/${due(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`),
  ],
]);

/** Texts that a column accepts in this plan; null when it is a reference to something that the plan does not have. */
export const testiDi = (campo: CampoScritto, piano: Piano): fc.Arbitrary<string> | null => {
  const opzioni = campo.genere.opzioni?.(piano);
  if (opzioni !== undefined) {
    if (opzioni.length === 0) return null;
    return fc.constantFrom(
      ...opzioni.flatMap((o) => [o.id, ...(opzioni.filter((x) => x.testo === o.testo).length === 1 ? [o.testo] : [])]),
    );
  }
  const noto = [...perGenere].find(
    ([g]) => g === campo.genere || (g.atteso === campo.genere.atteso && g.tipo === campo.genere.tipo),
  );
  if (noto !== undefined) return noto[1];
  return campo.genere.tipo === 'fte' ? (perGenere.get(generi.fteMilli) ?? null) : parola;
};
