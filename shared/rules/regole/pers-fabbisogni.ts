import { centesimiInTesto } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { chiaveEnte, ente, nomeEnte } from '#domain/enti.ts';
import { confronta, frazione, inDecimale, quoziente } from '#domain/frazione.ts';
import { aggiungiGiorni, annoDi, fineAnno, giorniMese, inizioAnno } from '#domain/giorni.ts';
import { fteFabbisogno } from '#domain/incarichi.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { euro, millesimi, percentuale } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

const gruppo = 'Personale';
const inUso = (piano: Piano): readonly Fabbisogno[] => righeInUso(piano, piano.registri.fabbisogno);
/** Lines of the PTFP that bring staff in, kept by a condition that reads rows and pack only. */
const entrate = (piano: Piano, nome: string, quali: (f: Fabbisogno) => boolean): readonly Fabbisogno[] =>
  derivatoDa([inUso(piano), piano.pacco, piano.testa], nome, () =>
    inUso(piano).filter((f) => f.tipo !== 'cessazione' && quali(f)),
  );

const nomeEnteDi = (piano: Piano, f: Fabbisogno) => nomeEnte(piano, f.enteId, f.enteLetto ?? 'ente non indicato');
const nomeProfilo = (piano: Piano, f: Fabbisogno) => perId(piano.pacco.profili, f.profiloId)?.nome ?? f.profiloLetto;
const soggetto = (f: Fabbisogno, piano: Piano) =>
  `${f.enteId === null ? `?${f.enteLetto ?? ''}` : chiaveEnte(piano, f.enteId)}/${f.profiloId ?? `?${f.profiloLetto}`}/${f.anno}`;
const luogo = (piano: Piano, f: Fabbisogno) =>
  luogoRiga(piano, 'fabbisogno', f, `${nomeEnteDi(piano, f)} ${f.anno}, ${nomeProfilo(piano, f)}`);
const legge = () => [chiave.personale, chiave.registro('documento')];

/** Hires charged to the contribution that the contribution does not count: not permanent, or not of a public body. */
export const pers08 = regolaDiRighe<Fabbisogno>({
  id: 'PERS-08',
  titolo: 'Nel contributo solo TI pubblici',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-178-2020', articolo: '1', comma: '797' }, { norma: 'nota-mlps-908-2023' }],
  righe: (piano) => {
    const fondo = lettoreParametri(piano).testo(nomiParametri.fondoAS);
    return entrate(piano, 'pers-08', (f) => !eNonVerificabile(fondo) && f.fondoId === fondo);
  },
  nome: soggetto,
  legge,
  esamina: (f, piano, parametri) => {
    const di = `${nomeEnteDi(piano, f)} ${f.anno}, ${nomeProfilo(piano, f)}`;
    const noti = tutti(
      parametri.elenco(nomiParametri.rapportiContributo, f.anno),
      parametri.elenco(nomiParametri.entiAS, f.anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi: [luogo(piano, f)] });
    const [rapporti, enti] = noti;
    const e = ente(piano, f.enteId);
    if (!rapporti.includes(f.rapporto) || (e !== undefined && !enti.includes(e.tipo)))
      return violazione({
        messaggio: `${millesimi(f.unitaMilli)} FTE conteggiati non sono a tempo indeterminato presso enti pubblici: ${di}.`,
        espressione: `rapporto ${f.rapporto}, ente ${e?.tipo ?? 'non riconosciuto'}`,
        operandi: { unitaMilli: String(f.unitaMilli), rapporto: f.rapporto, ente: e?.tipo ?? '', anno: String(f.anno) },
        luoghi: [luogo(piano, f)],
        rimedi: [{ testo: 'Togliere dal conteggio del contributo: indicare un’altra fonte.', vai: luogo(piano, f) }],
      });
    return e === undefined
      ? nonSi(di, nonVerificabile('l’ente non è riconosciuto'), { luoghi: [luogo(piano, f)] })
      : 'ok';
  },
});

