import { capacitaDichiarate, spazioAssunzionale } from '#domain/capacita.ts';
import { costoAssunzioni, motivoCosto } from '#domain/costi-assunzioni.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { confronta, differenza, frazione, inCentesimi, inDecimale } from '#domain/frazione.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { anniDelPiao, causaPiao } from '#domain/piao.ts';
import type { Riga } from '#domain/registri.ts';
import { fondoComuni } from '#domain/risorse.ts';
import { euro, importo, percentuale } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoFabbisogno } from '../gruppi-personale.ts';
import { luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

type Capacita = Riga<'capacitaAssunzionale'>;
const nomeDi = (piano: Piano, r: Capacita) => nomeEnte(piano, r.enteId, r.enteLetto ?? 'ente non indicato');
const soglia = (r: Capacita, bp: number | null): string =>
  bp === null
    ? 'spazio dichiarato'
    : `${percentuale(bp)} × ${importo(r.entrateNetteCents ?? 0)} − ${importo(r.spesaPersonaleCents ?? 0)}`;

/**
 * Hires on the body's own budget against its room (D.L. 34/2019, art. 33, c. 2). Hires that a fund pays are neutral; of a
 * hire without a fund nobody knows whether it weighs: it decides only when it cannot change the answer.
 */
export const pers11 = regolaDiRighe<Capacita>({
  id: 'PERS-11',
  titolo: 'Capacità assunzionale',
  dove: 'capacitaAssunzionale',
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [
    { norma: 'dl-34-2019', articolo: '33', comma: '2' },
    { norma: 'dm-17-3-2020', articolo: '4' },
    { norma: 'dl-104-2020', articolo: '57', comma: '3-septies' },
  ],
  righe: capacitaDichiarate,
  nome: (r, piano) => `${r.enteId === null ? `?${r.enteLetto ?? ''}` : chiaveEnte(piano, r.enteId)}/${r.anno}`,
  legge: () => [
    chiave.registro('capacitaAssunzionale'),
    chiave.registro('fabbisogno'),
    chiave.personale,
    chiave.popolazione,
  ],
  vuoto: 'Capacità assunzionale: il registro è vuoto.',
  esamina: (r, piano, parametri) => {
    const di = `capacità assunzionale ${r.anno} di ${nomeDi(piano, r)}`;
    const luogo = luogoRiga(piano, 'capacitaAssunzionale', r, `Capacità assunzionale ${r.anno} di ${nomeDi(piano, r)}`);
    const noti = tutti(
      fondoComuni(piano),
      parametri.elenco(nomiParametri.rapportiCapacita, r.anno),
      spazioAssunzionale(piano, r),
    );
    if (r.enteId === null) return nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi: [luogo] });
    if (eNonVerificabile(noti))
      return nonSi(di, noti, {
        luoghi: [luogo],
        rimedi: [{ testo: 'Scrivere entrate nette e spesa di personale, o lo spazio attestato.', vai: luogo }],
      });
    const [fondo, rapporti, spazio] = noti;
    const costo = costoAssunzioni(piano, r.enteId, r.anno, fondo, rapporti);
    const luoghi = [luogo, ...costo.righe.map((f) => luogoFabbisogno(piano, f))];
    const certi = frazione(costo.certiCents);
    if (confronta(certi, spazio.cents) > 0) {
      const manca = differenza(certi, spazio.cents);
      const spazioMostrato = inCentesimi({ num: spazio.cents.num, den: spazio.cents.den * 100n });
      return violazione({
        messaggio: `${nomeDi(piano, r)} ${r.anno}: ${euro(costo.certiCents)} di assunzioni contro ${euro(spazioMostrato)} di spazio.`,
        espressione: `${soglia(r, spazio.sogliaBp)} = ${euro(spazioMostrato)}; mancano ${euro(BigInt(inDecimale(manca, 0, 'per-eccesso')))}`,
        operandi: {
          ente: chiaveEnte(piano, r.enteId),
          anno: String(r.anno),
          costo: centesimiInTesto(costo.certiCents),
          spazioCents: inDecimale(spazio.cents, 2),
          soglia: spazio.sogliaBp === null ? '' : String(spazio.sogliaBp),
        },
        luoghi,
        rimedi: [
          {
            testo:
              'Ridurre, o indicare la fonte: gli assistenti sociali pagati con il contributo del c. 797 sono neutri per la parte finanziata (art. 57, c. 3-septies, D.L. 104/2020); il c. 801 non deroga all’art. 33 del D.L. 34/2019.',
            vai: luoghi[1] ?? luogo,
          },
        ],
      });
    }
    if (!anniDelPiao(piano, r.enteId).has(r.anno))
      return nonSi(di, nonVerificabile(`il PIAO di ${nomeDi(piano, r)} non copre il ${r.anno}`, causaPiao), { luoghi });
    const motivo = motivoCosto(costo);
    const alPiu = frazione(costo.certiCents + costo.dubbiCents);
    if (motivo !== null && (costo.senzaCosto > 0 || confronta(alPiu, spazio.cents) > 0))
      return nonSi(di, nonVerificabile(motivo), {
        luoghi,
        rimedi: [{ testo: 'Scrivere costo e fonte di ogni assunzione.', vai: luoghi[1] ?? luogo }],
      });
    return 'ok';
  },
});
