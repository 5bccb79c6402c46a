import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { missione12 } from '#domain/dup.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { frazione } from '#domain/frazione.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Comune, Quota } from '#domain/registri.ts';
import { fondoComuni, importiIlleggibili, risorse, totale } from '#domain/risorse.ts';
import { euro, importo, percentuale, percentualeDi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoCifra, luogoRegistro, luogoRiga } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'DUP-coerenza';

/** Social current spending of a body in a year: Missione 12 without what is not social, of the titoli compared. */
const spesaSociale = (piano: Piano, parametri: LettoreParametri, enteId: string, anno: number) => {
  const titoli = parametri.interi(nomiParametri.titoliSpesa, anno);
  return eNonVerificabile(titoli) ? titoli : missione12(piano, enteId, anno, true, titoli);
};

const quote = (piano: Piano): readonly Quota[] => {
  const inUso = righeInUso(piano, piano.registri.quota);
  return derivatoDa([inUso], 'dup-04', () => inUso.filter((q) => q.ruolo === 'riga' && q.importoCents !== null));
};

/** Quota of a Comune against the whole of its Missione 12: it cannot pay more than it has. */
export const dup04 = regolaDiRighe<Quota>({
  id: 'DUP-04',
  titolo: 'Quota superiore alla Missione 12',
  gruppo,
  base: 'bloccante',
  fonti: [
    { norma: 'tuel', articolo: '162' },
    { norma: 'tuel', articolo: '170', comma: '5, 7' },
  ],
  righe: quote,
  nome: (q, piano) => `${perId(piano.registri.comune, q.comuneId)?.codiceIstat ?? `?${q.comuneLetto}`}/${q.anno}`,
  legge: (q, piano) => [
    chiave.quota(q.id),
    chiave.dup((q.comuneId === null ? undefined : enteDelComune(piano, q.comuneId)?.id) ?? null, q.anno),
  ],
  esamina: (q, piano, parametri) => {
    const comune = perId(piano.registri.comune, q.comuneId);
    const nome = comune?.nome ?? q.comuneLetto;
    const di = `quota ${q.anno} di ${nome}`;
    const luoghi = [luogoRiga(piano, 'quota', q, `Quota ${q.anno} di ${nome}`)];
    const ente = comune && enteDelComune(piano, comune.id);
    if (ente === undefined || q.importoCents === null)
      return nonSi(di, nonVerificabile(`il Comune «${q.comuneLetto}» non è riconosciuto`), { luoghi });
    const noti = tutti(
      spesaSociale(piano, parametri, ente.id, q.anno),
      parametri.intero(nomiParametri.tolleranzaDup, q.anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi: [...luoghi, luogoRegistro('dup', `DUP di ${nome}`)] });
    const [m12, tolleranza] = noti;
    const oltre = q.importoCents - m12.cents;
    if (oltre <= tolleranza * Math.max(1, m12.celle)) return 'ok';
    return violazione({
      messaggio: `${nome} ${q.anno}: quota ${euro(q.importoCents)} maggiore dello stanziamento ${euro(m12.cents)}.`,
      espressione: `${importo(q.importoCents)} − ${importo(m12.cents)} = ${euro(oltre)}`,
      operandi: {
        comune: comune?.codiceIstat ?? '',
        anno: String(q.anno),
        quota: centesimiInTesto(q.importoCents),
        missione12: centesimiInTesto(m12.cents),
      },
      luoghi: [...luoghi, ...m12.cifre.map((c) => luogoCifra(piano, c, `DUP di ${nome}, ${c.programmaId} ${q.anno}`))],
      rimedi: [{ testo: `Rivedere la quota, o chiedere a ${nome} una variazione di bilancio.` }],
    });
  },
});

type ComuneAnno = { readonly comune: Comune; readonly anno: number };
const dopoIlPrimo = (piano: Piano): readonly ComuneAnno[] => {
  const comuni = comuniDellAmbito(piano);
  return derivatoDa([comuni, piano.testa], 'dup-13', () =>
    comuni.flatMap((comune) =>
      anniDelPiano(piano)
        .slice(1)
        .map((anno) => ({ comune, anno })),
    ),
  );
};

