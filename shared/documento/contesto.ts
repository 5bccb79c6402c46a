import type { ContestoAtti, ParteContesto } from '#domain/contesto-atti.ts';
import { comuneDellEnte, comuniDellAmbito, ente, enteDelComune } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import { statoLeps } from '#domain/leps.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import type { Atto } from '#domain/pacco.ts';
import { corpoAssociativoManca, firmaDaSe, parteDelComune } from '#domain/parti.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito, popolazioneComune } from '#domain/popolazione.ts';
import type { Parte } from '#domain/registri.ts';
import { articoloDi } from '#format/articoli.ts';
import { inOrdine } from '#format/ordine.ts';
import { conArticolo, letteraElenco } from '#format/parole.ts';
import { citazione, citazioniBrevi } from './citazioni.ts';
import { contestoContributi } from './contesto-contributi.ts';
import { contestoScheda } from './contesto-scheda.ts';
import { quoteDelPiano, totaleRisorse } from './somme.ts';

/** What a context needs beside the plan. */
export type OpzioniContesto = {
  readonly atto: Atto | null;
  /** Name of the frozen version, or null for the live draft. */
  readonly versione: string | null;
  readonly schedaId: string | null;
  /** SHA-256 of the attachments that exist, by id. */
  readonly impronteAllegati: ReadonlyMap<string, string>;
};

const firmatarioDi = (parte: Parte | undefined) =>
  parte === undefined ? null : { nome: parte.persona, qualita: parte.qualita, delega: parte.delega };

const deliberaDi = (parte: Parte | undefined) =>
  parte === undefined
    ? null
    : {
        organo: parte.attoOrgano,
        numero: parte.attoNumero,
        data: parte.attoData,
        stato: parte.attoEsecutivita,
      };

const impegniDi = (parte: Parte | undefined) =>
  (parte?.impegni ?? '')
    .split('\n')
    .map((t) => t.trim())
    .filter((t) => t !== '')
    .map((testo) => ({ testo }));

const parti = (piano: Piano, ruolo: Parte['ruolo']): readonly Parte[] =>
  piano.registri.parte
    .filter((p) => p.ruolo === ruolo)
    .toSorted((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1));

const comuniDi = (piano: Piano): ContestoAtti['comuni'] =>
  inOrdine(comuniDellAmbito(piano), (c) => c.nome).map((c) => {
    const suo = enteDelComune(piano, c.id);
    const parte = parteDelComune(piano, c);
    const abitanti = popolazioneComune(piano, c.id);
    return {
      nome: c.nome,
      'codice-istat': c.codiceIstat,
      provincia: c.provincia,
      'sigla-provincia': c.siglaProvincia,
      cf: suo?.codiceFiscale ?? null,
      pec: suo?.pec ?? null,
      residenti: abitanti?.residenti ?? null,
      'residenti-anno': abitanti === undefined ? null : Number(abitanti.dataRiferimento.slice(0, 4)),
      firmatario: firmatarioDi(parte),
      delibera: deliberaDi(parte),
      impegni: impegniDi(parte),
      firma: firmaDaSe(piano, c),
    };
  });

/** Name of a Comune among several bodies of which it acts. */
const nomeDelComune = (piano: Piano, id: string): string | null =>
  (perId(piano.registri.comune, id) ?? comuneDellEnte(piano, id))?.nome ?? null;

const altraParte = (piano: Piano, parte: Parte): ParteContesto => {
  const suo = ente(piano, parte.enteId);
  return {
    denominazione: suo?.denominazione ?? null,
    tipo: suo?.tipo ?? null,
    cf: suo?.codiceFiscale ?? null,
    pec: suo?.pec ?? null,
    firmatario: firmatarioDi(parte),
    delibera: deliberaDi(parte),
    'per-conto': parte.perConto.map((id) => ({ nome: nomeDelComune(piano, id) })),
    impegni: impegniDi(parte),
  };
};

const capofilaDi = (piano: Piano, comuni: ContestoAtti['comuni']): ContestoAtti['capofila'] => {
  const comune = comuneDellEnte(piano, piano.testa.capofilaId);
  if (comune === undefined) return null;
  const suo = comuni.find((c) => c['codice-istat'] === comune.codiceIstat);
  return {
    nome: comune.nome,
    'codice-istat': comune.codiceIstat,
    cf: suo?.cf ?? null,
    pec: suo?.pec ?? null,
    firmatario: suo?.firmatario ?? null,
  };
};

/** Every party once, in the order of the premises: Comuni, unioni, ente gestore, health bodies, others. */
const tutteLeParti = (piano: Piano, comuni: ContestoAtti['comuni'], altre: readonly Parte[]): ContestoAtti['parti'] => [
  ...comuni.flatMap((c) => {
    if (c.firma === false) return [];
    const comune = piano.registri.comune.find((x) => x.codiceIstat === c['codice-istat']);
    return {
      denominazione: `il Comune di ${c.nome}`,
      firmatario: c.firmatario,
      'data-firma': (comune && parteDelComune(piano, comune)?.dataFirma) ?? null,
    };
  }),
  ...(corpoAssociativoManca(piano) ? [{ denominazione: null, firmatario: null, 'data-firma': null }] : []),
  ...altre.map((p) => {
    const nome = ente(piano, p.enteId)?.denominazione ?? null;
    return {
      denominazione: nome === null ? null : conArticolo({ nome, articolo: articoloDi(nome) }),
      firmatario: firmatarioDi(p),
      'data-firma': p.dataFirma,
    };
  }),
];

