import { nomeEnte } from '#domain/enti.ts';
import { confronta, type Frazione, frazione } from '#domain/frazione.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import type { Parte, Riga } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { millesimi } from '#format/numeri.ts';
import { accordo, elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga, luogoVista } from '../luoghi.ts';
import { numeroScritto } from '../numeri-scritti.ts';
import { nonSi, violazione } from '../segnala.ts';

type Voto = Riga<'voto'>;
const gruppo = 'Governance e firme';
const registroVoti = chiave.registro('voto');

/** A sitting of the Mayors' body: its day and the votes. */
type Seduta = { readonly data: string; readonly voti: readonly Voto[] };
const sedute = (piano: Piano): readonly Seduta[] =>
  derivatoDa([piano.registri.voto], 'sedute', () => {
    const organo = piano.registri.voto.filter((v) => v.sede === 'organo');
    return [...raggruppa(organo, 'data', (v) => v.data ?? '')].map(([data, voti]) => ({
      data,
      voti: unoPerEnte(voti),
    }));
  });

const scritta = (f: Frazione): string => millesimi(Number((f.num * 1000n) / f.den));
/** A number of the regulation: null = not written. A share («51%», «2/3») needs a base that nobody wrote: not known. */
const campoNumero = (piano: Piano, nome: string): Frazione | null | NonVerificabile => {
  const scritto = valoreCampo(piano, nome);
  if (scritto === null) return null;
  const numero = scritto.includes('%') ? null : numeroScritto(scritto);
  return numero ?? nonVerificabile(`«${scritto}» non è un numero di enti o di voti`);
};
/** Votes of a sitting, one for each body: the last that was written. */
const unoPerEnte = (voti: readonly Voto[]): readonly Voto[] => [
  ...new Map(voti.map((v) => [v.enteId ?? `?${v.enteLetto}`, v])).values(),
];

const necessari = { presenti: 'regolamento.quorum-presenti', voti: 'regolamento.quorum-voti' } as const;
const luoghiQuorum = [
  luogoCampo(necessari.presenti, 'Presenti che servono per la seduta'),
  luogoCampo(necessari.voti, 'Voti che servono per approvare'),
];

/** What was reached, and what could still be if every unknown went well. */
type Conto = { readonly certo: Frazione; readonly possibile: Frazione };
const conta = (voti: readonly Voto[], vale: (v: Voto) => boolean | null, peso: (v: Voto) => number): Conto => {
  const somma = (quali: readonly Voto[]) =>
    frazione(
      quali.reduce((a, v) => a + peso(v), 0),
      1000,
    );
  return {
    certo: somma(voti.filter((v) => vale(v) === true)),
    possibile: somma(voti.filter((v) => vale(v) !== false)),
  };
};

