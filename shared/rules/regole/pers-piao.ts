import { righeInUso } from '#domain/documenti.ts';
import { chiaveEnte } from '#domain/enti.ts';
import { confronta, differenza, frazione, inDecimale, sommaDi } from '#domain/frazione.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { fteDi } from '#domain/piao.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { fte, fteMancanti } from '#format/numeri.ts';
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
  soggettoDi,
  tolleranzaFte,
} from '../gruppi-personale.ts';
import { luogoRegistro } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Personale';
const piao = [
  { norma: 'dlgs-165-2001', articolo: '6' },
  { norma: 'dl-80-2021', articolo: '6' },
] as const;

const assunzioni = (piano: Piano): readonly Fabbisogno[] =>
  righeInUso(piano, piano.registri.fabbisogno).filter((f) => f.tipo === 'assunzione');
/** Hires with at least a line written by hand: what the plan adds to the documents. */
const aMano = (piano: Piano): readonly Gruppo<Fabbisogno>[] =>
  derivatoDa([righeInUso(piano, piano.registri.fabbisogno)], 'pers-06', () =>
    gruppi(assunzioni(piano)).filter((g) => g.righe.some((f) => f.documentoId === null)),
  );

/** Years of which a body's imported PIAO speaks; lines written by hand are not a PIAO. */
const importato = (piano: Piano, enteId: string, anno: number): boolean => {
  const lette = raggruppa(righeInUso(piano, piano.registri.fabbisogno), 'lette-ente-anno', (f) =>
    f.documentoId === null ? null : `${f.enteId}/${f.anno}`,
  );
  return (
    lette.has(`${enteId}/${anno}`) ||
    piano.registri.documento.some(
      (d) =>
        d.genere === 'personale' &&
        d.stato === 'valido' &&
        d.enteId === enteId &&
        d.annoDal !== null &&
        d.annoAl !== null &&
        d.annoDal <= anno &&
        anno <= d.annoAl,
    )
  );
};

/** Hires that the plan counts on and that the imported PIAO of the body does not have. */
export const pers06 = regolaDiRighe<Gruppo<Fabbisogno>>({
  id: 'PERS-06',
  titolo: 'Assunzione non programmata nel PIAO',
  dove: 'fabbisogno',
  gruppo,
  base: 'bloccante',
  gravita: (s) => (s.esito === 'violazione' ? 'bloccante' : 'informazione'),
  fonti: piao,
  righe: aMano,
  nome: soggettoDi,
  legge: leggePersonale,
  vuoto: ({ registri }) =>
    registri.fabbisogno.length === 0 ? 'Assunzioni oltre il PIAO: il registro dei fabbisogni è vuoto.' : null,
  esamina: (g, piano, parametri) => {
    const di = `assunzioni, ${descritto(piano, g)}`;
    const luoghi = g.righe.map((f) => luogoFabbisogno(piano, f));
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (g.enteId === null) return nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi });
    if (g.profiloId === null)
      return nonSi(di, nonVerificabile(`il profilo «${g.profiloLetto}» non è riconosciuto`), { luoghi });
    if (!importato(piano, g.enteId, g.anno))
      return nonSi(
        di,
        nonVerificabile(`il PIAO di ${nomeDi(piano, g)} per il ${g.anno} non è fra i documenti importati`),
        { luoghi, rimedi: [{ testo: `Importare il PIAO di ${nomeDi(piano, g)} (sezione 3.3).`, ...vai }] },
      );
    const noti = tutti(
      fteDi(g.righe),
      fteDi(g.righe.filter((f) => f.documentoId !== null)),
      tolleranzaFte(parametri, g.anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [nelPiano, nelPiao, tolleranza] = noti;
    if (!oltre(nelPiano, nelPiao, tolleranza)) return 'ok';
    const mancano = differenza(nelPiano, nelPiao);
    return violazione({
      messaggio: `${nomeDi(piano, g)}: ${fte(nelPiano)} FTE di ${nomeProfilo(piano, g)} nel ${g.anno} non sono nel PIAO (sezione 3.3: ${fte(nelPiao)}); mancano ${fteMancanti(mancano)}.`,
      espressione: `${fte(nelPiano)} − ${fte(nelPiao)} = ${fteMancanti(mancano)}`,
      operandi: {
        ente: chiaveEnte(piano, g.enteId),
        profilo: g.profiloId,
        anno: String(g.anno),
        piano: inDecimale(nelPiano, 6),
        piao: inDecimale(nelPiao, 6),
        mancano: inDecimale(mancano, 6),
      },
      luoghi,
      rimedi: [
        {
          testo: `Chiedere a ${nomeDi(piano, g)} l'aggiornamento del PIAO, o togliere o spostare l'assunzione scritta a mano.`,
          ...vai,
        },
      ],
    });
  },
});

