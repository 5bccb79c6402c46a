import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { comuneDellEnte, enteDelComune, nomeEnte } from '#domain/enti.ts';
import type { Luogo } from '#domain/esito.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Comune } from '#domain/registri.ts';
import { fondoComuni, importiIlleggibili, risorse, totale } from '#domain/risorse.ts';
import { entrateDa, quoteDelComune, quoteTrasferite, trasferimentiCorrenti } from '#domain/trasferimenti.ts';
import { euro, importo } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { senzaGestore } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro, luogoRiga, luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'DUP-coerenza';
const nessuna: readonly Dovuta[] = [];
type Dovuta = { readonly comune: Comune; readonly anno: number };
const chiaveDi = (d: Dovuta) => `${d.comune.id}/${d.anno}`;

/** Resources of the plan that a Comune transfers to the managing body, by body and year. */
const trasferite = (piano: Piano) => {
  const fondo = fondoComuni(piano);
  return eNonVerificabile(fondo)
    ? null
    : raggruppa(risorse(piano), `trasferite:${fondo}`, (r) =>
        r.copertura.fondoId === fondo && r.voce.gestione === 'trasferita'
          ? `${r.voce.enteId}/${r.copertura.anno}`
          : null,
      );
};

/** Comuni that owe money to the managing body, by year: those with a quota, and those whose resources are transferred. */
const dovute = (piano: Piano): readonly Dovuta[] => {
  const { comune, ente, spesaMacro } = piano.registri;
  if (spesaMacro.length === 0) return nessuna;
  const quote = righeInUso(piano, piano.registri.quota);
  return derivatoDa([quote, risorse(piano), spesaMacro, comune, ente, piano.pacco, piano.testa], 'dup-05', () => {
    const tutte = new Map<string, Dovuta>();
    const aggiungi = (c: Comune | undefined, anno: number) => {
      if (c === undefined || enteDelComune(piano, c.id)?.id === piano.testa.capofilaId) return;
      const d = { comune: c, anno };
      tutte.set(chiaveDi(d), d);
    };
    for (const q of quote) if (q.ruolo === 'riga') aggiungi(perId(comune, q.comuneId), q.anno);
    for (const [r] of trasferite(piano)?.values() ?? [])
      if (r !== undefined) aggiungi(comuneDellEnte(piano, r.voce.enteId), r.copertura.anno);
    return [...tutte.values()];
  });
};

type Importo = { readonly cents: number; readonly luoghi: readonly Luogo[] };
/** What the plan asks of a Comune in a year: its quota, or else the resources that it transfers. */
const dovuto = (piano: Piano, { comune, anno }: Dovuta): Importo | NonVerificabile => {
  const quote = quoteDelComune(piano, comune.id, anno);
  const [q] = quote;
  if (q !== undefined) {
    if (quote.length > 1) return nonVerificabile('la quota è scritta più di una volta');
    return q.importoCents === null
      ? nonVerificabile('la quota non si legge')
      : { cents: q.importoCents, luoghi: [luogoRiga(piano, 'quota', q, `Quota ${anno} di ${comune.nome}`)] };
  }
  const sue = totale(trasferite(piano)?.get(`${enteDelComune(piano, comune.id)?.id}/${anno}`));
  return sue.ignoti > 0 ? importiIlleggibili(sue.ignoti) : { cents: sue.cents, luoghi: luoghiSchede(piano, sue.righe) };
};

/** Quota of a Comune in a year, its resources of that year, its transfers: what else changes does not touch it. */
const legge = ({ comune, anno }: Dovuta, piano: Piano) => [
  ...quoteDelComune(piano, comune.id, anno).map((q) => chiave.quota(q.id)),
  chiave.enteAnno(enteDelComune(piano, comune.id)?.id ?? null, anno),
  chiave.registro('spesaMacro'),
];