const quorum = (s: Seduta, piano: Piano): EsitoSoggetto => {
  const quando = s.data === '' ? 'seduta senza data' : `seduta del ${dataBreve(s.data)}`;
  const luoghi = [luogoVista('voto', 'Voti'), ...luoghiQuorum];
  if (s.data === '')
    return nonSi(`numero legale, ${quando}`, nonVerificabile('manca la data della seduta'), {
      luoghi,
      rimedi: [{ testo: 'Scrivere la data della seduta in ogni voto.', vai: luogoVista('voto', 'Voti') }],
    });
  const scritti = { presenti: campoNumero(piano, necessari.presenti), voti: campoNumero(piano, necessari.voti) };
  const presenti = eNonVerificabile(scritti.presenti) ? null : scritti.presenti;
  const voti = eNonVerificabile(scritti.voti) ? null : scritti.voti;
  const illeggibile = [scritti.presenti, scritti.voti].find((n) => n !== null && eNonVerificabile(n)) ?? null;
  if (presenti === null && voti === null && illeggibile === null)
    return nonSi(
      `numero legale, ${quando}`,
      nonVerificabile('manca quanti presenti e quanti voti chiede il regolamento'),
      {
        luoghi: luoghiQuorum,
        rimedi: [
          {
            testo: "Scriverli fra i campi dell'accordo, come li fissa il regolamento dell'organo dei Sindaci.",
            ...(luoghiQuorum[0] ? { vai: luoghiQuorum[0] } : {}),
          },
        ],
      },
    );
  // A body counts one where the convenzione gives no weights.
  const conPesi = s.voti.some((v) => v.pesoMilli !== null);
  if (conPesi && s.voti.some((v) => v.pesoMilli === null))
    return nonSi(`numero legale, ${quando}`, nonVerificabile('manca il peso del voto di un ente'), { luoghi });
  const peso = (v: Voto) => (conPesi ? (v.pesoMilli ?? 0) : 1000);
  const prove = [
    {
      cosa: 'presenti',
      serve: presenti,
      conto: conta(
        s.voti,
        (v) => v.presente,
        () => 1000,
      ),
    },
    {
      cosa: 'voti favorevoli',
      serve: voti,
      conto: conta(s.voti, (v) => (v.espressione === null ? null : v.espressione === 'consenso'), peso),
    },
  ];
  const mancata = prove.find(({ serve, conto }) => serve !== null && confronta(conto.possibile, serve) < 0);
  if (mancata?.serve != null)
    return violazione({
      messaggio: `Quorum ${scritta(mancata.serve)} non raggiunto nella ${quando}: ${scritta(mancata.conto.possibile)} ${mancata.cosa}.`,
      espressione: `${mancata.cosa}: ${scritta(mancata.conto.possibile)} < ${scritta(mancata.serve)}`,
      operandi: {
        seduta: s.data,
        cosa: mancata.cosa,
        serve: scritta(mancata.serve),
        raggiunto: scritta(mancata.conto.possibile),
      },
      luoghi,
      rimedi: [{ testo: 'Tenere una nuova seduta, o correggere il verbale.', vai: luogoVista('voto', 'Voti') }],
    });
  if (illeggibile !== null && eNonVerificabile(illeggibile))
    return nonSi(`numero legale, ${quando}`, illeggibile, {
      luoghi: luoghiQuorum,
      rimedi: [
        {
          testo: 'Scrivere un numero: quanti presenti e quanti voti servono, non una percentuale o una frazione.',
          ...(luoghiQuorum[0] ? { vai: luoghiQuorum[0] } : {}),
        },
      ],
    });
  const incerta = prove.find(({ serve, conto }) => serve !== null && confronta(conto.certo, serve) < 0);
  if (incerta !== undefined)
    return nonSi(`numero legale, ${quando}`, nonVerificabile(`di alcuni enti non si sa (${incerta.cosa})`), { luoghi });
  const ignoto = prove.find(({ serve }) => serve === null);
  return ignoto === undefined
    ? 'ok'
    : nonSi(`numero legale, ${quando}`, nonVerificabile(`manca quanti ${ignoto.cosa} chiede il regolamento`), {
        luoghi: luoghiQuorum,
      });
};

/** Presences and votes of each sitting against what the regulation asks. */
export const gov04 = regolaDiRighe<Seduta>({
  id: 'GOV-04',
  titolo: 'Approvazione della Conferenza',
  gruppo,
  base: 'bloccante',
  fonti: [{ testo: "regolamento dell'organo dei Sindaci e convenzione della gestione associata" }],
  righe: sedute,
  vuoto: "Nessuna seduta dell'organo dei Sindaci è registrata.",
  nome: (s) => (s.data === '' ? 'senza data' : s.data),
  legge: () => [registroVoti, chiave.registro('campo')],
  esamina: quorum,
});

/** A party of the accordo with what it said in the conference. */
type Consenso = { readonly parte: Parte; readonly voti: readonly Voto[] };
const consensi = (piano: Piano): readonly Consenso[] =>
  derivatoDa([piano.registri.voto, piano.registri.parte], 'consensi', () => {
    const conferenza = piano.registri.voto.filter((v) => v.sede === 'conferenza34');
    if (conferenza.length === 0) return [];
    return piano.registri.parte.map((parte) => ({
      parte,
      voti: conferenza.filter((v) => v.enteId === parte.enteId),
    }));
  });

