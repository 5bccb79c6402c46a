import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, comuniDellAmbito, nomeEnte } from '#domain/enti.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga, Scheda, VoceSpesa } from '#domain/registri.ts';
import { type Risorsa, risorse, totale } from '#domain/risorse.ts';
import { euro, millesimi, percentuale } from '#format/numeri.ts';
import { accordo, elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga, luogoScheda } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Integrazione sociosanitaria';
const pieno = 10_000;

type Distretto = Riga<'distretto'>;
const territori: Readonly<Record<Distretto['tipo'], string>> = {
  sanitario: 'distretto sanitario',
  lavoro: "territorio del centro per l'impiego",
  scolastico: 'rete di scuole',
  altro: 'territorio',
};
const confrontati = (piano: Piano): readonly Distretto[] =>
  derivatoDa([piano.registri.distretto], 'iss-02', () =>
    piano.registri.distretto.filter((d) => d.tipo === 'sanitario' || d.tipo === 'lavoro'),
  );

/** Territory of the Ambito against those of the health district and of the job centre. */
export const iss02 = regolaDiRighe<Distretto>({
  id: 'ISS-02',
  titolo: 'Ambito e distretto',
  gruppo,
  base: 'avviso',
  fonti: [
    { norma: 'l-328-2000', articolo: '8', comma: '3', lettera: 'a' },
    { norma: 'dlgs-147-2017', articolo: '23', comma: '2' },
  ],
  righe: confrontati,
  vuoto: "Il registro dei distretti è vuoto: l'Ambito non si confronta con il distretto sanitario.",
  nome: (d) => `${d.tipo}/${d.denominazione}`,
  legge: () => [chiave.registro('distretto')],
  esamina: (d, piano): EsitoSoggetto => {
    const luoghi = [luogoRiga(piano, 'distretto', d, d.denominazione), luogoRegistro('ambito', "Comuni dell'Ambito")];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const di = `${territori[d.tipo]} «${d.denominazione}»`;
    if (d.comuni.length === 0)
      return nonSi(di, nonVerificabile('non dice quali Comuni comprende'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere i Comuni che ne fanno parte.', ...vai }],
      });
    const suoi = new Set(d.comuni.map((c) => c.id));
    const ambito = comuniDellAmbito(piano);
    const interni = new Set<string>(ambito.map((c) => c.id));
    const fuori = ambito.filter((c) => !suoi.has(c.id)).map((c) => c.nome);
    const oltre = d.comuni.filter((c) => c.id === null || !interni.has(c.id)).map((c) => c.letto);
    if ((fuori.length === 0 && oltre.length === 0) || !eVuoto(d.nota)) return 'ok';
    const frasi = [
      ...(fuori.length === 0 ? [] : [`Comuni dell'Ambito fuori dal ${di}: ${elencoInLinea(fuori)}`]),
      ...(oltre.length === 0 ? [] : [`Comuni del ${di} fuori dall'Ambito: ${elencoInLinea(oltre)}`]),
    ];
    return violazione({
      messaggio: `${frasi.join('; ')}.`,
      espressione: `${ambito.length} Comuni ≠ ${d.comuni.length}`,
      operandi: { territorio: d.denominazione, fuori: fuori.join(' · '), oltre: oltre.join(' · ') },
      luoghi,
      rimedi: [{ testo: "Spiegare nella nota l'accordo tra i territori.", ...vai }],
    });
  },
});

type Pua = Riga<'pua'>;
const luoghiPua = (piano: Piano, p: Pua) => [luogoRiga(piano, 'pua', p, p.denominazione)];
const vuotoPua = 'Il registro dei punti unici di accesso è vuoto.';

/** Access point that is not in a Casa della comunità. */
export const iss03 = regolaDiRighe<Pua>({
  id: 'ISS-03',
  titolo: 'PUA in Casa della Comunità',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }, { norma: 'dm-77-2022' }],
  righe: (piano) => piano.registri.pua,
  vuoto: vuotoPua,
  nome: (p) => p.denominazione,
  legge: () => [chiave.registro('pua')],
  esamina: (p, piano) => {
    const luoghi = luoghiPua(piano, p);
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (p.tipoSede === 'casa_comunita') return 'ok';
    if (p.tipoSede === null)
      return nonSi(`PUA «${p.denominazione}»`, nonVerificabile('non dice che tipo di sede ha'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere il tipo di sede.', ...vai }],
      });
    return violazione({
      messaggio: `Il PUA «${p.denominazione}»${eVuoto(p.sede) ? '' : ` (${p.sede})`} non è in una Casa della comunità.`,
      espressione: `${p.tipoSede.replaceAll('_', ' ')} ≠ casa della comunità`,
      operandi: { pua: p.denominazione, sede: p.tipoSede },
      luoghi,
      rimedi: [{ testo: 'Indicare nel Piano quando si trasferisce.', ...vai }],
    });
  },
});

