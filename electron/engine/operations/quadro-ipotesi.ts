import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { graficoAssistentiSociali } from '#charts/assistenti-sociali.ts';
import { temaVariabili } from '#charts/tema.ts';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoQuadro, ipotesiSchema } from '#contract/quadro.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { comuneDellEnte } from '#domain/enti.ts';
import type { Rilievo } from '#domain/esito.ts';
import { frazione, inCentesimi, inDecimale, prodotto } from '#domain/frazione.ts';
import { annoDi } from '#domain/giorni.ts';
import { perId } from '#domain/indice.ts';
import { pianoConAssunzione, rigaIpotesi } from '#domain/ipotesi-assunzione.ts';
import { eNonVerificabile, type NonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { rapporto } from '#format/numeri.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import { type StatoVerifica, verificaAPassi } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import {
  type AnnoIpotesi,
  effettiAssunzione,
  type MisuraAS,
  type SpazioIpotesi,
  spazioConAssunzione,
} from '#rules/ipotesi-assunzione.ts';
import { passiDellAnno, passoSpazio, titoloIpotesi } from '#rules/passi-ipotesi.ts';
import { nuovoId } from '../id.ts';
import { contestoDi } from '../import/contesto.ts';
import type { Motore } from '../tipi.ts';
import { improntaDi, verificaSenzaFermare } from '../verificatore.ts';
import { perPagina } from './quadro-viste.ts';

type Ipotesi = z.output<typeof ipotesiSchema>;
type Operazioni = Pick<typeof contrattoQuadro, 'quadro/ipotesi' | 'quadro/porta-ipotesi'>;
type Effetto = z.input<(typeof contrattoQuadro)['quadro/ipotesi']['output']>;

/** The hypothesis as a row; refused where it names what the plan does not have. */
const rigaDi = (piano: Piano, ipotesi: Ipotesi, giorno: string): Fabbisogno => {
  if (perId(piano.registri.ente, ipotesi.enteId) === undefined)
    throw new ErroreMotore('non-trovato', 'L’ente dell’ipotesi non c’è più: sceglierne un altro.');
  if (ipotesi.fondoId !== null && perId(piano.pacco.fondi, ipotesi.fondoId) === undefined)
    throw new ErroreMotore('input-non-valido', 'Il fondo dell’ipotesi non è nel modello del piano.');
  const anno = annoDi(ipotesi.mese);
  if (anno < piano.testa.annoInizio || anno > piano.testa.annoFine)
    throw new ErroreMotore('input-non-valido', 'Il mese dell’ipotesi è fuori dagli anni del piano.');
  const { enteId, fteMilli, rapporto: contratto, costoFteCents, fondoId } = ipotesi;
  const riga = rigaIpotesi(
    piano,
    { enteId, fteMilli, dal: `${ipotesi.mese}-01`, rapporto: contratto, costoFteCents, fondoId },
    { id: nuovoId(), minutiContratto: contestoDi(piano, 'registri', giorno).minutiTempoPieno },
  );
  if (eNonVerificabile(riga)) throw new ErroreMotore('input-non-valido', `L’ipotesi non si può calcolare: ${riga.nv}.`);
  return riga;
};

const misura = (m: MisuraAS): Effetto['anni'][number]['prima'] => ({
  alFine: inDecimale(m.alFine, 6),
  rapporto: m.unoOgni === null ? null : rapporto(m.unoOgni),
  soglia: m.soglia,
  media: inDecimale(m.media, 6),
  contributo: eNonVerificabile(m.contributo) ? null : centesimiInTesto(m.contributo.totaleCents),
});

/** Cents that a body gets in more from the split of the contribution; null when it is not a Comune or not known. */
const quotaInPiu = (piano: Piano, riga: Fabbisogno, { prima, dopo }: AnnoIpotesi): number | null => {
  const istat = comuneDellEnte(piano, riga.enteId)?.codiceIstat;
  if (istat === undefined || eNonVerificabile(prima.riparto) || eNonVerificabile(dopo.riparto)) return null;
  const di = (parti: typeof prima.riparto) => parti.find((p) => p.chiave === istat)?.cents ?? 0;
  return di(dopo.riparto) - di(prima.riparto);
};

const annoDetto = (piano: Piano, riga: Fabbisogno, a: AnnoIpotesi): Effetto['anni'][number] => {
  const { contributo: prima } = a.prima;
  const { contributo: dopo } = a.dopo;
  const inPiu = eNonVerificabile(prima) || eNonVerificabile(dopo) ? null : dopo.totaleCents - prima.totaleCents;
  const quota = quotaInPiu(piano, riga, a);
  const { cents: costo } = a.costo;
  return {
    anno: a.anno,
    prima: misura(a.prima),
    dopo: misura(a.dopo),
    contributoInPiu: inPiu === null ? null : centesimiInTesto(inPiu),
    quotaInPiu: quota === null ? null : centesimiInTesto(quota),
    costo: costo === null ? null : centesimiInTesto(costo),
    netto: costo === null || inPiu === null ? null : centesimiInTesto(costo - inPiu),
    passi: passiDellAnno(piano, riga, a).map((p) => ({ ...p, fonti: [...p.fonti] })),
  };
};

