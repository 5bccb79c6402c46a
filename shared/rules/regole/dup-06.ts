import { centesimiInTesto } from '#domain/denaro.ts';
import { stanziamento } from '#domain/dup.ts';
import { chiaveEnte, comuneDellEnte, nellAmbito, nomeEnte } from '#domain/enti.ts';
import { derivato, derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { chiaveSpesa, importiIlleggibili, type Risorsa, risorse, speseDirette, totale } from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule, type EsitoSoggetto } from '../define.ts';
import { luoghiSchede, luogoCifra, luogoRegistro } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

const programmaDi = (r: Risorsa) => r.programmaId ?? r.programmaLetto ?? '?';

/** Subjects: `ISTAT/programma/anno`, one for each direct spending of a Comune on a programme in a year. */
const perSoggetto = (piano: Piano): ReadonlyMap<string, readonly Risorsa[]> =>
  derivatoDa([risorse(piano), piano.registri.ente, piano.registri.comune, piano.pacco, piano.testa], 'dup-06', () => {
    const spese = speseDirette(piano);
    if (eNonVerificabile(spese)) return new Map<string, readonly Risorsa[]>();
    return new Map(
      [...spese.values()].flatMap((righe): [string, readonly Risorsa[]][] => {
        const [r] = righe;
        if (r === undefined) return [];
        const ente = r.voce.enteId === null ? `?${r.voce.enteLetto}` : chiaveEnte(piano, r.voce.enteId);
        return [[`${ente}/${programmaDi(r)}/${r.copertura.anno}`, righe]];
      }),
    );
  });

const confronta = (piano: Piano, parametri: LettoreParametri, righe: readonly Risorsa[], r: Risorsa): EsitoSoggetto => {
  const { anno } = r.copertura;
  const nome = nomeEnte(piano, r.voce.enteId, r.voce.enteLetto);
  const di = `${nome}, programma ${programmaDi(r)} ${anno}`;
  const schede = () => luoghiSchede(piano, righe);
  const dup = luogoRegistro('dup', `DUP di ${nome}`);
  const spesa = totale(righe);
  const detti = () => ({
    comune: r.voce.enteId === null ? r.voce.enteLetto : chiaveEnte(piano, r.voce.enteId),
    programma: programmaDi(r),
    anno: String(anno),
    piano: centesimiInTesto(spesa.cents),
  });
  const incerto = (motivo: string) =>
    nonSi(di, nonVerificabile(motivo), { operandi: detti(), luoghi: [...schede(), dup] });
  if (r.voce.enteId === null) return incerto(`l'ente «${r.voce.enteLetto}» non è riconosciuto`);
  const comune = comuneDellEnte(piano, r.voce.enteId);
  if (comune !== undefined && !nellAmbito(piano, comune.id)) return incerto(`${nome} non è un Comune dell'Ambito`);
  if (r.programmaId === null) return incerto(`il programma «${r.programmaLetto ?? ''}» non esiste nella Missione 12`);
  if (spesa.ignoti > 0) return incerto(importiIlleggibili(spesa.ignoti).nv);
  const noti = tutti(
    stanziamento(piano, r.voce.enteId, r.programmaId, anno),
    parametri.intero(nomiParametri.tolleranzaDup, anno),
  );
  if (eNonVerificabile(noti)) return nonSi(di, noti, { operandi: detti(), luoghi: [...schede(), dup] });
  const [inDup, tolleranzaPerRiga] = noti;
  const oltre = spesa.cents - inDup.cents;
  if (oltre <= tolleranzaPerRiga * Math.max(1, inDup.celle)) return 'ok';
  const luoghi = [
    ...schede(),
    ...inDup.cifre.map((c) => luogoCifra(piano, c, `DUP di ${nome}, ${r.programmaId} ${anno}`)),
  ];
  return violazione({
    messaggio: `${nome}: programma ${r.programmaId} ${anno} ${euro(spesa.cents)} contro ${euro(inDup.cents)}.`,
    espressione: `${importo(spesa.cents)} − ${importo(inDup.cents)} = ${euro(oltre)}`,
    operandi: { ...detti(), dup: centesimiInTesto(inDup.cents), mancano: centesimiInTesto(oltre) },
    luoghi,
    rimedi: [
      {
        testo: `Ridurre la spesa di ${nome} di ${euro(oltre)}, o spostarla su un altro programma.`,
        ...(luoghi[0] ? { vai: luoghi[0] } : {}),
      },
      { testo: `Chiedere a ${nome} di adeguare il DUP (nota di aggiornamento o variazione).`, vai: dup },
    ],
  });
};

/** Subjects with the key of their spending. */
const elenco = (piano: Piano) =>
  derivato(perSoggetto(piano), 'elenco', () => {
    const righe = [...perSoggetto(piano)].flatMap(
      ([soggetto, [r]]): [string, { readonly chiavi: readonly string[] }][] =>
        r === undefined
          ? []
          : [
              [
                soggetto,
                {
                  chiavi: [
                    chiave.spesa(chiaveSpesa(r.voce.enteId, r.programmaId ?? r.programmaLetto, r.copertura.anno)),
                    chiave.dup(r.voce.enteId, r.copertura.anno),
                  ],
                },
              ],
            ],
    );
    return new Map(righe);
  });

/** Direct spending charged to a Comune on a programme against its DUP (titolo 1, competenza). */
export const dup06 = defineRule({
  id: 'DUP-06',
  titolo: 'Spesa per programma',
  gruppo: 'DUP-coerenza',
  base: 'avviso',
  fonti: [
    { norma: 'dlgs-118-2011' },
    { testo: 'principio contabile della programmazione, all. 4/1, § 8 (sezione operativa del DUP)' },
  ],
  soggetti: (piano) => [...perSoggetto(piano).keys()],
  vuoto: (piano) =>
    perSoggetto(piano).size === 0 ? 'Nessuna risorsa del piano è a carico diretto dei bilanci dei Comuni.' : null,
  elenco,
  legge: (soggetto, piano) => elenco(piano).get(soggetto)?.chiavi ?? [chiave.registro('copertura')],
  verifica: (soggetto, piano, parametri) => {
    const righe = perSoggetto(piano).get(soggetto) ?? [];
    return confronta(piano, parametri, righe, esaminato(righe[0], 'DUP-06', soggetto));
  },
});
