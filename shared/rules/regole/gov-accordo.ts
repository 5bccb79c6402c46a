import { comuniDellAmbito, nomeEnte } from '#domain/enti.ts';
import { dataEsiste, fineAnno, giorniTra, inizioAnno } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Parte } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { accordo, elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { luogoCampo, regolaDiCampi, valoreCampo } from '../famiglie/campi.ts';
import { eVuoto, regolaDiMancanze } from '../famiglie/mancanze.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Governance e firme';
const campi = chiave.registro('campo');
const luogoParte = (piano: Piano, p: Parte) =>
  luogoRiga(piano, 'parte', p, `${nomeEnte(piano, p.enteId)}${p.persona ? `, ${p.persona}` : ''}`);
const delegati = (piano: Piano): readonly Parte[] =>
  derivatoDa([piano.registri.parte], 'delegati', () =>
    piano.registri.parte.filter((p) => !eVuoto(p.persona) && /delegat[oaie]\b|per delega/iu.test(p.qualita ?? '')),
  );

/** Somebody who signs as a delegate, with no act of delegation. */
export const gov03 = regolaDiMancanze<Parte>({
  id: 'GOV-03',
  titolo: 'Poteri di firma',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '50' }],
  righe: delegati,
  nome: (p) => p.persona ?? '',
  legge: () => [chiave.parti],
  mancano: (p) => (eVuoto(p.delega) ? ['atto di delega'] : []),
  messaggio: (p, _m, piano) => `${p.persona} firma per ${nomeEnte(piano, p.enteId)} senza delega.`,
  operandi: (p) => ({ persona: p.persona ?? '', qualita: p.qualita ?? '' }),
  luoghi: (p, piano) => [luogoParte(piano, p)],
  rimedio: 'Scrivere gli estremi della delega, o far firmare il titolare.',
});

/** Day written in a field; null when empty or not a day. */
const giorno = (piano: Piano, nome: string): string | null => {
  const valore = valoreCampo(piano, nome);
  return valore !== null && dataEsiste(valore) ? valore : null;
};

/** Term of the form of association, where the acts say one. */
const scadenze = [
  { nome: 'convenzione.scadenza', etichetta: 'Scadenza della convenzione', cosa: 'La convenzione' },
  {
    nome: 'contratto-servizio.scadenza',
    etichetta: 'Scadenza del contratto di servizio',
    cosa: 'Il contratto di servizio',
  },
] as const;

/** Form of association that ends before the plan. Silent while nobody wrote its term. */
export const gov08 = regolaDiRighe<(typeof scadenze)[number]>({
  id: 'GOV-08',
  titolo: 'Scadenza della forma associativa',
  gruppo,
  base: 'avviso',
  fonti: [
    { norma: 'tuel', articolo: '30' },
    { norma: 'tuel', articolo: '114' },
  ],
  righe: (piano) =>
    derivatoDa([piano.registri.campo, piano.testa], 'gov-08', () =>
      scadenze.filter(
        (s) =>
          valoreCampo(piano, s.nome) !== null ||
          (s.nome === 'convenzione.scadenza' && piano.testa.forma === 'convenzione30'),
      ),
    ),
  nome: (s) => s.nome,
  legge: () => [campi],
  esamina: (s, piano) => {
    const luoghi = [luogoCampo(s.nome, s.etichetta)];
    const scadenza = giorno(piano, s.nome);
    const fine = fineAnno(piano.testa.annoFine);
    if (scadenza === null)
      return nonSi(s.etichetta, nonVerificabile('manca la data'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere la data fra i campi dell’accordo.' }],
      });
    if (scadenza >= fine) return 'ok';
    return violazione({
      messaggio: `${s.cosa} scade il ${dataBreve(scadenza)}, il piano il ${dataBreve(fine)}.`,
      espressione: `${dataBreve(scadenza)} < ${dataBreve(fine)}`,
      operandi: { scadenza, fine },
      luoghi,
      rimedi: [{ testo: 'Prorogare la convenzione almeno fino alla fine del piano.' }],
    });
  },
});

/** An institution is an organ of one body: it is not a form for several Comuni. */
export const gov09 = regolaDelPiano({
  id: 'GOV-09',
  titolo: 'Istituzione in ATS pluricomunale',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '114' }, { testo: 'Vademecum CNOAS, § 6.b' }],
  soggetto: 'forma',
  quando: (piano) => piano.testa.forma === 'istituzione114',
  legge: [],
  esamina: (piano) => {
    const n = comuniDellAmbito(piano).length;
    if (n <= 1) return 'ok';
    return violazione({
      messaggio: `L'istituzione non è forma associativa di ${n} Comuni.`,
      espressione: `${n} > 1`,
      operandi: { forma: 'istituzione114', comuni: String(n) },
      luoghi: [luogoRegistro('piano', 'Forma di gestione')],
      rimedi: [
        { testo: 'Scegliere convenzione, unione, consorzio o azienda.', vai: luogoRegistro('piano', 'Il Piano') },
      ],
    });
  },
});