/** Hires of social staff in the PIAO, once some scheda says which staff it counts on. */
const programmate = (piano: Piano): readonly Gruppo<Fabbisogno>[] =>
  derivatoDa(
    [righeInUso(piano, piano.registri.fabbisogno), piano.registri.personaleRichiesto, piano.pacco, piano.testa],
    'pers-07',
    () => {
      const { elenco } = lettoreParametri(piano);
      const noti = tutti(elenco(nomiParametri.serviziSociali), elenco(nomiParametri.profiliSociali));
      if (piano.registri.personaleRichiesto.length === 0 || eNonVerificabile(noti)) return [];
      const [servizi, profili] = noti;
      // A file that does not say the service speaks of the whole body: only social profiles concern the plan.
      const sociale = (f: Fabbisogno) =>
        f.servizio === null ? f.profiloId !== null && profili.includes(f.profiloId) : servizi.includes(f.servizio);
      return gruppi(assunzioni(piano).filter(sociale));
    },
  );

/** Hires of the PIAO that no scheda counts on. */
export const pers07 = regolaDiRighe<Gruppo<Fabbisogno>>({
  id: 'PERS-07',
  titolo: 'Assunzioni PIAO non nel piano',
  dove: 'personaleRichiesto',
  gruppo,
  base: 'informazione',
  fonti: piao,
  righe: programmate,
  nome: soggettoDi,
  legge: (g) => [...leggePersonale(), chiave.richiesto(g.enteId, g.profiloId, g.anno)],
  vuoto: 'Assunzioni dei PIAO: nessuna, o nessuna scheda dice il personale che le serve.',
  esamina: (g, piano) => {
    const di = `assunzioni, ${descritto(piano, g)}`;
    const luoghi = [
      ...g.righe.map((f) => luogoFabbisogno(piano, f)),
      luogoRegistro('personale-richiesto', 'Personale chiesto dalle schede'),
    ];
    if (g.enteId === null || g.profiloId === null)
      return nonSi(di, nonVerificabile('l’ente o il profilo non è riconosciuto'), { luoghi });
    const nelPiao = fteDi(g.righe);
    if (eNonVerificabile(nelPiao)) return nonSi(di, nelPiao, { luoghi });
    const chiesti =
      raggruppa(
        piano.registri.personaleRichiesto,
        'ente-profilo-anno',
        (r) => `${r.enteId}/${r.profiloId}/${r.anno}`,
      ).get(`${g.enteId}/${g.profiloId}/${g.anno}`) ?? [];
    const nelPiano = sommaDi(chiesti.map((r) => frazione(r.fteMilli, 1000)));
    if (confronta(nelPiao, nelPiano) <= 0) return 'ok';
    return violazione({
      messaggio: `${nomeDi(piano, g)} programma ${fte(nelPiao)} FTE di ${nomeProfilo(piano, g)} nel ${g.anno}: le schede ne citano ${fte(nelPiano)}.`,
      espressione: `${fte(nelPiao)} > ${fte(nelPiano)}`,
      operandi: {
        ente: chiaveEnte(piano, g.enteId),
        profilo: g.profiloId,
        anno: String(g.anno),
        piao: inDecimale(nelPiao, 6),
        schede: inDecimale(nelPiano, 6),
      },
      luoghi,
      rimedi: [
        {
          testo: 'Valutare l’inserimento nel personale di una scheda.',
          vai: luogoRegistro('personale-richiesto', 'Personale chiesto dalle schede'),
        },
      ],
    });
  },
});
