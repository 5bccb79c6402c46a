import { centesimiInTesto, sommaCentesimi } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { fondoComuni, importiIlleggibili, risorse, totale } from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const quoteInUso = (piano: Piano) => righeInUso(piano, piano.registri.quota).filter((q) => q.ruolo === 'riga');
const anni = (piano: Piano): readonly number[] =>
  derivatoDa([righeInUso(piano, piano.registri.quota)], 'qe-06', () =>
    [...new Set(quoteInUso(piano).map((q) => q.anno))].sort((a, b) => a - b),
  );

/** Quotas of the Comuni in a year against what the plan spends of their transfers. */
export const qe06 = regolaDiRighe<number>({
  id: 'QE-06',
  titolo: 'Quote dei comuni',
  gruppo: 'Quadro economico',
  base: 'bloccante',
  fonti: [{ testo: 'accordo di programma: quote dei Comuni' }],
  righe: anni,
  nome: (anno) => String(anno),
  legge: () => [
    chiave.registro('quota'),
    chiave.registro('copertura'),
    chiave.registro('voceSpesa'),
    chiave.registro('scheda'),
  ],
  esamina: (anno, piano, parametri) => {
    const di = `quote dei Comuni ${anno}`;
    const noti = tutti(fondoComuni(piano), parametri.intero(nomiParametri.tolleranzaSomme, anno));
    if (eNonVerificabile(noti)) return nonSi(di, noti);
    const [fondo, tolleranza] = noti;
    const righe = risorse(piano).filter(
      (r) => r.copertura.fondoId === fondo && r.copertura.anno === anno && r.voce.gestione === 'trasferita',
    );
    const luoghi = [luogoRegistro('quote', `Quote dei Comuni ${anno}`), ...luoghiSchede(piano, righe)];
    if (righe.length === 0)
      return nonSi(di, nonVerificabile("nessuna risorsa dei bilanci comunali è trasferita all'ente gestore"), {
        luoghi,
      });
    const quote = quoteInUso(piano).filter((q) => q.anno === anno);
    const conQuota = new Set<string | null>(quote.flatMap((q) => (q.importoCents === null ? [] : [q.comuneId])));
    const senza = comuniDellAmbito(piano).filter((c) => !conQuota.has(c.id));
    if (senza.length > 0)
      return nonSi(di, nonVerificabile(`manca la quota di ${elencoInLinea(senza.map((c) => c.nome))}`), { luoghi });
    const spesa = totale(righe);
    if (spesa.ignoti > 0) return nonSi(di, importiIlleggibili(spesa.ignoti), { luoghi });
    const somma = sommaCentesimi(quote.flatMap((q) => (q.importoCents === null ? [] : [q.importoCents])));
    const differenza = somma - spesa.cents;
    if (Math.abs(differenza) <= tolleranza) return 'ok';
    return violazione({
      messaggio: `Quote ${anno} ${euro(somma)}, cofinanziamento ${euro(spesa.cents)}.`,
      espressione: `${importo(somma)} − ${importo(spesa.cents)} = ${euro(differenza)}`,
      operandi: {
        anno: String(anno),
        quote: centesimiInTesto(somma),
        cofinanziamento: centesimiInTesto(spesa.cents),
        differenza: centesimiInTesto(differenza),
      },
      luoghi,
      rimedi: [{ testo: 'Riallineare le quote o le risorse delle schede.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