/** Day that is a number of months after another, the last of the month where the day does not exist. */
const dopoMesi = (data: string, mesi: number): string => {
  const indice = annoDi(data) * 12 + Number(data.slice(5, 7)) - 1 + mesi;
  const [anno, mese] = [Math.floor(indice / 12), (indice % 12) + 1];
  const giorno = Math.min(Number(data.slice(8, 10)), giorniMese(anno, mese));
  return `${anno}-${String(mese).padStart(2, '0')}-${String(giorno).padStart(2, '0')}`;
};

/** A permanent hire on a fund that ends before the months that a source should cover. */
export const pers12 = regolaDiRighe<Fabbisogno>({
  id: 'PERS-12',
  titolo: 'TI su fonte a termine',
  gruppo,
  base: 'avviso',
  fonti: [
    { norma: 'tuel', articolo: '183' },
    { norma: 'tuel', articolo: '191' },
  ],
  righe: (piano) =>
    entrate(piano, 'pers-12', (f) => f.rapporto === 'TI' && perId(piano.pacco.fondi, f.fondoId)?.fineAttivita != null),
  nome: soggetto,
  legge,
  esamina: (f, piano, parametri) => {
    const fondo = esaminato(perId(piano.pacco.fondi, f.fondoId), 'PERS-12', f.id);
    const fineAttivita = esaminato(fondo.fineAttivita ?? undefined, 'PERS-12', f.id);
    const di = `${nomeEnteDi(piano, f)} ${f.anno}, ${nomeProfilo(piano, f)}`;
    const mesi = parametri.intero(nomiParametri.mesiCoperturaTI, f.anno);
    const luoghi = [luogo(piano, f)];
    if (eNonVerificabile(mesi)) return nonSi(di, mesi, { luoghi });
    // The last covered day is the one before the day that many months later.
    const fineDovuta = (da: string) => aggiungiGiorni(dopoMesi(da, mesi), -1);
    const [presto, tardi] =
      f.decorrenza === null ? [inizioAnno(f.anno), fineAnno(f.anno)] : [f.decorrenza, f.decorrenza];
    if (fineAttivita >= fineDovuta(tardi)) return 'ok';
    if (fineAttivita >= fineDovuta(presto))
      return nonSi(di, nonVerificabile('manca la data di assunzione'), { luoghi });
    return violazione({
      messaggio: `${millesimi(f.unitaMilli)} FTE a tempo indeterminato (${di}) poggiano su ${fondo.breve}, che termina il ${dataBreve(fineAttivita)}.`,
      espressione: `${dataBreve(fineAttivita)} < ${dataBreve(fineDovuta(presto))} (${mesi} mesi da ${dataBreve(presto)})`,
      operandi: {
        fondo: fondo.id,
        fine: fineAttivita,
        decorrenza: f.decorrenza ?? '',
        mesi: String(mesi),
        unitaMilli: String(f.unitaMilli),
      },
      luoghi,
      rimedi: [
        {
          testo: 'Indicare chi paga dopo: la copertura successiva va scritta nel piano dei fabbisogni.',
          vai: luogo(piano, f),
        },
      ],
    });
  },
});

