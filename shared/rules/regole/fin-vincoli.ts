import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda, VoceSpesa } from '#domain/registri.ts';
import { type Risorsa, risorse } from '#domain/risorse.ts';
import { euro } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { nomina } from '../famiglie/testo.ts';
import { luogoRegistro, luogoRiga, luogoScheda, luogoVista } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Fonti di finanziamento';

/** A voce with the resources that it takes from funds named by a parameter. */
type VoceDelFondo = { readonly scheda: Scheda; readonly voce: VoceSpesa; readonly righe: readonly Risorsa[] };

const vociDei = (
  piano: Piano,
  parametro: 'fondiPoverta' | 'fondiPovertaEstrema' | 'fondiConvenzione',
): readonly VoceDelFondo[] =>
  derivatoDa([risorse(piano), piano.pacco, piano.testa], `voci-dei:${parametro}`, () => {
    const fondi = lettoreParametri(piano).elenco(nomiParametri[parametro]);
    if (eNonVerificabile(fondi)) return [];
    const righe = risorse(piano).filter((r) => r.copertura.fondoId !== null && fondi.includes(r.copertura.fondoId));
    return [...raggruppa(righe, 'voce', (r) => r.voce.id).values()].flatMap((r) =>
      r[0] === undefined ? [] : [{ scheda: r[0].scheda, voce: r[0].voce, righe: r }],
    );
  });

const enteVoce = (piano: Piano, v: VoceSpesa) => (v.enteId === null ? `?${v.enteLetto}` : chiaveEnte(piano, v.enteId));
const soggettoVoce = ({ scheda, voce }: VoceDelFondo, piano: Piano) => `${scheda.codice}/${enteVoce(piano, voce)}`;
const leggeVoce = ({ scheda, voce }: VoceDelFondo) => [chiave.voce(voce.id), chiave.scheda(scheda.id)];
const nomeVoce = (piano: Piano, { scheda, voce }: VoceDelFondo) =>
  `Scheda ${scheda.codice}, ${nomeEnte(piano, voce.enteId, voce.enteLetto)}`;
const luoghiVoce = (piano: Piano, { scheda, voce }: VoceDelFondo) => [
  luogoRiga(piano, 'voceSpesa', voce, voce.descrizione),
  luogoScheda(piano, scheda),
];
const breve = (piano: Piano, { righe }: VoceDelFondo): string =>
  perId(piano.pacco.fondi, righe[0]?.copertura.fondoId ?? null)?.breve ?? righe[0]?.copertura.fondoLetto ?? '';
/** To whom the money goes: as the voce says, else as its scheda does. */
const destinatari = ({ voce, scheda }: VoceDelFondo): string | null =>
  [voce.destinatari, scheda.destinatari].find((t) => !eVuoto(t))?.trim() ?? null;
const chiHaScritto = {
  testo: 'Scrivere i destinatari nella voce di spesa o nella scheda.',
} as const;

