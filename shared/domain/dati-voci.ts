import { contributiDistinti } from './contributi.ts';
import type { Risolto, VoceDato } from './dati-tipi.ts';
import { sommaCentesimi } from './denaro.ts';
import { cellaDi, documentoDi, type Letta, righeInUso } from './documenti.ts';
import { missione12, stanziamento } from './dup.ts';
import { comuneDaIstat, comuneDellEnte, comuniDellAmbito, enteDaChiave, enteDelComune, nomeCapofila } from './enti.ts';
import type { Luogo } from './esito.ts';
import { differenza, frazione, massimo, quoziente, zero } from './frazione.ts';
import { type Consistenza, consistenzaAl } from './incarichi.ts';
import { lepsDelPacco, statoLeps } from './leps.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import {
  type AsDellAnno,
  asDellAnno,
  contributoAS,
  incarichiAS,
  motivoIgnoti,
  type SoglieAS,
  soglieAS,
} from './personale.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import { popolazioneAmbito, popolazioneComune } from './popolazione.ts';
import {
  assegnato,
  importiIlleggibili,
  programmato,
  risorseAnno,
  risorse as risorseConVoce,
  risorseLeps,
  risorsePiano,
  type Totale,
  totale,
} from './risorse.ts';
import type { Stato } from './stati.ts';
import { quoteDelComune } from './trasferimenti.ts';

const registro = (id: string, etichetta: string): Luogo => ({ tipo: 'registro', id, etichetta, registro: id });
const derivatoDa = (valore: Risolto['valore'], vista: string, origine: string): Risolto => ({
  valore,
  origine,
  luogo: registro(vista, origine),
});

/** Place and words of a row read from a file. */
const lettaDa = (piano: Piano, valore: Risolto['valore'], riga: Letta, vista: string, etichetta: string): Risolto => {
  const dove = cellaDi(piano, riga);
  const file = documentoDi(piano, riga)?.nomeFile;
  const parti = [file, dove.foglio ? `foglio «${dove.foglio}»` : null, dove.cella].filter((x) => x);
  return {
    valore,
    origine: parti.length > 0 ? parti.join(', ') : `${etichetta}, scritto a mano`,
    luogo: { ...registro(vista, etichetta), ...dove },
  };
};

const comuneRichiesto = (piano: Piano, istat: string | null) => {
  const comune = istat === null ? undefined : comuneDaIstat(piano, istat);
  return comune ?? nonVerificabile(`il piano non ha il Comune ${istat ?? ''}`.trim());
};

const totaleNoto = (t: Totale, vista: string, origine: string): Risolto | NonVerificabile =>
  t.ignoti > 0 ? importiIlleggibili(t.ignoti) : derivatoDa(t.cents, vista, origine);

const as = (
  piano: Piano,
  anno: number | null,
  scegli: (a: AsDellAnno) => Consistenza,
  origine: string,
): Risolto | NonVerificabile => {
  const a = asDellAnno(piano, anno ?? piano.testa.annoInizio);
  if (eNonVerificabile(a)) return a;
  const c = scegli(a);
  const ignoti = motivoIgnoti(piano, c);
  return ignoti === null ? derivatoDa(c.fte, 'personale', origine) : nonVerificabile(ignoti);
};

const asAllaData = (piano: Piano, data: string, rapporti: readonly string[]): Risolto | NonVerificabile => {
  const tutti = incarichiAS(piano);
  if (eNonVerificabile(tutti)) return tutti;
  const c = consistenzaAl(
    tutti.filter((i) => rapporti.includes(i.rapporto)),
    data,
  );
  const ignoti = motivoIgnoti(piano, c);
  return ignoti === null ? derivatoDa(c.fte, 'personale', `Personale in servizio al ${data}`) : nonVerificabile(ignoti);
};

const mancanti =
  (soglia: 'leps' | 'obiettivo') =>
  (piano: Piano, anno: number | null): Risolto | NonVerificabile => {
    const quando = anno ?? piano.testa.annoInizio;
    const soglie = soglieAS(piano, quando);
    if (eNonVerificabile(soglie)) return soglie;
    const fte = as(piano, quando, (a) => a.totaleAlFine, 'Personale');
    if (eNonVerificabile(fte) || typeof fte.valore !== 'object') return fte;
    return derivatoDa(massimo(zero, differenza(soglie[soglia].fte, fte.valore)), 'personale', originePersonale(soglie));
  };