/** What the plan charges to the budget of a Comune in a year. */
const aCarico = (piano: Piano, enteId: string, anno: number) => {
  const fondo = fondoComuni(piano);
  return eNonVerificabile(fondo)
    ? fondo
    : totale(
        raggruppa(risorse(piano), `a-carico:${fondo}`, (r) =>
          r.copertura.fondoId === fondo ? `${r.voce.enteId ?? '?'}/${r.copertura.anno}` : null,
        ).get(`${enteId}/${anno}`),
      );
};

/** Social spending of a Comune that falls while the plan charges it more. */
export const dup13 = regolaDiRighe<ComuneAnno>({
  id: 'DUP-13',
  titolo: 'Calo della Missione 12',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'coerenza della programmazione' }],
  righe: dopoIlPrimo,
  nome: ({ comune, anno }) => `${comune.codiceIstat}/${anno}`,
  legge: ({ comune, anno }, piano) => {
    const ente = enteDelComune(piano, comune.id)?.id ?? null;
    return [
      chiave.registro('documento'),
      chiave.registro('voceSpesa'),
      chiave.registro('scheda'),
      chiave.enteAnno(ente, anno - 1),
      chiave.enteAnno(ente, anno),
      chiave.dup(ente, anno - 1),
      chiave.dup(ente, anno),
    ];
  },
  esamina: ({ comune, anno }, piano, parametri) => {
    const ente = enteDelComune(piano, comune.id);
    const di = `Missione 12 di ${comune.nome} nel ${anno}`;
    if (ente === undefined) return nonSi(di, nonVerificabile(`manca il DUP di ${comune.nome}`, 'DUP-01'));
    const [prima, ora] = [aCarico(piano, ente.id, anno - 1), aCarico(piano, ente.id, anno)];
    if (eNonVerificabile(prima)) return nonSi(di, prima);
    if (eNonVerificabile(ora)) return nonSi(di, ora);
    // What the plan charges does not grow: the question does not arise, whatever the DUP says.
    if (prima.ignoti + ora.ignoti === 0 && ora.cents <= prima.cents) return 'ok';
    const luoghi = [luogoRegistro('dup', `DUP di ${comune.nome}`), ...luoghiSchede(piano, ora.righe).slice(0, 3)];
    const noti = tutti(
      spesaSociale(piano, parametri, ente.id, anno - 1),
      spesaSociale(piano, parametri, ente.id, anno),
      parametri.intero(nomiParametri.caloBp, anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [m12Prima, m12, soglia] = noti;
    const calo = m12Prima.cents - m12.cents;
    if (BigInt(calo) * 10_000n <= BigInt(soglia) * BigInt(m12Prima.cents)) return 'ok';
    if (prima.ignoti + ora.ignoti > 0) return nonSi(di, importiIlleggibili(prima.ignoti + ora.ignoti), { luoghi });
    return violazione({
      messaggio: `${comune.nome}: Missione 12 −${percentualeDi(frazione(calo, m12Prima.cents))} nel ${anno} mentre il piano cresce.`,
      espressione: `${importo(m12Prima.cents)} → ${importo(m12.cents)}: oltre ${percentuale(soglia)}; piano ${importo(prima.cents)} → ${importo(ora.cents)}`,
      operandi: {
        comune: comune.codiceIstat,
        anno: String(anno),
        missione12Prima: centesimiInTesto(m12Prima.cents),
        missione12: centesimiInTesto(m12.cents),
        pianoPrima: centesimiInTesto(prima.cents),
        piano: centesimiInTesto(ora.cents),
      },
      luoghi: [
        ...luoghi,
        ...m12.cifre.slice(0, 3).map((c) => luogoCifra(piano, c, `DUP di ${comune.nome}, ${c.programmaId} ${anno}`)),
      ],
      rimedi: [{ testo: `Chiedere chiarimenti a ${comune.nome}.` }],
    });
  },
});
