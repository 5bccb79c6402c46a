import { applicaABlocchi } from '#domain/diff-blocchi.ts';
import { idSchema } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import { type Riga, registri } from '#domain/registri.ts';
import type { Sezione } from '#domain/section-content.ts';
import type { LetturaAccettata } from '../tipi.ts';
import type { FonteLettura, RegistroInMemoria } from './fonte-lettura.ts';
import { creaLetturaDa } from './lettura.ts';
import { registriConDocumento } from './schema.ts';
import { sommaCifre } from './somma-cifre.ts';

/** What a file would bring, original bytes aside. */
export type LetturaIpotetica = Pick<LetturaAccettata, 'documento' | 'righe' | 'celle' | 'operazioni'>;

/** A change that somebody thinks of making: files that would enter, operations, another pack. */
export type Ipotesi = {
  readonly letture: readonly LetturaIpotetica[];
  readonly operazioni: readonly Operazione[];
  readonly pacco: PaccoCompilato | null;
};

/** Cells between one breath and the next. */
const PEZZO = 2_000;

/** Figures that a reading would give: the same sum that the database makes of the cells once they are in. */
export function* cifreDellaLettura(l: LetturaIpotetica): Generator<undefined, readonly CifraContabile[]> {
  const somma = sommaCifre(l.documento);
  let lette = 0;
  for (const celle of [l.righe.rigaLetta ?? [], l.celle?.() ?? []])
    for (const c of celle) {
      somma.conta(c);
      lette += 1;
      if (lette % PEZZO === 0) yield;
    }
  return somma.fine();
}

type DiUnRegistro = Extract<Operazione, { readonly registro: unknown }>;

const dopo = <R extends RegistroInMemoria>(
  registro: R,
  righe: readonly Riga<R>[],
  nuove: readonly Riga<R>[],
  operazioni: readonly DiUnRegistro[],
): readonly Riga<R>[] => {
  if (nuove.length === 0 && operazioni.length === 0) return righe;
  const mappa = new Map<string, Riga<R>>([...righe, ...nuove].map((r) => [r.id, r]));
  const valida = (x: unknown): Riga<R> => registri[registro].parse(x) as Riga<R>;
  for (const o of operazioni) {
    if (o.op === 'record/elimina') mappa.delete(o.id);
    else if (o.op === 'record/inserisci') mappa.set(o.id, valida(o.valori));
    else {
      const riga = mappa.get(o.id);
      if (riga) mappa.set(o.id, valida({ ...riga, ...o.dopo }));
    }
  }
  return [...mappa.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const sezioniDopo = (sezioni: readonly Sezione[], operazioni: readonly Operazione[]): readonly Sezione[] => {
  const mappa = new Map<string, Sezione>(sezioni.map((s) => [s.id, s]));
  const scritte = new Set<string>();
  for (const o of operazioni) {
    if (o.op === 'sezione/inserisci') mappa.set(o.sezione.id, o.sezione);
    else if (o.op === 'sezione/elimina') mappa.delete(o.sezione.id);
    else if (o.op === 'sezione/modifica') {
      const s = mappa.get(o.id);
      if (s) mappa.set(o.id, { ...s, ...o.dopo });
      scritte.add(o.id);
    } else if ('sezioneId' in o) {
      const s = mappa.get(o.sezioneId);
      if (s)
        mappa.set(o.sezioneId, {
          ...s,
          contenuto: { versione: 1, blocchi: applicaABlocchi(s.contenuto.blocchi, o) },
        });
      scritte.add(o.sezioneId);
    }
  }
  if (operazioni.every((o) => !('sezione' in o || 'sezioneId' in o || o.op === 'sezione/modifica'))) return sezioni;
  return [...mappa.values()]
    .map((s) => (scritte.has(s.id) ? { ...s, revisione: s.revisione + 1 } : s))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/**
 * The plan as it would be: nothing is written. Rows that do not change keep their identity, so that what is derived from
 * them is not computed again. `cifre` are those of the readings (`cifreDellaLettura`), by document.
 */
export const pianoIpotetico = (
  base: FonteLettura,
  ipotesi: Ipotesi,
  cifre: ReadonlyMap<string, readonly CifraContabile[]>,
): Piano => {
  const { letture, pacco } = ipotesi;
  const operazioni = [...letture.flatMap((l) => l.operazioni), ...ipotesi.operazioni];
  const ritirati = new Set(operazioni.flatMap((o) => (o.op === 'documento/ritira' ? [o.documentoId] : [])));
  const visibili = <R extends RegistroInMemoria>(registro: R): readonly Riga<R>[] => {
    const righe = base.registro(registro);
    if (ritirati.size === 0 || (registro !== 'documento' && !registriConDocumento.includes(registro))) return righe;
    return righe.filter((r) => {
      const di = registro === 'documento' ? r.id : 'documentoId' in r ? r.documentoId : null;
      return di === null || !ritirati.has(idSchema.parse(di));
    });
  };
  const portate = <R extends RegistroInMemoria>(registro: R): readonly Riga<R>[] =>
    letture.flatMap((l) => {
      const righe: readonly unknown[] = registro === 'documento' ? [l.documento] : (l.righe[registro] ?? []);
      return righe.map((r) => registri[registro].parse(r) as Riga<R>);
    });
  return creaLetturaDa({
    ...base,
    registro: (registro) =>
      dopo(
        registro,
        visibili(registro),
        portate(registro),
        operazioni.filter((o): o is DiUnRegistro => 'registro' in o && o.registro === registro),
      ),
    cifre: (documentoId, enteId) => cifre.get(documentoId) ?? base.cifre(documentoId, enteId),
    sezioni: () => sezioniDopo(base.sezioni(), operazioni),
    pacco: () => pacco ?? base.pacco(),
  }).piano();
};
