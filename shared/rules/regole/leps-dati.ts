import { righeInUso } from '#domain/documenti.ts';
import { comuniDellAmbito, enteDelComune, territorio } from '#domain/enti.ts';
import { confronta, differenza, frazione, inCentesimi, inDecimale, prodotto, quoziente } from '#domain/frazione.ts';
import { annoDi, contiene, fineAnno } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { anniConDati, datiLeps, schedeDellaRegola, sommaDati } from '#domain/leps-regole.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { eProfiloAS } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { euro, intero, millesimi, numero } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { Segnalazione } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoScheda, luogoVista } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Copertura LEPS';
const legge = () => [chiave.registro('datoLeps'), chiave.registro('scheda')];
const luoghiDi = (piano: Piano, nome: string, etichetta: string) => [
  luogoVista('datoLeps', etichetta),
  ...schedeDellaRegola(piano, nome).map((s) => luogoScheda(piano, s)),
];
/** Years of the plan in which the figures of a LEPS are written, kept while the register lives. */
const anni = (piano: Piano, nome: string, quali: (anno: number) => boolean = () => true): readonly number[] =>
  derivatoDa([piano.registri.datoLeps, piano.pacco, piano.testa], `anni-dati:${nome}`, () =>
    anniConDati(piano, nome, anniDelPiano(piano)).filter(quali),
  );

type Organico = {
  readonly dirette: number;
  readonly esterne: number;
  /** Comuni of the Ambito without a row in the register: how many theirs are is not known. */
  readonly senzaRighe: readonly string[];
};
/** Assistenti sociali in service on the last day of a year, by head: of public bodies, and of contractors. */
const assistentiSociali = (piano: Piano, anno: number): Organico =>
  derivatoDa(
    [righeInUso(piano, piano.registri.persona), piano.pacco, ...territorio(piano), piano.registri.ente],
    `teste-as:${anno}`,
    () => {
      const fine = fineAnno(anno);
      const tutte = righeInUso(piano, piano.registri.persona);
      const conRighe = new Set<string | null>(tutte.map((p) => p.enteId));
      const persone = tutte.filter(
        (p) => p.doppiaDi === null && p.esclusaPerche === null && eProfiloAS(piano, p.profiloId) && contiene(p, fine),
      );
      const teste = (esterne: boolean) =>
        new Set(
          persone
            .filter((p) => (p.rapporto === 'esterno' || p.rapporto === 'somministrazione') === esterne)
            .map((p) => `${p.enteId ?? p.enteLetto}/${p.matricola}`),
        ).size;
      return {
        dirette: teste(false),
        esterne: teste(true),
        senzaRighe: comuniDellAmbito(piano).flatMap((c) =>
          conRighe.has(enteDelComune(piano, c.id)?.id ?? null) ? [] : [c.nome],
        ),
      };
    },
  );

