import { ripartisci } from './denaro.ts';
import { comuniDellAmbito, enteDelComune } from './enti.ts';
import { confronta, type Frazione, frazione, prodotto, somma, sommaDi, zero } from './frazione.ts';
import { fineAnno } from './giorni.ts';
import { consistenzaMedia } from './incarichi.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile, tutti } from './non-verificabile.ts';
import { nomiParametri, parametroElenco } from './parametri.ts';
import { contributoAS, contributoPerFte, incarichiAS, quoteContributo, type SoglieAS, soglieAS } from './personale.ts';
import type { Piano } from './piano.ts';
import { popolazioneAmbito } from './popolazione.ts';

/** A Comune of the split: residents and its own mean FTE TI. */
export type ComuneDelRiparto = { readonly chiave: string; readonly residenti: number; readonly fte: Frazione };
/** Part of a Comune: FTE with its share of those of the Ambito, cents by its own slices, cents of the split. */
export type ParteDelRiparto = {
  readonly chiave: string;
  readonly fte: Frazione;
  readonly teoricoCents: number;
  readonly cents: number;
};

/**
 * Split of the contribution of an Ambito among its Comuni (DM MLPS 4 February 2021, n. 15): staff of the Ambito goes to
 * the Comuni by residents, each Comune takes what its own slices give, and when these exceed the total all are scaled to
 * it (largest remainder, to the cent). A total that the Comuni do not reach is not in the decree: non verificabile.
 */
export const ripartoContributo = (
  comuni: readonly ComuneDelRiparto[],
  fteAmbito: Frazione,
  soglie: Pick<SoglieAS, 'contributo' | 'leps' | 'obiettivo'>,
  quote: { readonly quota1Cents: number; readonly quota2Cents: number },
): readonly ParteDelRiparto[] | NonVerificabile => {
  const popolazione = comuni.reduce((n, c) => n + c.residenti, 0);
  if (popolazione <= 0) return nonVerificabile('manca la popolazione dei Comuni');
  const totale = contributoPerFte(sommaDi([fteAmbito, ...comuni.map((c) => c.fte)]), soglie, quote);
  const parti = comuni.map(({ chiave, residenti, fte }) => {
    const suoi = somma(fte, prodotto(fteAmbito, frazione(residenti, popolazione)));
    const a = (s: SoglieAS['leps']) => ({ ogni: s.ogni, fte: frazione(residenti, s.ogni) });
    const sue = { contributo: a(soglie.contributo), leps: a(soglie.leps), obiettivo: a(soglie.obiettivo) };
    return { chiave, fte: suoi, teorico: contributoPerFte(suoi, sue, quote) };
  });
  const esatti = parti.map((p) => p.teorico.euro);
  const segno = confronta(sommaDi(esatti), totale.euro);
  if (segno < 0)
    return nonVerificabile(
      'le quote dei Comuni non arrivano al contributo dell’Ambito: il D.M. 15/2021 non dice come si divide il resto',
    );
  if (totale.totaleCents === 0) return parti.map((p) => ({ chiave: p.chiave, fte: p.fte, teoricoCents: 0, cents: 0 }));
  const comune = esatti.reduce((d, e) => d * e.den, 1n);
  const cents = ripartisci(
    totale.totaleCents,
    esatti.map((e) => (e.num * comune) / e.den),
  );
  return parti.map((p, i) => ({
    chiave: p.chiave,
    fte: p.fte,
    teoricoCents: p.teorico.totaleCents,
    cents: cents[i] ?? 0,
  }));
};

/** Estimate of the split for a year, on the day-weighted mean of permanent staff of each Comune and of the other bodies. */
export const ripartoDelPiano = (piano: Piano, anno: number): readonly ParteDelRiparto[] | NonVerificabile => {
  const noti = tutti(
    incarichiAS(piano),
    parametroElenco(piano.pacco, nomiParametri.rapportiContributo, fineAnno(anno)),
    popolazioneAmbito(piano),
    soglieAS(piano, anno),
    quoteContributo(piano, anno),
    contributoAS(piano, anno),
  );
  if (eNonVerificabile(noti)) return noti;
  const [incarichi, rapporti, popolazione, soglie, quote] = noti;
  const perEnte = raggruppa(incarichi, 'ente', (i) => i.enteId);
  const media = (enteId: string | null): Frazione =>
    consistenzaMedia(
      (perEnte.get(enteId ?? '') ?? []).filter((i) => rapporti.includes(i.rapporto)),
      anno,
    ).fte;
  const dentro = comuniDellAmbito(piano);
  const enti = new Set<string | undefined>(dentro.map((c) => enteDelComune(piano, c.id)?.id));
  const altri = [...perEnte.keys()].filter((id) => !enti.has(id)).map(media);
  return ripartoContributo(
    dentro.map((c) => ({
      chiave: c.codiceIstat,
      residenti: popolazione.perComune.get(c.id)?.residenti ?? 0,
      fte: media(enteDelComune(piano, c.id)?.id ?? null),
    })),
    altri.length === 0 ? zero : sommaDi(altri),
    soglie,
    quote,
  );
};
