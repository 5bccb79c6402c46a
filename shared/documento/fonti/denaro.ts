import { documentiContabili, dupVigente, missione12 } from '#domain/dup.ts';
import { comuniDellAmbito, enteDelComune, nomeEnte } from '#domain/enti.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneComune } from '#domain/popolazione.ts';
import { assegnato, fondiEAnni, fondoComuni, programmato, type Risorsa } from '#domain/risorse.ts';
import type { Stato } from '#domain/stati.ts';
import { dataBreve } from '#format/date.ts';
import { importo, intero } from '#format/numeri.ts';
import { inOrdine } from '#format/ordine.ts';
import { programmiDelPiano } from '../contesto-scheda.ts';
import { nonDisponibile } from '../parole-stati.ts';
import { quotaDi, quoteInUso, risorseDelTriennio, somma } from '../somme.ts';
import {
  anno,
  type CellaFonte,
  conteggio,
  type DatiFonte,
  type Lettura,
  parola,
  perAnno,
  type RigaFonte,
  soldi,
  soldiDi,
} from './tabella.ts';

const sommaDi = (righe: readonly Risorsa[]) => somma(righe.map((r) => r.copertura.importoCents));
const nell = (righe: readonly Risorsa[], a: number) => righe.filter((r) => r.copertura.anno === a);

/** Name of a fund for tables: the pack's, else the code as it was read. */
export const nomeFondo = (piano: Piano, id: string | null, letto: string): string =>
  piano.pacco.fondi.find((f) => f.id === id)?.nome ?? letto;

/** Resources by group and year with row and column totals. */
const matrice = (
  piano: Piano,
  gruppi: readonly { readonly testa: RigaFonte['celle']; readonly righe: readonly Risorsa[] }[],
  segno: (righe: readonly Risorsa[]) => string = () => '',
): RigaFonte[] => {
  const tutte = gruppi.flatMap((g) => g.righe);
  return [
    ...gruppi.map((g) => ({
      celle: {
        ...g.testa,
        ...perAnno(piano, (a) => soldiDi(sommaDi(nell(g.righe, a)), segno(nell(g.righe, a)))),
        totale: soldiDi(sommaDi(g.righe)),
      },
    })),
    {
      totale: true,
      celle: { ...perAnno(piano, (a) => soldiDi(sommaDi(nell(tutte, a)))), totale: soldiDi(sommaDi(tutte)) },
    },
  ];
};

const raggruppate = (righe: readonly Risorsa[], chiave: (r: Risorsa) => string): readonly (readonly Risorsa[])[] => {
  const gruppi = new Map<string, Risorsa[]>();
  for (const r of righe) {
    const k = chiave(r);
    const gruppo = gruppi.get(k);
    if (gruppo) gruppo.push(r);
    else gruppi.set(k, [r]);
  }
  return [...gruppi.values()];
};

const perFondo = (piano: Piano, righe: readonly Risorsa[]): readonly (readonly Risorsa[])[] => {
  const posto = new Map(piano.pacco.fondi.map((f, i) => [f.id, i]));
  const ordine = (g: readonly Risorsa[]) => posto.get(g[0]?.copertura.fondoId ?? '') ?? posto.size;
  return raggruppate(righe, (r) => r.copertura.fondoId ?? `letto:${r.copertura.fondoLetto}`).toSorted(
    (a, b) => ordine(a) - ordine(b),
  );
};

const senzaAssegnazione = (piano: Piano, righe: readonly Risorsa[]): boolean => {
  const comuni = fondoComuni(piano);
  return righe.some(
    (r) =>
      r.copertura.fondoId !== null &&
      r.copertura.fondoId !== comuni &&
      eNonVerificabile(assegnato(piano, r.copertura.fondoId, r.copertura.annualita)),
  );
};

/** Resources by fund and year; sums on funds not assigned yet are marked. */
export const fontiAnni = ({ piano }: Lettura): DatiFonte => {
  const gruppi = perFondo(piano, risorseDelTriennio(piano)).map((righe) => {
    const [prima] = righe;
    const nome = prima ? nomeFondo(piano, prima.copertura.fondoId, prima.copertura.fondoLetto) : '';
    return { testa: { fondo: parola(nome) }, righe };
  });
  const segno = (righe: readonly Risorsa[]) => (senzaAssegnazione(piano, righe) ? ' *' : '');
  const marcate = gruppi.some((g) => anniDelPiano(piano).some((a) => senzaAssegnazione(piano, nell(g.righe, a))));
  return {
    righe: matrice(piano, gruppi, segno),
    vuota: 'Il Piano non ha ancora risorse programmate.',
    note: marcate ? ["* fondo non ancora assegnato per l'annualità: si usa solo dopo l'assegnazione."] : [],
  };
};

