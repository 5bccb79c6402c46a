import { comuneDaIstat, comuneDellEnte } from '#domain/enti.ts';
import type { Rilievo } from '#domain/esito.ts';
import { differenza, frazione, prodotto } from '#domain/frazione.ts';
import { fteIpotesi } from '#domain/ipotesi-assunzione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { quoteContributo } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { dataEstesa } from '#format/date.ts';
import { euro, fte, importo, intero, numero, percentuale, rapporto } from '#format/numeri.ts';
import type { RiferimentoFonte } from './define.ts';
import { fontiRisolte } from './fonti.ts';
import type { AnnoIpotesi, SpazioIpotesi } from './ipotesi-assunzione.ts';

/** One step of the reckoning: what is asked, with which numbers, what comes out, which article says so. */
export type Passo = {
  readonly titolo: string;
  readonly calcolo: string;
  readonly risultato: string;
  readonly fonti: Rilievo['fonti'];
};

const comma797: RiferimentoFonte = { norma: 'l-178-2020', articolo: '1', comma: '797' };
const comma799: RiferimentoFonte = { norma: 'l-178-2020', articolo: '1', comma: '799' };
const dm15: RiferimentoFonte = { norma: 'dm-15-2021' };
const ignoto = (motivo: string) => `non verificabile: ${motivo}`;

/** Steps of a year: staff, ratio, mean, thresholds, slices, contribution, split among the Comuni, cost. */
export const passiDellAnno = (piano: Piano, riga: Fabbisogno, a: AnnoIpotesi): readonly Passo[] => {
  const passo = (
    titolo: string,
    calcolo: string,
    risultato: string,
    fonti: readonly RiferimentoFonte[] = [],
  ): Passo => ({
    titolo,
    calcolo,
    risultato,
    fonti: fontiRisolte(piano.pacco, fonti),
  });
  const aggiunti = differenza(a.dopo.alFine, a.prima.alFine);
  const passi = [
    passo(
      `In servizio il 31 dicembre ${a.anno}`,
      `${fte(a.prima.alFine)} + ${fte(aggiunti)}`,
      `${fte(a.dopo.alFine)} FTE`,
    ),
  ];
  const { soglie } = a;
  if (eNonVerificabile(soglie))
    return [...passi, passo('Rapporto con gli abitanti', '', ignoto(soglie.nv), [comma797])];
  const abitanti = intero(soglie.popolazione);
  passi.push(
    passo(
      'Un assistente sociale ogni',
      `${abitanti} abitanti (${soglie.annoPopolazione}) ÷ ${fte(a.dopo.alFine)}`,
      a.dopo.unoOgni === null ? ignoto('nessuno in servizio, o un orario non leggibile') : rapporto(a.dopo.unoOgni),
      [comma797],
    ),
    passo(
      'Soglie in FTE',
      [soglie.contributo, soglie.leps, soglie.obiettivo].map((s) => `${abitanti} ÷ ${intero(s.ogni)}`).join(' · '),
      [soglie.contributo, soglie.leps, soglie.obiettivo].map((s) => numero(s.fte, 4)).join(' · '),
      [comma797],
    ),
    passo(
      `Media del ${a.anno} a tempo indeterminato`,
      riga.rapporto === 'TI'
        ? `${numero(a.prima.media, 4)} + ${fte(fteIpotesi({ fteMilli: riga.unitaMilli }))} × ${a.costo.giorni}/${a.costo.giorniAnno} giorni`
        : `${numero(a.prima.media, 4)}: il tempo determinato non conta per il contributo`,
      `${numero(a.dopo.media, 4)} FTE`,
      [comma797, dm15],
    ),
    ...passiContributo(piano, riga, a, passo),
    passo(
      'Costo nell’anno',
      riga.costoCents === null ? '' : `${euro(riga.costoCents)} × ${a.costo.giorni}/${a.costo.giorniAnno} giorni`,
      a.costo.cents === null ? ignoto('il costo annuo non è indicato') : euro(a.costo.cents),
    ),
  );
  return passi;
};

type FaiPasso = (titolo: string, calcolo: string, risultato: string, fonti?: readonly RiferimentoFonte[]) => Passo;