/** Supervision: who is reached against who is in service, and hours for each where the pack knows how many are due. */
export const leps07 = regolaDiRighe<number>({
  id: 'LEPS-07',
  titolo: 'Supervisione: copertura e ore',
  dove: 'datoLeps',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'b' }, { norma: 'piano-sociale-2021-2023' }],
  gravita: (s) => (s.esito === 'non_verificabile' && s.parte === 'ore' ? 'informazione' : 'avviso'),
  righe: (piano) => anni(piano, 'supervisione'),
  nome: (anno) => String(anno),
  legge: () => [...legge(), chiave.personale],
  vuoto: 'Supervisione degli assistenti sociali: nessun dato scritto.',
  esamina: (anno, piano, parametri) => {
    const personale = luogoRegistro('personale', `Personale al 31/12/${anno}`);
    const luoghi = [...luoghiDi(piano, 'supervisione', `Supervisione ${anno}`), personale];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const di = `supervisione ${anno}`;
    const coinvolti = sommaDati(
      datiLeps(piano, 'supervisione', 'assistenti_sociali_coinvolti', anno),
      'il numero di assistenti sociali coinvolti',
    );
    const { dirette, esterne, senzaRighe } = assistentiSociali(piano, anno);
    const totale = dirette + esterne;
    const esiti: Segnalazione[] = [];
    // Whoever is not in the register can only be added to the total: too few now stay too few.
    if (eNonVerificabile(coinvolti)) esiti.push(nonSi(di, coinvolti, { luoghi }));
    else if (coinvolti < totale * 1000)
      esiti.push(
        violazione({
          messaggio: `La supervisione raggiunge ${millesimi(coinvolti)} assistenti sociali su ${totale} nel ${anno} (${dirette} in gestione diretta, ${esterne} in gestione esternalizzata).`,
          espressione: `${millesimi(coinvolti)} < ${dirette} + ${esterne}`,
          operandi: {
            anno: String(anno),
            coinvoltiMilli: String(coinvolti),
            dirette: String(dirette),
            esterne: String(esterne),
          },
          luoghi,
          rimedi: [{ testo: 'Aggiungere gruppi; indicare il tipo di supervisione (A1, A2, A3).', ...vai }],
        }),
      );
    else if (senzaRighe.length > 0 || totale === 0)
      esiti.push(
        nonSi(
          di,
          nonVerificabile(
            senzaRighe.length > 0
              ? `manca il personale di ${elencoInLinea(senzaRighe)}`
              : 'nessun assistente sociale nel registro',
          ),
          { luoghi, rimedi: [{ testo: 'Completare il registro del personale.', vai: personale }] },
        ),
      );
    const noti = tutti(
      parametri.intero(nomiParametri.oreSupervisione, anno),
      sommaDati(datiLeps(piano, 'supervisione', 'ore_supervisione', anno), 'il numero di ore di supervisione'),
      coinvolti,
    );
    if (eNonVerificabile(noti)) {
      const rimedi = eNonVerificabile(parametri.intero(nomiParametri.oreSupervisione, anno))
        ? [{ testo: 'Chi adatta il modello scrive le ore dovute.', vai: luogoRegistro('parametri', 'Parametri') }]
        : [{ testo: 'Scrivere le ore di supervisione.', ...vai }];
      if (!eNonVerificabile(coinvolti))
        esiti.push({ ...nonSi(`ore di ${di}`, noti, { luoghi, rimedi }), parte: 'ore' });
      return esiti;
    }
    const [oreMin, ore, n] = noti;
    if (n === 0 || BigInt(ore) >= BigInt(oreMin) * BigInt(n)) return esiti.length === 0 ? 'ok' : esiti;
    const perTesta = quoziente(frazione(ore), frazione(n));
    return [
      ...esiti,
      {
        ...violazione({
          messaggio: `Supervisione ${anno}: ${millesimi(ore)} ore per ${millesimi(n)} assistenti sociali, ${numero(perTesta)} ore a testa; ne servono ${oreMin}.`,
          espressione: `${millesimi(ore)} < ${oreMin} × ${millesimi(n)}`,
          operandi: { anno: String(anno), oreMilli: String(ore), coinvoltiMilli: String(n), oreMin: String(oreMin) },
          luoghi,
          rimedi: [{ testo: 'Aggiungere ore di supervisione.', ...vai }],
        }),
        parte: 'ore',
      },
    ];
  },
});

/** First year in which the pack has the standard of home care in force. */
const dalDomiciliare = (piano: Piano): number => {
  const inizi = piano.pacco.parametri.flatMap((p) =>
    p.id === nomiParametri.oreDomiciliari && p.validoDal !== null ? [p.validoDal] : [],
  );
  return inizi.length === 0 ? 0 : annoDi(inizi.toSorted()[0] ?? '0000');
};

/** One hour a week of home care for each person, modulated as the plan declares: hours × people × weeks × k, exact. */
export const leps10 = regolaDiRighe<number>({
  id: 'LEPS-10',
  titolo: "Un'ora settimanale di assistenza domiciliare",
  dove: 'datoLeps',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-199-2025', articolo: '1', comma: '700', lettera: 'c' }],
  righe: (piano) => anni(piano, 'domiciliare', (anno) => anno >= dalDomiciliare(piano)),
  nome: (anno) => String(anno),
  legge,
  vuoto: (piano) =>
    piano.testa.annoFine < dalDomiciliare(piano)
      ? null
      : 'Assistenza domiciliare: nessun dato su ore e persone non autosufficienti.',
  esamina: (anno, piano, parametri) => {
    const luoghi = luoghiDi(piano, 'domiciliare', `Assistenza domiciliare ${anno}`);
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const noti = tutti(
      sommaDati(
        datiLeps(piano, 'domiciliare', 'persone_non_autosufficienti', anno),
        'il numero di persone non autosufficienti (platea)',
      ),
      sommaDati(datiLeps(piano, 'domiciliare', 'ore_annue', anno), 'il numero di ore annue di assistenza domiciliare'),
      parametri.intero(nomiParametri.oreDomiciliari, anno),
      parametri.intero(nomiParametri.settimaneDomiciliari, anno),
    );
    const di = `assistenza domiciliare ${anno}`;
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [platea, ore, perSettimana, settimane] = noti;
    // The weekly hours that the plan declares for each person are the standard modulated (c. 700, lett. c).
    const dichiarate = new Set(datiLeps(piano, 'domiciliare', 'ore_medie_settimanali', anno).map((d) => d.valoreMilli));
    const [dichiarata = null] = dichiarate;
    if (dichiarate.size > 1)
      return nonSi(di, nonVerificabile('le ore settimanali per persona dichiarate sono più d’una'), { luoghi });
    if (dichiarate.size === 1 && (dichiarata === null || dichiarata <= 0))
      return nonSi(di, nonVerificabile('le ore settimanali per persona dichiarate non si leggono'), { luoghi });
    const modulata = Math.min(dichiarata ?? perSettimana * 1000, perSettimana * 1000);
    const richieste = frazione(BigInt(platea) * BigInt(modulata) * BigInt(settimane), 1_000_000n);
    const programmate = frazione(ore, 1000);
    if (confronta(programmate, richieste) >= 0) return 'ok';
    const k = frazione(modulata, perSettimana * 1000);
    const mancano = differenza(richieste, programmate);
    const cifra = (q: typeof k) => (q.den === 1n ? intero(q.num) : numero(q));
    return violazione({
      messaggio: `Programmate ${cifra(programmate)} ore nel ${anno}; ne servono ${cifra(richieste)} per ${millesimi(platea)} persone (k = ${cifra(k)}).`,
      espressione: `${millesimi(platea)} × ${perSettimana} × ${settimane} × ${cifra(k)} = ${cifra(richieste)}; mancano ${mancano.den === 1n ? intero(mancano.num) : numero(mancano, 2, 'per-eccesso')} ore`,
      operandi: {
        anno: String(anno),
        plateaMilli: String(platea),
        oreMilli: String(ore),
        k: inDecimale(k, 6),
        richieste: inDecimale(richieste, 6),
        mancano: inDecimale(mancano, 6),
      },
      luoghi,
      rimedi: [
        {
          testo: 'Aumentare le ore, o motivare la modulazione scrivendo le ore settimanali per persona.',
          ...vai,
        },
      ],
    });
  },
});