/** Access point without staff of one of the two sides. */
export const iss04 = regolaDiRighe<Pua>({
  id: 'ISS-04',
  titolo: 'Personale di entrambe le parti',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }],
  righe: (piano) => piano.registri.pua,
  vuoto: vuotoPua,
  nome: (p) => p.denominazione,
  legge: () => [chiave.registro('pua')],
  esamina: (p, piano) => {
    const luoghi = luoghiPua(piano, p);
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const scritto = (milli: number | null) => (milli === null ? 'non indicati' : millesimi(milli));
    const nessuno = p.fteSocialiMilli === 0 || p.fteSanitariMilli === 0;
    if (!nessuno && (p.fteSocialiMilli === null || p.fteSanitariMilli === null))
      return nonSi(
        `PUA «${p.denominazione}»`,
        nonVerificabile(`manca il personale ${p.fteSanitariMilli === null ? "dell'azienda sanitaria" : "dell'Ambito"}`),
        { luoghi, rimedi: [{ testo: 'Scrivere le unità a tempo pieno delle due parti.', ...vai }] },
      );
    if (!nessuno) return 'ok';
    return violazione({
      messaggio: `PUA «${p.denominazione}»: FTE dell'azienda sanitaria ${scritto(p.fteSanitariMilli)}, dell'Ambito ${scritto(p.fteSocialiMilli)}.`,
      espressione: 'una delle due parti: 0',
      operandi: {
        pua: p.denominazione,
        sanitari: String(p.fteSanitariMilli ?? ''),
        sociali: String(p.fteSocialiMilli ?? ''),
      },
      luoghi,
      rimedi: [{ testo: 'Completare il personale con quello della parte che manca.', ...vai }],
    });
  },
});

type Servizio = Riga<'servizio'>;
const integrati = (piano: Piano): readonly Servizio[] =>
  derivatoDa([piano.registri.servizio], 'iss-05', () =>
    piano.registri.servizio.filter(
      (s) => s.integrato === true || s.quotaSocialeBp !== null || s.quotaSanitariaBp !== null,
    ),
  );

/** Social and health shares of an integrated service, which make the whole. */
export const iss05 = regolaDiRighe<Servizio>({
  id: 'ISS-05',
  titolo: 'Quote sociale/sanitaria',
  gruppo,
  base: 'bloccante',
  fonti: [{ norma: 'dpcm-14-2-2001' }, { norma: 'dpcm-12-1-2017' }],
  righe: integrati,
  nome: (s) => s.denominazione,
  legge: () => [chiave.registro('servizio')],
  esamina: (s, piano) => {
    const luoghi = [luogoRiga(piano, 'servizio', s, s.denominazione)];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (s.quotaSocialeBp === null || s.quotaSanitariaBp === null)
      return nonSi(
        `«${s.denominazione}»`,
        nonVerificabile(
          s.quotaSocialeBp === null && s.quotaSanitariaBp === null
            ? 'mancano le quote a carico del sociale e della sanità'
            : `manca la quota a carico ${s.quotaSocialeBp === null ? 'del sociale' : 'della sanità'}`,
        ),
        { luoghi, rimedi: [{ testo: 'Scrivere le due quote.', ...vai }] },
      );
    if (s.quotaSocialeBp + s.quotaSanitariaBp === pieno) return 'ok';
    return violazione({
      messaggio: `«${s.denominazione}»: quote ${percentuale(s.quotaSocialeBp)} sociale + ${percentuale(s.quotaSanitariaBp)} sanitaria.`,
      espressione: `${percentuale(s.quotaSocialeBp)} + ${percentuale(s.quotaSanitariaBp)} = ${percentuale(s.quotaSocialeBp + s.quotaSanitariaBp)} ≠ ${percentuale(pieno)}`,
      operandi: {
        servizio: s.denominazione,
        sociale: String(s.quotaSocialeBp),
        sanitaria: String(s.quotaSanitariaBp),
      },
      luoghi,
      rimedi: [{ testo: 'Correggere le quote: insieme fanno il totale.', ...vai }],
    });
  },
});

