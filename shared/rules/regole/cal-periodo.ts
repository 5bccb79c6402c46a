import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { fineAnno, inizioAnno } from '#domain/giorni.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import type { Norma } from '#domain/pacco.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { type Risorsa, risorse } from '#domain/risorse.ts';
import type { Sezione } from '#domain/section-content.ts';
import { trattiDelBlocco } from '#domain/sezioni.ts';
import { dataBreve } from '#format/date.ts';
import { euro } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { Segnalazione } from '../define.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga, luogoScheda, luogoSezione } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Calendario e validità';
const periodo = ({ testa }: Piano) => ({ dal: inizioAnno(testa.annoInizio), al: fineAnno(testa.annoFine) });

/** Years of the plan: in order, and as many as the Region asks. */
export const cal01 = regolaDelPiano({
  id: 'CAL-01',
  titolo: 'Periodo del piano',
  gruppo,
  base: 'bloccante',
  gravita: (s) => (s.esito === 'violazione' ? 'bloccante' : 'informazione'),
  fonti: [{ norma: 'l-328-2000', articolo: '19' }, { testo: 'atto di indirizzo della Regione' }],
  soggetto: 'periodo',
  legge: [],
  esamina: ({ testa }, parametri) => {
    const luoghi = [luogoRegistro('piano', 'Anni del piano')];
    const scritto = `${testa.annoInizio}-${testa.annoFine}`;
    const operandi = { inizio: String(testa.annoInizio), fine: String(testa.annoFine) };
    if (testa.annoFine < testa.annoInizio)
      return violazione({
        messaggio: `Periodo ${scritto}: la fine precede l'inizio.`,
        espressione: `${testa.annoFine} < ${testa.annoInizio}`,
        operandi,
        luoghi,
        rimedi: [{ testo: 'Correggere gli anni del piano.' }],
      });
    const attesi = parametri.intero(nomiParametri.anniPiano);
    if (eNonVerificabile(attesi)) return nonSi('periodo del piano', attesi, { luoghi, operandi });
    const anni = testa.annoFine - testa.annoInizio + 1;
    if (anni === attesi) return 'ok';
    return violazione({
      messaggio: `Periodo ${scritto} diverso dagli indirizzi della Regione: ${attesi} anni.`,
      espressione: `${anni} ≠ ${attesi}`,
      operandi: { ...operandi, anni: String(anni), attesi: String(attesi) },
      luoghi,
      rimedi: [{ testo: 'Correggere gli anni del piano.' }],
    });
  },
});

const fuori = (piano: Piano): readonly Risorsa[] =>
  derivatoDa([risorse(piano), piano.testa], 'cal-03', () => {
    const { dal, al } = periodo(piano);
    const esce = (data: string | null) => data !== null && (data < dal || data > al);
    return risorse(piano).filter(
      ({ copertura: c, voce: v }) =>
        c.anno < piano.testa.annoInizio || c.anno > piano.testa.annoFine || esce(v.dataInizio) || esce(v.dataFine),
    );
  });