/** The body that runs the plan is one: the head of the plan and the parties must name the same. */
export const gov12 = regolaDelPiano({
  id: 'GOV-12',
  titolo: 'Ente capofila unico',
  gruppo,
  base: 'bloccante',
  fonti: [{ testo: 'coerenza fra piano e accordo' }],
  soggetto: 'gestore',
  legge: [chiave.parti],
  esamina: (piano) => {
    const gestori = piano.registri.parte.filter((p) => p.ruolo === 'gestore');
    const diversi = [
      ...new Set([
        ...(piano.testa.capofilaId === null ? [] : [piano.testa.capofilaId]),
        ...gestori.map((p) => p.enteId),
      ]),
    ];
    const luoghi = [luogoRegistro('piano', 'Capofila'), ...gestori.map((p) => luogoParte(piano, p))];
    if (diversi.length === 0)
      return nonSi('ente gestore', nonVerificabile('il piano non dice chi è il capofila'), { luoghi });
    if (diversi.length === 1) return 'ok';
    const nomi = diversi.map((id) => nomeEnte(piano, id));
    return violazione({
      messaggio: `L'ente gestore risulta ${elencoInLinea(nomi)}.`,
      espressione: nomi.join(' ≠ '),
      operandi: { enti: nomi.join(' · ') },
      luoghi,
      rimedi: [
        {
          testo: 'Uniformare: un solo ente gestore nel piano e fra le parti.',
          vai: luogoRegistro('parti', "Parti dell'accordo"),
        },
      ],
    });
  },
});

/** Coordinator of the Ambito with the act of appointment. */
export const pers16 = regolaDiCampi({
  id: 'PERS-16',
  titolo: "Coordinatore d'ambito",
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [{ norma: 'di-24-6-2025' }],
  campi: [
    { nome: 'ufficio.coordinatore', etichetta: 'Coordinatore' },
    { nome: 'ufficio.nomina', etichetta: 'Atto di nomina del coordinatore' },
  ],
  messaggio: "Manca il coordinatore d'ambito o il suo atto di nomina.",
  rimedio: "Scrivere nominativo, atto e durata fra i campi dell'accordo.",
});

/** Public notice of co-programming, or the act that says why there was none. */
export const cop01 = regolaDiCampi({
  id: 'COP-01',
  titolo: 'Procedimento assente',
  gruppo: 'Co-programmazione',
  base: 'avviso',
  fonti: [{ norma: 'dlgs-117-2017', articolo: '55', comma: '1-2' }, { norma: 'dm-72-2021' }],
  campi: [
    { nome: 'avviso.estremi', etichetta: 'Avviso di co-programmazione' },
    { nome: 'avviso.dal', etichetta: "Inizio della pubblicazione dell'avviso" },
  ],
  oppure: ['mancata-coprogrammazione.estremi'],
  messaggio: 'Nessun avviso di co-programmazione collegato al piano.',
  rimedio: "Scrivere atto e data dell'avviso fra i campi dell'accordo, o l'atto che spiega perché non c'è stato.",
});

/** Consultation of the trade unions. */
export const cop10 = regolaDiCampi({
  id: 'COP-10',
  titolo: 'Parti sociali e OO.SS.',
  gruppo: 'Co-programmazione',
  base: 'avviso',
  fonti: [{ norma: 'l-328-2000', articolo: '1', comma: '4-6' }, { testo: 'Vademecum CNOAS, § 7' }],
  campi: [{ nome: 'concertazione.data', etichetta: 'Confronto con le organizzazioni sindacali' }],
  messaggio: 'Non risultano consultazioni delle organizzazioni sindacali.',
  rimedio: "Scrivere la data del confronto fra i campi dell'accordo.",
});

/** Days between the end of the previous plan and the beginning of this one. */
export const cal02 = regolaDelPiano({
  id: 'CAL-02',
  titolo: 'Continuità',
  gruppo: 'Calendario e validità',
  base: 'avviso',
  fonti: [{ testo: 'Vademecum CNOAS, § 6.c: programmazione continua' }],
  soggetto: 'continuità',
  quando: (piano) => valoreCampo(piano, 'precedente.fine') !== null,
  legge: [campi],
  esamina: (piano) => {
    const luoghi = [luogoCampo('precedente.fine', 'Ultimo giorno del piano precedente')];
    const fine = giorno(piano, 'precedente.fine');
    const inizio = inizioAnno(piano.testa.annoInizio);
    if (fine === null)
      return nonSi('continuità', nonVerificabile('la fine del piano precedente non è una data'), { luoghi });
    const giorni = giorniTra(fine, inizio) - 1;
    if (giorni === 0 || (giorni > 0 && valoreCampo(piano, 'precedente.proroga') !== null)) return 'ok';
    const n = Math.abs(giorni);
    return violazione({
      messaggio: `Tra i piani ${accordo(n, 'vi è', 'vi sono')} ${n} ${accordo(n, 'giorno', 'giorni')} ${giorni > 0 ? accordo(n, 'scoperto', 'scoperti') : accordo(n, 'sovrapposto', 'sovrapposti')}.`,
      espressione: `${dataBreve(fine)} → ${dataBreve(inizio)}: ${giorni} giorni`,
      operandi: { fine, inizio, giorni: String(giorni) },
      luoghi,
      rimedi: [{ testo: "Indicare l'atto di proroga o il regime di transizione." }],
    });
  },
});

