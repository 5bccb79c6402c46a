import { createHash } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';
import { canonico } from '#domain/canonico.ts';
import { conCorrezioni, lettoreMano } from '#domain/cifre-corrette.ts';
import { raggruppa } from '#domain/indice.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { CifraContabile, Piano, RegistriDelPiano } from '#domain/piano.ts';
import type { DocumentoImportato, NomeRegistro, Riga } from '#domain/registri.ts';
import type { Sezione } from '#domain/section-content.ts';
import { chiaveContesa, type EsitoSuperamento, superamenti } from '#domain/superamento.ts';
import type { Database } from './connessione.ts';
import { daDatabase, type FonteLettura, type RegistroInMemoria } from './fonte-lettura.ts';
import { nomiRegistri, registriConDocumento } from './schema.ts';

const registriInMemoria = nomiRegistri.filter((r) => r !== 'piano' && r !== 'rigaLetta');

/** What a change touched: rows by register, sections, or documents (which show and hide rows of every register). */
export type Tocchi = {
  readonly righe: ReadonlyMap<NomeRegistro, ReadonlySet<string>>;
  readonly sezioni: ReadonlySet<string>;
  readonly documenti: boolean;
  /** The plan took another pack. */
  readonly pacco: boolean;
};

const nessuno: ReadonlyMap<string, ReadonlySet<string>> = new Map();

/** Registers kept in memory: a row is read from the file when it was touched, everything else stays as it is. */
export type Lettura = {
  piano(): Piano;
  aggiorna(tocchi: Tocchi): void;
  /** Forgets everything: the database was replaced or its document rows moved. */
  dimentica(): void;
  cifreDi(documentoId: string): readonly CifraContabile[];
  /** Figures of a document about to enter, summed while its cells were stored. */
  ricordaCifre(documentoId: string, cifre: readonly CifraContabile[]): void;
  /** What it reads from, as it is held in memory: a plan that could be is built over it. */
  readonly fonte: FonteLettura;
};

/** Puts, replaces or removes a row in a list kept in order of id, leaving the old list as it was. */
const conRiga = <T extends { readonly id: string }>(lista: readonly T[], id: string, riga: T | null): readonly T[] => {
  let basso = 0;
  let alto = lista.length;
  while (basso < alto) {
    const medio = (basso + alto) >> 1;
    if ((lista[medio]?.id ?? '') < id) basso = medio + 1;
    else alto = medio;
  }
  const presente = lista[basso]?.id === id;
  return lista.toSpliced(basso, presente ? 1 : 0, ...(riga ? [riga] : []));
};

/** Read model of an open database (architecture.md, "The model"): immutable parts, replaced when touched. */
export const creaLettura = (db: () => Database): Lettura => creaLetturaDa(daDatabase(db));

