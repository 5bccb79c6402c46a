import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { frazione } from '#domain/frazione.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { lepsDelPacco } from '#domain/leps.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga, Scheda, VoceSpesa } from '#domain/registri.ts';
import { importiIlleggibili, risorseLeps, risorseVoce, totale } from '#domain/risorse.ts';
import { euro, millesimi, numero, percentuale, percentualeDi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoLeps, luogoRiga, luogoScheda } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Quadro economico';
const interna = [{ testo: 'coerenza interna del quadro economico' }];
const enteVoce = (piano: Piano, v: VoceSpesa) => (v.enteId === null ? `?${v.enteLetto}` : chiaveEnte(piano, v.enteId));

type Voce = { readonly voce: VoceSpesa; readonly scheda: Scheda };
const voci = (piano: Piano, nome: string, quali: (v: VoceSpesa) => boolean): readonly Voce[] =>
  derivatoDa([piano.registri.voceSpesa, piano.registri.scheda, piano.registri.ente], nome, () =>
    piano.registri.voceSpesa.filter(quali).flatMap((voce) => {
      const scheda = perId(piano.registri.scheda, voce.schedaId);
      return scheda === undefined ? [] : [{ voce, scheda }];
    }),
  );
const nomeVoce = (piano: Piano, { voce, scheda }: Voce) =>
  `${scheda.codice}, ${nomeEnte(piano, voce.enteId, voce.enteLetto)}`;

type CostoCalcolato = Voce & { readonly riga: Riga<'voceAnno'> };
const calcolati = (piano: Piano): readonly CostoCalcolato[] => {
  const conQuantita = voci(piano, 'con-quantita', (v) => v.quantitaMilli !== null || v.costoUnitarioCents !== null);
  return derivatoDa([conQuantita, piano.registri.voceAnno], 'qe-09', () => {
    const perVoce = new Map<string, Voce>(conQuantita.map((v) => [v.voce.id, v]));
    return piano.registri.voceAnno.flatMap((riga) => {
      const v = perVoce.get(riga.voceId);
      return v === undefined ? [] : [{ ...v, riga }];
    });
  });
};

