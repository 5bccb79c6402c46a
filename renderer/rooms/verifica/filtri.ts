import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { senzaAccenti } from '#format/ordine.ts';
import { type GravitaVista, gravitaVista, ordineGravita } from '../../app/segni.ts';

/** What the person wants to see; accepted findings are listed apart whatever the filters say about gravity. */
export type FiltriVerifica = {
  readonly gravita: ReadonlySet<GravitaVista>;
  readonly gruppi: ReadonlySet<string> | null;
  readonly testo: string;
  /** Only these findings (those of a LEPS), or all. */
  readonly soli: ReadonlySet<string> | null;
};

/** Rule → its group, as the engine names it. */
export type GruppiRegole = ReadonlyMap<string, { readonly titolo: string; readonly gruppo: string }>;

const contiene = (r: Rilievo, testo: string): boolean => {
  if (testo.trim() === '') return true;
  const dove = senzaAccenti(
    [r.regola, r.soggetto, r.messaggio, ...r.luoghi.map((l) => `${l.etichetta} ${l.file ?? ''}`)].join(' '),
  );
  return senzaAccenti(testo)
    .split(/\s+/)
    .every((parola) => dove.includes(parola));
};

/** Findings that pass the filters, those to face and those accepted. */
export const filtra = (
  rilievi: readonly Rilievo[],
  regole: GruppiRegole,
  filtri: FiltriVerifica,
): { readonly vivi: readonly Rilievo[]; readonly accettati: readonly Rilievo[] } => {
  const passano = rilievi.filter(
    (r) =>
      (filtri.soli === null || filtri.soli.has(chiaveRilievo(r))) &&
      contiene(r, filtri.testo) &&
      (filtri.gruppi === null || filtri.gruppi.has(regole.get(r.regola)?.gruppo ?? '')),
  );
  return {
    vivi: passano.filter((r) => r.accettata === undefined && filtri.gravita.has(gravitaVista(r))),
    accettati: passano.filter((r) => r.accettata !== undefined),
  };
};

/** One heading of the list with its findings. */
export type GruppoRilievi = { readonly id: string; readonly rilievi: readonly Rilievo[] };

/** The list by gravity (in order of gravity) or by group of rules (in order of name). */
export const raggruppaRilievi = (
  rilievi: readonly Rilievo[],
  per: 'gravita' | 'gruppo',
  regole: GruppiRegole,
): GruppoRilievi[] => {
  const gruppi = new Map<string, Rilievo[]>();
  for (const r of rilievi) {
    const id = per === 'gravita' ? gravitaVista(r) : (regole.get(r.regola)?.gruppo ?? r.regola);
    gruppi.set(id, [...(gruppi.get(id) ?? []), r]);
  }
  const ordine = (id: string) => ordineGravita.findIndex((g) => g === id);
  return [...gruppi]
    .map(([id, lista]) => ({ id, rilievi: lista }))
    .sort((a, b) => (per === 'gravita' ? ordine(a.id) - ordine(b.id) : a.id.localeCompare(b.id, 'it')));
};
