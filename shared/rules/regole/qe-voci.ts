import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Copertura, Riga, Scheda, VoceSpesa } from '#domain/registri.ts';
import { importiIlleggibili, type Risorsa, risorse, risorseVoce, totale } from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { DefinizioneRegola, EsitoSoggetto, Regola } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga, luogoScheda } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

type CostoAnno = { readonly riga: Riga<'voceAnno'>; readonly voce: VoceSpesa; readonly scheda: Scheda };
const costi = (piano: Piano): readonly CostoAnno[] =>
  derivatoDa([piano.registri.voceAnno, piano.registri.voceSpesa, piano.registri.scheda], 'costi', () =>
    piano.registri.voceAnno.flatMap((riga) => {
      const voce = perId(piano.registri.voceSpesa, riga.voceId);
      const scheda = voce && perId(piano.registri.scheda, voce.schedaId);
      // What is given in kind has a value and no money behind it: QE-10 speaks of it.
      return voce && scheda && voce.natura !== 'in_natura' ? [{ riga, voce, scheda }] : [];
    }),
  );

const enteVoce = (piano: Piano, v: VoceSpesa) => (v.enteId === null ? `?${v.enteLetto}` : chiaveEnte(piano, v.enteId));
const nomeVoce = (piano: Piano, { voce, scheda }: Pick<CostoAnno, 'voce' | 'scheda'>) =>
  `${scheda.codice}, ${nomeEnte(piano, voce.enteId, voce.enteLetto)}`;
/** Funds of a voce in a year. */
const fonti = (piano: Piano, { riga, voce }: CostoAnno) =>
  totale(risorseVoce(piano, voce.id).filter((r) => r.copertura.anno === riga.anno));

type Pareggio = Pick<DefinizioneRegola, 'id' | 'titolo' | 'gruppo' | 'base' | 'fonti'> & {
  /** +1: funds beyond the cost are the finding; −1: funds below the cost. */
  readonly verso: 1 | -1;
  readonly messaggio: (nome: string, anno: number, costo: string, fonti: string, quanto: string) => string;
  readonly rimedio: (quanto: string) => string;
};