/** A voce paid by health, or run by a health body: resources of health funds, and of other funds. */
type VoceSanitaria = {
  readonly voce: VoceSpesa;
  readonly scheda: Scheda;
  readonly programmaId: string | null;
  readonly sanitarie: readonly Risorsa[];
  readonly altre: readonly Risorsa[];
};
const sanitarie = (piano: Piano): readonly VoceSanitaria[] =>
  derivatoDa([risorse(piano), piano.registri.ente, piano.pacco, piano.testa], 'iss-08', () => {
    const fondi = lettoreParametri(piano).elenco(nomiParametri.fondiSanita);
    if (eNonVerificabile(fondi)) return [];
    const aziende = new Set<string>(piano.registri.ente.flatMap((e) => (e.tipo === 'asl' ? [e.id] : [])));
    const daFondo = ({ copertura: { fondoId } }: Risorsa) => fondoId !== null && fondi.includes(fondoId);
    return [...raggruppa(risorse(piano), 'voce', (r) => r.voce.id).values()].flatMap((righe) => {
      const [prima] = righe;
      if (prima === undefined) return [];
      const { voce, scheda, programmaId } = prima;
      const sanitarie = righe.filter(daFondo);
      return sanitarie.length === 0 && (voce.enteId === null || !aziende.has(voce.enteId))
        ? []
        : [{ voce, scheda, programmaId, sanitarie, altre: righe.filter((r) => !daFondo(r)) }];
    });
  });

/**
 * Health spending added to the social mission of the budget: what a health fund pays. What a health body runs with other
 * funds may be social spending (it is, where the Comuni entrust the services to it): nobody can tell from the voce.
 */
export const iss08 = regolaDiRighe<VoceSanitaria>({
  id: 'ISS-08',
  titolo: 'Spesa sanitaria nel quadro',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-199-2025', articolo: '1', comma: '702' }],
  righe: sanitarie,
  scelta: (parametri) => parametri.elenco(nomiParametri.fondiSanita),
  nome: ({ scheda, voce }, piano) =>
    `${scheda.codice}/${voce.enteId === null ? voce.enteLetto : chiaveEnte(piano, voce.enteId)}`,
  legge: ({ scheda, voce }) => [chiave.voce(voce.id), chiave.scheda(scheda.id)],
  esamina: ({ scheda, voce, programmaId, sanitarie: righe, altre }, piano) => {
    const luoghi = [luogoRiga(piano, 'voceSpesa', voce, voce.descrizione), luogoScheda(piano, scheda)];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const nome = `${scheda.codice}, ${nomeEnte(piano, voce.enteId, voce.enteLetto)}`;
    const programma = perId(piano.pacco.programmi, programmaId);
    if (programma === undefined)
      return nonSi(`voce «${nome}»`, nonVerificabile('il programma di bilancio non è riconosciuto'), { luoghi });
    if (!programma.sociale) return 'ok';
    if (righe.length === 0) {
      if (piano.testa.gestore === 'asl') return 'ok';
      const fondi = [...new Set(altre.map((r) => r.copertura.fondoLetto))].map((f) => `«${f}»`);
      return nonSi(
        `voce «${nome}»`,
        nonVerificabile(`la gestisce l'azienda sanitaria con ${elencoInLinea(fondi)}: non si sa se è spesa sociale`),
        {
          luoghi,
          rimedi: [{ testo: 'Se è spesa sanitaria, indicare il fondo sanitario o un altro programma.', ...vai }],
        },
      );
    }
    const { cents, ignoti } = totale(righe);
    const anni = righe.map((r) => r.copertura.anno);
    return violazione({
      messaggio: `La voce «${nome}» è sanitaria ma sommata alla spesa sociale (programma ${programma.id}, ${euro(cents)}).`,
      espressione: `fonte sanitaria in Missione ${programma.missione}`,
      operandi: {
        scheda: scheda.codice,
        ente: voce.enteLetto,
        programma: programma.id,
        importo: centesimiInTesto(cents),
        anni: [...new Set(anni)].join(' '),
        illeggibili: String(ignoti),
      },
      luoghi,
      rimedi: [
        {
          testo: `Separare ${accordo(righe.length, 'la riga sanitaria', 'le righe sanitarie')}: la spesa sociale si conta al netto della sanità.`,
          ...vai,
        },
      ],
    });
  },
});