const originePersonale = (s: SoglieAS): string => `Personale al 31 dicembre e popolazione ${s.annoPopolazione}`;

const fteAl = (
  nome: string,
  titolo: string,
  rapporti: readonly string[],
  scegli: (a: AsDellAnno) => Consistenza,
): VoceDato => ({
  nome,
  titolo,
  tipo: 'fte',
  registro: 'personale',
  anno: 'obbligatorio',
  ente: 'no',
  conData: true,
  risolvi: (piano, { anno, data }) =>
    data === null ? as(piano, anno, scegli, 'Personale in servizio al 31 dicembre') : asAllaData(piano, data, rapporti),
});

const dell = (
  nome: string,
  titolo: string,
  tipo: VoceDato['tipo'],
  vista: string,
  risolvi: (piano: Piano) => Risolto | NonVerificabile,
): VoceDato => ({ nome, titolo, tipo, registro: vista, anno: 'no', ente: 'no', risolvi });

const ambito: readonly VoceDato[] = [
  {
    nome: 'popolazione.totale',
    titolo: "Popolazione dell'Ambito",
    tipo: 'numero',
    registro: 'ambito',
    anno: 'no',
    ente: 'facoltativo',
    risolvi: (piano, { ente }) => {
      if (ente === null) {
        const p = popolazioneAmbito(piano);
        return eNonVerificabile(p) ? p : derivatoDa(p.totale, 'ambito', `Popolazione ${p.anno}, somma dei Comuni`);
      }
      const comune = comuneRichiesto(piano, ente);
      if (eNonVerificabile(comune)) return comune;
      const riga = popolazioneComune(piano, comune.id);
      return riga
        ? lettaDa(piano, riga.residenti, riga, 'ambito', `Popolazione di ${comune.nome} al ${riga.dataRiferimento}`)
        : nonVerificabile(`manca la popolazione di ${comune.nome}`);
    },
  },
  dell('popolazione.data', 'Data della popolazione', 'data', 'ambito', (piano) => {
    const p = popolazioneAmbito(piano);
    return eNonVerificabile(p) ? p : derivatoDa(p.data, 'ambito', `Popolazione ${p.anno}`);
  }),
  dell('popolazione.anno', 'Anno della popolazione', 'anno', 'ambito', (piano) => {
    const p = popolazioneAmbito(piano);
    return eNonVerificabile(p) ? p : derivatoDa(p.anno, 'ambito', `Popolazione ${p.anno}`);
  }),
  dell('ambito.denominazione', "Denominazione dell'Ambito", 'testo', 'ambito', (piano) =>
    derivatoDa(piano.testa.ambito, 'ambito', 'Ambito'),
  ),
  dell('ambito.comuni.numero', 'Numero dei Comuni', 'numero', 'ambito', (piano) =>
    derivatoDa(comuniDellAmbito(piano).length, 'ambito', "Comuni dell'Ambito"),
  ),
  dell('ambito.capofila', 'Ente capofila', 'testo', 'ambito', (piano) => {
    const nome = nomeCapofila(piano);
    return nome === null ? nonVerificabile("l'ente capofila non è indicato") : derivatoDa(nome, 'ambito', 'Ambito');
  }),
  dell('piano.anni', 'Anni del piano', 'testo', 'ambito', (piano) =>
    derivatoDa(`${piano.testa.annoInizio}-${piano.testa.annoFine}`, 'ambito', 'Piano'),
  ),
];

