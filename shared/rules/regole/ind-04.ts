import { chiaveAlias } from '#domain/alias.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import type { Riga } from '#domain/registri.ts';
import { intero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Indicatore = Riga<'indicatore'>;
/** Indicators that divide by the whole population: «residenti», not «residenti oltre i 65 anni». */
const perAbitanti = (piano: Piano): readonly Indicatore[] =>
  derivatoDa([piano.registri.indicatore, piano.pacco, piano.testa], 'ind-04', () => {
    const parole = lettoreParametri(piano).elenco(nomiParametri.denominatoriPopolazione);
    if (eNonVerificabile(parole)) return [];
    const chiavi = new Set(parole.map(chiaveAlias));
    return piano.registri.indicatore.filter((i) => i.denominatore !== null && chiavi.has(chiaveAlias(i.denominatore)));
  });

/** An indicator for inhabitants that divides by another population than the plan's. */
export const ind04 = regolaDiRighe<Indicatore>({
  id: 'IND-04',
  titolo: 'Denominatore ≠ P',
  gruppo: 'Indicatori',
  base: 'avviso',
  fonti: [{ testo: 'coerenza interna degli indicatori' }],
  righe: perAbitanti,
  scelta: (parametri) => parametri.elenco(nomiParametri.denominatoriPopolazione),
  nome: (i) => i.codice ?? i.testo,
  legge: () => [chiave.registro('indicatore'), chiave.popolazione],
  esamina: (i, piano) => {
    const luoghi = [luogoRiga(piano, 'indicatore', i, i.testo), luogoRegistro('popolazione', 'Popolazione')];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const p = popolazioneAmbito(piano);
    if (eNonVerificabile(p)) return nonSi(`«${i.testo}»`, p, { luoghi });
    if (i.denominatoreValore === null)
      return nonSi(`«${i.testo}»`, nonVerificabile('manca il valore del denominatore'), {
        luoghi,
        rimedi: [{ testo: `Scrivere ${intero(p.totale)}, la popolazione del ${p.anno}.`, ...vai }],
      });
    if (i.denominatoreValore === p.totale) return 'ok';
    return violazione({
      messaggio: `«${i.testo}» usa ${intero(i.denominatoreValore)} abitanti, il piano ${intero(p.totale)} (dati del ${p.anno}).`,
      espressione: `${intero(i.denominatoreValore)} ≠ ${intero(p.totale)}`,
      operandi: { indicatore: i.codice ?? i.testo, usa: String(i.denominatoreValore), piano: String(p.totale) },
      luoghi,
      rimedi: [{ testo: `Allineare il denominatore a ${intero(p.totale)}.`, ...vai }],
    });
  },
});