const confronta = (regola: Pareggio, c: CostoAnno, piano: Piano, tolleranza: number): EsitoSoggetto => {
  const coperto = fonti(piano, c);
  const costo = c.riga.importoCents;
  const oltre = costo === null ? null : (coperto.cents - costo) * regola.verso;
  // Unknown funds can only add: an excess stays, a shortage may vanish.
  const incerto = oltre !== null && coperto.ignoti > 0 && (regola.verso < 0 ? oltre > tolleranza : oltre <= tolleranza);
  if (oltre !== null && oltre <= tolleranza && !incerto) return 'ok';
  const nome = nomeVoce(piano, c);
  const luoghi = [
    luogoScheda(piano, c.scheda),
    luogoRiga(piano, 'voceAnno', c.riga, `Costo ${c.riga.anno}`),
    ...coperto.righe.map((r) => luogoRiga(piano, 'copertura', r.copertura, `${r.copertura.fondoLetto} ${c.riga.anno}`)),
  ];
  const di = `${nome} ${c.riga.anno}`;
  if (costo === null || oltre === null) return nonSi(di, nonVerificabile('il costo non è leggibile'), { luoghi });
  if (incerto) return nonSi(di, importiIlleggibili(coperto.ignoti), { luoghi });
  return violazione({
    messaggio: regola.messaggio(nome, c.riga.anno, euro(costo), euro(coperto.cents), euro(oltre)),
    espressione: `${coperto.righe.map((r) => importo(r.copertura.importoCents ?? 0)).join(' + ') || '0,00'} ${regola.verso < 0 ? '<' : '>'} ${importo(costo)}; differenza ${euro(oltre)}`,
    operandi: {
      scheda: c.scheda.codice,
      ente: enteVoce(piano, c.voce),
      anno: String(c.riga.anno),
      costo: centesimiInTesto(costo),
      fonti: centesimiInTesto(coperto.cents),
      [regola.verso < 0 ? 'mancano' : 'oltre']: centesimiInTesto(oltre),
    },
    luoghi,
    rimedi: [{ testo: regola.rimedio(euro(oltre)), ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
  });
};

/** Several funds on one project code in one year: allowed co-financing or the same cost paid twice, a person decides. */
const stessoCup = (c: CostoAnno, piano: Piano): EsitoSoggetto => {
  if (c.voce.cup === null || c.voce.cup.trim() === '') return 'ok';
  const diversi = [...new Set(fonti(piano, c).righe.map((r) => r.copertura.fondoLetto))];
  if (diversi.length < 2) return 'ok';
  const luoghi = [luogoScheda(piano, c.scheda), luogoRiga(piano, 'voceSpesa', c.voce, c.voce.descrizione)];
  return {
    ...violazione({
      messaggio: `${nomeVoce(piano, c)} ${c.riga.anno}: il CUP ${c.voce.cup} è su più fondi (${diversi.join(', ')}).`,
      espressione: `fondi del CUP ${c.voce.cup}: ${diversi.length}`,
      operandi: { cup: c.voce.cup, anno: String(c.riga.anno), fondi: diversi.join(', ') },
      luoghi,
      rimedi: [{ testo: 'Verificare che la stessa spesa non sia rendicontata due volte: un costo, una fonte.' }],
    }),
    parte: 'cup',
  };
};

const pareggio = (
  regola: Pareggio & Partial<Pick<DefinizioneRegola, 'gravita'>>,
  altro?: (c: CostoAnno, piano: Piano) => EsitoSoggetto,
): Regola =>
  regolaDiRighe<CostoAnno>({
    id: regola.id,
    titolo: regola.titolo,
    gruppo: regola.gruppo,
    base: regola.base,
    fonti: regola.fonti,
    ...(regola.gravita === undefined ? {} : { gravita: regola.gravita }),
    righe: costi,
    elencoComune: 'costi',
    parti: (piano) => [piano.registri.voceSpesa],
    nome: ({ riga, voce, scheda }, piano) => `${scheda.codice}/${enteVoce(piano, voce)}/${riga.anno}`,
    legge: ({ voce }) => [chiave.voce(voce.id)],
    esamina: (c, piano, parametri) => {
      const tolleranza = parametri.intero(nomiParametri.tolleranzaSomme, c.riga.anno);
      if (eNonVerificabile(tolleranza)) return nonSi(nomeVoce(piano, c), tolleranza);
      const somma = confronta(regola, c, piano, tolleranza);
      return somma === 'ok' && altro !== undefined ? altro(c, piano) : somma;
    },
  });

/** A voce whose funds do not reach its cost; an excess is FIN-09's. */
export const qe02 = pareggio({
  id: 'QE-02',
  titolo: 'Costi = fonti',
  gruppo: 'Quadro economico',
  base: 'bloccante',
  fonti: [{ testo: 'pareggio fra costi e fonti' }],
  verso: -1,
  messaggio: (nome, anno, costo, f, quanto) => `«${nome}» ${anno}: costo ${costo}, fonti ${f}: mancano ${quanto}.`,
  rimedio: (quanto) => `Completare la copertura con ${quanto}, o correggere il costo.`,
});

/** A voce paid more than it costs, or one project code on several funds. */
export const fin09 = pareggio(
  {
    id: 'FIN-09',
    titolo: 'Doppio finanziamento',
    gruppo: 'Fonti di finanziamento',
    base: 'bloccante',
    gravita: (s) => (s.parte === 'cup' ? 'avviso' : 'bloccante'),
    fonti: [{ norma: 'reg-ue-2021-241', articolo: '9' }],
    verso: 1,
    messaggio: (nome, anno, costo, f, quanto) =>
      `La voce «${nome}» ${anno} costa ${costo} ed è coperta per ${f}: ${quanto} di troppo.`,
    rimedio: (quanto) => `Ridurre le fonti di ${quanto}: un costo si paga una volta sola.`,
  },
  stessoCup,
);

const strane = (piano: Piano): readonly Risorsa[] =>
  derivatoDa([risorse(piano)], 'qe-07', () =>
    risorse(piano).filter(({ copertura: c }) => c.importoCents !== null && c.importoCents <= 0),
  );
const sola = (piano: Piano, c: Copertura) => risorseVoce(piano, c.voceId).every((r) => r.copertura.importoCents === 0);

/** A negative amount, or a voce that is there and costs nothing in any year. */
export const qe07 = regolaDiRighe<Risorsa>({
  id: 'QE-07',
  titolo: 'Importi non validi',
  gruppo: 'Quadro economico',
  base: 'avviso',
  fonti: [{ testo: 'coerenza interna del quadro economico' }],
  righe: strane,
  nome: ({ scheda, voce, copertura: c }, piano) =>
    `${scheda.codice}/${enteVoce(piano, voce)}/${c.fondoId ?? `?${c.fondoLetto}`}/${c.anno}`,
  legge: ({ copertura, voce }) => [chiave.copertura(copertura.id), chiave.voce(voce.id)],
  esamina: (r, piano) => {
    const { copertura: c, scheda } = r;
    const cents = c.importoCents ?? 0;
    if (cents === 0 && !(sola(piano, c) && scheda.stato !== 'non_attivo')) return 'ok';
    const luoghi = [luogoRiga(piano, 'copertura', c, `${scheda.codice}, ${c.fondoLetto} ${c.anno}`)];
    return violazione({
      messaggio: `Importo non valido in «${nomeVoce(piano, r)}»: ${c.fondoLetto} ${c.anno}, ${euro(cents)}.`,
      espressione: cents < 0 ? `${importo(cents)} < 0` : 'tutti gli anni della voce sono 0,00',
      operandi: { scheda: scheda.codice, fondo: c.fondoLetto, anno: String(c.anno), importo: centesimiInTesto(cents) },
      luoghi: [...luoghi, luogoScheda(piano, scheda)],
      rimedi: [
        {
          testo:
            cents < 0 ? "Correggere l'importo: una risorsa non è negativa." : "Scrivere l'importo o togliere la voce.",
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});