/** Years in which the law compares hours and funds. */
const anniAutonomia = (piano: Piano): readonly number[] => {
  const dovuti = lettoreParametri(piano).interi(nomiParametri.anniAutonomia);
  return eNonVerificabile(dovuti) ? [] : dovuti;
};

/** Hours of autonomy and communication that cost less than the State's funds of the year. Amounts in thousandths of euro. */
export const leps17 = regolaDiRighe<number>({
  id: 'LEPS-17',
  titolo: 'Autonomia e comunicazione',
  dove: 'datoLeps',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'l-199-2025', articolo: '1', comma: '706-709' }],
  righe: (piano) => anni(piano, 'autonomia', (anno) => anniAutonomia(piano).includes(anno)),
  nome: (anno) => String(anno),
  legge,
  vuoto: (piano) =>
    anniDelPiano(piano).some((anno) => anniAutonomia(piano).includes(anno))
      ? 'Assistenza all’autonomia e alla comunicazione: nessun dato su ore, costo orario e risorse statali.'
      : null,
  esamina: (anno, piano, parametri) => {
    const luoghi = luoghiDi(piano, 'autonomia', `Autonomia e comunicazione ${anno}`);
    const dato = (quale: 'ore_medie_settimanali' | 'fondi_statali' | 'costo_orario') =>
      datiLeps(piano, 'autonomia', quale, anno);
    const noti = tutti(
      sommaDati(dato('ore_medie_settimanali'), 'il numero di ore medie settimanali'),
      sommaDati(dato('fondi_statali'), "l'importo delle risorse statali"),
      sommaDati(dato('costo_orario').slice(0, 1), 'il costo di un’ora'),
      parametri.intero(nomiParametri.settimaneAutonomia, anno),
    );
    const di = `autonomia e comunicazione ${anno}`;
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    if (new Set(dato('costo_orario').map((d) => d.valoreMilli)).size > 1)
      return nonSi(di, nonVerificabile('i costi orari scritti sono più d’uno'), { luoghi });
    const [ore, fondi, costo, settimane] = noti;
    const valore = prodotto(frazione(ore, 1000), frazione(BigInt(costo) * BigInt(settimane), 1000n));
    if (confronta(valore, frazione(fondi, 1000)) >= 0) return 'ok';
    return violazione({
      messaggio: `Ore programmate per autonomia e comunicazione nel ${anno} inferiori alle risorse statali (${euro(inCentesimi(frazione(fondi, 1000)))}).`,
      espressione: `${millesimi(ore)} × ${settimane} × ${euro(inCentesimi(frazione(costo, 1000)))} = ${euro(inCentesimi(valore))}`,
      operandi: {
        anno: String(anno),
        oreMilli: String(ore),
        costoMilli: String(costo),
        fondiMilli: String(fondi),
        valore: inDecimale(valore, 6),
      },
      luoghi,
      rimedi: [{ testo: 'Verificare con gli enti titolari del servizio.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
