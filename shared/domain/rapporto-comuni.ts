import { comuniDellAmbito, enteDelComune } from './enti.ts';
import { type Frazione, frazione, prodotto, somma, zero } from './frazione.ts';
import { fineAnno } from './giorni.ts';
import { type Consistenza, consistenzaAl } from './incarichi.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, tutti } from './non-verificabile.ts';
import { nomiParametri, parametroElenco } from './parametri.ts';
import { incarichiAS } from './personale.ts';
import type { Piano } from './piano.ts';
import { popolazioneAmbito } from './popolazione.ts';
import type { Comune } from './registri.ts';

/** Assistenti sociali that a Comune can count on at the end of a year, FTE. */
export type RapportoComune = {
  readonly comune: Comune;
  readonly residenti: number;
  /** Employed by the Comune. */
  readonly propri: Consistenza;
  /** Its part, by residents, of those employed by the other bodies of the Ambito (as DM 15/2021 shares them). */
  readonly quota: Frazione;
  readonly totale: Frazione;
};

/** Every Comune with its own staff and its part of the Ambito's; sums of `totale` = FTE of the Ambito. */
export type RapportiComuni = {
  readonly popolazione: number;
  readonly annoPopolazione: number;
  readonly comuni: readonly RapportoComune[];
  /** FTE of the bodies that are not Comuni of the Ambito. */
  readonly altri: Consistenza;
};

/** Ratio of each Comune at the end of a year; non verificabile without staff or population, never a partial picture. */
export const rapportiComuni = (piano: Piano, anno: number): RapportiComuni | NonVerificabile => {
  const noti = tutti(
    popolazioneAmbito(piano),
    incarichiAS(piano),
    parametroElenco(piano.pacco, nomiParametri.rapportiLeps, fineAnno(anno)),
  );
  if (eNonVerificabile(noti)) return noti;
  const [popolazione, incarichi, rapporti] = noti;
  const perEnte = raggruppa(incarichi, 'ente', (i) => i.enteId);
  const conta = (enti: readonly string[]): Consistenza =>
    consistenzaAl(
      enti.flatMap((id) => perEnte.get(id) ?? []).filter((i) => rapporti.includes(i.rapporto)),
      fineAnno(anno),
    );
  const dentro = comuniDellAmbito(piano).map((comune) => ({
    comune,
    enteId: enteDelComune(piano, comune.id)?.id ?? '',
  }));
  const suoi = new Set<string>(dentro.map((c) => c.enteId));
  const altri = conta([...perEnte.keys()].filter((id) => !suoi.has(id)));
  return {
    popolazione: popolazione.totale,
    annoPopolazione: popolazione.anno,
    altri,
    comuni: dentro.map(({ comune, enteId }) => {
      const residenti = popolazione.perComune.get(comune.id)?.residenti ?? 0;
      const propri = conta([enteId]);
      const quota = popolazione.totale === 0 ? zero : prodotto(altri.fte, frazione(residenti, popolazione.totale));
      return { comune, residenti, propri, quota, totale: somma(propri.fte, quota) };
    }),
  };
};