const personale: readonly VoceDato[] = [
  fteAl(
    'personale.assistenti-sociali.fte',
    'Assistenti sociali in servizio, TI e TD',
    ['TI', 'TD'],
    (a) => a.totaleAlFine,
  ),
  fteAl('personale.assistenti-sociali.fte-ti', 'Assistenti sociali a tempo indeterminato', ['TI'], (a) => a.ti.alFine),
  fteAl('personale.assistenti-sociali.fte-td', 'Assistenti sociali a tempo determinato', ['TD'], (a) => a.td.alFine),
  {
    nome: 'personale.assistenti-sociali.media-ti',
    titolo: 'Assistenti sociali a tempo indeterminato, media pesata per giorni',
    tipo: 'fte',
    registro: 'personale',
    anno: 'obbligatorio',
    ente: 'no',
    risolvi: (piano, { anno }) => as(piano, anno, (a) => a.ti.media, "Personale, giorni in servizio nell'anno"),
  },
  {
    nome: 'personale.assistenti-sociali.rapporto',
    titolo: 'Abitanti per un assistente sociale',
    tipo: 'rapporto',
    registro: 'personale',
    anno: 'obbligatorio',
    ente: 'no',
    risolvi: (piano, { anno }) => {
      const soglie = soglieAS(piano, anno ?? piano.testa.annoInizio);
      if (eNonVerificabile(soglie)) return soglie;
      const fte = as(piano, anno, (a) => a.totaleAlFine, '');
      if (eNonVerificabile(fte) || typeof fte.valore !== 'object') return fte;
      return fte.valore.num === 0n
        ? nonVerificabile('nessun assistente sociale in servizio')
        : derivatoDa(quoziente(frazione(soglie.popolazione), fte.valore), 'personale', originePersonale(soglie));
    },
  },
  ...(['leps', 'obiettivo'] as const).map(
    (soglia): VoceDato => ({
      nome: `personale.assistenti-sociali.mancanti-${soglia === 'leps' ? '5000' : '4000'}`,
      titolo: `Assistenti sociali che mancano a 1:${soglia === 'leps' ? '5.000' : '4.000'}`,
      tipo: 'fte-mancanti',
      registro: 'personale',
      anno: 'obbligatorio',
      ente: 'no',
      risolvi: (piano, { anno }) => mancanti(soglia)(piano, anno),
    }),
  ),
  {
    nome: 'personale.contributo-as',
    titolo: 'Contributo per gli assistenti sociali (stima)',
    tipo: 'importo',
    registro: 'personale',
    anno: 'obbligatorio',
    ente: 'no',
    risolvi: (piano, { anno }) => {
      const c = contributoAS(piano, anno ?? piano.testa.annoInizio);
      return eNonVerificabile(c) ? c : derivatoDa(c.totaleCents, 'personale', 'Stima: il decreto può essere diverso');
    },
  },
];

const fondi = (piano: Piano) => piano.pacco.fondi.map((f) => ({ id: f.id, nome: f.breve }));
const delFondo = (
  misura: string,
  titolo: string,
  risolvi: (piano: Piano, fondoId: string, anno: number) => Risolto | NonVerificabile,
): VoceDato => ({
  nome: `fondo.*.${misura}`,
  titolo,
  tipo: 'importo',
  registro: 'fondi',
  anno: 'obbligatorio',
  ente: 'no',
  elementi: fondi,
  risolvi: (piano, { elemento, anno }) => risolvi(piano, elemento, anno ?? piano.testa.annoInizio),
});

