import { sommaCentesimi } from './denaro.ts';
import { righeInUso } from './documenti.ts';
import { raggruppa } from './indice.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import { type Risorsa, risorse, totale } from './risorse.ts';
import type { stati } from './stati.ts';

/** Commitments of one level of government, by state. */
export type AdempimentiLivello = {
  readonly livello: string;
  readonly perStato: Readonly<Record<(typeof stati.statoAdempimento)[number], number>>;
  readonly totale: number;
};

/** Commitments by level, levels in the order of the register. */
export const adempimentiPerLivello = (piano: Piano): readonly AdempimentiLivello[] =>
  [...raggruppa(piano.registri.adempimento, 'livello', (a) => a.livello)].map(([livello, voci]) => {
    const conta = (s: string) => voci.filter((v) => v.stato === s).length;
    return {
      livello,
      perStato: {
        da_fare: conta('da_fare'),
        in_corso: conta('in_corso'),
        fatto: conta('fatto'),
        non_dovuto: conta('non_dovuto'),
      },
      totale: voci.length,
    };
  });

/** A sum of what somebody wrote, and of how many rows nobody wrote it. */
export type Parziale = { readonly cents: number; readonly scritti: number; readonly mancanti: number };

const parziale = (voci: readonly (number | null)[]): Parziale => {
  const noti = voci.filter((v) => v !== null);
  return { cents: sommaCentesimi(noti), scritti: noti.length, mancanti: voci.length - noti.length };
};

/** Money of a fund along its way: assigned, planned, committed, paid; cents. */
export type SpesaFondo = {
  readonly fondo: string;
  readonly assegnato: Parziale;
  readonly programmatoCents: number;
  readonly impegnato: Parziale;
  readonly liquidato: Parziale;
};

/** Every fund with an assignment, in the order of the pack: how much of it went how far. */
export const spesaPerFondo = (piano: Piano): readonly SpesaFondo[] => {
  const righe = righeInUso(piano, piano.registri.assegnazione).filter((a) => a.ruolo === 'riga' && a.fondoId !== null);
  const perFondo = raggruppa(righe, 'fondo', (a) => a.fondoId);
  const programmate = raggruppa(risorse(piano), 'fondo-solo', (r: Risorsa) => r.copertura.fondoId);
  return piano.pacco.fondi.flatMap((f) => {
    const sue = perFondo.get(f.id);
    if (sue === undefined) return [];
    return [
      {
        fondo: f.breve,
        assegnato: parziale(sue.map((a) => a.importoCents)),
        programmatoCents: totale(programmate.get(f.id)).cents,
        impegnato: parziale(sue.map((a) => a.impegnatoCents)),
        liquidato: parziale(sue.map((a) => a.liquidatoCents)),
      },
    ];
  });
};

/** How complete a scheda is: what is written of it, and its money along its way. */
export type SchedaAvanzata = {
  readonly id: string;
  readonly codice: string;
  readonly titolo: string;
  readonly stato: (typeof stati.statoLeps)[number] | null;
  readonly programmatoCents: number;
  readonly impegnatoCents: number | null;
  readonly liquidatoCents: number | null;
  readonly fasi: number;
  readonly fasiFatte: number;
  readonly indicatori: number;
};

/** Every scheda, in the order of the plan. */
export const avanzamentoSchede = (piano: Piano): readonly SchedaAvanzata[] => {
  const { scheda, fase, obiettivo, indicatore } = piano.registri;
  const fasi = raggruppa(fase, 'scheda', (f) => f.schedaId);
  const obiettivi = raggruppa(obiettivo, 'scheda', (o) => o.schedaId);
  const indicatori = raggruppa(indicatore, 'obiettivo', (i) => i.obiettivoId);
  const sue = raggruppa(risorse(piano), 'scheda', (r: Risorsa) => r.scheda.id);
  return [...scheda]
    .sort((a, b) => a.ordine - b.ordine)
    .map((s) => {
      const dellaScheda = fasi.get(s.id) ?? [];
      return {
        id: s.id,
        codice: s.codice,
        titolo: s.titolo,
        stato: s.stato,
        programmatoCents: totale(sue.get(s.id)).cents,
        impegnatoCents: s.impegnatoCents,
        liquidatoCents: s.liquidatoCents,
        fasi: dellaScheda.length,
        fasiFatte: dellaScheda.filter((f) => f.stato === 'fatto').length,
        indicatori: (obiettivi.get(s.id) ?? []).reduce((n, o) => n + (indicatori.get(o.id)?.length ?? 0), 0),
      };
    });
};

/** Indicators of the plan and how many have what is needed to measure them. */
export type Misurabili = {
  readonly totale: number;
  readonly conBase: number;
  readonly conTraguardi: number;
  readonly conFonte: number;
  readonly rilevati: number;
};

/** How many indicators have a base, a target for the last year of the plan, a source, a day of reading. */
export const indicatoriMisurabili = (piano: Piano): Misurabili => {
  const { indicatore } = piano.registri;
  const ultimo = String(anniDelPiano(piano).at(-1) ?? '');
  const conta = (si: (i: (typeof indicatore)[number]) => boolean) => indicatore.filter(si).length;
  return {
    totale: indicatore.length,
    conBase: conta((i) => i.base !== null && i.base !== ''),
    conTraguardi: conta((i) => (i.traguardi[ultimo] ?? '') !== ''),
    conFonte: conta((i) => i.fonte !== null && i.fonte !== ''),
    rilevati: conta((i) => i.dataRilevazione !== null),
  };
};
