import { perId } from '#domain/indice.ts';
import { statoLeps } from '#domain/leps.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { risorseLeps, schedeDelLeps } from '#domain/risorse.ts';
import { dataBreve, dataEstesa, giornoDi } from '#format/date.ts';
import { confronta, inOrdine } from '#format/ordine.ts';
import { citazioniBrevi } from '../citazioni.ts';
import { adempimentoInParole, esitoInParole, statoInParole } from '../parole-stati.ts';
import { parteDenominata } from '../parti.ts';
import { anno, conteggio, type DatiFonte, type Lettura, parola, perAnno, soldiDi } from './tabella.ts';

/** Comuni of the Ambito with their residents. */
export const comuni = ({ contesto }: Lettura): DatiFonte => ({
  righe: [
    ...contesto.comuni.map((c) => ({
      celle: {
        nome: parola(c.nome),
        'codice-istat': parola(c['codice-istat']),
        residenti: conteggio(c.residenti),
        anno: anno(c['residenti-anno']),
      },
    })),
    {
      totale: true,
      celle: {
        residenti: conteggio(contesto.popolazione?.totale ?? null),
      },
    },
  ],
  vuota: "L'Ambito non ha ancora Comuni.",
});

/** Parties with who signs and by which act. */
export const parti = ({ contesto }: Lettura): DatiFonte => ({
  righe: parteDenominata(contesto).map(({ nome, firmatario, delibera }) => ({
    celle: {
      parte: parola(nome),
      firmatario: parola(firmatario?.nome),
      qualita: parola(firmatario?.qualita),
      atto: parola(
        delibera?.numero
          ? `${delibera.organo ?? 'deliberazione'} n. ${delibera.numero}${delibera.data ? ` del ${dataBreve(delibera.data)}` : ''}`
          : null,
      ),
    },
  })),
  vuota: "L'accordo non ha ancora Parti.",
});

/** LEPS of the pack that are mandatory or that a scheda carries out, with their resources and targets. */
export const leps = ({ piano }: Lettura): DatiFonte => ({
  righe: piano.pacco.leps
    .filter((l) => l.obbligatorio || schedeDelLeps(piano, l.id).length > 0)
    .toSorted((a, b) => a.ordine - b.ordine)
    .map((l) => {
      const schede = schedeDelLeps(piano, l.id);
      const { stato, senzaScheda } = statoLeps(piano, l);
      const situazione = stato === 'non_verificabile' ? 'non dichiarata' : statoInParole[stato];
      return {
        celle: {
          livello: parola(l.nome),
          norma: parola(citazioniBrevi(piano.pacco, l.citazioni) || null),
          situazione: parola(senzaScheda ? 'senza scheda' : situazione),
          ...perAnno(piano, (a) => {
            const r = risorseLeps(piano, l.id, a);
            return soldiDi({ cents: r.cents, ignoti: r.ignoti, voci: r.righe.length });
          }),
          indicatore: parola(
            indicatoreDi(
              piano,
              l.indicatori,
              schede.map((s) => s.id),
            ),
          ),
          scheda: parola(schede.map((s) => s.codice).join(', ') || null),
        },
      };
    }),
  vuota: 'Il modello del piano non ha livelli essenziali.',
  note: piano.registri.scheda.some((s) => s.leps.length > 1)
    ? ['Le risorse di una scheda che attua più livelli compaiono per intero in ciascuno: la colonna non si somma.']
    : [],
});

const indicatoreDi = (piano: Piano, delModello: readonly string[], schede: readonly string[]): string | null => {
  const obiettivi = new Set(piano.registri.obiettivo.filter((o) => schede.includes(o.schedaId ?? '')).map((o) => o.id));
  const scritto = piano.registri.indicatore.find((i) => obiettivi.has(i.obiettivoId));
  if (scritto !== undefined) return scritto.testo;
  return piano.pacco.indicatori.find((i) => delModello.includes(i.id))?.testo ?? null;
};

