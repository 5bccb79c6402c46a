import { sommaCentesimi } from './denaro.ts';
import { righeInUso } from './documenti.ts';
import { fineAnno } from './giorni.ts';
import { derivato, derivatoDa, ereditaGruppi, perId, raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroTesto } from './parametri.ts';
import type { Piano } from './piano.ts';
import type { Assegnazione, Copertura, Scheda, VoceSpesa } from './registri.ts';

/** A resource of the plan with what it pays: fund, year, body, scheda. `programmaId` null = code not in the pack. */
export type Risorsa = {
  readonly copertura: Copertura;
  readonly voce: VoceSpesa;
  readonly scheda: Scheda;
  readonly programmaId: string | null;
  readonly programmaLetto: string | null;
};

/** Sum of resources: cents of the rows that have an amount, number of those that do not. */
export type Totale = { readonly cents: number; readonly ignoti: number; readonly righe: readonly Risorsa[] };

/** A copertura with its voce and its scheda; null when one of them is not in the plan. */
export const risorsaDi = (piano: Piano, copertura: Copertura): Risorsa | null => {
  const voce = perId(piano.registri.voceSpesa, copertura.voceId);
  const scheda = voce && perId(piano.registri.scheda, voce.schedaId);
  if (!voce || !scheda) return null;
  return {
    copertura,
    voce,
    scheda,
    programmaId: voce.programmaId ?? scheda.programmaId,
    programmaLetto: voce.programmaId ?? scheda.programmaId ?? scheda.programmaLetto,
  };
};

const partiDelleRisorse = ({ registri }: Piano) => [registri.copertura, registri.voceSpesa, registri.scheda];

/** Last resource made of each copertura: it stands while its voce and its scheda are the same rows. */
const fatte = new WeakMap<Copertura, Risorsa>();
/** Last list of resources of each plan: after an edit the next one inherits its groups. */
const ultime = new WeakMap<Piano['testa'], readonly Risorsa[]>();

/** Every resource whose voce and scheda exist, in register order: an edit makes again only the resources that it touches. */
export const risorse = (piano: Piano): readonly Risorsa[] =>
  derivatoDa(partiDelleRisorse(piano), 'risorse', () => {
    const lista: Risorsa[] = [];
    for (const c of piano.registri.copertura) {
      const voce = perId(piano.registri.voceSpesa, c.voceId);
      const scheda = voce && perId(piano.registri.scheda, voce.schedaId);
      const gia = fatte.get(c);
      const risorsa = gia !== undefined && gia.voce === voce && gia.scheda === scheda ? gia : risorsaDi(piano, c);
      if (risorsa === null) continue;
      fatte.set(c, risorsa);
      lista.push(risorsa);
    }
    const prima = ultime.get(piano.testa);
    if (prima !== undefined) ereditaGruppi(prima, lista);
    ultime.set(piano.testa, lista);
    return lista;
  });

/** Resources of a voce, in register order. */
export const risorseVoce = (piano: Piano, voceId: string): readonly Risorsa[] =>
  raggruppa(risorse(piano), 'voce', (r) => r.voce.id).get(voceId) ?? [];

const vuoto: Totale = { cents: 0, ignoti: 0, righe: [] };

function* importiNoti(righe: readonly Risorsa[]): Generator<number> {
  for (const { copertura } of righe) if (copertura.importoCents !== null) yield copertura.importoCents;
}

/** Sum of a list of resources. */
export const totale = (righe: readonly Risorsa[] | undefined): Totale =>
  righe === undefined
    ? vuoto
    : {
        cents: sommaCentesimi(importiNoti(righe)),
        ignoti: righe.reduce((n, r) => (r.copertura.importoCents === null ? n + 1 : n), 0),
        righe,
      };

/** Sum of a group of resources, computed once while the group lives. */
const totaleDi = (righe: readonly Risorsa[] | undefined): Totale =>
  righe === undefined ? vuoto : derivato(righe, 'totale', () => totale(righe));
const gruppo = (piano: Piano, nome: string, chiave: (r: Risorsa) => string | null, k: string): Totale =>
  totaleDi(raggruppa(risorse(piano), nome, chiave).get(k));
const perFondoEAnnualita = (piano: Piano) =>
  raggruppa(risorse(piano), 'fondo-annualita', (r) =>
    r.copertura.fondoId === null ? null : `${r.copertura.fondoId}/${r.copertura.annualita}`,
  );

/** What the plan spends of a fund's annuality. */
export const programmato = (piano: Piano, fondoId: string, annualita: number): Totale =>
  totaleDi(perFondoEAnnualita(piano).get(`${fondoId}/${annualita}`));

/** Resources of a scheda, all years. */
export const risorseScheda = (piano: Piano, schedaId: string): Totale =>
  gruppo(piano, 'scheda', (r) => r.scheda.id, schedaId);
/** Resources of a scheda in a year. */
export const risorseSchedaAnno = (piano: Piano, schedaId: string, anno: number): Totale =>
  gruppo(piano, 'scheda-anno', (r) => `${r.scheda.id}/${r.copertura.anno}`, `${schedaId}/${anno}`);
