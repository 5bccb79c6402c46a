import { chiaveEnte } from '#domain/enti.ts';
import { differenza, type Frazione, frazione, inDecimale, inTesto, somma, sommaDi } from '#domain/frazione.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { asDellAnno, eProfiloAS, motivoIgnoti } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import { anniDelPiao, catenaOrganico, causaPiao, copertiDi, dotazioni, fabbisogniDi } from '#domain/piao.ts';
import type { Riga } from '#domain/registri.ts';
import { fte } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import {
  descritto,
  type Gruppo,
  gruppi,
  leggePersonale,
  luogoFabbisogno,
  nomeDi,
  nomeProfilo,
  oltre,
  postoDi,
  soggettoDi,
  tolleranzaFte,
} from '../gruppi-personale.ts';
import { luogoRegistro, luogoRiga, luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Personale';
type Dotazione = Riga<'dotazione'>;
const diverse = (a: Frazione, b: Frazione, tolleranza: number): boolean =>
  oltre(a, b, tolleranza) || oltre(b, a, tolleranza);
const luogoDotazione = (piano: Piano, d: Dotazione) =>
  luogoRiga(piano, 'dotazione', d, `Dotazione: ${descritto(piano, d)}`);

/** Assistenti sociali of the staff lists at the end of a year against the posts that the PIAO says are covered. */
export const pers05 = regolaDiRighe<Gruppo<Dotazione>>({
  id: 'PERS-05',
  titolo: 'Organico piano ≠ PIAO',
  dove: 'dotazione',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dm-132-2022' }, { testo: 'linee guida sugli Ambiti territoriali sociali (D.I. 24 giugno 2025)' }],
  righe: (piano) =>
    derivatoDa([dotazioni(piano), piano.pacco, piano.testa], 'pers-05', () =>
      gruppi(dotazioni(piano).filter((d) => eProfiloAS(piano, d.profiloId) && d.servizio !== 'altro')),
    ),
  nome: soggettoDi,
  legge: leggePersonale,
  vuoto: 'Dotazione organica (PIAO 3.3): il registro non ha assistenti sociali.',
  esamina: (g, piano, parametri) => {
    const di = `organico, ${descritto(piano, g)}`;
    const luoghi = [
      ...g.righe.map((d) => luogoDotazione(piano, d)),
      luogoRegistro('personale', `Personale al 31/12/${g.anno}`),
    ];
    const noti = tutti(copertiDi(g.righe), asDellAnno(piano, g.anno), tolleranzaFte(parametri, g.anno));
    if (g.enteId === null) return nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi });
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [b, as, tolleranza] = noti;
    const suo = as.perEnte.find((e) => e.enteId === g.enteId);
    if (suo === undefined)
      return nonSi(di, nonVerificabile(`l’elenco del personale non ha nessuno di ${nomeDi(piano, g)}`), { luoghi });
    const a = somma(suo.ti.fte, suo.td.fte);
    const ignoti = motivoIgnoti(piano, { fte: a, ignoti: [...suo.ti.ignoti, ...suo.td.ignoti] });
    if (ignoti !== null) return nonSi(di, nonVerificabile(ignoti), { luoghi });
    if (!diverse(a, b, tolleranza)) return 'ok';
    return violazione({
      messaggio: `FTE di ${nomeProfilo(piano, g)} di ${nomeDi(piano, g)} al 31/12/${g.anno}: piano ${fte(a)}, PIAO ${fte(b)}.`,
      espressione: `${fte(a)} − ${fte(b)} = ${fte(differenza(a, b))}`,
      operandi: {
        ente: chiaveEnte(piano, g.enteId),
        anno: String(g.anno),
        piano: inDecimale(a, 6),
        pianoEsatto: inTesto(a),
        piao: inDecimale(b, 6),
      },
      luoghi,
      rimedi: [
        {
          testo: `Aggiornare l'elenco del personale, o chiedere a ${nomeDi(piano, g)} il PIAO vigente.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

/** Posts declared in a year after another year of the same body and profile. */
const dopoUnAnno = (piano: Piano): readonly Gruppo<Dotazione>[] =>
  derivatoDa([dotazioni(piano)], 'pers-09', () => {
    const tutte = gruppi(dotazioni(piano));
    const noti = new Set(tutte.map((g) => `${postoDi(g)}/${g.anno}`));
    return tutte.filter((g) => noti.has(`${postoDi(g)}/${g.anno - 1}`));
  });

/** Declared staff against that of the year before, plus hires, less leavings. */
export const pers09 = regolaDiRighe<Gruppo<Dotazione>>({
  id: 'PERS-09',
  titolo: 'Bilancio di organico',
  dove: 'dotazione',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'coerenza interna della dotazione e dei fabbisogni (PIAO, sezione 3.3)' }],
  righe: dopoUnAnno,
  nome: soggettoDi,
  legge: leggePersonale,
  vuoto: 'Bilancio di organico: nessun ente ha la dotazione di due anni di seguito.',
  esamina: (g, piano, parametri) => {
    const di = `organico, ${descritto(piano, g)}`;
    const delPrima =
      raggruppa(dotazioni(piano), 'posto-anno', (d) => `${postoDi(d)}/${d.anno}`).get(`${postoDi(g)}/${g.anno - 1}`) ??
      [];
    const luoghi = [...g.righe, ...delPrima].map((d) => luogoDotazione(piano, d));
    if (g.enteId === null || g.profiloId === null)
      return nonSi(di, nonVerificabile('l’ente o il profilo non è riconosciuto'), { luoghi });
    if (!anniDelPiao(piano, g.enteId).has(g.anno))
      return nonSi(di, nonVerificabile(`il PIAO di ${nomeDi(piano, g)} non copre il ${g.anno}`, causaPiao), { luoghi });
    const righe = fabbisogniDi(piano, g.enteId, g.profiloId, g.anno);
    const prima = copertiDi(delPrima);
    const noti = tutti(
      copertiDi(g.righe),
      prima,
      eNonVerificabile(prima) ? prima : catenaOrganico(prima, righe),
      tolleranzaFte(parametri, g.anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [dichiarato, ftePrima, { calcolato, trasformazioni }, tolleranza] = noti;
    if (!diverse(dichiarato, calcolato, tolleranza)) return 'ok';
    if (trasformazioni > 0)
      return nonSi(di, nonVerificabile('una trasformazione cambia l’orario e non si sa di quanto'), { luoghi });
    return violazione({
      messaggio: `Organico ${g.anno} di ${nomeDi(piano, g)}, ${nomeProfilo(piano, g)}: ${fte(dichiarato)} FTE dichiarati, ${fte(calcolato)} calcolati.`,
      espressione: `${fte(ftePrima)} nel ${g.anno - 1}, più assunzioni, meno cessazioni = ${fte(calcolato)}`,
      operandi: {
        ente: chiaveEnte(piano, g.enteId),
        profilo: g.profiloId,
        anno: String(g.anno),
        dichiarato: inDecimale(dichiarato, 6),
        prima: inDecimale(ftePrima, 6),
        calcolato: inDecimale(calcolato, 6),
      },
      luoghi: [...luoghi, ...righe.map((f) => luogoFabbisogno(piano, f))],
      rimedi: [
        { testo: 'Correggere assunzioni, cessazioni o la dotazione.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
      ],
    });
  },
});

/** Years with posts of the points of access, once the plan names its points of access. */
const anniPua = (piano: Piano): readonly number[] =>
  derivatoDa([dotazioni(piano), piano.registri.pua], 'pers-17', () =>
    piano.registri.pua.length === 0
      ? []
      : [...new Set(dotazioni(piano).flatMap((d) => (d.servizio === 'pua' ? [d.anno] : [])))].sort((a, b) => a - b),
  );

/** Social staff of the points of access against the posts that the PIAO gives to them. */
export const pers17 = regolaDiRighe<number>({
  id: 'PERS-17',
  titolo: 'PUA: FTE piano ≠ PIAO',
  dove: 'pua',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }],
  righe: anniPua,
  nome: (anno) => String(anno),
  legge: () => [...leggePersonale(), chiave.registro('pua')],
  vuoto: 'Personale dei PUA: manca il registro dei punti unici di accesso, o la loro dotazione nel PIAO.',
  esamina: (anno, piano, parametri) => {
    const posti = dotazioni(piano).filter((d) => d.anno === anno && d.servizio === 'pua');
    const { pua } = piano.registri;
    const luoghi = [luogoVista('pua', 'Punti unici di accesso'), ...posti.map((d) => luogoDotazione(piano, d))];
    const di = `personale dei PUA ${anno}`;
    const noti = tutti(copertiDi(posti), tolleranzaFte(parametri, anno));
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [b, tolleranza] = noti;
    if (pua.some((p) => p.fteSocialiMilli === null))
      return nonSi(di, nonVerificabile('un PUA non dice i suoi FTE sociali'), { luoghi });
    const a = sommaDi(pua.map((p) => frazione(p.fteSocialiMilli ?? 0, 1000)));
    if (!diverse(a, b, tolleranza)) return 'ok';
    return violazione({
      messaggio: `FTE sociali nei PUA nel ${anno}: piano ${fte(a)}, PIAO ${fte(b)}.`,
      espressione: `${fte(a)} − ${fte(b)} = ${fte(differenza(a, b))}`,
      operandi: { anno: String(anno), piano: inDecimale(a, 6), piao: inDecimale(b, 6) },
      luoghi,
      rimedi: [{ testo: 'Allineare il registro dei PUA e il PIAO.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