/** Duties by level of government. */
export const adempimenti = ({ piano }: Lettura): DatiFonte => ({
  righe: piano.registri.adempimento.map((a) => ({
    celle: {
      livello: parola(a.livello),
      testo: parola(a.testo),
      stato: parola(adempimentoInParole[a.stato]),
      data: parola(a.data === null ? null : dataBreve(a.data)),
      responsabile: parola(a.responsabile),
    },
  })),
  vuota: 'Nessun adempimento è registrato.',
});

/** Steps with a date: duties and schede whose resources have a beginning or an end. */
export const cronoprogramma = ({ piano }: Lettura): DatiFonte => {
  const doveri = piano.registri.adempimento
    .filter((a) => a.data !== null && a.stato !== 'non_dovuto')
    .map((a) => ({ fase: a.testo, inizio: null, fine: a.data, responsabile: a.responsabile }));
  const schede = piano.registri.scheda.flatMap((s) => {
    const voci = piano.registri.voceSpesa.filter((v) => v.schedaId === s.id);
    const inizi = voci.flatMap((v) => v.dataInizio ?? []).sort();
    const fini = voci.flatMap((v) => v.dataFine ?? []).sort();
    if (inizi.length + fini.length === 0) return [];
    return [
      { fase: `${s.codice} – ${s.titolo}`, inizio: inizi[0] ?? null, fine: fini.at(-1) ?? null, responsabile: null },
    ];
  });
  const fasi = [...doveri, ...schede].toSorted((a, b) => confronta(a.inizio ?? a.fine ?? '', b.inizio ?? b.fine ?? ''));
  return {
    righe: fasi.map((f) => ({
      celle: {
        fase: parola(f.fase),
        inizio: parola(f.inizio === null ? null : dataBreve(f.inizio)),
        fine: parola(f.fine === null ? null : dataBreve(f.fine)),
        responsabile: parola(f.responsabile),
      },
    })),
    vuota: 'Nessuna fase ha ancora una data: le date degli adempimenti e delle schede compaiono qui.',
  };
};

/** Contributions of the Terzo settore; what its author does not want published is said, not printed. */
export const contributi = ({ piano }: Lettura): DatiFonte => ({
  righe: inOrdine(piano.registri.contributo, (c) => c.codice).map((c) => ({
    celle: {
      codice: parola(c.codice),
      ente: parola(perId(piano.registri.ets, c.etsId)?.denominazione),
      titolo: parola(c.consensoPubblicazione === false ? '(non pubblicato per scelta di chi lo ha inviato)' : c.titolo),
      leps: parola(c.leps.map((l) => piano.pacco.leps.find((x) => x.id === l.id)?.breve ?? l.letto).join(', ') || null),
      esito: parola(
        c.duplicatoDi !== null
          ? 'copia di un altro contributo'
          : c.esito === null
            ? 'senza esito'
            : esitoInParole[c.esito],
      ),
      motivazione: parola(c.motivazione),
    },
  })),
  vuota: 'Non è arrivato alcun contributo del Terzo settore.',
});

const traguardi = (piano: Piano, i: Riga<'indicatore'>) =>
  perAnno(piano, (a) => parola(Object.hasOwn(i.traguardi, String(a)) ? i.traguardi[String(a)] : null));

const rigaIndicatore = (piano: Piano, i: Riga<'indicatore'>, scheda: string | null) => ({
  celle: {
    scheda: parola(scheda),
    indicatore: parola(i.codice === null ? i.testo : `${i.codice} – ${i.testo}`),
    unita: parola(i.unita),
    base: parola(i.base),
    ...traguardi(piano, i),
    fonte: parola(i.fonte),
  },
});

/** Indicators of the plan with their yearly targets. */
export const indicatori = ({ piano }: Lettura): DatiFonte => ({
  righe: piano.registri.indicatore.map((i) => {
    const obiettivo = perId(piano.registri.obiettivo, i.obiettivoId);
    return rigaIndicatore(piano, i, perId(piano.registri.scheda, obiettivo?.schedaId ?? null)?.codice ?? null);
  }),
  vuota: 'Il Piano non ha ancora indicatori.',
});

