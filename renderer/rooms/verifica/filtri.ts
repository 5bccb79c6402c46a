import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { senzaAccenti } from '#format/ordine.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { type GravitaVista, gravitaVista, ordineGravita } from '../../app/segni.ts';

/** What findings speak of, and since when they are there. */
export type Contesto = Riceve<'verifica/contesto'>;
/** What one finding speaks of. */
export type ContestoRilievo = Contesto['rilievi'][number];

/** Ways to put findings together. */
export const raggruppamenti = ['gravita', 'gruppo', 'regola', 'comune', 'leps', 'sezione'] as const;
/** A way to put findings together. */
export type Raggruppamento = (typeof raggruppamenti)[number];
/** Which findings in time: all, new since a version, appeared today, come back, gone. */
export const momenti = ['tutte', 'nuove', 'oggi', 'tornate', 'risolte'] as const;
/** A choice in time. */
export type Momento = (typeof momenti)[number];

/** What the person wants to see; it lives in the address. */
export type Filtri = {
  readonly testo: string;
  /** null = every one. */
  readonly gravita: ReadonlySet<GravitaVista> | null;
  readonly gruppi: ReadonlySet<string> | null;
  readonly comune: string | null;
  readonly leps: string | null;
  readonly sezione: string | null;
  readonly momento: Momento;
  /** Frozen version to compare with; null = the last. */
  readonly versione: number | null;
  readonly per: Raggruppamento;
};

type Parametri = Readonly<Record<string, string>>;

const elenco = (testo: string | undefined): ReadonlySet<string> | null =>
  testo === undefined || testo === '' ? null : new Set(testo.split('|'));
const uno = (testo: string | undefined): string | null => (testo === undefined || testo === '' ? null : testo);

/** Filters of an address; what it does not know it does not filter. */
export const leggiFiltri = (p: Parametri): Filtri => {
  const gravita = elenco(p.gravita);
  const versione = Number(p.versione ?? '');
  return {
    testo: p.testo ?? '',
    gravita: gravita === null ? null : new Set(ordineGravita.filter((g) => gravita.has(g))),
    gruppi: elenco(p.gruppi),
    comune: uno(p.comune),
    leps: uno(p.leps),
    sezione: uno(p.sezione),
    momento: momenti.find((m) => m === p.storia) ?? 'tutte',
    versione: Number.isInteger(versione) && versione > 0 ? versione : null,
    per: raggruppamenti.find((r) => r === p.per) ?? 'gravita',
  };
};

/** The same as parameters of an address: what filters nothing is left out. */
export const scriviFiltri = (f: Filtri): Readonly<Record<string, string | null>> => ({
  testo: f.testo,
  gravita: f.gravita === null ? null : [...f.gravita].join('|') || 'nessuna',
  gruppi: f.gruppi === null ? null : [...f.gruppi].join('|') || 'nessuno',
  comune: f.comune,
  leps: f.leps,
  sezione: f.sezione,
  storia: f.momento === 'tutte' ? null : f.momento,
  versione: f.versione === null ? null : String(f.versione),
  per: f.per === 'gravita' ? null : f.per,
});

/** Rule → its title and group, as the engine names them. */
export type GruppiRegole = ReadonlyMap<string, { readonly titolo: string; readonly gruppo: string }>;

const contiene = (r: Rilievo, titolo: string, testo: string): boolean => {
  if (testo.trim() === '') return true;
  const dove = senzaAccenti(
    [r.regola, titolo, r.soggetto, r.messaggio, ...r.luoghi.map((l) => `${l.etichetta} ${l.file ?? ''}`)].join(' '),
  );
  return senzaAccenti(testo)
    .split(/\s+/)
    .every((parola) => dove.includes(parola));
};

/** What is needed to choose findings beside the findings themselves. */
export type Attorno = {
  readonly regole: GruppiRegole;
  readonly contesto: ReadonlyMap<string, ContestoRilievo>;
  /** Findings that a version did not have, or null while it is not known. */
  readonly nuovi: ReadonlySet<string> | null;
  /** Day of today, to know what appeared in it: instant → whether it is of today. */
  readonly diOggi: (istante: string) => boolean;
};