const spazioDetto = (piano: Piano, spazio: SpazioIpotesi | NonVerificabile): Effetto['spazio'] => {
  if (eNonVerificabile(spazio)) return { ignoto: spazio.nv, residuo: null, basta: null, passo: null };
  const passo = passoSpazio(piano, spazio);
  return {
    ignoto: null,
    residuo: centesimiInTesto(inCentesimi(prodotto(spazio.residuo, frazione(1, 100)))),
    basta: spazio.basta,
    passo: { ...passo, fonti: [...passo.fonti] },
  };
};

const chiaveRilievo = (r: Rilievo): string => `${r.regola}\u0000${r.soggetto}\u0000${r.esito}`;

/** Longest stretch of checking before a keystroke may pass, milliseconds. */
const respiro = 8;

/** Check of the plan as it would be, again only where the hire touches, in stretches that leave the thread free. */
const verificaIpotesi = async (piano: Piano, dopo: Piano, stato: StatoVerifica): Promise<StatoVerifica> => {
  const opzioni = { regole, impronta: improntaDi, oggi: stato.oggi };
  const passi = verificaAPassi(dopo, opzioni, stato, chiaviFra(piano, dopo));
  let inizio = performance.now();
  for (;;) {
    const passo = passi.next();
    if (passo.done === true) return passo.value;
    if (performance.now() - inizio < respiro) continue;
    await setImmediate();
    inizio = performance.now();
  }
};

/** Findings that the hire would close, open or change. */
const rilieviCambiati = (stato: StatoVerifica, nuovo: StatoVerifica): Effetto['rilievi'] => {
  const prima = new Map(stato.esito.rilievi.map((r) => [chiaveRilievo(r), r]));
  const poi = new Map(nuovo.esito.rilievi.map((r) => [chiaveRilievo(r), r]));
  const detto = (evento: Effetto['rilievi'][number]['evento'], r: Rilievo) => ({
    evento,
    regola: r.regola,
    gravita: r.gravita,
    esito: r.esito,
    messaggio: r.messaggio,
  });
  return [
    ...[...prima].flatMap(([k, r]) => (poi.has(k) ? [] : [detto('risolto', r)])),
    ...[...poi].flatMap(([k, r]) => {
      const vecchio = prima.get(k);
      if (vecchio === undefined) return [detto('nuovo', r)];
      return vecchio.messaggio === r.messaggio ? [] : [detto('cambiato', r)];
    }),
  ];
};

const effetto = async (piano: Piano, ipotesi: Ipotesi, riga: Fabbisogno, stato: StatoVerifica): Promise<Effetto> => {
  const dopo = riga.unitaMilli === 0 ? piano : pianoConAssunzione(piano, riga);
  const anni = effettiAssunzione(piano, dopo, riga);
  return {
    ipotesi,
    titolo: dopo === piano ? 'Nessuna assunzione in più: il piano com’è adesso' : titoloIpotesi(riga),
    ignoto: eNonVerificabile(anni) ? anni.nv : null,
    anni: eNonVerificabile(anni) ? [] : anni.map((a) => annoDetto(piano, riga, a)),
    spazio: spazioDetto(piano, spazioConAssunzione(piano, dopo, riga)),
    grafico: perPagina(graficoAssistentiSociali(piano, temaVariabili, dopo === piano ? undefined : dopo)),
    rilievi: dopo === piano ? [] : rilieviCambiati(stato, await verificaIpotesi(piano, dopo, stato)),
    portabile: riga.unitaMilli > 0,
  };
};

/** What would change with a hire more, on a plan in memory, and the hire written among the planned ones on request. */
export const gestoriIpotesi = (motore: Motore): Gestori<Operazioni> => {
  const oggi = () => motore.adesso().toISOString().slice(0, 10);
  return {
    'quadro/ipotesi': async (ipotesi) => {
      const sessione = motore.sessione();
      const { piano, stato } = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
      return effetto(piano, ipotesi, rigaDi(piano, ipotesi, oggi()), stato);
    },
    'quadro/porta-ipotesi': (ipotesi) => {
      const sessione = motore.sessione();
      const riga = rigaDi(sessione.piano(), ipotesi, oggi());
      if (riga.unitaMilli === 0)
        throw new ErroreMotore('input-non-valido', 'L’ipotesi è di zero unità: non c’è niente da portare nel piano.');
      return sessione.esegui({
        titolo: `Assunzione prevista: ${titoloIpotesi(riga)}`,
        causa: 'mano',
        operazioni: [{ op: 'record/inserisci', registro: 'fabbisogno', id: riga.id, valori: riga }],
      });
    },
  };
};