/** Indicators of one scheda. */
export const schedaIndicatori = ({ piano, sede }: Lettura): DatiFonte => {
  const obiettivi = new Set(piano.registri.obiettivo.filter((o) => o.schedaId === sede.schedaId).map((o) => o.id));
  return {
    righe: piano.registri.indicatore
      .filter((i) => obiettivi.has(i.obiettivoId))
      .map((i) => rigaIndicatore(piano, i, null)),
    vuota: 'Questa scheda non ha ancora indicatori.',
  };
};

/** Mandatory elements of the LEPS of a scheda, and what the scheda says of each. */
export const schedaElementi = ({ piano, sede }: Lettura): DatiFonte => {
  const scheda = perId(piano.registri.scheda, sede.schedaId);
  const dei = piano.pacco.leps.filter((l) => scheda?.leps.some((x) => x.id === l.id));
  return {
    righe: dei.flatMap((l) =>
      l.elementi.map((e) => ({
        celle: {
          elemento: parola(e.testo),
          stato: parola(
            scheda !== undefined && Object.hasOwn(scheda.elementi, e.id) && scheda.elementi[e.id] !== ''
              ? scheda.elementi[e.id]
              : 'da compilare',
          ),
        },
      })),
    ),
    vuota: 'Il livello essenziale di questa scheda non ha elementi obbligatori.',
  };
};

/** Findings accepted with their reason: they print beside the document that carries them. */
export const accettazioni = ({ piano }: Lettura): DatiFonte => ({
  righe: piano.registri.accettazione
    .toSorted((a, b) => confronta(a.regola, b.regola) || confronta(a.soggetto, b.soggetto))
    .map((a) => ({
      celle: {
        regola: parola(a.regola),
        segnalazione: parola(a.messaggio ?? a.soggetto),
        motivazione: parola(a.motivazione),
        autore: parola(a.autore),
        data: parola(dataBreve(giornoDi(a.istante))),
        vale: parola(a.soloBozza === true ? 'solo per la bozza da discutere' : 'per ogni documento'),
      },
    })),
  vuota: 'Nessuna segnalazione è stata accettata.',
});

/** Norms of the catalogue that LEPS and acts of the plan cite; what nobody verified says so. */
export const norme = ({ piano }: Lettura): DatiFonte => {
  const citate = new Set([
    ...piano.pacco.leps.flatMap((l) => l.citazioni.map((c) => c.norma)),
    ...piano.pacco.atti.flatMap((a) => a.citazioni.map((c) => c.norma)),
    ...piano.sezioni
      .flatMap((s) => s.contenuto.blocchi.flatMap((b) => ('contenuto' in b ? b.contenuto : [])))
      .flatMap((n) => (n.tipo === 'citazione' ? [n.norma] : [])),
  ]);
  return {
    righe: piano.pacco.norme
      .filter((n) => citate.has(n.id))
      .toSorted((a, b) => confronta(a.data ?? '9999', b.data ?? '9999') || confronta(a.estesa, b.estesa))
      .map((n) => ({
        celle: {
          norma: parola(n.estesa),
          titolo: parola(n.titolo),
          verificata: parola(n.verificatoIl === null ? 'da verificare' : dataEstesa(n.verificatoIl)),
        },
      })),
    vuota: 'Il Piano non cita norme del catalogo.',
  };
};

/** Abbreviations of the pack. */
export const sigle = ({ piano }: Lettura): DatiFonte => ({
  righe: inOrdine(Object.entries(piano.pacco.sigle), ([sigla]) => sigla).map(([sigla, significato]) => ({
    celle: { sigla: parola(sigla), significato: parola(significato) },
  })),
  vuota: 'Il modello non ha sigle.',
});