/** Assigned against planned, fund by fund and year by year. */
export const fondi = ({ piano }: Lettura): DatiFonte => {
  const anni = new Set(anniDelPiano(piano));
  return {
    righe: fondiEAnni(piano)
      .filter((f) => anni.has(f.anno))
      .map((f) => {
        const a = assegnato(piano, f.fondoId, f.anno);
        const p = programmato(piano, f.fondoId, f.anno);
        const noto = p.ignoti === 0 && !eNonVerificabile(a);
        return {
          celle: {
            fondo: parola(nomeFondo(piano, f.fondoId, f.fondoId)),
            anno: anno(f.anno),
            assegnato: soldi(eNonVerificabile(a) ? null : a.cents),
            programmato: soldiDi({ cents: p.cents, ignoti: p.ignoti, voci: p.righe.length }),
            differenza: soldi(noto ? a.cents - p.cents : null),
          },
        };
      }),
    vuota: 'Nessun fondo ha ancora un importo assegnato o programmato negli anni del Piano.',
  };
};

/** Separates the figures of the years of the plan inside one cell. */
const TRA_ANNI = ' / ';

/**
 * A figure of the years as one cell: once where it is the same in all (`una`), else one for each year, in order, written
 * with `cifra`, which leaves the unit to the heading.
 */
const perGliAnni = (
  valori: readonly (number | null)[],
  una: (n: number | null) => CellaFonte,
  cifra: (n: number) => string,
): CellaFonte => {
  const [primo = null] = valori;
  if (new Set(valori).size < 2) return una(primo);
  const testo = valori.map((n) => (n === null ? nonDisponibile : cifra(n))).join(TRA_ANNI);
  return { testo, cifra: true, nv: valori.includes(null) };
};

/** Shares of the Comuni: every Comune of the Ambito has its row, a missing share is said. */
export const quote = ({ piano }: Lettura): DatiFonte => {
  const comuni = inOrdine(comuniDellAmbito(piano), (c) => c.nome);
  const righe = quoteInUso(piano);
  if (righe.length === 0) return { righe: [], vuota: 'Le quote dei Comuni non sono ancora state scritte.' };
  const celle = (a: number) => comuni.map((c) => quotaDi(piano, c.id, a));
  const anni = anniDelPiano(piano);
  const deiComuni = comuni.map((c) => {
    const sue = righe.filter((q) => q.comuneId === c.id);
    const usata = anni.map((a) => sue.find((q) => q.anno === a)?.popolazioneUsata ?? null);
    const euroAb = anni.map((a) => sue.find((q) => q.anno === a)?.euroAbCents ?? null);
    return {
      celle: {
        comune: parola(c.nome),
        base: usata.every((n) => n === null)
          ? conteggio(popolazioneComune(piano, c.id)?.residenti ?? null)
          : perGliAnni(usata, conteggio, intero),
        coefficiente: perGliAnni(euroAb, soldi, importo),
        ...perAnno(piano, (a) => soldi(quotaDi(piano, c.id, a))),
        totale: soldiDi(somma(anni.map((a) => quotaDi(piano, c.id, a)))),
      },
    };
  });
  const diversi = deiComuni.some(({ celle }) =>
    [celle.base, celle.coefficiente].some((c) => c.testo.includes(TRA_ANNI)),
  );
  return {
    note: diversi ? [`Dove una cifra cambia negli anni è scritta per ciascuno: ${anni.join(TRA_ANNI)}.`] : [],
    righe: [
      ...deiComuni,
      {
        totale: true,
        celle: {
          ...perAnno(piano, (a) => soldiDi(somma(celle(a)))),
          totale: soldiDi(somma(anni.flatMap(celle))),
        },
      },
    ],
    vuota: '',
  };
};

/** Resources by scheda and year. */
export const risorseSchede = ({ piano }: Lettura): DatiFonte => {
  const tutte = risorseDelTriennio(piano);
  const schede = piano.registri.scheda.toSorted((a, b) => a.ordine - b.ordine || (a.codice < b.codice ? -1 : 1));
  return {
    righe:
      schede.length === 0
        ? []
        : matrice(
            piano,
            schede.map((s) => ({
              testa: { scheda: parola(`${s.codice} – ${s.titolo}`) },
              righe: tutte.filter((r) => r.scheda.id === s.id),
            })),
          ),
    vuota: 'Il Piano non ha ancora schede di intervento.',
  };
};

/** Resources of one scheda by body, fund and year. */
export const schedaRisorse = ({ piano, sede }: Lettura): DatiFonte => {
  const sue = risorseDelTriennio(piano).filter((r) => r.scheda.id === sede.schedaId);
  const gruppi = perFondo(piano, sue).flatMap((g) =>
    inOrdine(
      raggruppate(g, (r) => r.voce.enteId ?? r.voce.enteLetto),
      (righe) => nomeEnte(piano, righe[0]?.voce.enteId ?? null, righe[0]?.voce.enteLetto),
    ).map((righe) => {
      const [prima] = righe;
      return {
        testa: {
          ente: parola(prima ? nomeEnte(piano, prima.voce.enteId, prima.voce.enteLetto) : ''),
          fondo: parola(prima ? nomeFondo(piano, prima.copertura.fondoId, prima.copertura.fondoLetto) : ''),
        },
        righe,
      };
    }),
  );
  return {
    righe: sue.length === 0 ? [] : matrice(piano, gruppi),
    vuota: 'Questa scheda non ha ancora risorse negli anni del Piano.',
  };
};

