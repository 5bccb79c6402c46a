import { nonDetti } from './campi-aggiunti.ts';
import { nomeEnte } from './enti.ts';
import { type Frazione, frazione, inCentesimi, prodotto } from './frazione.ts';
import { annoDi, fineAnno, giorniAnno, giorniNellAnno } from './giorni.ts';
import type { Id } from './ids.ts';
import { perId } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroElenco, parametroTabella } from './parametri.ts';
import type { Piano } from './piano.ts';
import type { Fabbisogno } from './registri.ts';

/** A hire that nobody decided yet: FTE in thousandths of assistente sociale at a body, from the first day of a month. */
export type Ipotesi = {
  readonly enteId: Id;
  readonly fteMilli: number;
  readonly dal: string;
  readonly rapporto: 'TI' | 'TD';
  /** Yearly cost of one FTE, cents; `null` = not known. */
  readonly costoFteCents: number | null;
  /** Fund that pays; `null` = nobody says it. */
  readonly fondoId: string | null;
};

/** The hypothesis as a line that a person would write by hand among the planned hires: nothing else of the plan changes. */
export const rigaIpotesi = (
  piano: Piano,
  ipotesi: Ipotesi,
  // Weekly minutes of a full-time contract: units already are FTE.
  { id, minutiContratto }: Pick<Fabbisogno, 'id' | 'minutiContratto'>,
): Fabbisogno | NonVerificabile => {
  const profili = parametroElenco(piano.pacco, nomiParametri.profiliAS, ipotesi.dal);
  if (eNonVerificabile(profili)) return profili;
  const profiloId = profili[0];
  if (profiloId === undefined) return nonVerificabile('il modello non dice quale profilo è assistente sociale');
  const { costoFteCents, fondoId, fteMilli } = ipotesi;
  return {
    ...nonDetti.fabbisogno,
    id,
    documentoId: null,
    foglio: null,
    cella: null,
    riga: null,
    enteId: ipotesi.enteId,
    enteLetto: nomeEnte(piano, ipotesi.enteId),
    anno: annoDi(ipotesi.dal),
    tipo: 'assunzione',
    profiloLetto: perId(piano.pacco.profili, profiloId)?.nome ?? profiloId,
    profiloId,
    areaLetta: null,
    unitaMilli: fteMilli,
    minutiSettimanali: null,
    minutiContratto,
    quotaBp: 10_000,
    rapporto: ipotesi.rapporto,
    decorrenza: ipotesi.dal,
    fine: null,
    modalita: null,
    costoCents:
      costoFteCents === null ? null : inCentesimi(frazione(BigInt(costoFteCents) * BigInt(fteMilli), 100_000n)),
    fondoLetto: fondoId === null ? null : (perId(piano.pacco.fondi, fondoId)?.breve ?? fondoId),
    fondoId,
    personaId: null,
  };
};

/** The plan as it would be with a hire more: a new value, in memory, that nothing stores. */
export const pianoConAssunzione = (piano: Piano, riga: Fabbisogno): Piano => ({
  ...piano,
  registri: { ...piano.registri, fabbisogno: [...piano.registri.fabbisogno, riga] },
});

/** Days of a year in which the hire is in service, and its cost for them: yearly cost × days / days of the year, once rounded. */
export const costoNellAnno = (
  riga: Fabbisogno,
  anno: number,
): { readonly giorni: number; readonly giorniAnno: number; readonly cents: number | null } => {
  const giorni = giorniNellAnno({ dal: riga.decorrenza, al: riga.fine }, anno);
  const tutti = giorniAnno(anno);
  const cents =
    riga.costoCents === null ? null : inCentesimi(prodotto(frazione(riga.costoCents, 100), frazione(giorni, tutti)));
  return { giorni, giorniAnno: tutti, cents };
};

/** FTE of a hypothesis, exact. */
export const fteIpotesi = ({ fteMilli }: Pick<Ipotesi, 'fteMilli'>): Frazione => frazione(fteMilli, 1000);

/**
 * Yearly cost of one FTE of assistente sociale to begin from: the table of the pack, else the mean of what the planned
 * hires of that profile declare. Cents, with where it comes from; `null` when nobody says it.
 */
export const costoProposto = (piano: Piano): { readonly cents: number; readonly fonte: string } | null => {
  const giorno = fineAnno(piano.testa.annoInizio);
  const profili = parametroElenco(piano.pacco, nomiParametri.profiliAS, giorno);
  if (eNonVerificabile(profili)) return null;
  const tabella = parametroTabella(piano.pacco, nomiParametri.costiProfilo, giorno);
  const scritto = eNonVerificabile(tabella) ? undefined : tabella[profili[0] ?? ''];
  if (typeof scritto === 'number') return { cents: scritto, fonte: 'tabella dei costi del modello' };
  const dette = piano.registri.fabbisogno.filter(
    (f) => f.tipo === 'assunzione' && f.costoCents !== null && f.profiloId !== null && profili.includes(f.profiloId),
  );
  const milli = dette.reduce((n, f) => n + pesoMilli(f), 0);
  if (milli <= 0) return null;
  const cents = dette.reduce((n, f) => n + BigInt(f.costoCents ?? 0), 0n);
  return {
    cents: inCentesimi(frazione(cents * 1000n, BigInt(milli) * 100n)),
    fonte: `media delle ${dette.length} assunzioni programmate`,
  };
};

/** Thousandths of FTE of a planned hire, rounded down: only to propose a cost. */
const pesoMilli = (f: Fabbisogno): number =>
  Math.trunc((f.unitaMilli * (f.minutiSettimanali ?? f.minutiContratto)) / Math.max(1, f.minutiContratto));