const passiContributo = (piano: Piano, riga: Fabbisogno, a: AnnoIpotesi, passo: FaiPasso): readonly Passo[] => {
  const { contributo } = a.dopo;
  const { contributo: prima } = a.prima;
  const quote = quoteContributo(piano, a.anno);
  if (eNonVerificabile(contributo) || eNonVerificabile(quote)) {
    const motivo = eNonVerificabile(contributo) ? contributo.nv : eNonVerificabile(quote) ? quote.nv : '';
    return [passo('Contributo', '', ignoto(motivo), [comma797])];
  }
  const { soglie } = a;
  const fra = (da: number, aOgni: number) => `FTE fra 1:${intero(da)} e 1:${intero(aOgni)}`;
  const fasce = eNonVerificabile(soglie)
    ? []
    : [
        passo(
          'Prima fascia',
          `${fra(soglie.contributo.ogni, soglie.leps.ogni)}: ${numero(contributo.fte1, 6)} × ${importo(quote.quota1Cents)}`,
          euro(contributo.cents1),
          [comma797],
        ),
        passo(
          'Seconda fascia',
          `${fra(soglie.leps.ogni, soglie.obiettivo.ogni)}: ${numero(contributo.fte2, 6)} × ${importo(quote.quota2Cents)}`,
          euro(contributo.cents2),
          [comma797],
        ),
      ];
  return [
    ...fasce,
    passo(
      'Contributo in più (stima)',
      eNonVerificabile(prima)
        ? `${euro(contributo.totaleCents)} − ${ignoto(prima.nv)}`
        : `${euro(contributo.totaleCents)} − ${euro(prima.totaleCents)}`,
      eNonVerificabile(prima) ? ignoto(prima.nv) : euro(contributo.totaleCents - prima.totaleCents),
      [comma797, comma799],
    ),
    passoRiparto(piano, riga, a, passo),
  ];
};

/** Part of the contribution of the Comune that hires; of all of them when the body is not a Comune. */
const passoRiparto = (piano: Piano, riga: Fabbisogno, a: AnnoIpotesi, passo: FaiPasso): Passo => {
  const { riparto } = a.dopo;
  if (eNonVerificabile(riparto)) return passo('Quote dei Comuni', '', ignoto(riparto.nv), [dm15]);
  const cents = (parti: AnnoIpotesi['prima']['riparto'], chiave: string): number | null =>
    eNonVerificabile(parti) ? null : (parti.find((p) => p.chiave === chiave)?.cents ?? 0);
  const suo = comuneDellEnte(piano, riga.enteId)?.codiceIstat;
  const parte = suo === undefined ? undefined : riparto.find((p) => p.chiave === suo);
  if (parte !== undefined) {
    const prima = cents(a.prima.riparto, parte.chiave);
    return passo(
      `Quota di ${comuneDaIstat(piano, parte.chiave)?.nome ?? parte.chiave}`,
      `${numero(parte.fte, 4)} FTE con la sua parte di quelli dell’Ambito, per fasce dei suoi abitanti: ${euro(parte.teoricoCents)}; riproporzionata sul totale`,
      prima === null ? euro(parte.cents) : `${euro(parte.cents)} (prima ${euro(prima)})`,
      [dm15],
    );
  }
  const con = riparto.filter((p) => p.cents > 0).length;
  return passo(
    'Quote dei Comuni',
    'il personale dell’Ambito va ai Comuni per abitanti; ognuno prende ciò che danno le sue fasce, riproporzionato sul totale',
    `${con} Comuni su ${riparto.length} ne hanno una parte`,
    [dm15],
  );
};

/** Step of the room for hires, in the year of the hire. */
export const passoSpazio = (piano: Piano, s: SpazioIpotesi): Passo => {
  const cents = (q: typeof s.spazio) => numero(prodotto(q, frazione(1, 100)), 2);
  return {
    titolo: `Spazio assunzionale ${s.anno}`,
    calcolo: `${cents(s.spazio)}${s.sogliaBp === null ? ' (attestato dall’ente)' : ` (soglia ${percentuale(s.sogliaBp)})`} − ${importo(s.dopoCents)} di assunzioni sul bilancio dell’ente${s.dopoCents === s.primaCents ? ': questa è neutra, la paga un altro fondo' : ''}`,
    risultato: `${cents(s.residuo)} € ${s.basta ? 'di spazio che resta' : 'oltre lo spazio'}`,
    fonti: fontiRisolte(piano.pacco, [
      { norma: 'dl-34-2019', articolo: '33', comma: '2' },
      { norma: 'dm-17-3-2020', articolo: '4' },
      { norma: 'dl-104-2020', articolo: '57', comma: '3-septies' },
    ]),
  };
};

/** Title of a hypothesis: `+1,5 FTE a tempo indeterminato a Portolieto dal 1° settembre 2027`. */
export const titoloIpotesi = (riga: Fabbisogno): string =>
  `+${fte(fteIpotesi({ fteMilli: riga.unitaMilli }))} FTE a tempo ${riga.rapporto === 'TI' ? 'indeterminato' : 'determinato'}, ${riga.enteLetto ?? ''}, dal ${dataEstesa(riga.decorrenza ?? '')}`;