/** The share for extreme poverty spent on somebody else. */
export const fin07 = regolaDiRighe<VoceDelFondo>({
  id: 'FIN-07',
  titolo: 'QPE: solo povertà estrema',
  gruppo,
  base: 'bloccante',
  fonti: [{ norma: 'dlgs-147-2017', articolo: '7', comma: '9' }],
  righe: (piano) => vociDei(piano, 'fondiPovertaEstrema'),
  scelta: (parametri) => parametri.elenco(nomiParametri.fondiPovertaEstrema),
  nome: soggettoVoce,
  legge: leggeVoce,
  esamina: (v, piano, parametri) => {
    const luoghi = luoghiVoce(piano, v);
    const target = destinatari(v);
    const ammessi = parametri.elenco(nomiParametri.destinatariPovertaEstrema);
    if (eNonVerificabile(ammessi)) return nonSi(nomeVoce(piano, v), ammessi, { luoghi });
    if (target === null)
      return nonSi(`${nomeVoce(piano, v)}, ${breve(piano, v)}`, nonVerificabile('non dice a chi è destinata'), {
        luoghi,
        rimedi: [{ ...chiHaScritto, ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
      });
    if (nomina(target, ammessi)) return 'ok';
    return violazione({
      messaggio: `La quota povertà estrema finanzia «${target}» (scheda ${v.scheda.codice}).`,
      espressione: `«${target}» ∌ {${ammessi.join(', ')}}`,
      operandi: { scheda: v.scheda.codice, ente: enteVoce(piano, v.voce), destinatari: target },
      luoghi,
      rimedi: [
        {
          testo: 'Usare la quota servizi del Fondo povertà, o precisare che i destinatari sono in povertà estrema.',
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

/** Beneficiaries of the services share beyond the income threshold of its guidelines. */
export const fin15 = regolaDiRighe<VoceDelFondo>({
  id: 'FIN-15',
  titolo: 'Soglia ISEE dei destinatari QSFP',
  gruppo,
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [{ testo: 'linee guida della quota servizi del Fondo povertà 2024-2026' }],
  righe: (piano) => vociDei(piano, 'fondiPoverta'),
  scelta: (parametri) => parametri.elenco(nomiParametri.fondiPoverta),
  nome: soggettoVoce,
  legge: leggeVoce,
  esamina: (v, piano, parametri) => {
    const luoghi = luoghiVoce(piano, v);
    const di = `${nomeVoce(piano, v)}, soglia ISEE di ${breve(piano, v)}`;
    const annualita = Math.min(...v.righe.map((r) => r.copertura.annualita));
    const noti = tutti(
      parametri.elenco(nomiParametri.destinatariSenzaSoglia),
      parametri.intero(nomiParametri.sogliaIsee, annualita),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [senzaSoglia, massima] = noti;
    const target = destinatari(v);
    if (target !== null && nomina(target, senzaSoglia)) return 'ok';
    const soglia = v.voce.sogliaIseeCents;
    if (soglia === null)
      return nonSi(di, nonVerificabile('la voce non la dice'), {
        luoghi,
        rimedi: [
          {
            testo: `Scrivere la soglia ISEE dei destinatari, o che sono beneficiari di ${elencoInLinea(senzaSoglia, 'o')}.`,
            ...(luoghi[0] ? { vai: luoghi[0] } : {}),
          },
        ],
      });
    if (soglia <= massima) return 'ok';
    return violazione({
      messaggio: `${nomeVoce(piano, v)}: soglia ISEE ${euro(soglia)} oltre ${euro(massima)}.`,
      espressione: `${euro(soglia)} > ${euro(massima)}`,
      operandi: {
        scheda: v.scheda.codice,
        ente: enteVoce(piano, v.voce),
        soglia: centesimiInTesto(soglia),
        massima: centesimiInTesto(massima),
      },
      luoghi,
      rimedi: [{ testo: 'Ridurre la soglia o cambiare fonte.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});

/** Annualities of funds named by a parameter that the plan spends. */
type Annualita = { readonly fondoId: string; readonly anno: number; readonly righe: readonly Risorsa[] };
const annualitaSpese = (piano: Piano, parametro: 'fondiPoverta'): readonly Annualita[] =>
  derivatoDa([vociDei(piano, parametro)], `annualita:${parametro}`, () => {
    const righe = vociDei(piano, parametro).flatMap((v) => v.righe);
    return [...raggruppa(righe, 'fondo-annualita', (r) => `${r.copertura.fondoId}/${r.copertura.annualita}`).values()]
      .flatMap((r) =>
        r[0] === undefined || r[0].copertura.fondoId === null
          ? []
          : [{ fondoId: r[0].copertura.fondoId, anno: r[0].copertura.annualita, righe: r }],
      )
      .sort((a, b) => (a.fondoId === b.fondoId ? a.anno - b.anno : a.fondoId < b.fondoId ? -1 : 1));
  });

const assegnazioni = (piano: Piano, fondoId: string | null, anno: number) =>
  raggruppa(piano.registri.assegnazione, 'fondo-annualita-righe', (a) =>
    a.fondoId === null || a.ruolo !== 'riga' ? null : `${a.fondoId}/${a.anno}`,
  ).get(`${fondoId}/${anno}`) ?? [];

/** An annuality of the services share without the local plan that the ministry's platform asks for before spending. */
export const fin12 = regolaDiRighe<Annualita>({
  id: 'FIN-12',
  titolo: 'PAL su Multifondo',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'nota-mlps-11832-2025' }],
  righe: (piano) => annualitaSpese(piano, 'fondiPoverta'),
  nome: (a) => `${a.fondoId}/${a.anno}`,
  legge: (a) => [chiave.fondo(a.fondoId, a.anno), chiave.registro('assegnazione')],
  esamina: ({ fondoId, anno, righe }, piano): EsitoSoggetto => {
    const nome = `${perId(piano.pacco.fondi, fondoId)?.breve ?? fondoId} ${anno}`;
    const trovate = assegnazioni(piano, fondoId, anno);
    if (trovate.length === 0)
      return nonSi(`PAL di ${nome}`, nonVerificabile("manca l'assegnazione a cui collegarlo", 'FIN-02'), {
        luoghi: [luogoVista('assegnazione', 'Assegnazioni dei fondi')],
      });
    const mancano = [
      ...(trovate.every((a) => eVuoto(a.palId)) ? ['identificativo'] : []),
      ...(trovate.every((a) => a.palData === null) ? ['data'] : []),
    ];
    if (mancano.length === 0) return 'ok';
    const luoghi = trovate.map((a) => luogoRiga(piano, 'assegnazione', a, `${nome}, assegnazione`));
    return violazione({
      messaggio: `${nome}: manca il riferimento al PAL in Multifondo (${elencoInLinea(mancano)}).`,
      espressione: `manca: ${mancano.join(', ')}`,
      operandi: { fondo: fondoId, anno: String(anno), manca: mancano.join(' '), risorse: String(righe.length) },
      luoghi,
      rimedi: [
        {
          testo: "Scrivere sull'assegnazione l'identificativo e la data del PAL.",
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

/** A resource of the programme for inclusion without its convention or its project code. */
export const fin13 = regolaDiRighe<VoceDelFondo>({
  id: 'FIN-13',
  titolo: 'Convenzione PNI',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dcd-268-2024' }, { testo: 'avvisi del PN Inclusione e lotta alla povertà 2021-2027' }],
  righe: (piano) => vociDei(piano, 'fondiConvenzione'),
  scelta: (parametri) => parametri.elenco(nomiParametri.fondiConvenzione),
  nome: soggettoVoce,
  legge: (v) => [...leggeVoce(v), chiave.registro('assegnazione')],
  esamina: (v, piano) => {
    const trovate = v.righe.flatMap((r) => assegnazioni(piano, r.copertura.fondoId, r.copertura.annualita));
    const mancano = [
      ...(trovate.every((a) => eVuoto(a.convenzione)) ? ['convenzione'] : []),
      ...(eVuoto(v.voce.cup) && trovate.every((a) => eVuoto(a.cup)) ? ['CUP'] : []),
    ];
    const senza = v.righe.find((r) => assegnazioni(piano, r.copertura.fondoId, r.copertura.annualita).length === 0);
    if (senza !== undefined)
      return nonSi(
        nomeVoce(piano, v),
        nonVerificabile(
          `manca l'assegnazione ${senza.copertura.annualita} di ${breve(piano, v)}, dove si scrive la convenzione`,
        ),
        {
          luoghi: [...luoghiVoce(piano, v), luogoRegistro('fondi', 'Assegnazioni dei fondi')],
          rimedi: [{ testo: "Scrivere o importare l'assegnazione del fondo, con la convenzione e il CUP." }],
        },
      );
    if (mancano.length === 0) return 'ok';
    const luoghi = [
      ...luoghiVoce(piano, v),
      ...trovate.map((a) => luogoRiga(piano, 'assegnazione', a, `${breve(piano, v)} ${a.anno}, assegnazione`)),
    ];
    return violazione({
      messaggio: `${nomeVoce(piano, v)}: risorsa di ${breve(piano, v)} senza ${elencoInLinea(mancano, 'né')}.`,
      espressione: `manca: ${mancano.join(', ')}`,
      operandi: { scheda: v.scheda.codice, ente: enteVoce(piano, v.voce), manca: mancano.join(' ') },
      luoghi,
      rimedi: [
        {
          testo: "Scrivere la convenzione sull'assegnazione del fondo e il CUP sulla voce o sull'assegnazione.",
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});