/** The same over rows that come from elsewhere than a database. */
export const creaLetturaDa = (fonte: FonteLettura): Lettura => {
  const memoria = new Map<RegistroInMemoria, readonly Riga<RegistroInMemoria>[]>();
  /** Filtered lists, kept while neither the rows nor the documents out of use change: their identity is an index key. */
  const inUso = new Map<RegistroInMemoria, { readonly da: unknown; readonly firma: string; readonly righe: unknown }>();
  let sezioni: readonly Sezione[] | null = null;
  let pacco: PaccoCompilato | null = null;
  let esiti: ReadonlyMap<string, EsitoSuperamento> | null = null;
  /** Documents in use for some of their rows only, with the keys of those. */
  let parziali: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  let cifre: readonly CifraContabile[] | null = null;
  const cifrePerDocumento = new Map<string, readonly CifraContabile[]>();
  let modello: Piano | null = null;

  const tutte = <R extends RegistroInMemoria>(registro: R): readonly Riga<R>[] => {
    const lette = memoria.get(registro) ?? fonte.registro(registro);
    memoria.set(registro, lette);
    return lette as readonly Riga<R>[];
  };

  /** `calcola(righe)`, computed again only when the rows or `firma` change. */
  const filtrate = <R extends RegistroInMemoria>(
    registro: R,
    firma: string,
    calcola: (righe: readonly Riga<R>[]) => readonly Riga<R>[],
  ): readonly Riga<R>[] => {
    const da = tutte(registro);
    const gia = inUso.get(registro);
    if (gia?.da === da && gia.firma === firma) return gia.righe as readonly Riga<R>[];
    const righe = calcola(da);
    inUso.set(registro, { da, firma, righe });
    return righe;
  };

  const documentoLetto = (id: string): DocumentoImportato | undefined => tutte('documento').find((d) => d.id === id);

  const cifreDi = (documentoId: string): readonly CifraContabile[] => {
    const gia = cifrePerDocumento.get(documentoId);
    if (gia) return gia;
    const documento = documentoLetto(documentoId);
    const lette = documento?.genere === 'dup' ? fonte.cifre(documentoId, documento.enteId) : [];
    cifrePerDocumento.set(documentoId, lette);
    return lette;
  };

  const corrette = (d: DocumentoImportato): readonly CifraContabile[] =>
    conCorrezioni(
      cifreDi(d.id),
      tutte('cifraCorretta').filter((c) => c.documentoId === d.id),
      d.enteId,
    );
  /** What an accounting document says by itself: its cells, or what a person typed where there is no file. */
  const cifreProprie = (d: DocumentoImportato): readonly CifraContabile[] =>
    d.lettore === lettoreMano ? corrette(d) : cifreDi(d.id);

  /** Fields of a row as its file says them, where a person wrote over them. */
  const valoriLetti = (registro: NomeRegistro, rigaId: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      (
        raggruppa(tutte('correzione'), 'riga', (c) => `${c.registro}/${c.rigaId}`).get(`${registro}/${rigaId}`) ?? []
      ).map((c) => [c.campo, JSON.parse(c.importato) as unknown]),
    );

  /** Canonical text of what a document says, where it was read aside: two files that say the same are a copy. */
  const valoriDi = (d: DocumentoImportato): string => {
    const somma = createHash('sha256');
    if (d.genere === 'dup')
      for (const { documentoId: _, foglio: _f, cella: _c, celle: _n, ...c } of cifreProprie(d))
        somma.update(canonico(c));
    else
      for (const registro of registriConDocumento) {
        if (registro === 'rigaLetta' || registro === 'anomalia' || registro === 'cifraCorretta') continue;
        for (const riga of tutte(registro)) {
          if (!('documentoId' in riga) || riga.documentoId !== d.id) continue;
          const lette = valoriLetti(registro, riga.id);
          somma.update(
            canonico({ ...riga, ...lette, id: null, documentoId: null, foglio: null, cella: null, riga: null }),
          );
        }
      }
    return somma.digest('hex');
  };

  /** What a file of funds or of shares gives values for, row by row; null for the others, which compete as they are. */
  const chiaviDi = (d: DocumentoImportato): ReadonlyMap<string, string> | null => {
    const registro = d.genere === 'fondi' ? 'assegnazione' : d.genere === 'quote' ? 'quota' : null;
    if (registro === null) return null;
    const chiavi = new Map<string, string>();
    for (const riga of tutte(registro)) {
      if (riga.documentoId !== d.id || riga.ruolo !== 'riga') continue;
      const { importoCents } = { ...riga, ...valoriLetti(registro, riga.id) };
      const chiave = chiaveContesa(riga);
      chiavi.set(chiave, `${chiavi.get(chiave) ?? ''} ${String(importoCents)}`);
    }
    return chiavi;
  };

  const superamento = (): ReadonlyMap<string, EsitoSuperamento> => {
    esiti ??= superamenti(
      tutte('documento').map((d) => {
        const { id, genere, tipo, enteId, lettore, dataAtto, stato } = d;
        const anni = genere === 'dup' ? [...new Set(cifreProprie(d).map((c) => c.anno))].sort() : [];
        const chiavi = chiaviDi(d);
        return {
          ...{ id, genere, tipo, enteId, lettore, dataAtto, stato, anni },
          ...(chiavi === null ? {} : { chiavi }),
          get valori() {
            return valoriDi(d);
          },
        };
      }),
    );
    return esiti;
  };

  const inParteSuperati = (): ReadonlyMap<string, ReadonlySet<string>> => {
    parziali ??= new Map(
      tutte('documento').flatMap((d) => {
        const esito = superamento().get(d.id);
        const tutteLeChiavi = chiaviDi(d)?.size ?? 0;
        return esito?.stato === 'valido' && esito.chiaviUsate.size < tutteLeChiavi ? [[d.id, esito.chiaviUsate]] : [];
      }),
    );
    return parziali;
  };

  /** Rows of a register written by hand or read from a document in use; anomalies stay until somebody decides. */
  const righeInUso = <R extends RegistroInMemoria>(registro: R): readonly Riga<R>[] => {
    if (registro === 'anomalia' || !registriConDocumento.includes(registro)) return tutte(registro);
    const scartati = new Set([...superamento()].filter(([, e]) => e.stato !== 'valido').map(([id]) => id));
    const contese = registro === 'assegnazione' || registro === 'quota' ? inParteSuperati() : nessuno;
    if (scartati.size === 0 && contese.size === 0) return tutte(registro);
    const firma = JSON.stringify([[...scartati].sort(), [...contese].map(([id, usate]) => [id, [...usate]])]);
    return filtrate(registro, firma, (righe) =>
      righe.filter((r) => {
        if (!('documentoId' in r) || r.documentoId === null) return true;
        if (scartati.has(r.documentoId)) return false;
        const usate = contese.get(r.documentoId);
        // A written total speaks of the whole file: it stands only while the whole file does.
        return usate === undefined || ('ruolo' in r && r.ruolo === 'riga' && usate.has(chiaveContesa(r)));
      }),
    );
  };

  const documenti = (): readonly DocumentoImportato[] => {
    const firma = JSON.stringify([...superamento()].map(([id, e]) => [id, e.stato, e.superatoDa]));
    return filtrate('documento', firma, (righe) =>
      righe.map((d) => {
        const e = superamento().get(d.id);
        return e ? { ...d, stato: e.stato, superatoDa: e.superatoDa } : d;
      }),
    );
  };

  const cifreInUso = (): readonly CifraContabile[] => {
    cifre ??= tutte('documento').flatMap((d) => {
      const anni = superamento().get(d.id)?.anniUsati ?? [];
      if (d.genere !== 'dup' || d.tipo === 'RENDICONTO') return [];
      return corrette(d).filter((c) => anni.includes(c.anno));
    });
    return cifre;
  };

  const costruisci = (): Piano => {
    const testa = tutte('piano')[0];
    if (!testa) throw new ErroreMotore('file-non-valido', 'Il file non contiene un piano.');
    pacco ??= fonte.pacco();
    sezioni ??= fonte.sezioni();
    const registri = Object.fromEntries(
      registriInMemoria.map((r) => [r, r === 'documento' ? documenti() : righeInUso(r)]),
    ) as unknown as RegistriDelPiano;
    return {
      testa,
      registri,
      cifre: cifreInUso(),
      sezioni,
      pacco,
      ...fonte.ultima(),
    };
  };

  const toccaRiga = <R extends RegistroInMemoria>(registro: R, ids: ReadonlySet<string>): void => {
    if (!memoria.has(registro)) return;
    let lista = tutte(registro);
    for (const id of ids) lista = conRiga(lista, id, fonte.riga(registro, id));
    memoria.set(registro, lista);
  };

  return {
    piano: () => {
      modello ??= costruisci();
      return modello;
    },
    aggiorna: (tocchi) => {
      modello = null;
      if (tocchi.pacco) pacco = null;
      for (const [registro, ids] of tocchi.righe) if (registro !== 'rigaLetta') toccaRiga(registro, ids);
      if (sezioni) for (const id of tocchi.sezioni) sezioni = conRiga(sezioni, id, fonte.sezione(id));
      const celle = tocchi.righe.has('rigaLetta');
      if (celle) cifrePerDocumento.clear();
      for (const id of tocchi.righe.get('documento') ?? []) cifrePerDocumento.delete(id);
      if (tocchi.documenti) for (const r of registriConDocumento) if (r !== 'rigaLetta') memoria.delete(r);
      if (tocchi.documenti) memoria.delete('documento');
      if (tocchi.documenti || celle || tocchi.righe.has('documento') || tocchi.righe.has('cifraCorretta')) cifre = null;
      const letteDaFile = [...tocchi.righe.keys()].some((r) => r === 'documento' || registriConDocumento.includes(r));
      if (tocchi.documenti || letteDaFile) {
        esiti = null;
        parziali = null;
      }
    },
    dimentica: () => {
      memoria.clear();
      inUso.clear();
      sezioni = null;
      pacco = null;
      esiti = null;
      parziali = null;
      cifre = null;
      cifrePerDocumento.clear();
      modello = null;
    },
    cifreDi,
    ricordaCifre: (documentoId, lette) => {
      cifrePerDocumento.set(documentoId, lette);
    },
    fonte: {
      ...fonte,
      registro: tutte,
      cifre: (documentoId) => cifreDi(documentoId),
      sezioni: () => {
        sezioni ??= fonte.sezioni();
        return sezioni;
      },
      pacco: () => {
        pacco ??= fonte.pacco();
        return pacco;
      },
    },
  };
};