const risorse: readonly VoceDato[] = [
  delFondo('assegnato', 'assegnato', (piano, fondo, anno) => {
    const a = assegnato(piano, fondo, anno);
    if (eNonVerificabile(a)) return a;
    const [prima] = a.righe;
    return prima && a.righe.length === 1
      ? lettaDa(piano, a.cents, prima, 'fondi', `${fondo} ${anno}, assegnazione`)
      : derivatoDa(a.cents, 'fondi', `${fondo} ${anno}, somma di ${a.righe.length} assegnazioni`);
  }),
  delFondo('programmato', 'programmato', (piano, fondo, anno) =>
    totaleNoto(programmato(piano, fondo, anno), 'fondi', `${fondo} ${anno}, somma delle schede`),
  ),
  delFondo('differenza', 'assegnato meno programmato', (piano, fondo, anno) => {
    const a = assegnato(piano, fondo, anno);
    if (eNonVerificabile(a)) return a;
    const p = programmato(piano, fondo, anno);
    return p.ignoti > 0
      ? importiIlleggibili(p.ignoti)
      : derivatoDa(a.cents - p.cents, 'fondi', `${fondo} ${anno}, assegnato meno programmato`);
  }),
  dell('piano.risorse.totale', 'Risorse del piano, tutti gli anni', 'importo', 'schede', (piano) =>
    totaleNoto(risorsePiano(piano), 'schede', 'Somma delle schede'),
  ),
  dell('piano.risorse.triennio', 'Risorse del piano negli anni del piano', 'importo', 'schede', (piano) => {
    const anni = anniDelPiano(piano);
    const sue = risorseConVoce(piano).filter((r) => anni.includes(r.copertura.anno));
    return totaleNoto(totale(sue), 'schede', 'Somma delle schede negli anni del piano');
  }),
  {
    nome: 'piano.risorse',
    titolo: 'Risorse del piano',
    tipo: 'importo',
    registro: 'schede',
    anno: 'obbligatorio',
    ente: 'no',
    risolvi: (piano, { anno }) => {
      const quando = anno ?? piano.testa.annoInizio;
      return totaleNoto(risorseAnno(piano, quando), 'schede', `Somma delle schede, ${quando}`);
    },
  },
  {
    nome: 'quota.totale',
    titolo: 'Quote dei Comuni, totale',
    tipo: 'importo',
    registro: 'quote',
    anno: 'facoltativo',
    ente: 'no',
    risolvi: (piano, { anno }) => quoteTotali(piano, anno),
  },
  {
    nome: 'quota.importo',
    titolo: 'Quota di un Comune',
    tipo: 'importo',
    registro: 'quote',
    anno: 'obbligatorio',
    ente: 'obbligatorio',
    risolvi: (piano, { anno, ente }) => {
      const comune = comuneRichiesto(piano, ente);
      if (eNonVerificabile(comune)) return comune;
      const riga = anno === null ? undefined : quoteDelComune(piano, comune.id, anno)[0];
      if (riga === undefined || riga.importoCents === null)
        return nonVerificabile(`manca la quota ${anno ?? ''} di ${comune.nome}`);
      return lettaDa(piano, riga.importoCents, riga, 'quote', `Quota ${anno ?? ''} di ${comune.nome}`);
    },
  },
];

const quoteTotali = (piano: Piano, anno: number | null): Risolto | NonVerificabile => {
  const anni = anno === null ? anniDelPiano(piano) : [anno];
  const righe = righeInUso(piano, piano.registri.quota).filter((q) => q.ruolo === 'riga' && anni.includes(q.anno));
  const importi = righe.flatMap((q) => (q.importoCents === null ? [] : [q.importoCents]));
  const attese = comuniDellAmbito(piano).length * anni.length;
  return importi.length < Math.max(righe.length, attese)
    ? nonVerificabile(`mancano ${Math.max(righe.length, attese) - importi.length} quote su ${attese}`)
    : derivatoDa(sommaCentesimi(importi), 'quote', 'Somma delle quote dei Comuni');
};

const importoDup = (piano: Piano, s: ReturnType<typeof stanziamento>, etichetta: string): Risolto | NonVerificabile => {
  if (eNonVerificabile(s)) return s;
  const [prima] = s.cifre;
  return prima && s.cifre.length === 1
    ? lettaDa(piano, s.cents, prima, 'dup', etichetta)
    : derivatoDa(s.cents, 'dup', etichetta);
};