/** Yearly cost that is not its quantity by its unit cost, beyond a cent for each unit. */
export const qe09 = regolaDiRighe<CostoCalcolato>({
  id: 'QE-09',
  titolo: 'Quantità × costo unitario',
  gruppo,
  base: 'avviso',
  fonti: interna,
  righe: calcolati,
  nome: (c, piano) => `${c.scheda.codice}/${enteVoce(piano, c.voce)}/${c.riga.anno}`,
  legge: (c) => [chiave.voce(c.voce.id), chiave.scheda(c.scheda.id)],
  esamina: (c, piano, parametri) => {
    const { voce, riga } = c;
    const luoghi = [luogoRiga(piano, 'voceSpesa', voce, voce.descrizione), luogoScheda(piano, c.scheda)];
    const di = `${nomeVoce(piano, c)} ${riga.anno}`;
    const tolleranza = parametri.intero(nomiParametri.tolleranzaUnitario, riga.anno);
    if (eNonVerificabile(tolleranza)) return nonSi(di, tolleranza, { luoghi });
    if (voce.quantitaMilli === null) return nonSi(di, nonVerificabile('manca la quantità'), { luoghi });
    if (voce.costoUnitarioCents === null) return nonSi(di, nonVerificabile('manca il costo unitario'), { luoghi });
    if (riga.importoCents === null) return nonSi(di, nonVerificabile('il costo non è leggibile'), { luoghi });
    const calcolo = BigInt(voce.quantitaMilli) * BigInt(voce.costoUnitarioCents);
    const scarto = calcolo - BigInt(riga.importoCents) * 1000n;
    const ammesso = BigInt(tolleranza) * BigInt(voce.quantitaMilli);
    if ((scarto < 0n ? -scarto : scarto) <= ammesso) return 'ok';
    const calcolato = numero(frazione(calcolo, 100_000n));
    return violazione({
      messaggio: `«${di}»: ${millesimi(voce.quantitaMilli)} × ${euro(voce.costoUnitarioCents)} = ${calcolato} €, indicato ${euro(riga.importoCents)}.`,
      espressione: `${calcolato} ≠ ${numero(frazione(riga.importoCents, 100))}`,
      operandi: {
        scheda: c.scheda.codice,
        ente: enteVoce(piano, voce),
        anno: String(riga.anno),
        quantita: String(voce.quantitaMilli),
        unitario: centesimiInTesto(voce.costoUnitarioCents),
        importo: centesimiInTesto(riga.importoCents),
      },
      luoghi,
      rimedi: [
        { testo: 'Correggere la quantità, il costo unitario o l’importo.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
      ],
    });
  },
});

const apporti = (piano: Piano): readonly Voce[] =>
  voci(
    piano,
    'qe-10',
    (v) => v.natura === 'in_natura' || (v.natura === null && perId(piano.registri.ente, v.enteId)?.tipo === 'ets'),
  );

/** What somebody gives in kind, counted among the money that pays for the plan. */
export const qe10 = regolaDiRighe<Voce>({
  id: 'QE-10',
  titolo: 'Valorizzazioni in natura',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dm-72-2021' }],
  righe: apporti,
  nome: (v, piano) => `${v.scheda.codice}/${enteVoce(piano, v.voce)}`,
  legge: (v) => [chiave.voce(v.voce.id), chiave.scheda(v.scheda.id)],
  esamina: (v, piano) => {
    const fonti = totale(risorseVoce(piano, v.voce.id));
    const luoghi = [luogoRiga(piano, 'voceSpesa', v.voce, v.voce.descrizione), luogoScheda(piano, v.scheda)];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (fonti.righe.length === 0) return 'ok';
    if (v.voce.natura === null)
      return nonSi(nomeVoce(piano, v), nonVerificabile('non dice se l’apporto è in denaro o in natura'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere la natura della risorsa.', ...vai }],
      });
    if (fonti.cents === 0 && fonti.ignoti === 0) return 'ok';
    const ente = nomeEnte(piano, v.voce.enteId, v.voce.enteLetto);
    return violazione({
      messaggio: `${ente}: apporto in natura incluso nel pareggio della scheda ${v.scheda.codice} (${euro(fonti.cents)}).`,
      espressione: `fonti della voce in natura: ${euro(fonti.cents)} ≠ 0`,
      operandi: {
        scheda: v.scheda.codice,
        ente: enteVoce(piano, v.voce),
        fonti: centesimiInTesto(fonti.cents),
        illeggibili: String(fonti.ignoti),
      },
      luoghi,
      rimedi: [
        { testo: 'Togliere le fonti della voce: il valore resta come costo, fuori dal pareggio in denaro.', ...vai },
      ],
    });
  },
});

type Precedente = Riga<'esitoPrecedente'>;

/** A LEPS whose resources differ much from those of the previous plan, with no reason written. */
export const qe11 = regolaDiRighe<Precedente>({
  id: 'QE-11',
  titolo: 'Scostamento dal piano precedente',
  gruppo,
  base: 'informazione',
  fonti: interna,
  righe: (piano) => piano.registri.esitoPrecedente,
  vuoto: 'Il registro del piano precedente è vuoto: le risorse non si confrontano.',
  nome: (e) => e.lepsId ?? `?${e.lepsLetto}`,
  legge: () => [
    chiave.registro('esitoPrecedente'),
    chiave.registro('copertura'),
    chiave.registro('voceSpesa'),
    chiave.registro('scheda'),
  ],
  esamina: (e, piano, parametri): EsitoSoggetto => {
    const nome = lepsDelPacco(piano.pacco, e.lepsId ?? '')?.breve ?? e.lepsLetto;
    const di = `«${nome}», confronto con il piano precedente`;
    const luoghi = [
      luogoRiga(piano, 'esitoPrecedente', e, `Piano precedente, ${nome}`),
      ...luogoLeps(piano, e.lepsId ?? ''),
    ];
    const soglia = parametri.intero(nomiParametri.scostamentoPrecedente);
    if (eNonVerificabile(soglia)) return nonSi(di, soglia, { luoghi });
    if (e.lepsId === null) return nonSi(di, nonVerificabile('non si riconosce il LEPS'), { luoghi });
    if (e.totaleCents === null) return nonSi(di, nonVerificabile('manca il totale del piano precedente'), { luoghi });
    const ora = risorseLeps(piano, e.lepsId, null);
    if (!eVuoto(e.motivazione)) return 'ok';
    if (ora.ignoti > 0) return nonSi(di, importiIlleggibili(ora.ignoti), { luoghi });
    const differenza = ora.cents - e.totaleCents;
    if (BigInt(Math.abs(differenza)) * 10_000n <= BigInt(soglia) * BigInt(e.totaleCents)) return 'ok';
    const quanto =
      e.totaleCents === 0
        ? 'prima non aveva risorse'
        : `${differenza > 0 ? '+' : ''}${percentualeDi(frazione(differenza, e.totaleCents))}`;
    return violazione({
      messaggio: `«${nome}»: ${quanto} rispetto al piano precedente, senza una motivazione.`,
      espressione: `${euro(e.totaleCents)} → ${euro(ora.cents)}: oltre ${percentuale(soglia)}`,
      operandi: {
        leps: e.lepsId,
        precedente: centesimiInTesto(e.totaleCents),
        ora: centesimiInTesto(ora.cents),
        soglia: String(soglia),
      },
      luoghi,
      rimedi: [{ testo: 'Motivare lo scostamento.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