/** Longest source, in characters, that an act prints: a longer one is for machines and stays in the register. */
const FONTE_BREVE = 60;

const popolazioneDi = (piano: Piano): ContestoAtti['popolazione'] => {
  const p = popolazioneAmbito(piano);
  if (eNonVerificabile(p)) return null;
  const fonti = new Set([...p.perComune.values()].map((r) => r.fonte ?? ''));
  const [fonte = ''] = fonti;
  return {
    totale: p.totale,
    anno: p.anno,
    data: p.data,
    fonte: fonti.size === 1 && fonte !== '' && fonte.length <= FONTE_BREVE ? fonte : null,
  };
};

const lepsDi = (piano: Piano): ContestoAtti['leps'] =>
  piano.pacco.leps
    .filter((l) => l.obbligatorio)
    .toSorted((a, b) => a.ordine - b.ordine)
    .map((l) => {
      const { stato, schede } = statoLeps(piano, l);
      return {
        id: l.id,
        nome: l.nome,
        breve: l.breve,
        norma: citazioniBrevi(piano.pacco, l.citazioni) || null,
        stato: stato === 'non_verificabile' ? null : stato,
        schede: schede.length,
      };
    });

/** Bodies of the Terzo settore that adhere, as the register says: taking part in co-programming is not adhering. */
const adesioniDi = (piano: Piano): ContestoAtti['adesioni'] =>
  inOrdine(
    piano.registri.ets.filter((e) => e.aderisce === true),
    (e) => e.denominazione,
  ).map((e) => ({
    denominazione: e.denominazione,
    cf: e.codiceFiscale,
    'sezione-runts': e.sezioneRunts,
    'repertorio-runts': e.repertorioRunts,
    rappresentante: e.rappresentante,
  }));

const citazioniDi = (piano: Piano, atto: Atto | null): ContestoAtti['citazioni'] =>
  (atto?.citazioni ?? []).map((c) => {
    const scritta = citazione(piano.pacco, c, false).testo;
    return {
      formula: c.formula === '' ? conArticolo({ nome: scritta, articolo: articoloDi(scritta) }) : c.formula,
      norma: c.norma,
    };
  });

/** Denomination without the years, which templates write beside it. */
const senzaAnni = (denominazione: string, periodo: string): string =>
  denominazione.endsWith(periodo) ? denominazione.slice(0, -periodo.length).trimEnd() : denominazione;

/** Values of every derived name of acts and chapters (`shared/domain/contesto-atti.ts`) for a plan. */
export const costruisciContesto = (piano: Piano, opzioni: OpzioniContesto): ContestoAtti => {
  const { testa, pacco } = piano;
  const periodo = `${testa.annoInizio}-${testa.annoFine}`;
  const comuni = comuniDi(piano);
  const [unioni, gestori, sanita, altri] = [
    parti(piano, 'unione'),
    parti(piano, 'gestore'),
    parti(piano, 'sanita'),
    parti(piano, 'altro'),
  ];
  const [gestore] = gestori;
  return {
    pdz: {
      denominazione: senzaAnni(testa.denominazione, periodo),
      'anno-inizio': testa.annoInizio,
      'anno-fine': testa.annoFine,
      periodo,
      versione: opzioni.versione ?? 'bozza',
      stato: testa.stato,
    },
    ambito: {
      denominazione: testa.ambito,
      forma: testa.forma,
      gestore: testa.gestore,
      'codice-sioss': testa.codiceSioss,
    },
    regione: testa.regione === null ? null : { nome: testa.regione },
    organo: { nome: pacco.organo.nome, articolo: pacco.organo.articolo },
    bollettino: pacco.bollettino === null ? null : { nome: pacco.bollettino },
    comuni,
    unioni: unioni.map((p) => altraParte(piano, p)),
    sanita: sanita.map((p) => altraParte(piano, p)),
    altri: altri.map((p) => altraParte(piano, p)),
    'ente-gestore': gestore === undefined ? null : altraParte(piano, gestore),
    'ente-associativo': corpoAssociativoManca(piano) ? { denominazione: null } : null,
    capofila: capofilaDi(piano, comuni),
    parti: tutteLeParti(piano, comuni, [...unioni, ...gestori, ...sanita, ...altri]),
    adesioni: adesioniDi(piano),
    popolazione: popolazioneDi(piano),
    citazioni: citazioniDi(piano, opzioni.atto),
    definizioni: (opzioni.atto?.definizioni ?? []).map((d) => ({ termine: d.termine, testo: d.testo })),
    coprogrammazione: contestoContributi(piano),
    leps: lepsDi(piano),
    risorse: { totale: totaleRisorse(piano) },
    quote: quoteDelPiano(piano),
    anni: anniDelPiano(piano).map((anno) => ({ anno })),
    allegati: (opzioni.atto?.allegati ?? []).map((a, i) => ({
      id: a.id,
      lettera: letteraElenco(i).toUpperCase(),
      titolo: a.titolo,
      impronta: opzioni.impronteAllegati.get(a.id) ?? null,
    })),
    scheda: opzioni.schedaId === null ? null : contestoScheda(piano, opzioni.schedaId),
  };
};
