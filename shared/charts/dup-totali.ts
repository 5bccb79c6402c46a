import { missione12 } from '#domain/dup.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { euro } from '#format/numeri.ts';
import { barreOrizzontali } from './barre-per-anno.ts';
import type { Grafico } from './grafico.ts';
import type { TemaGrafico } from './tema.ts';

/** Missione 12 of each Comune in the first year of the plan, social programmes and the others apart; unknown stays unknown. */
export const graficoDupTotali = (piano: Piano, t: TemaGrafico): Grafico | null => {
  const anni = anniDelPiano(piano);
  const anno = piano.testa.annoInizio;
  const importo = (comuneId: string, quando: number, soloSociale: boolean): number | null => {
    const e = enteDelComune(piano, comuneId);
    if (!e) return null;
    const m = missione12(piano, e.id, quando, soloSociale);
    return eNonVerificabile(m) ? null : m.cents;
  };
  const righe = comuniDellAmbito(piano)
    .map((c) => ({ c, tutto: importo(c.id, anno, false), sociale: importo(c.id, anno, true) }))
    .sort((a, b) => (b.tutto ?? -1) - (a.tutto ?? -1));
  if (righe.every((r) => r.tutto === null)) return null;
  const mostra = (cents: number | null) => (cents === null ? 'non verificabile' : euro(cents));
  return {
    opzione: barreOrizzontali(
      righe.map((r) => r.c.nome),
      [
        { nome: 'Programmi sociali', colore: t.c1, cents: righe.map((r) => r.sociale) },
        {
          nome: 'Altri programmi della Missione 12',
          colore: t.c6,
          cents: righe.map((r) => (r.tutto === null || r.sociale === null ? null : r.tutto - r.sociale)),
        },
      ],
      righe.map((r) => (r.tutto === null ? null : euro(r.tutto))),
      t,
    ),
    descrizione: `Missione 12 del ${anno} per Comune: ${righe.map((r) => `${r.c.nome} ${mostra(r.tutto)}`).join('; ')}.`,
    tabella: {
      intestazioni: ['Comune', ...anni.map(String)],
      righe: righe.map((r) => [r.c.nome, ...anni.map((a) => mostra(importo(r.c.id, a, false)))]),
    },
  };
};