/** Quota of a Comune against the current transfers of its DUP: more than it transfers blocks, less is worth asking. */
export const dup05 = regolaDiRighe<Dovuta>({
  id: 'DUP-05',
  titolo: "Trasferimento all'ente capofila",
  dove: 'spesaMacro',
  gruppo,
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' && s.operandi.verso === 'oltre' ? 'bloccante' : 'avviso'),
  fonti: [{ norma: 'tuel', articolo: '30' }, { testo: 'piano dei conti finanziario, U.1.04.01.02' }],
  righe: dovute,
  nome: ({ comune, anno }) => `${comune.codiceIstat}/${anno}`,
  parti: (piano) => [righeInUso(piano, piano.registri.quota)],
  legge,
  vuoto:
    "Trasferimenti all'ente capofila: nessun DUP distingue la spesa per macroaggregato, o nessun Comune deve una quota.",
  esamina: (d, piano, parametri) => {
    const { comune, anno } = d;
    const di = `quota ${anno} di ${comune.nome}`;
    const ente = enteDelComune(piano, comune.id);
    const macro = parametri.elenco(nomiParametri.macroTrasferimenti, anno);
    const vista = luogoVista('spesaMacro', `Spesa per macroaggregato di ${comune.nome}`);
    const noti = tutti(
      dovuto(piano, d),
      eNonVerificabile(macro)
        ? macro
        : ente === undefined
          ? nonVerificabile(`manca il DUP di ${comune.nome}`, 'DUP-01')
          : trasferimentiCorrenti(piano, ente.id, anno, macro),
      parametri.intero(nomiParametri.tolleranzaDup, anno),
    );
    if (eNonVerificabile(noti)) {
      return nonSi(di, noti, {
        luoghi: [luogoRegistro('quote', `Quota ${anno} di ${comune.nome}`), vista],
        rimedi: [{ testo: `Scrivere i trasferimenti correnti (macroaggregato 104) di ${comune.nome}.`, vai: vista }],
      });
    }
    const [quota, dup, tolleranza] = noti;
    const scarto = quota.cents - dup.cents;
    if (Math.abs(scarto) <= tolleranza * dup.righe.length) return 'ok';
    return violazione({
      messaggio: `${comune.nome} ${anno}: quota piano ${euro(quota.cents)}, DUP ${euro(dup.cents)}.`,
      espressione: `${importo(quota.cents)} − ${importo(dup.cents)} = ${euro(scarto)}`,
      operandi: {
        comune: comune.codiceIstat,
        anno: String(anno),
        quota: centesimiInTesto(quota.cents),
        trasferimento: centesimiInTesto(dup.cents),
        verso: scarto > 0 ? 'oltre' : 'sotto',
      },
      luoghi: [
        ...quota.luoghi,
        ...dup.righe.map((r) =>
          luogoRiga(
            piano,
            'spesaMacro',
            r,
            `${nomeEnte(piano, r.enteId)}: trasferimenti ${r.programmaId ?? ''} ${anno}`,
          ),
        ),
      ],
      rimedi: [
        {
          testo:
            scarto > 0
              ? `Allineare convenzione e bilancio: mancano ${euro(scarto)} nei trasferimenti di ${comune.nome}.`
              : `Allineare convenzione e bilancio: ${comune.nome} trasferisce ${euro(-scarto)} in più, forse anche ad altri.`,
          ...(quota.luoghi[0] ? { vai: quota.luoghi[0] } : {}),
        },
      ],
    });
  },
});

const anniConEntrate = (piano: Piano): readonly number[] => {
  const quote = righeInUso(piano, piano.registri.quota);
  return derivatoDa([quote, piano.registri.entrataContabile], 'dup-07', () =>
    piano.registri.entrataContabile.length === 0
      ? []
      : [...new Set(quote.flatMap((q) => (q.ruolo === 'riga' ? [q.anno] : [])))].sort((a, b) => a - b),
  );
};

/** Quotas of the Comuni against the revenue that the managing body expects of them. */
export const dup07 = regolaDiRighe<number>({
  id: 'DUP-07',
  titolo: 'Specchio del capofila',
  dove: 'entrataContabile',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '162' }],
  righe: anniConEntrate,
  nome: (anno) => String(anno),
  legge: () => [chiave.registro('quota'), chiave.registro('entrataContabile')],
  vuoto: "Entrate dell'ente capofila: il registro è vuoto, o non ci sono quote.",
  esamina: (anno, piano, parametri) => {
    const di = `quote ed entrate ${anno}`;
    const capofila = piano.testa.capofilaId;
    const vista = luogoVista('entrataContabile', "Entrate dell'ente capofila");
    const luoghi = [luogoRegistro('quote', `Quote dei Comuni ${anno}`), vista];
    if (capofila === null) return senzaGestore(di, luoghi);
    const noti = tutti(
      entrateDa(piano, [capofila], anno, 'comuni'),
      quoteTrasferite(piano, anno),
      parametri.intero(nomiParametri.tolleranzaDup, anno),
    );
    if (eNonVerificabile(noti))
      return nonSi(di, noti, {
        luoghi,
        rimedi: [{ testo: "Scrivere le entrate dell'ente capofila dai Comuni.", vai: vista }],
      });
    const [entrate, quote, tolleranza] = noti;
    const scarto = quote.cents - entrate.cents;
    if (Math.abs(scarto) <= tolleranza * entrate.righe.length) return 'ok';
    return violazione({
      messaggio: `Quote dei Comuni ${anno} ${euro(quote.cents)}, entrata del capofila ${euro(entrate.cents)}.`,
      espressione: `${importo(quote.cents)} − ${importo(entrate.cents)} = ${euro(scarto)}`,
      operandi: {
        anno: String(anno),
        quote: centesimiInTesto(quote.cents),
        entrata: centesimiInTesto(entrate.cents),
        differenza: centesimiInTesto(scarto),
      },
      luoghi: [
        ...luoghi.slice(0, 1),
        ...entrate.righe.map((r) => luogoRiga(piano, 'entrataContabile', r, r.descrizione ?? `Entrata ${anno}`)),
      ],
      rimedi: [{ testo: "Allineare il bilancio dell'ente gestore.", vai: vista }],
    });
  },
});
