import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { derivato, derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { assegnato, fondiEAnni, fondoComuni, importiIlleggibili, programmato } from '#domain/risorse.ts';
import { euro, importo, percentuale } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { eVuoto, regolaDiMancanze } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Fonti di finanziamento';
const nomeFondo = (piano: Piano, id: string | null, letto: string) => perId(piano.pacco.fondi, id)?.breve ?? letto;

const assegnazioni = (piano: Piano) => {
  const inUso = righeInUso(piano, piano.registri.assegnazione);
  return derivato(inUso, 'righe', () => inUso.filter((a) => a.ruolo === 'riga'));
};

/** An assignment without the act that gives it. */
export const fin03 = regolaDiMancanze({
  id: 'FIN-03',
  titolo: 'Assegnazione senza atto',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'tracciabilità delle risorse: atto di riparto' }],
  righe: assegnazioni,
  nome: (a) => `${a.fondoId ?? `?${a.fondoLetto}`}/${a.anno}`,
  legge: (a) => [a.fondoId === null ? chiave.registro('assegnazione') : chiave.fondo(a.fondoId, a.anno)],
  vuoto: 'Il registro delle assegnazioni dei fondi è vuoto.',
  mancano: (a) => (eVuoto(a.atto) ? ['atto di riparto'] : []),
  messaggio: (a, _m, piano) => `${nomeFondo(piano, a.fondoId, a.fondoLetto)} ${a.anno}: manca l'atto di riparto.`,
  operandi: (a) => ({ fondo: a.fondoId ?? a.fondoLetto, anno: String(a.anno) }),
  luoghi: (a, piano) => [
    luogoRiga(piano, 'assegnazione', a, `${nomeFondo(piano, a.fondoId, a.fondoLetto)} ${a.anno}, assegnazione`),
  ],
  rimedio: 'Scrivere decreto o delibera di riparto, con numero e data.',
});

type FondoAnno = ReturnType<typeof fondiEAnni>[number];
const nessuno: readonly FondoAnno[] = [];
const conAssegnazione = (piano: Piano): readonly FondoAnno[] =>
  derivatoDa([fondiEAnni(piano), righeInUso(piano, piano.registri.assegnazione)], 'fin-04', () => {
    const comuni = fondoComuni(piano);
    return eNonVerificabile(comuni) && fondiEAnni(piano).length === 0
      ? nessuno
      : fondiEAnni(piano).filter((f) => f.fondoId !== comuni && !eNonVerificabile(assegnato(piano, f.fondoId, f.anno)));
  });

/** Money assigned and not yet programmed, beyond a share of the assignment. */
export const fin04 = regolaDiRighe<FondoAnno>({
  id: 'FIN-04',
  titolo: 'Risorse non programmate',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'soglia del modello: parte non programmata dell’assegnazione' }],
  righe: conAssegnazione,
  nome: (f) => `${f.fondoId}/${f.anno}`,
  legge: (f) => [chiave.fondo(f.fondoId, f.anno)],
  esamina: ({ fondoId, anno }, piano, parametri) => {
    const nome = nomeFondo(piano, fondoId, fondoId);
    const spesa = programmato(piano, fondoId, anno);
    const noti = tutti(assegnato(piano, fondoId, anno), parametri.intero(nomiParametri.residuoBp, anno));
    if (eNonVerificabile(noti)) return nonSi(`${nome} ${anno}`, noti);
    const [assegnazione, soglia] = noti;
    const residuo = assegnazione.cents - spesa.cents;
    if (residuo <= 0 || BigInt(residuo) * 10_000n <= BigInt(soglia) * BigInt(assegnazione.cents)) return 'ok';
    const luoghi = [
      ...assegnazione.righe.map((r) => luogoRiga(piano, 'assegnazione', r, `${nome} ${anno}, assegnazione`)),
      ...luoghiSchede(piano, spesa.righe),
    ];
    if (spesa.ignoti > 0) return nonSi(`${nome} ${anno}`, importiIlleggibili(spesa.ignoti), { luoghi });
    return violazione({
      messaggio: `${nome} ${anno}: ${euro(residuo)} non programmati.`,
      espressione: `${importo(assegnazione.cents)} − ${importo(spesa.cents)} = ${euro(residuo)}, oltre ${percentuale(soglia)}`,
      operandi: {
        fondo: fondoId,
        anno: String(anno),
        assegnato: centesimiInTesto(assegnazione.cents),
        programmato: centesimiInTesto(spesa.cents),
        residuo: centesimiInTesto(residuo),
      },
      luoghi,
      rimedi: [
        {
          testo: `Programmare ${euro(residuo)} nelle schede, o accettare la segnalazione con il motivo.`,
          vai: luogoRegistro('fondi', 'Fondi'),
        },
      ],
    });
  },
});
