import { centesimiInTesto } from '#domain/denaro.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import {
  assegnato,
  fondiEAnni,
  fondoComuni,
  importiIlleggibili,
  programmato,
  type Risorsa,
  totale,
} from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { defineRule } from '../define.ts';
import { luoghiSchede, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

/** Sums by scheda: `412.300,00 + 318.745,67 + …`, at most eight terms written out. */
const addendi = (righe: readonly Risorsa[]): string => {
  const somme = [...raggruppa(righe, 'scheda', (r) => r.scheda.id).values()].map((r) => totale(r).cents);
  return somme.length <= 8
    ? somme.map(importo).join(' + ')
    : `${importo(totale(righe).cents)} (${somme.length} schede)`;
};

/** The same, each scheda by its code. */
const perScheda = (righe: readonly Risorsa[]): string => {
  const gruppi = [...raggruppa(righe, 'scheda', (r) => r.scheda.id).values()];
  return gruppi.length > 8
    ? `${gruppi.length} schede`
    : gruppi.map((r) => `${r[0]?.scheda.codice ?? ''} ${importo(totale(r).cents)}`).join(' + ');
};

/** What the schede programme on a fund's annuality against its assignment. The Comuni's budgets are DUP-06's. */
export const fin02 = defineRule({
  id: 'FIN-02',
  titolo: "Sforamento dell'assegnazione",
  gruppo: 'Fonti di finanziamento',
  base: 'bloccante',
  fonti: [{ testo: 'atto di riparto' }],
  soggetti: (piano) => {
    const comuni = fondoComuni(piano);
    return fondiEAnni(piano)
      .filter((f) => f.fondoId !== comuni)
      .map((f) => `${f.fondoId}/${f.anno}`);
  },
  legge: (soggetto) => [`fondo:${soggetto}`],
  verifica: (soggetto, piano, parametri) => {
    const taglio = soggetto.lastIndexOf('/');
    const [fondoId, anno] = [soggetto.slice(0, taglio), Number(soggetto.slice(taglio + 1))];
    const nome = perId(piano.pacco.fondi, fondoId)?.breve ?? fondoId;
    const spesa = programmato(piano, fondoId, anno);
    const luoghiPiano = luoghiSchede(piano, spesa.righe);
    const noti = tutti(assegnato(piano, fondoId, anno), parametri.intero(nomiParametri.tolleranzaSomme, anno));
    if (eNonVerificabile(noti))
      return nonSi(`${nome} ${anno}`, noti, {
        luoghi: [...luoghiPiano, luogoRegistro('fondi', 'Assegnazioni dei fondi')],
        rimedi: [{ testo: `Importare o scrivere l'assegnazione ${anno} di ${nome}: anche 0,00 € è un'assegnazione.` }],
      });
    const [assegnazione, tolleranza] = noti;
    const luoghi = [
      ...luoghiPiano,
      ...assegnazione.righe.map((r) => luogoRiga(piano, 'assegnazione', r, `${nome} ${anno}, assegnazione`)),
    ];
    const oltre = spesa.cents - assegnazione.cents;
    if (oltre <= tolleranza)
      return spesa.ignoti === 0
        ? 'ok'
        : nonSi(`${nome} ${anno}`, importiIlleggibili(spesa.ignoti), {
            luoghi,
          });
    return violazione({
      messaggio: `${nome} ${anno}: programmati ${euro(spesa.cents)}, assegnati ${euro(assegnazione.cents)} (+${euro(oltre)}).`,
      espressione: `${addendi(spesa.righe)} − ${importo(assegnazione.cents)} = ${euro(oltre)}`,
      operandi: {
        fondo: fondoId,
        anno: String(anno),
        programmato: centesimiInTesto(spesa.cents),
        assegnato: centesimiInTesto(assegnazione.cents),
        differenza: centesimiInTesto(oltre),
      },
      luoghi,
      passi: [
        {
          testo: `Quanto le schede programmano su ${nome} nel ${anno}.`,
          calcolo: perScheda(spesa.righe),
          risultato: euro(spesa.cents),
        },
        {
          testo: `Quanto ${nome} assegna all’Ambito nel ${anno}${assegnazione.righe.length > 1 ? ', sommando gli atti di riparto' : ''}.`,
          calcolo: '',
          risultato: euro(assegnazione.cents),
        },
        {
          testo: 'Quanto è programmato senza assegnazione.',
          calcolo: `${importo(spesa.cents)} − ${importo(assegnazione.cents)}`,
          risultato: euro(oltre),
        },
      ],
      rimedi: [
        {
          testo: `Ridurre le schede di ${euro(oltre)}, o spostare questa parte su un'altra fonte.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
        {
          testo: "Se c'è un riparto più recente, importare la nuova assegnazione.",
          vai: luogoRegistro('fondi', 'Fondi'),
        },
      ],
    });
  },
});
