import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte } from '#domain/enti.ts';
import { annoDi } from '#domain/giorni.ts';
import { derivato, derivatoDa, perId } from '#domain/indice.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import type { Fondo } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { type Risorsa, risorse } from '#domain/risorse.ts';
import { dataBreve } from '#format/date.ts';
import { euro } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule, type ElencoSoggetti, type EsitoSoggetto } from '../define.ts';
import { luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato, perChiave } from '../soggetti.ts';

/** Last day for this resource: the exception counts only when its act is recorded on the voce. */
const ultimoGiorno = (fondo: Fondo & { readonly fineAttivita: string }, r: Risorsa): string =>
  r.voce.derogaAtto !== null && fondo.fineDeroga !== null && fondo.fineDeroga > fondo.fineAttivita
    ? fondo.fineDeroga
    : fondo.fineAttivita;

const confronta = (fine: string, r: Risorsa): 'ok' | 'oltre' | 'manca la data' => {
  if (r.copertura.anno > annoDi(fine)) return 'oltre';
  if (r.copertura.anno < annoDi(fine)) return 'ok';
  if (r.voce.dataFine === null) return 'manca la data';
  return r.voce.dataFine > fine ? 'oltre' : 'ok';
};

/** Resources of funds that end, by `scheda/fondo/anno/ente`. */
const perSoggetto = (piano: Piano): ReadonlyMap<string, Risorsa> =>
  derivatoDa([risorse(piano), piano.pacco, piano.registri.ente, piano.registri.comune], 'fin-06', () =>
    perChiave(
      risorse(piano).filter((r) => perId(piano.pacco.fondi, r.copertura.fondoId)?.fineAttivita != null),
      'fin-06',
      ({ scheda, copertura, voce }) =>
        `${scheda.codice}/${copertura.fondoId ?? ''}/${copertura.anno}/${voce.enteId === null ? voce.enteLetto : chiaveEnte(piano, voce.enteId)}`,
    ),
  );

const elenco = (piano: Piano): ElencoSoggetti =>
  derivato(perSoggetto(piano), 'elenco', () => {
    const righe = [...perSoggetto(piano)];
    return new Map(righe.map(([soggetto, r]) => [soggetto, { chiavi: [chiave.copertura(r.copertura.id)] }]));
  });

/** A resource spent after the last day on which its fund can be charged. Subject: each resource of a fund that ends. */
export const fin06 = defineRule({
  id: 'FIN-06',
  titolo: 'Fonte scaduta',
  gruppo: 'Fonti di finanziamento',
  base: 'bloccante',
  fonti: [{ testo: 'termine di spesa del fondo (PNRR: nota MLPS, 30/06/2026; eccezioni al 31/08/2026)' }],
  soggetti: (piano) => [...perSoggetto(piano).keys()],
  vuoto: (piano) =>
    piano.registri.copertura.length === 0 ? 'Il registro delle risorse è vuoto: le schede non hanno importi.' : null,
  elenco,
  legge: (soggetto, piano) => elenco(piano).get(soggetto)?.chiavi ?? [],
  verifica: (soggetto, piano): EsitoSoggetto => {
    const r = esaminato(perSoggetto(piano).get(soggetto), 'FIN-06', soggetto);
    const fondo = esaminato(perId(piano.pacco.fondi, r.copertura.fondoId), 'FIN-06', soggetto);
    const fineAttivita = esaminato(fondo.fineAttivita ?? undefined, 'FIN-06', soggetto);
    const fine = ultimoGiorno({ ...fondo, fineAttivita }, r);
    const giudizio = confronta(fine, r);
    if (giudizio === 'ok') return 'ok';
    const luoghi = [
      luogoRiga(piano, 'scheda', r.scheda, `${r.scheda.codice} ${r.scheda.titolo}`),
      luogoRiga(piano, 'copertura', r.copertura, `${fondo.breve} ${r.copertura.anno}`),
    ];
    const operandi = {
      fondo: fondo.id,
      anno: String(r.copertura.anno),
      fine,
      dataFine: r.voce.dataFine ?? '',
      importo: r.copertura.importoCents === null ? '' : centesimiInTesto(r.copertura.importoCents),
    };
    const di = `${r.scheda.codice}, ${fondo.breve} ${r.copertura.anno}`;
    if (giudizio === 'manca la data')
      return nonSi(di, nonVerificabile(`manca la data di fine attività (il fondo finisce il ${dataBreve(fine)})`), {
        operandi,
        luoghi,
        rimedi: [
          { testo: 'Scrivere nella scheda la data di fine attività.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
        ],
      });
    const quando =
      r.voce.dataFine === null || r.copertura.anno > annoDi(fine)
        ? String(r.copertura.anno)
        : dataBreve(r.voce.dataFine);
    const quanto = r.copertura.importoCents === null ? '' : ` (${euro(r.copertura.importoCents)})`;
    return violazione({
      messaggio: `${fondo.breve} non copre attività dopo il ${dataBreve(fine)}: scheda ${r.scheda.codice}, ${quando}${quanto}.`,
      espressione: `${quando} > ${dataBreve(fine)}`,
      operandi,
      luoghi,
      rimedi: [
        {
          testo: `Sostituire ${fondo.breve} con una fonte che duri oltre il ${dataBreve(fine)}.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
        ...(fondo.fineDeroga !== null && r.voce.derogaAtto === null
          ? [{ testo: `Se c'è una deroga fino al ${dataBreve(fondo.fineDeroga)}, registrare il suo atto sulla voce.` }]
          : []),
      ],
    });
  },
});