const nelTempo = (f: Filtri, a: Attorno, chiave: string): boolean => {
  const nota = a.contesto.get(chiave);
  switch (f.momento) {
    case 'tutte':
      return true;
    case 'nuove':
      return a.nuovi?.has(chiave) === true;
    case 'oggi':
      return nota?.dal != null && a.diOggi(nota.dal);
    case 'tornate':
      return (nota?.volte ?? 1) > 1;
    case 'risolte':
      return false;
  }
};

/** Findings that pass the filters: those to face and those accepted (listed apart, whatever their severity). */
export const filtra = (
  rilievi: readonly Rilievo[],
  f: Filtri,
  a: Attorno,
): { readonly vivi: readonly Rilievo[]; readonly accettati: readonly Rilievo[] } => {
  const passano = rilievi.filter((r) => {
    const chiave = chiaveRilievo(r);
    const nota = a.contesto.get(chiave);
    const regola = a.regole.get(r.regola);
    return (
      contiene(r, regola?.titolo ?? '', f.testo) &&
      (f.gruppi === null || f.gruppi.has(regola?.gruppo ?? '')) &&
      (f.comune === null || nota?.comuni.includes(f.comune) === true) &&
      (f.leps === null || nota?.leps.includes(f.leps) === true) &&
      (f.sezione === null || nota?.sezioni.includes(f.sezione) === true) &&
      nelTempo(f, a, chiave)
    );
  });
  return {
    vivi: passano.filter((r) => r.accettata === undefined && (f.gravita === null || f.gravita.has(gravitaVista(r)))),
    accettati: passano.filter((r) => r.accettata !== undefined),
  };
};

/** One heading of the list with its findings; `id` is '' for those that speak of none. */
export type GruppoRilievi = { readonly id: string; readonly rilievi: readonly Rilievo[] };

const chiaviDi = (r: Rilievo, per: Raggruppamento, { regole, contesto }: Attorno): readonly string[] => {
  const nota = contesto.get(chiaveRilievo(r));
  const oNessuno = (ids: readonly string[] | undefined) => (ids === undefined || ids.length === 0 ? [''] : ids);
  switch (per) {
    case 'gravita':
      return [gravitaVista(r)];
    case 'gruppo':
      return [regole.get(r.regola)?.gruppo ?? r.regola];
    case 'regola':
      return [r.regola];
    case 'comune':
      return oNessuno(nota?.comuni);
    case 'leps':
      return oNessuno(nota?.leps);
    case 'sezione':
      return oNessuno(nota?.sezioni);
  }
};

/**
 * The list under headings: in the order of the findings (which is that of the catalogue), by severity, or in the order
 * of `ordine` (Comuni, LEPS, sections); a finding that speaks of two is under both, those that speak of none come last.
 */
export const raggruppaRilievi = (
  rilievi: readonly Rilievo[],
  per: Raggruppamento,
  attorno: Attorno,
  ordine: readonly string[],
): GruppoRilievi[] => {
  const gruppi = new Map<string, Rilievo[]>();
  for (const r of rilievi)
    for (const id of chiaviDi(r, per, attorno)) {
      const gruppo = gruppi.get(id);
      if (gruppo === undefined) gruppi.set(id, [r]);
      else gruppo.push(r);
    }
  const posto = (id: string): number => {
    if (id === '') return Number.MAX_SAFE_INTEGER;
    const i = (per === 'gravita' ? ordineGravita.map(String) : ordine).indexOf(id);
    return i < 0 ? ordine.length : i;
  };
  const elencati = [...gruppi].map(([id, lista]) => ({ id, rilievi: lista }));
  if (per === 'regola') return elencati;
  return per === 'gruppo'
    ? elencati.sort((a, b) => a.id.localeCompare(b.id, 'it'))
    : elencati.sort((a, b) => posto(a.id) - posto(b.id));
};