/** Resources of the schede that carry out a LEPS, by scheda and fund. */
export const lepsRisorse = ({ piano, sede }: Lettura): DatiFonte => {
  const sue = risorseDelTriennio(piano).filter((r) => r.scheda.leps.some((l) => l.id === sede.lepsId));
  const gruppi = raggruppate(sue, (r) => r.scheda.id).flatMap((g) =>
    perFondo(piano, g).map((righe) => {
      const [prima] = righe;
      return {
        testa: {
          scheda: parola(prima ? `${prima.scheda.codice} – ${prima.scheda.titolo}` : ''),
          fondo: parola(prima ? nomeFondo(piano, prima.copertura.fondoId, prima.copertura.fondoLetto) : ''),
        },
        righe,
      };
    }),
  );
  const condivise = sue.some((r) => r.scheda.leps.length > 1);
  return {
    righe: sue.length === 0 ? [] : matrice(piano, gruppi),
    vuota: 'Nessuna scheda destina ancora risorse a questo livello essenziale.',
    note: condivise ? ['Le risorse di una scheda che attua più livelli compaiono per intero in ciascuno.'] : [],
  };
};

const tipi: Readonly<Record<Stato<'tipoContabile'>, string>> = {
  DUP: 'DUP',
  NADUP: 'nota di aggiornamento',
  BILANCIO: 'bilancio',
  PEG: 'PEG',
  VARIAZIONE: 'variazione',
  RENDICONTO: 'rendiconto',
};

/** Documents that give the figures of a body, by kind and date: names of files stay in the registers. */
const documentoDup = (piano: Piano, enteId: string): string => {
  const vigente = dupVigente(piano, enteId);
  if (!eNonVerificabile(vigente))
    return vigente
      .map((d) => `${tipi[d.tipo ?? 'DUP']}${d.dataAtto === null ? '' : ` del ${dataBreve(d.dataAtto)}`}`)
      .join('; ');
  return documentiContabili(piano, enteId).length > 0 ? 'da decidere' : 'mancante';
};

/** Missione 12 in the DUP, by Comune and programme (competenza, every titolo). */
export const dup = ({ piano }: Lettura): DatiFonte => {
  const missione = new Set(piano.pacco.programmi.filter((p) => p.missione === '12').map((p) => p.id));
  const programmi = [...programmiDelPiano(piano)].filter(([id]) => missione.has(id));
  const righe = inOrdine(comuniDellAmbito(piano), (c) => c.nome).flatMap((c) => {
    const suo = enteDelComune(piano, c.id);
    if (suo === undefined) return [];
    const cifre = raggruppa(piano.cifre, 'competenza-programma', (x) =>
      x.misura === 'competenza' ? `${x.enteId}/${x.programmaId}/${x.anno}` : null,
    );
    return programmi.flatMap(([id, nome]) => {
      const di = (a: number) => cifre.get(`${suo.id}/${id}/${a}`) ?? [];
      if (anniDelPiano(piano).every((a) => di(a).length === 0)) return [];
      return [
        {
          celle: {
            comune: parola(c.nome),
            programma: parola(`${id} ${nome}`),
            ...perAnno(piano, (a) => soldiDi(somma(di(a).map((x) => x.importoCents)))),
            documento: parola(documentoDup(piano, suo.id)),
          },
        },
      ];
    });
  });
  return { righe, vuota: 'Nessun documento unico di programmazione è ancora stato importato.' };
};

/** Missione 12 of each Comune, year by year; a Comune without a DUP has its row. */
export const dupTotali = ({ piano }: Lettura): DatiFonte => {
  const enti = inOrdine(comuniDellAmbito(piano), (c) => c.nome).flatMap((c) => enteDelComune(piano, c.id) ?? []);
  if (!enti.some((e) => documentiContabili(piano, e.id).length > 0))
    return { righe: [], vuota: 'Nessun documento unico di programmazione è ancora stato importato.' };
  const cents = (enteId: string, a: number): number | null => {
    const s = missione12(piano, enteId, a);
    return eNonVerificabile(s) ? null : s.cents;
  };
  return {
    righe: [
      ...enti.map((e) => ({
        celle: {
          comune: parola(perId(piano.registri.comune, e.comuneId)?.nome ?? e.denominazione),
          ...perAnno(piano, (a) => soldi(cents(e.id, a))),
          documento: parola(documentoDup(piano, e.id)),
        },
      })),
      { totale: true, celle: perAnno(piano, (a) => soldiDi(somma(enti.map((e) => cents(e.id, a))))) },
    ],
    vuota: '',
  };
};
