import type { z } from 'zod';
import { graficoAssistentiSociali } from '#charts/assistenti-sociali.ts';
import { graficoFontiAnni } from '#charts/fonti-anni.ts';
import { temaVariabili } from '#charts/tema.ts';
import type { Gestori } from '#contract/define.ts';
import type { contrattoVerifica, quadroSchema } from '#contract/verifica.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { comuniDellAmbito, nomeCapofila } from '#domain/enti.ts';
import type { EsitoVerifica, Rilievo } from '#domain/esito.ts';
import { confronta, type Frazione, frazione, inDecimale, quoziente } from '#domain/frazione.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { catalogoLeps, statoLeps } from '#domain/leps.ts';
import { comuniDellaScheda } from '#domain/mappa-leps.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { asDellAnno, contributoAS, motivoIgnoti, soglieAS } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import type { Scheda } from '#domain/registri.ts';
import { assegnato, fondoComuni, risorse, risorseLeps, type Totale, totale } from '#domain/risorse.ts';
import { ordineSezioni, parole } from '#domain/sezioni.ts';
import { rapporto } from '#format/numeri.ts';
import { regole } from '#rules/indice.ts';
import { lepsDelRilievo } from '#rules/riguarda.ts';
import type { Motore } from '../tipi.ts';
import { verificaSenzaFermare } from '../verificatore.ts';
import { prossimeCose } from './prossime-cose.ts';

type Quadro = z.input<typeof quadroSchema>;

/** Comuni of the Ambito that the schede serve; null when no scheda says which. */
const comuniServiti = (piano: Piano, schede: readonly Scheda[]): number | null =>
  schede.every((s) => s.comuni.length === 0)
    ? null
    : new Set(schede.flatMap((s) => [...comuniDellaScheda(piano, s)])).size;

/** Nothing written anywhere is missing data, not a LEPS without money. */
const statoRisorse = (piano: Piano, t: Totale): Quadro['leps'][number]['perAnno'][string]['stato'] =>
  t.ignoti > 0 || risorse(piano).length === 0 ? 'non_verificabile' : t.cents > 0 ? 'finanziato' : 'senza_risorse';

const matrice = (piano: Piano, vivi: readonly Rilievo[]): Quadro['leps'] => {
  const anni = anniDelPiano(piano);
  const sezioni = raggruppa(piano.sezioni, 'scheda', (s) => s.schedaId);
  const perChiave = raggruppa(piano.sezioni, 'chiave', (s) => s.chiave);
  const perLeps = new Map<string, Rilievo[]>();
  for (const r of vivi) for (const id of lepsDelRilievo(piano, r)) perLeps.set(id, [...(perLeps.get(id) ?? []), r]);
  return catalogoLeps(piano).map((leps) => {
    const { stato, senzaScheda, schede } = statoLeps(piano, leps);
    const suoi = perLeps.get(leps.id) ?? [];
    const sezione = schede.flatMap((s) => sezioni.get(s.id) ?? [])[0] ?? perChiave.get(leps.id.toLowerCase())?.[0];
    return {
      id: leps.id,
      breve: leps.id.replace(/^[A-Z]+-/, ''),
      nome: leps.breve,
      stato,
      senzaScheda,
      obbligatorio: leps.obbligatorio,
      perAnno: Object.fromEntries(
        anni.map((anno) => {
          const t = risorseLeps(piano, leps.id, anno);
          return [anno, { importo: centesimiInTesto(t.cents), stato: statoRisorse(piano, t) }];
        }),
      ),
      comuni: comuniServiti(piano, schede),
      comuniTotale: comuniDellAmbito(piano).length,
      schede: schede.length,
      rilievi: suoi.length,
      segnalazioni: suoi.map(({ regola, soggetto }) => ({ regola, soggetto })),
      sezioneId: sezione?.id ?? null,
      verificatoIl: leps.verificatoIl,
    };
  });
};

const sei = (q: Frazione): string => inDecimale(q, 6);

const assistenti = (piano: Piano): Quadro['assistentiSociali'] => {
  const popolazione = popolazioneAmbito(piano);
  const primo = soglieAS(piano, piano.testa.annoInizio);
  return {
    popolazione: eNonVerificabile(popolazione) ? null : popolazione.totale,
    annoPopolazione: eNonVerificabile(popolazione) ? null : popolazione.anno,
    soglie: eNonVerificabile(primo)
      ? []
      : (
          [
            ['contributo', primo.contributo],
            ['LEPS', primo.leps],
            ['obiettivo', primo.obiettivo],
          ] as const
        ).map(([etichetta, s]) => ({ rapporto: s.ogni, fte: sei(s.fte), etichetta })),
    perAnno: anniDelPiano(piano).flatMap((anno) => {
      const as = asDellAnno(piano, anno);
      if (eNonVerificabile(as)) return [];
      const soglie = soglieAS(piano, anno);
      const contributo = contributoAS(piano, anno);
      const n = as.totaleAlFine;
      const raggiunto = !eNonVerificabile(soglie) && confronta(n.fte, soglie.leps.fte) >= 0;
      return [
        {
          anno,
          ti: sei(as.ti.alFine.fte),
          td: sei(as.td.alFine.fte),
          totale: sei(n.fte),
          rapporto:
            eNonVerificabile(soglie) || n.fte.num === 0n || n.ignoti.length > 0
              ? null
              : rapporto(quoziente(frazione(soglie.popolazione), n.fte)),
          mediaTi: sei(as.ti.media.fte),
          contributo: eNonVerificabile(contributo) ? null : centesimiInTesto(contributo.totaleCents),
          raggiunto: eNonVerificabile(soglie) || (!raggiunto && motivoIgnoti(piano, n) !== null) ? null : raggiunto,
        },
      ];
    }),
    opzione: { ...graficoAssistentiSociali(piano, temaVariabili)?.opzione },
  };
};

