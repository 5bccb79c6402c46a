import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { derivato, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneComune } from '#domain/popolazione.ts';
import type { Quota } from '#domain/registri.ts';
import { euro, importo, intero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato, perChiave } from '../soggetti.ts';

const quote = (piano: Piano): readonly Quota[] => {
  const inUso = righeInUso(piano, piano.registri.quota);
  return derivato(inUso, 'righe', () => inUso.filter((q) => q.ruolo === 'riga'));
};

const perSoggetto = (piano: Piano) =>
  perChiave(quote(piano), 'qe-05', (q) => {
    const comune = perId(piano.registri.comune, q.comuneId);
    return `${comune?.codiceIstat ?? q.comuneLetto}/${q.anno}`;
  });

/** Quota of a Comune against €/inhabitant × its newest population: exact cents, tolerance of the pack. */
export const qe05 = defineRule({
  id: 'QE-05',
  titolo: 'Quota pro capite',
  gruppo: 'Quadro economico',
  base: 'avviso',
  fonti: [{ testo: 'convenzione: criterio di riparto delle quote' }],
  soggetti: (piano) => [...perSoggetto(piano).keys()],
  vuoto: (piano) => (quote(piano).length === 0 ? 'Il registro delle quote dei Comuni è vuoto.' : null),
  legge: (soggetto, piano) => [chiave.quota(perSoggetto(piano).get(soggetto)?.id ?? soggetto), chiave.popolazione],
  verifica: (soggetto, piano, parametri) => {
    const q = esaminato(perSoggetto(piano).get(soggetto), 'QE-05', soggetto);
    const comune = perId(piano.registri.comune, q.comuneId);
    const nome = comune?.nome ?? q.comuneLetto;
    const di = `quota ${q.anno} di ${nome}`;
    const riga = comune && popolazioneComune(piano, comune.id);
    const luoghi = [
      luogoRiga(piano, 'quota', q, `Quota ${q.anno} di ${nome}`),
      ...(riga ? [luogoRiga(piano, 'popolazione', riga, `Popolazione di ${nome}`)] : []),
    ];
    const tolleranza = parametri.intero(nomiParametri.tolleranzaQuote, q.anno);
    const incerto = (motivo: string) => nonSi(di, nonVerificabile(motivo), { luoghi });
    if (eNonVerificabile(tolleranza)) return nonSi(di, tolleranza, { luoghi });
    if (comune === undefined) return incerto(`il Comune «${q.comuneLetto}» non è riconosciuto`);
    if (q.importoCents === null) return incerto(q.letto ? `«${q.letto}» non è un importo` : 'manca l’importo');
    if (q.euroAbCents === null) return incerto('non c’è un importo per abitante');
    if (riga === undefined) return incerto(`manca la popolazione di ${nome}`);
    const calcolo = q.euroAbCents * riga.residenti;
    if (!Number.isSafeInteger(calcolo)) return incerto('l’importo per abitante è fuori misura');
    if (Math.abs(q.importoCents - calcolo) <= tolleranza) return 'ok';
    const altra = q.popolazioneUsata !== null && q.popolazioneUsata !== riga.residenti ? q.popolazioneUsata : null;
    const anno = riga.dataRiferimento.slice(0, 4);
    return violazione({
      messaggio:
        `${nome} ${q.anno}: quota ${euro(q.importoCents)}, calcolo ${euro(calcolo)} (${importo(q.euroAbCents)} €/ab × ${intero(riga.residenti)})` +
        `${altra === null ? '' : `; il prospetto usa ${intero(altra)} abitanti`}.`,
      espressione: `${importo(q.euroAbCents)} × ${intero(riga.residenti)} = ${importo(calcolo)} ≠ ${importo(q.importoCents)}`,
      operandi: {
        comune: comune.codiceIstat,
        anno: String(q.anno),
        quota: centesimiInTesto(q.importoCents),
        calcolo: centesimiInTesto(calcolo),
        euroAb: centesimiInTesto(q.euroAbCents),
        popolazione: String(riga.residenti),
        annoPopolazione: anno,
        popolazioneUsata: altra === null ? '' : String(altra),
      },
      luoghi,
      rimedi: [
        {
          testo:
            altra === null
              ? `Scrivere la quota ricalcolata (${euro(calcolo)}): quella letta dal file resta accanto. Oppure cambiare criterio.`
              : `La popolazione più recente è ${intero(riga.residenti)} (${anno}): ricalcolare la quota (${euro(calcolo)}) o scrivere nella convenzione quale anno vale.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
          comando: {
            nome: 'registri/scrivi',
            input: {
              ...{ vista: 'quote', gruppo: '', titolo: `Quota ${q.anno} di ${nome} ricalcolata` },
              motivo: `${importo(q.euroAbCents)} € per abitante × ${intero(riga.residenti)} abitanti (${anno})`,
              celle: [{ riga: q.id, colonna: 'importo', testo: importo(calcolo) }],
              ...{ aggiunte: [], eliminate: [] },
            },
          },
        },
      ],
    });
  },
});