/** A profile that the fund of the hire does not admit. */
export const pers13 = regolaDiRighe<Fabbisogno>({
  id: 'PERS-13',
  titolo: 'Profilo non finanziabile',
  gruppo,
  base: 'bloccante',
  fonti: [{ norma: 'dcd-268-2024' }, { norma: 'l-178-2020', articolo: '1', comma: '797' }],
  righe: (piano) => entrate(piano, 'pers-13', (f) => (perId(piano.pacco.fondi, f.fondoId)?.profili.length ?? 0) > 0),
  nome: soggetto,
  legge,
  esamina: (f, piano) => {
    const fondo = esaminato(perId(piano.pacco.fondi, f.fondoId), 'PERS-13', f.id);
    if (f.profiloId !== null && fondo.profili.includes(f.profiloId)) return 'ok';
    const luoghi = [luogo(piano, f)];
    const di = `${nomeEnteDi(piano, f)} ${f.anno}, ${nomeProfilo(piano, f)}`;
    if (f.profiloId === null)
      return nonSi(di, nonVerificabile(`il profilo «${f.profiloLetto}» non è riconosciuto`), { luoghi });
    const ammessi = fondo.profili.map((id) => perId(piano.pacco.profili, id)?.nome ?? id);
    return violazione({
      messaggio: `Il fondo ${fondo.breve} non ammette il profilo ${nomeProfilo(piano, f)} (${nomeEnteDi(piano, f)} ${f.anno}).`,
      espressione: `${f.profiloId} ∉ {${fondo.profili.join(', ')}}`,
      operandi: { fondo: fondo.id, profilo: f.profiloId, anno: String(f.anno) },
      luoghi,
      rimedi: [{ testo: `Cambiare fonte: ${fondo.breve} ammette ${elencoInLinea(ammessi)}.`, vai: luogo(piano, f) }],
    });
  },
});

const conCosto = (piano: Piano): readonly Fabbisogno[] => {
  const tabella = lettoreParametri(piano).tabella(nomiParametri.costiProfilo);
  return entrate(
    piano,
    'pers-14',
    (f) =>
      !eNonVerificabile(tabella) &&
      f.costoCents !== null &&
      f.profiloId !== null &&
      Number.isSafeInteger(tabella[f.profiloId]),
  );
};

/** Declared cost of one FTE far from the table of the Ambito. Without a table in the pack nothing is examined. */
export const pers14 = regolaDiRighe<Fabbisogno>({
  id: 'PERS-14',
  titolo: 'Costo unitario anomalo',
  gruppo,
  base: 'informazione',
  fonti: [{ testo: 'tabella dei costi dell’Ambito (parametro del modello)' }],
  righe: conCosto,
  nome: soggetto,
  legge,
  vuoto: 'Costo del personale: il modello non ha una tabella dei costi per profilo, o nessun fabbisogno dice il costo.',
  esamina: (f, piano, parametri) => {
    const di = `${nomeEnteDi(piano, f)} ${f.anno}, ${nomeProfilo(piano, f)}`;
    const noti = tutti(
      parametri.tabella(nomiParametri.costiProfilo),
      parametri.intero(nomiParametri.costoScostamentoBp, f.anno),
    );
    const luoghi = [luogo(piano, f)];
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [tabella, soglia] = noti;
    const unita = fteFabbisogno(f);
    const costo = esaminato(f.costoCents ?? undefined, 'PERS-14', f.id);
    const letta = tabella[f.profiloId ?? ''];
    const voce = esaminato(typeof letta === 'number' ? letta : undefined, 'PERS-14', f.id);
    if (unita === null || unita.num <= 0n) return nonSi(di, nonVerificabile('mancano le unità'), { luoghi });
    const perFte = quoziente(frazione(costo), unita);
    const estremo = (bp: number) => frazione(BigInt(voce) * BigInt(bp), 10_000n);
    if (confronta(perFte, estremo(10_000 - soglia)) >= 0 && confronta(perFte, estremo(10_000 + soglia)) <= 0)
      return 'ok';
    const cents = Number(inDecimale(perFte, 0));
    return violazione({
      messaggio: `Costo ${euro(cents)} per FTE di ${nomeProfilo(piano, f)} (${nomeEnteDi(piano, f)} ${f.anno}): tabella ${euro(voce)}.`,
      espressione: `${euro(cents)} fuori da ${euro(voce)} ± ${percentuale(soglia)}`,
      operandi: {
        profilo: f.profiloId ?? '',
        costo: centesimiInTesto(costo),
        perFte: inDecimale(perFte, 0),
        tabella: centesimiInTesto(voce),
        soglia: String(soglia),
      },
      luoghi,
      rimedi: [{ testo: 'Verificare che il costo comprenda dodici mensilità, oneri e IRAP.', vai: luogo(piano, f) }],
    });
  },
});
