import type { Luogo } from '#domain/esito.ts';
import { dataEsiste } from '#domain/giorni.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import { dataBreve } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { ultimaData } from '../date-testo.ts';
import type { EsitoSoggetto, Segnalazione } from '../define.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { regolaDelPiano } from '../famiglie/righe.ts';
import { luogoRiga, luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

/** A dated step of the procedure; `posto` = its place in the order. */
type Passo = {
  readonly posto: number;
  /** Name with its article: `il tavolo «Minori»`. */
  readonly nome: string;
  readonly breve: string;
  readonly data: string;
  readonly luogo: Luogo;
  /** Steps that must not come after this one. */
  readonly dopo: (altro: Passo) => boolean;
};

/** Day of the first of some fields that says one: a field of its own, or the reference of the act. */
const campoData = (piano: Piano, campi: readonly string[]): string | null => {
  for (const campo of campi) {
    const scritto = valoreCampo(piano, campo);
    const data = scritto === null ? null : dataEsiste(scritto) ? scritto : ultimaData(scritto);
    if (data !== null) return data;
  }
  return null;
};

const primaDi = (posto: number) => (altro: Passo) => altro.posto < posto && altro.posto !== posti.conferenza;
const posti = { avviso: 1, tavolo: 2, relazione: 3, approvazione: 4, conferenza: 5, firma: 6 } as const;

const passi = (piano: Piano): readonly Passo[] => {
  const daCampo = (posto: number, campi: readonly string[], nome: string, breve: string): Passo[] => {
    const data = campoData(piano, campi);
    return data === null
      ? []
      : [{ posto, nome, breve, data, luogo: luogoCampo(campi[0] ?? '', breve), dopo: primaDi(posto) }];
  };
  return [
    ...daCampo(
      posti.avviso,
      ['avviso.dal', 'avviso.data', 'avviso.estremi'],
      "l'avviso di co-programmazione",
      'avviso',
    ),
    ...piano.registri.incontro.flatMap((i): Passo[] =>
      i.data === null
        ? []
        : [
            {
              posto: posti.tavolo,
              nome: `il tavolo «${i.tavolo}»`,
              breve: `tavolo «${i.tavolo}»`,
              data: i.data,
              luogo: luogoRiga(piano, 'incontro', i, `Incontro del tavolo «${i.tavolo}»`),
              dopo: primaDi(posti.tavolo),
            },
          ],
    ),
    ...daCampo(
      posti.relazione,
      ['relazione.data', 'relazione.estremi'],
      'la relazione conclusiva',
      'relazione conclusiva',
    ),
    ...daCampo(posti.approvazione, ['seduta.data'], "l'approvazione del Piano", 'approvazione'),
    ...daCampo(posti.conferenza, ['conf34.data'], 'la conferenza (art. 34, c. 3)', 'conferenza (art. 34, c. 3)').map(
      (p) => ({ ...p, dopo: () => false }),
    ),
    ...primaFirma(piano),
  ];
};

/** First signature: every earlier step must be done by then, the conference too. */
const primaFirma = (piano: Piano): Passo[] => {
  const firmate = piano.registri.parte.flatMap((p) => (p.dataFirma === null ? [] : [p.dataFirma])).sort();
  const [data] = firmate;
  return data === undefined
    ? []
    : [
        {
          posto: posti.firma,
          nome: "la prima firma dell'accordo",
          breve: 'firma',
          data,
          luogo: luogoVista('parte', "Parti dell'accordo"),
          dopo: (altro) => altro.posto < posti.firma,
        },
      ];
};

const dovuti: readonly (readonly [number, string])[] = [
  [posti.avviso, "l'avviso"],
  [posti.tavolo, 'gli incontri dei tavoli'],
  [posti.relazione, 'la relazione conclusiva'],
  [posti.approvazione, "l'approvazione"],
  [posti.conferenza, 'la conferenza'],
  [posti.firma, 'la firma'],
];

/** For a step, the later one among those that should come before it and do not. */
const contro = (p: Passo, tutti: readonly Passo[]): Passo | null =>
  tutti
    .filter((altro) => p.dopo(altro) && altro.data > p.data)
    .reduce<Passo | null>((a, b) => (a === null || b.data > a.data ? b : a), null);

/** Order of the acts: notice, tables, closing report, approval, signature; the conference before the signature. */
export const cal08 = regolaDelPiano({
  id: 'CAL-08',
  titolo: 'Ordine degli atti',
  gruppo: 'Calendario e validità',
  base: 'bloccante',
  gravita: (s) => (s.esito === 'violazione' ? 'bloccante' : 'informazione'),
  fonti: [
    { norma: 'dlgs-117-2017', articolo: '55' },
    { norma: 'l-241-1990' },
    { norma: 'tuel', articolo: '34', comma: '3' },
  ],
  soggetto: 'procedimento',
  legge: [chiave.registro('campo'), chiave.registro('incontro'), chiave.parti],
  esamina: (piano): EsitoSoggetto => {
    const tutti = passi(piano);
    const fuori = tutti.flatMap((p, i): Segnalazione[] => {
      const prima = contro(p, tutti);
      if (prima === null) return [];
      return [
        {
          ...violazione({
            messaggio: `Ordine degli atti: ${prima.nome} (${dataBreve(prima.data)}) viene dopo ${p.nome} (${dataBreve(p.data)}).`,
            espressione: `${p.breve} (${dataBreve(p.data)}) precede ${prima.breve} (${dataBreve(prima.data)})`,
            operandi: { prima: prima.breve, dataPrima: prima.data, dopo: p.breve, dataDopo: p.data },
            luoghi: [p.luogo, prima.luogo],
            rimedi: [{ testo: 'Correggere le date, o rifare gli atti nell’ordine giusto.', vai: p.luogo }],
          }),
          parte: `${p.posto}/${i + 1}`,
        },
      ];
    });
    if (fuori.length > 0) return fuori;
    const mancano = dovuti.filter(([posto]) => !tutti.some((p) => p.posto === posto)).map(([, nome]) => nome);
    if (mancano.length === 0) return 'ok';
    return nonSi(
      'ordine degli atti',
      nonVerificabile(
        `${mancano.length === 1 ? 'manca la data di un passo' : 'mancano le date di alcuni passi'} (${elencoInLinea(mancano)})`,
      ),
      { luoghi: [luogoCampo('avviso.dal', 'Date del procedimento')] },
    );
  },
});
