import { chiaveCifra } from '#domain/cifre-corrette.ts';
import { perId } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { CifraContabile, Piano, RegistriDelPiano } from '#domain/piano.ts';
import { type NomeRegistro, type Riga, registri } from '#domain/registri.ts';

type RigaQualsiasi = { readonly id: string };

/** Rows of a register after the operations on it. */
const dopo = (
  registro: NomeRegistro,
  righe: readonly RigaQualsiasi[],
  operazioni: readonly Operazione[],
): readonly RigaQualsiasi[] => {
  const mappa = new Map(righe.map((r) => [r.id, r]));
  for (const o of operazioni) {
    if (o.op === 'record/elimina') mappa.delete(o.id);
    else if (o.op === 'record/inserisci') mappa.set(o.id, registri[registro].parse(o.valori));
    else if (o.op === 'record/modifica') {
      const riga = mappa.get(o.id);
      if (riga) mappa.set(o.id, registri[registro].parse({ ...riga, ...o.dopo }));
    }
  }
  return [...mappa.values()];
};

/** Figures when the corrections change from `prima` to `adesso`: what was corrected and is no more says its file again. */
const cifreDopo = (
  piano: Piano,
  prima: readonly Riga<'cifraCorretta'>[],
  adesso: readonly Riga<'cifraCorretta'>[],
): readonly CifraContabile[] => {
  const nuove = new Map(adesso.map((c) => [chiaveCifra(c), c]));
  const lasciate = new Map(prima.filter((c) => !nuove.has(chiaveCifra(c))).map((c) => [chiaveCifra(c), c]));
  const esito = piano.cifre.flatMap((cifra): CifraContabile[] => {
    const k = chiaveCifra(cifra);
    const scritta = nuove.get(k);
    nuove.delete(k);
    if (scritta) return [{ ...cifra, importoCents: scritta.importoCents, celle: 1, mano: true }];
    const lasciata = lasciate.get(k);
    if (lasciata === undefined) return [cifra];
    const { mano: _, ...senza } = cifra;
    return lasciata.importatoCents === null ? [] : [{ ...senza, importoCents: lasciata.importatoCents }];
  });
  const aggiunte = [...nuove.values()].flatMap((c): CifraContabile[] => {
    const enteId = perId(piano.registri.documento, c.documentoId)?.enteId ?? null;
    const { documentoId, programmaId, titolo, anno, misura, importoCents } = c;
    if (enteId === null) return [];
    return [
      {
        ...{ documentoId, enteId, programmaId, titolo, anno, misura, importoCents },
        ...{ celle: 1, foglio: null, cella: null, mano: true },
      },
    ];
  });
  return [...esito, ...aggiunte];
};

/** The plan as it would be after operations on records: to show what would change, never stored. */
export const conOperazioni = (piano: Piano, operazioni: readonly Operazione[]): Piano => {
  const perRegistro = new Map<NomeRegistro, Operazione[]>();
  for (const o of operazioni)
    if ('registro' in o) perRegistro.set(o.registro, [...(perRegistro.get(o.registro) ?? []), o]);
  let testa = piano.testa;
  const nuovi: Record<string, readonly RigaQualsiasi[]> = { ...piano.registri };
  for (const [registro, sue] of perRegistro) {
    if (registro === 'piano') testa = registri.piano.parse(dopo(registro, [testa], sue)[0]);
    else if (registro !== 'rigaLetta') nuovi[registro] = dopo(registro, piano.registri[registro], sue);
  }
  const tutti = nuovi as unknown as RegistriDelPiano;
  const conDocumenti = { ...piano, testa, registri: tutti };
  if (!perRegistro.has('cifraCorretta')) return conDocumenti;
  return { ...conDocumenti, cifre: cifreDopo(conDocumenti, piano.registri.cifraCorretta, tutti.cifraCorretta) };
};