const bilanci: readonly VoceDato[] = [
  {
    nome: 'dup.missione12',
    titolo: 'Missione 12 nei DUP dei Comuni',
    tipo: 'importo',
    registro: 'dup',
    anno: 'obbligatorio',
    ente: 'facoltativo',
    risolvi: (piano, { anno, ente }) => {
      const quando = anno ?? piano.testa.annoInizio;
      if (ente !== null) {
        const e = enteDaChiave(piano, ente);
        if (!e) return nonVerificabile(`il piano non ha l'ente ${ente}`);
        return importoDup(piano, missione12(piano, e.id, quando), `Missione 12 ${quando}`);
      }
      let totale = 0;
      for (const comune of comuniDellAmbito(piano)) {
        const e = enteDelComune(piano, comune.id);
        const m = e ? missione12(piano, e.id, quando) : nonVerificabile(`manca il DUP di ${comune.nome}`, 'DUP-01');
        if (eNonVerificabile(m)) return m;
        totale += m.cents;
      }
      return derivatoDa(totale, 'dup', `Missione 12 ${quando}, somma dei Comuni`);
    },
  },
  {
    nome: 'dup.programma.*',
    titolo: 'stanziamento nel DUP (titolo 1, competenza)',
    tipo: 'importo',
    registro: 'dup',
    anno: 'obbligatorio',
    ente: 'obbligatorio',
    elementi: (piano) => piano.pacco.programmi.map((p) => ({ id: p.id, nome: `Programma ${p.id}` })),
    risolvi: (piano, { elemento, anno, ente }) => {
      const e = ente === null ? undefined : enteDaChiave(piano, ente);
      if (!e) return nonVerificabile(`il piano non ha l'ente ${ente ?? ''}`.trim());
      const quando = anno ?? piano.testa.annoInizio;
      const nome = comuneDellEnte(piano, e.id)?.nome ?? e.denominazione;
      return importoDup(piano, stanziamento(piano, e.id, elemento, quando), `${elemento} ${quando}, ${nome}`);
    },
  },
];

const parole: Record<Stato<'statoLeps'>, string> = {
  attivo: 'attivo',
  parziale: 'parziale',
  non_attivo: 'non attivo',
  progressivo: 'progressivo',
};
const elencoLeps = (piano: Piano) => piano.pacco.leps.map((l) => ({ id: l.id, nome: l.breve }));

const livelli: readonly VoceDato[] = [
  {
    nome: 'leps.*.risorse',
    titolo: 'risorse delle schede',
    tipo: 'importo',
    registro: 'schede',
    anno: 'facoltativo',
    ente: 'no',
    elementi: elencoLeps,
    risolvi: (piano, { elemento, anno }) =>
      totaleNoto(risorseLeps(piano, elemento, anno), 'schede', 'Somma delle schede del livello'),
  },
  {
    nome: 'leps.*.stato',
    titolo: 'stato',
    tipo: 'testo',
    registro: 'schede',
    anno: 'no',
    ente: 'no',
    elementi: elencoLeps,
    risolvi: (piano, { elemento }) => {
      const leps = lepsDelPacco(piano.pacco, elemento);
      if (!leps) return nonVerificabile(`il modello non ha il livello ${elemento}`);
      const { stato } = statoLeps(piano, leps);
      return stato === 'non_verificabile'
        ? nonVerificabile(`la scheda di «${leps.breve}» non dice lo stato del livello`)
        : derivatoDa(parole[stato], 'schede', 'Schede del livello');
    },
  },
];

const contati = (nome: string, titolo: string, conta: (esito: Stato<'esitoContributo'> | null) => boolean): VoceDato =>
  dell(nome, titolo, 'numero', 'contributi', (piano) =>
    derivatoDa(contributiDistinti(piano).filter((c) => conta(c.esito)).length, 'contributi', 'Registro dei contributi'),
  );

/** The closed registry of live figures. A name is never renamed: a new name gets an entry in `aliasDati`. */
export const vociDati: readonly VoceDato[] = [
  ...ambito,
  ...personale,
  ...risorse,
  ...bilanci,
  ...livelli,
  contati('contributi.numero', 'Contributi ricevuti', () => true),
  contati('contributi.accolti', 'Contributi accolti', (e) => e === 'accolto'),
  contati('contributi.accolti-in-parte', 'Contributi accolti in parte', (e) => e === 'accolto_in_parte'),
  contati('contributi.non-accolti', 'Contributi non accolti', (e) => e === 'non_accolto'),
  contati(
    'contributi.altri-esiti',
    'Contributi non pertinenti, rinviati o ritirati',
    (e) => e === 'non_pertinente' || e === 'rinviato' || e === 'ritirato',
  ),
  contati('contributi.senza-esito', 'Contributi ancora senza esito', (e) => e === null),
];

/** Other names of the same figures: old name → name in the registry. */
export const aliasDati: Readonly<Record<string, string>> = {
  'personale.assistenti-sociali.contributo': 'personale.contributo-as',
  'piano.risorse-totali': 'piano.risorse.totale',
};