const firme = (piano: Piano): readonly Parte[] =>
  derivatoDa([piano.registri.parte], 'firme', () => piano.registri.parte.filter((p) => p.dataFirma !== null));
const ultima = (piano: Piano): string | null =>
  firme(piano).reduce<string | null>(
    (a, p) => (p.dataFirma !== null && (a === null || p.dataFirma > a) ? p.dataFirma : a),
    null,
  );

/** Accordo signed when the plan has begun. */
export const cal06 = regolaDelPiano({
  id: 'CAL-06',
  titolo: "Firma dopo l'inizio",
  gruppo: 'Calendario e validità',
  base: 'avviso',
  fonti: [{ testo: "efficacia dell'accordo" }],
  soggetto: 'firma',
  quando: (piano) => firme(piano).length > 0,
  legge: [chiave.parti],
  esamina: (piano) => {
    const firma = ultima(piano);
    const inizio = inizioAnno(piano.testa.annoInizio);
    if (firma === null || firma <= inizio) return 'ok';
    return violazione({
      messaggio: `Accordo firmato il ${dataBreve(firma)}, piano dal ${dataBreve(inizio)}.`,
      espressione: `${dataBreve(firma)} > ${dataBreve(inizio)}`,
      operandi: { firma, inizio },
      luoghi: [luogoRegistro('parti', "Parti dell'accordo")],
      rimedi: [{ testo: 'Prevedere nell’accordo da quando ha effetto, o ratificare gli atti.' }],
    });
  },
});

/** Signature beyond the days that the law gives from the notice of the conference's outcome. */
export const cal12 = regolaDelPiano({
  id: 'CAL-12',
  titolo: 'Firma oltre i 60 giorni',
  gruppo: 'Calendario e validità',
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '34', comma: '4' }],
  soggetto: 'sottoscrizione',
  quando: (piano) => firme(piano).length > 0,
  legge: [chiave.parti, campi],
  esamina: (piano, parametri) => {
    const luoghi = [
      luogoCampo('conf34.comunicato-il', "Giorno in cui l'esito è stato comunicato"),
      luogoRegistro('parti', "Parti dell'accordo"),
    ];
    const [firma, comunicato] = [ultima(piano), giorno(piano, 'conf34.comunicato-il')];
    const giorni = parametri.intero(nomiParametri.giorniSottoscrizione);
    if (eNonVerificabile(giorni)) return nonSi('termine per la firma', giorni, { luoghi });
    if (comunicato === null || firma === null)
      return nonSi(
        'termine per la firma',
        nonVerificabile("manca il giorno in cui l'esito della conferenza è stato comunicato"),
        { luoghi },
      );
    if (giorniTra(comunicato, firma) <= giorni) return 'ok';
    return violazione({
      messaggio: `L'accordo va sottoscritto entro ${giorni} giorni dalla comunicazione dell'esito positivo della conferenza (${dataBreve(comunicato)}): ultima firma ${dataBreve(firma)}.`,
      espressione: `${giorniTra(comunicato, firma)} giorni > ${giorni}`,
      operandi: { comunicato, firma, giorni: String(giorni) },
      luoghi,
      rimedi: [{ testo: 'Ripetere la conferenza, o motivare.' }],
    });
  },
});

/** Notice of co-programming open for less than the days of practice. */
export const cal09 = regolaDelPiano({
  id: 'CAL-09',
  titolo: "Durata dell'avviso",
  gruppo: 'Calendario e validità',
  base: 'avviso',
  fonti: [{ norma: 'lr-toscana-65-2020', articolo: '10' }, { testo: 'prassi: il D.M. 72/2021 non fissa termini' }],
  soggetto: 'avviso',
  quando: (piano) => valoreCampo(piano, 'avviso.dal') !== null,
  legge: [campi],
  esamina: (piano, parametri) => {
    const luoghi = [luogoCampo('avviso.al', "Fine della pubblicazione dell'avviso")];
    const [dal, al] = [giorno(piano, 'avviso.dal'), giorno(piano, 'avviso.al')];
    const minimo = parametri.intero(nomiParametri.giorniAvviso);
    if (eNonVerificabile(minimo)) return nonSi("durata dell'avviso", minimo, { luoghi });
    if (dal === null || al === null) return nonSi("durata dell'avviso", nonVerificabile('mancano le date'), { luoghi });
    const giorni = giorniTra(dal, al);
    if (giorni >= minimo) return 'ok';
    return violazione({
      messaggio: `Avviso aperto ${giorni} giorni.`,
      espressione: `${giorni} < ${minimo}`,
      operandi: { dal, al, giorni: String(giorni), minimo: String(minimo) },
      luoghi,
      rimedi: [{ testo: `Prorogare fino ad almeno ${minimo} giorni, o motivare.` }],
    });
  },
});