/** Consent of every party in the conference of art. 34: an abstention is not a consent. */
export const gov06 = regolaDiRighe<Consenso>({
  id: 'GOV-06',
  titolo: 'Consenso unanime',
  gruppo,
  base: 'bloccante',
  fonti: [{ norma: 'tuel', articolo: '34', comma: '4' }],
  righe: consensi,
  vuoto: 'Nessuna espressione di voto della conferenza (art. 34, c. 3) è registrata.',
  nome: ({ parte }, piano) => nomeEnte(piano, parte.enteId),
  legge: () => [registroVoti, chiave.parti],
  esamina: ({ parte, voti }, piano) => {
    const nome = nomeEnte(piano, parte.enteId);
    const luoghi = [
      ...voti.map((v) => luogoRiga(piano, 'voto', v, `Voto di ${nome}`)),
      ...(voti.length === 0 ? [luogoVista('voto', 'Voti')] : []),
      luogoRiga(piano, 'parte', parte, nome),
    ];
    // The last word counts: a conference may be held again.
    const ultimo = voti.toSorted((a, b) => ((a.data ?? '') < (b.data ?? '') ? -1 : 1)).at(-1);
    if (ultimo === undefined)
      return nonSi(`consenso di ${nome}`, nonVerificabile('il suo voto nella conferenza non è registrato'), { luoghi });
    if (ultimo.espressione === null)
      return nonSi(`consenso di ${nome}`, nonVerificabile('manca come si è espresso'), { luoghi });
    if (ultimo.espressione === 'consenso') return 'ok';
    const come = ultimo.espressione === 'dissenso' ? 'ha espresso dissenso' : 'si è astenuto';
    return violazione({
      messaggio: `${nome} non ha espresso consenso: ${come}.`,
      espressione: `${ultimo.espressione} ≠ consenso`,
      operandi: { ente: nome, espressione: ultimo.espressione, data: ultimo.data ?? '' },
      luoghi,
      rimedi: [
        {
          testo: "L'accordo richiede il consenso unanime: ripetere la conferenza, o togliere l'ente dalle parti.",
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

const firmate = (piano: Piano): readonly Parte[] => piano.registri.parte.filter((p) => p.dataFirma !== null);
const dopoLaFirma = (piano: Piano): readonly Parte[] =>
  derivatoDa([piano.registri.parte, piano.testa], 'gov-13', () => {
    const tutte = firmate(piano);
    const [prima] = tutte.toSorted((a, b) => ((a.dataFirma ?? '') < (b.dataFirma ?? '') ? 1 : -1));
    return prima === undefined ? [] : [prima];
  });

/** After the last signature: act of approval and publication in the Bollettino. */
export const gov13 = regolaDiRighe<Parte>({
  id: 'GOV-13',
  titolo: 'Pubblicazione',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'tuel', articolo: '34', comma: '4' }],
  righe: dopoLaFirma,
  nome: () => 'pubblicazione',
  legge: () => [chiave.parti, chiave.registro('campo')],
  esamina: (ultima, piano) => {
    const campi = [
      { nomi: ['approvazione.estremi', 'approvazione.data'], etichetta: "Numero e data dell'atto di approvazione" },
      { nomi: ['pubblicazione.estremi', 'pubblicazione.data'], etichetta: 'Numero e data del Bollettino' },
    ].flatMap(({ nomi, etichetta }) =>
      nomi.some((n) => valoreCampo(piano, n) !== null) ? [] : [{ nome: nomi[0] ?? '', etichetta }],
    );
    if (campi.length === 0) return 'ok';
    const luoghi = campi.map((c) => luogoCampo(c.nome, c.etichetta));
    const ancora = piano.registri.parte.length - firmate(piano).length;
    if (ancora > 0)
      return nonSi(
        'pubblicazione',
        nonVerificabile(
          `${accordo(ancora, 'manca ancora una firma', `mancano ancora ${ancora} firme`)}, e poi si pubblica`,
        ),
        { luoghi: [luogoVista('parte', "Parti dell'accordo")] },
      );
    const mancano = campi.map((c) => c.etichetta);
    return violazione({
      messaggio: `L'accordo è firmato dal ${dataBreve(ultima.dataFirma ?? '')}: ${accordo(campi.length, 'manca', 'mancano')} ${elencoInLinea(mancano.map((m) => m.charAt(0).toLowerCase() + m.slice(1)))}.`,
      espressione: `manca: ${mancano.join(', ')}`,
      operandi: { firma: ultima.dataFirma ?? '', manca: campi.map((c) => c.nome).join(' ') },
      luoghi,
      rimedi: [{ testo: 'Scrivere gli estremi quando ci sono.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