/** A resource of a year, or an action with dates, outside the plan. */
export const cal03 = regolaDiRighe<Risorsa>({
  id: 'CAL-03',
  titolo: 'Azioni fuori periodo',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'periodo del piano' }],
  righe: fuori,
  nome: ({ scheda, copertura: c, voce }, piano) =>
    `${scheda.codice}/${c.fondoId ?? `?${c.fondoLetto}`}/${c.anno}/${voce.enteId === null ? `?${voce.enteLetto}` : chiaveEnte(piano, voce.enteId)}`,
  legge: ({ copertura, voce }) => [chiave.copertura(copertura.id), chiave.voce(voce.id)],
  esamina: ({ scheda, copertura: c, voce }, piano) => {
    const { dal, al } = periodo(piano);
    const fondo = perId(piano.pacco.fondi, c.fondoId)?.breve ?? c.fondoLetto;
    const chi = `Scheda ${scheda.codice}, ${fondo}, ${nomeEnte(piano, voce.enteId, voce.enteLetto)}`;
    const anni = `${piano.testa.annoInizio}-${piano.testa.annoFine}`;
    const [prima, dopo] = [
      voce.dataInizio !== null && voce.dataInizio < dal ? voce.dataInizio : null,
      voce.dataFine !== null && voce.dataFine > al ? voce.dataFine : null,
    ];
    const annoFuori = c.anno < piano.testa.annoInizio || c.anno > piano.testa.annoFine;
    const che = annoFuori
      ? `la risorsa è del ${c.anno}, fuori dagli anni del piano (${anni})`
      : dopo !== null
        ? `l'attività termina il ${dataBreve(dopo)}, dopo la fine del piano`
        : `l'attività comincia il ${dataBreve(prima ?? voce.dataInizio ?? dal)}, prima del piano`;
    const luoghi = [luogoRiga(piano, 'copertura', c, `${fondo} ${c.anno}`), luogoScheda(piano, scheda)];
    return violazione({
      messaggio: `${chi}: ${che}${c.importoCents === null ? '' : ` (${euro(c.importoCents)})`}.`,
      espressione: annoFuori
        ? `${c.anno} ∉ ${anni}`
        : `${dataBreve(voce.dataInizio ?? dal)} – ${dataBreve(voce.dataFine ?? al)} ⊄ ${anni}`,
      operandi: {
        scheda: scheda.codice,
        anno: String(c.anno),
        dataInizio: voce.dataInizio ?? '',
        dataFine: voce.dataFine ?? '',
        periodo: anni,
      },
      luoghi,
      rimedi: [
        { testo: "Correggere l'anno o le date, o togliere la risorsa.", ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
      ],
    });
  },
});

type Citata = { readonly norma: string; readonly bloccoId: string };
const citate = (sezione: Sezione): readonly Citata[] =>
  derivatoDa([sezione], 'citate', () =>
    sezione.contenuto.blocchi.flatMap((b) =>
      trattiDelBlocco(b)
        .flat()
        .flatMap((n) => (n.tipo === 'citazione' ? [{ norma: n.norma, bloccoId: b.id }] : [])),
    ),
  );

const perche = (norma: Norma, { dal, al }: ReturnType<typeof periodo>): string | null => {
  if (norma.validoAl !== null && norma.validoAl < dal) return `ha cessato di valere il ${dataBreve(norma.validoAl)}`;
  if (norma.validoDal !== null && norma.validoDal > al) return `entra in vigore il ${dataBreve(norma.validoDal)}`;
  return norma.abrogata && norma.validoAl === null ? 'è abrogata' : null;
};

const diCitazione = (piano: Piano, sezione: Sezione, { norma: id, bloccoId }: Citata, i: number): Segnalazione[] => {
  const luoghi = [luogoSezione(sezione, bloccoId)];
  const norma = perId(piano.pacco.norme, id);
  const parte = `${bloccoId}/${id}/${i + 1}`;
  if (norma === undefined)
    return [{ ...nonSi(`«${id}»`, nonVerificabile('la norma non è nel catalogo del modello'), { luoghi }), parte }];
  const motivo = perche(norma, periodo(piano));
  if (motivo === null) return [];
  return [
    {
      ...violazione({
        messaggio: `${norma.breve} non è in vigore nel periodo: ${motivo}.`,
        espressione: `${norma.breve}: ${motivo}`,
        operandi: {
          norma: id,
          validoDal: norma.validoDal ?? '',
          validoAl: norma.validoAl ?? '',
          abrogata: String(norma.abrogata),
        },
        luoghi,
        rimedi: [
          { testo: 'Aggiornare la citazione con la norma in vigore.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
        ],
      }),
      parte,
    },
  ];
};

const conCitazioni = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'cal-07', () => piano.sezioni.filter((s) => citate(s).length > 0));

/** Live citations of norms that are not in force in the years of the plan. Subject: each section that cites. */
export const cal07 = regolaDiRighe<Sezione>({
  id: 'CAL-07',
  titolo: 'Norma non vigente',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'catalogo delle norme del modello' }],
  righe: conCitazioni,
  nome: (s) => s.id,
  legge: (s) => [chiave.sezione(s.id)],
  esamina: (sezione, piano) => citate(sezione).flatMap((c, i) => diCitazione(piano, sezione, c, i)),
});
