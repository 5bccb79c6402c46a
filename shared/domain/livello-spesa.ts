import { sommaCentesimi } from './denaro.ts';
import { documentiContabili, missione12 } from './dup.ts';
import { comuniDellAmbito, ente, enteDelComune, nomeEnte } from './enti.ts';
import { fineAnno } from './giorni.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroTabella } from './parametri.ts';
import { haEnteProprio } from './parti.ts';
import type { CifraContabile, Piano } from './piano.ts';
import type { Ente } from './registri.ts';
import { entrateDa, quoteTrasferite } from './trasferimenti.ts';

/** Missione 12 of one body: committed (rendiconto) or, before there is one, appropriated. */
type SpesaDiEnte = {
  readonly ente: Ente;
  readonly cents: number;
  readonly cifre: readonly CifraContabile[];
  readonly impegni: boolean;
};

/**
 * Social spending of an Ambito in a year (L. 199/2025, art. 1, c. 702): Missione 12 of its local bodies, less what they
 * transfer to one another and health spending. `ignoti` = what could still be taken away and is not known: the figure
 * is then a maximum.
 */
export type SpesaAmbito = {
  readonly cents: number;
  readonly lordaCents: number;
  readonly trasferimentiCents: number | null;
  readonly sanitaCents: number | null;
  readonly enti: readonly SpesaDiEnte[];
  readonly stima: boolean;
  readonly ignoti: readonly string[];
};

/** Why the figures of the managing body are not known, where the plan does not name it. */
export const gestoreIgnoto = nonVerificabile('il piano non dice quale ente gestisce i servizi');

/**
 * Bodies whose budgets serve the Ambito: its Comuni, and the body that manages it when it is not a Comune. Where the
 * form asks for such a body and the plan names none, its spending would be missing: not known.
 */
const entiDellAmbito = (piano: Piano): readonly Ente[] | NonVerificabile => {
  const deiComuni = comuniDellAmbito(piano).flatMap((c) => enteDelComune(piano, c.id) ?? []);
  const gestore = ente(piano, piano.testa.capofilaId);
  if (gestore !== undefined && gestore.tipo !== 'comune' && gestore.tipo !== 'ambito') return [...deiComuni, gestore];
  return haEnteProprio(piano.testa) ? gestoreIgnoto : deiComuni;
};

const spesaDi = (piano: Piano, e: Ente, anno: number): SpesaDiEnte | NonVerificabile => {
  const rendiconti = new Set<string>(
    documentiContabili(piano, e.id)
      .filter((d) => d.tipo === 'RENDICONTO' && d.stato === 'valido')
      .map((d) => d.id),
  );
  const della12 = new Set(piano.pacco.programmi.filter((p) => p.missione === '12').map((p) => p.id));
  const impegni = (
    raggruppa(piano.cifre, 'impegni-ente-anno', (c) => (c.misura === 'impegnato' ? `${c.enteId}/${c.anno}` : null)).get(
      `${e.id}/${anno}`,
    ) ?? []
  ).filter((c) => rendiconti.has(c.documentoId) && della12.has(c.programmaId));
  if (impegni.length > 0) {
    const cents = impegni.flatMap((c) => (c.importoCents === null ? [] : [c.importoCents]));
    return cents.length < impegni.length
      ? nonVerificabile(`un impegno ${anno} di ${nomeEnte(piano, e.id)} non si legge`)
      : { ente: e, cents: sommaCentesimi(cents), cifre: impegni, impegni: true };
  }
  const stanziato = missione12(piano, e.id, anno);
  return eNonVerificabile(stanziato)
    ? stanziato
    : { ente: e, cents: stanziato.cents, cifre: stanziato.cifre, impegni: false };
};

/** Revenue from the Comuni of the managing bodies, else the quotas of the plan; 0 where only one Comune spends. */
const trasferimentiReciproci = (piano: Piano, enti: readonly Ente[], anno: number): number | NonVerificabile => {
  if (enti.length < 2) return 0;
  const entrate = entrateDa(
    piano,
    enti.map((e) => e.id),
    anno,
    'comuni',
  );
  if (!eNonVerificabile(entrate)) return entrate.cents;
  const quote = quoteTrasferite(piano, anno);
  return eNonVerificabile(quote) ? nonVerificabile('i trasferimenti fra gli enti dell’Ambito') : quote.cents;
};

/** Social spending of the Ambito in a year, or why even a maximum is not known. */
export const spesaAmbito = (piano: Piano, anno: number): SpesaAmbito | NonVerificabile => {
  const tutti = entiDellAmbito(piano);
  if (eNonVerificabile(tutti)) return tutti;
  const enti: SpesaDiEnte[] = [];
  for (const e of tutti) {
    const s = spesaDi(piano, e, anno);
    if (eNonVerificabile(s)) return s;
    enti.push(s);
  }
  if (enti.length === 0) return nonVerificabile('il piano non ha Comuni');
  const lordaCents = sommaCentesimi(enti.map((e) => e.cents));
  const trasferimenti = trasferimentiReciproci(piano, tutti, anno);
  const asl = entrateDa(
    piano,
    tutti.map((e) => e.id),
    anno,
    'asl',
  );
  const sanitaCents = eNonVerificabile(asl) ? null : asl.cents;
  const trasferimentiCents = eNonVerificabile(trasferimenti) ? null : trasferimenti;
  return {
    cents: lordaCents - (trasferimentiCents ?? 0) - (sanitaCents ?? 0),
    lordaCents,
    trasferimentiCents,
    sanitaCents,
    enti,
    stima: enti.some((e) => !e.impegni),
    ignoti: [
      ...(eNonVerificabile(trasferimenti) ? [trasferimenti.nv] : []),
      ...(sanitaCents === null ? ['la spesa sanitaria (entrate dall’azienda sanitaria)'] : []),
    ],
  };
};

/** Level of the Ambito for a year (c. 701): sum of the standard needs of its Comuni, cents by ISTAT code in the pack. */
export const livelloSpesa = (piano: Piano, anno: number): number | NonVerificabile => {
  const tabella = parametroTabella(piano.pacco, nomiParametri.livelloSpesa, fineAnno(anno));
  if (eNonVerificabile(tabella)) return tabella;
  const valori = comuniDellAmbito(piano).map((c) => {
    const v = Object.hasOwn(tabella, c.codiceIstat) ? tabella[c.codiceIstat] : undefined;
    return { nome: c.nome, v: typeof v === 'number' && Number.isSafeInteger(v) ? v : null };
  });
  const senza = valori.filter((v) => v.v === null);
  return senza.length > 0
    ? nonVerificabile(`il modello non ha il fabbisogno standard di ${senza.map((v) => v.nome).join(', ')}`)
    : sommaCentesimi(valori.flatMap((v) => (v.v === null ? [] : [v.v])));
};