/** Sources of a year with what is planned, what is assigned (never for the Comuni's own budgets) and the excess. */
const fondiDellAnno = (piano: Piano, anno: number): Quadro['fondi']['perAnno'][number] => {
  const delleComunali = fondoComuni(piano);
  const dellAnno = risorse(piano).filter((r) => r.copertura.anno === anno);
  const ordine = new Map(piano.pacco.fondi.map((f, i) => [f.id, i]));
  const gruppi = [...raggruppa(dellAnno, 'fondo', (r) => r.copertura.fondoId ?? `?${r.copertura.fondoLetto}`)];
  const voci = gruppi
    .sort(([a], [b]) => (ordine.get(a) ?? ordine.size) - (ordine.get(b) ?? ordine.size))
    .map(([fondo, righe]) => {
      const speso = totale(righe).cents;
      const a = fondo === delleComunali ? null : assegnato(piano, fondo, anno);
      const noto = a === null || eNonVerificabile(a) ? null : a.cents;
      return {
        fondo,
        nome: perId(piano.pacco.fondi, fondo)?.breve ?? righe[0]?.copertura.fondoLetto ?? fondo,
        programmato: centesimiInTesto(speso),
        assegnato: noto === null ? null : centesimiInTesto(noto),
        differenza: noto === null ? null : centesimiInTesto(speso - noto),
      };
    });
  return { anno, totale: centesimiInTesto(totale(dellAnno).cents), voci };
};

const segnalazioni = ({ rilievi }: EsitoVerifica): Quadro['segnalazioni'] => {
  const vivi = rilievi.filter((r) => r.accettata === undefined);
  const conta = (gravita: Rilievo['gravita']) =>
    vivi.filter((r) => r.esito === 'violazione' && r.gravita === gravita).length;
  return {
    bloccante: conta('bloccante'),
    avviso: conta('avviso'),
    informazione: conta('informazione'),
    non_verificabile: vivi.filter((r) => r.esito === 'non_verificabile' && r.daRileggere !== true).length,
    da_rileggere: vivi.filter((r) => r.daRileggere === true).length,
    accettate: rilievi.length - vivi.length,
    regole: regole.length,
  };
};

/** Everything that the Quadro shows, from a plan and its last check. */
const quadroDi = (piano: Piano, esito: EsitoVerifica): Quadro => {
  const popolazione = popolazioneAmbito(piano);
  const { contributo } = piano.registri;
  return {
    ambito: piano.testa.ambito,
    comuni: comuniDellAmbito(piano).length,
    popolazione: eNonVerificabile(popolazione) ? null : { totale: popolazione.totale, anno: popolazione.anno },
    capofila: nomeCapofila(piano),
    anni: anniDelPiano(piano),
    leps: matrice(
      piano,
      esito.rilievi.filter((r) => r.accettata === undefined),
    ),
    assistentiSociali: assistenti(piano),
    fondi: {
      perAnno: risorse(piano).length === 0 ? [] : anniDelPiano(piano).map((anno) => fondiDellAnno(piano, anno)),
      opzione: { ...graficoFontiAnni(piano, temaVariabili)?.opzione },
    },
    segnalazioni: segnalazioni(esito),
    capitoli: ordineSezioni(piano.sezioni, piano.pacco)
      .filter(({ livello }) => livello === 1)
      .map(({ sezione, numero }) => capitolo(piano, sezione.id, numero)),
    contributi: {
      totale: contributo.length,
      conEsito: contributo.filter((c) => c.esito !== null).length,
      aperti: contributo.filter((c) => c.esito === null).length,
    },
    prossime: prossimeCose(piano, esito),
  };
};

/** A chapter with the words of everything under it, and those expected. */
const capitolo = (piano: Piano, id: string, numero: string): Quadro['capitoli'][number] => {
  const figlie = raggruppa(piano.sezioni, 'padre', (s) => s.padreId);
  const conta = (sezioneId: string): { readonly scritte: number; readonly attese: number | null } => {
    const sezione = perId(piano.sezioni, sezioneId);
    const sotto = (figlie.get(sezioneId) ?? []).map((s) => conta(s.id));
    const attese = [sezione?.paroleAttese ?? null, ...sotto.map((s) => s.attese)].filter((n) => n !== null);
    return {
      scritte: (sezione ? parole(sezione.contenuto) : 0) + sotto.reduce((a, s) => a + s.scritte, 0),
      attese: attese.length === 0 ? null : attese.reduce((a, n) => a + n, 0),
    };
  };
  const { scritte, attese } = conta(id);
  return { numero, titolo: perId(piano.sezioni, id)?.titolo ?? '', parole: scritte, attese, sezioneId: id };
};

/** The Quadro of the open plan. */
export const gestoriQuadro = (motore: Motore): Gestori<Pick<typeof contrattoVerifica, 'quadro/leggi'>> => ({
  'quadro/leggi': async () => {
    const sessione = motore.sessione();
    const { piano, stato } = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
    return quadroDi(piano, stato.esito);
  },
});