/** Resources of the plan spent in a year. */
export const risorseAnno = (piano: Piano, anno: number): Totale =>
  gruppo(piano, 'anno', (r) => String(r.copertura.anno), String(anno));
/** Resources of the whole plan. */
export const risorsePiano = (piano: Piano): Totale => derivato(risorse(piano), 'totale', () => totale(risorse(piano)));

/** Schede that carry a LEPS (a scheda may carry several, a LEPS may have several). */
export const schedeDelLeps = (piano: Piano, lepsId: string): readonly Scheda[] =>
  derivato(piano.registri.scheda, `leps:${lepsId}`, () =>
    piano.registri.scheda.filter((s) => s.leps.some((l) => l.id === lepsId)),
  );

/** Resources of the schede that carry a LEPS, in a year or (null) in all; a shared scheda counts whole for each LEPS. */
export const risorseLeps = (piano: Piano, lepsId: string, anno: number | null): Totale =>
  derivatoDa([risorse(piano), piano.registri.scheda], `leps:${lepsId}/${anno ?? ''}`, () =>
    totale(
      schedeDelLeps(piano, lepsId).flatMap((s) =>
        anno === null ? risorseScheda(piano, s.id).righe : risorseSchedaAnno(piano, s.id, anno).righe,
      ),
    ),
  );

/** Why a sum of resources is not known, in words. */
export const importiIlleggibili = (quanti: number): NonVerificabile =>
  nonVerificabile(
    quanti === 1 ? '1 importo delle schede non è leggibile' : `${quanti} importi delle schede non sono leggibili`,
  );

/** Fund that stands for the Comuni's own budgets: checked against the DUP. */
export const fondoComuni = (piano: Piano): string | NonVerificabile =>
  parametroTesto(piano.pacco, nomiParametri.fondoComuni, fineAnno(piano.testa.annoInizio));

/** Key of what a body spends of its own on a programme in a year, managed directly: `ente/programma/anno`. */
export const chiaveSpesa = (enteId: string | null, programma: string | null, anno: number): string =>
  `${enteId ?? '?'}/${programma ?? '?'}/${anno}`;

/** Direct spending charged to the Comuni's budgets, by body, programme (as read, if not in the pack) and year. */
export const speseDirette = (piano: Piano): ReadonlyMap<string, readonly Risorsa[]> | NonVerificabile => {
  const fondo = fondoComuni(piano);
  return eNonVerificabile(fondo)
    ? fondo
    : raggruppa(risorse(piano), `spese-dirette:${fondo}`, (r) =>
        r.copertura.fondoId === fondo && r.voce.gestione === 'diretta'
          ? chiaveSpesa(r.voce.enteId, r.programmaId ?? r.programmaLetto, r.copertura.anno)
          : null,
      );
};

/** Rows in use that assign a fund for a year, unreadable amounts included. */
export const assegnazioniDi = (piano: Piano, fondoId: string, anno: number): readonly Assegnazione[] =>
  raggruppa(righeInUso(piano, piano.registri.assegnazione), 'fondo-anno', (a) =>
    a.fondoId === null || a.ruolo !== 'riga' ? null : `${a.fondoId}/${a.anno}`,
  ).get(`${fondoId}/${anno}`) ?? [];

/** Assignment of a fund for a year: sum of its rows; 0,00 is an assignment, no row is not. */
export const assegnato = (
  piano: Piano,
  fondoId: string,
  anno: number,
): { readonly cents: number; readonly righe: readonly Assegnazione[] } | NonVerificabile => {
  const righe = assegnazioniDi(piano, fondoId, anno);
  if (righe.length === 0) return nonVerificabile(`manca l'assegnazione ${anno}`);
  const cents = righe.flatMap((r) => (r.importoCents === null ? [] : [r.importoCents]));
  return cents.length < righe.length
    ? nonVerificabile(`l'importo dell'assegnazione ${anno} non è leggibile`)
    : { cents: sommaCentesimi(cents), righe };
};

/** Funds and years that have an assignment or a resource in the plan, in pack order then by year. */
export const fondiEAnni = (piano: Piano): readonly { readonly fondoId: string; readonly anno: number }[] =>
  derivatoDa([risorse(piano), righeInUso(piano, piano.registri.assegnazione), piano.pacco], 'fondi-anni', () => {
    const chiavi = new Set<string>();
    for (const a of righeInUso(piano, piano.registri.assegnazione))
      if (a.fondoId !== null && a.ruolo === 'riga') chiavi.add(`${a.fondoId}/${a.anno}`);
    for (const k of perFondoEAnnualita(piano).keys()) chiavi.add(k);
    const ordine = new Map(piano.pacco.fondi.map((f, i) => [f.id, i]));
    return [...chiavi]
      .map((k) => {
        const taglio = k.lastIndexOf('/');
        return { fondoId: k.slice(0, taglio), anno: Number(k.slice(taglio + 1)) };
      })
      .sort(
        (a, b) =>
          (ordine.get(a.fondoId) ?? ordine.size) - (ordine.get(b.fondoId) ?? ordine.size) ||
          (a.fondoId < b.fondoId ? -1 : a.fondoId > b.fondoId ? 1 : a.anno - b.anno),
      );
  });
