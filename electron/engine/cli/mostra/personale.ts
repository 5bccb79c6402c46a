import type { Mostrato } from '#contract/cli.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { chiaveEnte, comuneDellEnte, nomeEnte } from '#domain/enti.ts';
import { confronta, type Frazione, frazione, inDecimale, quoziente, somma, zero } from '#domain/frazione.ts';
import { ftePersona } from '#domain/incarichi.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import {
  type AsDellAnno,
  asDelPiano,
  type ConsistenzaAnno,
  contributoPerFte,
  entiSenzaFabbisogni,
  eProfiloAS,
  esclusiAS,
  motivoIgnoti,
  quoteContributo,
  type SoglieAS,
  soglieAS,
} from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneAmbito, popolazioneComune } from '#domain/popolazione.ts';
import { anomalieDi, esatta, luogoJson, sei } from './comune.ts';

type DellAnno = NonNullable<Mostrato<'personale'>['perAnno'][string]>;

const quantita = (c: ConsistenzaAnno): DellAnno['TI'] => {
  const nota = c.media.ignoti.length === 0;
  return {
    al3112: sei(c.alFine.fte),
    mediaAnnua: nota ? sei(c.media.fte) : null,
    frazione: { al3112: esatta(c.alFine.fte), mediaAnnua: nota ? esatta(c.media.fte) : null },
  };
};

const abitantiPerUno = (abitanti: number | undefined, n: Frazione): string | null =>
  abitanti === undefined || confronta(n, zero) <= 0 ? null : inDecimale(quoziente(frazione(abitanti), n), 2);

const contributo = (piano: Piano, anno: number, n: Frazione, soglie: SoglieAS | null): DellAnno['contributoSu3112'] => {
  const quote = quoteContributo(piano, anno);
  if (soglie === null || eNonVerificabile(quote)) return null;
  const c = contributoPerFte(n, soglie, quote);
  return {
    fteEccedente6500: sei(c.fte1),
    fteEccedente5000: sei(c.fte2),
    euro40000: centesimiInTesto(c.cents1),
    euro20000: centesimiInTesto(c.cents2),
    totale: centesimiInTesto(c.totaleCents),
  };
};

const avvisi = (piano: Piano, a: AsDellAnno): string[] => {
  const incompleti = [a.ti.alFine, a.ti.media, a.td.alFine, a.td.media].flatMap((c) => motivoIgnoti(piano, c) ?? []);
  const senza = entiSenzaFabbisogni(piano, a.anno).map((id) => nomeEnte(piano, id));
  const ptfp =
    senza.length === 0 ? [] : [`senza piano dei fabbisogni per il ${a.anno}, contati com'è oggi: ${senza.join(', ')}`];
  return [...new Set([...incompleti, ...ptfp])];
};

const dellAnno = (piano: Piano, a: AsDellAnno): DellAnno => {
  const s = soglieAS(piano, a.anno);
  const soglie = eNonVerificabile(s) ? null : s;
  const tutti = somma(a.ti.alFine.fte, a.td.alFine.fte);
  const raggiunge = (n: Frazione, soglia: 'contributo' | 'leps' | 'obiettivo') =>
    soglie === null ? null : confronta(n, soglie[soglia].fte) >= 0;
  const rapporto = (n: Frazione) => {
    const per = abitantiPerUno(soglie?.popolazione, n);
    return per === null ? null : `1:${per}`;
  };
  const mediaNota = a.contributo.media.ignoti.length === 0;
  return {
    TI: quantita(a.ti),
    TD: quantita(a.td),
    TIpiuTD_3112: sei(tutti),
    TIpiuTD_3112_frazione: esatta(tutti),
    rapporto3112: rapporto(a.ti.alFine.fte),
    rapportoTIpiuTD_3112: rapporto(tutti),
    raggiunge1su5000_3112: raggiunge(a.ti.alFine.fte, 'leps'),
    raggiunge1su4000_3112: raggiunge(a.ti.alFine.fte, 'obiettivo'),
    raggiunge1su5000_TIpiuTD_3112: raggiunge(tutti, 'leps'),
    raggiunge1su5000_media: mediaNota ? raggiunge(a.ti.media.fte, 'leps') : null,
    raggiunge1su6500_media: mediaNota ? raggiunge(a.ti.media.fte, 'contributo') : null,
    sogliaFTE:
      soglie === null
        ? null
        : { '1:6500': sei(soglie.contributo.fte), '1:5000': sei(soglie.leps.fte), '1:4000': sei(soglie.obiettivo.fte) },
    contributoSuMediaAnnua: mediaNota ? contributo(piano, a.anno, a.contributo.media.fte, soglie) : null,
    contributoSu3112: contributo(piano, a.anno, a.contributo.alFine.fte, soglie),
    perEnte3112: Object.fromEntries(
      a.perEnte
        .filter((e) => confronta(somma(e.ti.fte, e.td.fte), zero) !== 0)
        .map((e) => {
          const comune = comuneDellEnte(piano, e.enteId);
          const abitanti = comune === undefined ? undefined : popolazioneComune(piano, comune.id)?.residenti;
          return [
            e.chiave,
            {
              nome: e.nome,
              fteTI: sei(e.ti.fte),
              fteTD: sei(e.td.fte),
              abitantiPerAS: abitantiPerUno(abitanti, e.ti.fte),
            },
          ];
        }),
    ),
    entiSenzaAS_TI_TD: [...a.comuniSenza],
    avvisi: avvisi(piano, a),
  };
};

/** `show personale`. */
export const mostraPersonale = (piano: Piano): Mostrato<'personale'> => {
  const p = popolazioneAmbito(piano);
  const esclusi = esclusiAS(piano);
  const fuori = new Set<string>(esclusi.map((e) => e.persona.id));
  return {
    popolazione: eNonVerificabile(p) ? null : p.totale,
    annoPopolazione: eNonVerificabile(p) ? null : p.anno,
    perAnno: Object.fromEntries(
      [...asDelPiano(piano)].map(([anno, a]) => [String(anno), eNonVerificabile(a) ? null : dellAnno(piano, a)]),
    ),
    persone: piano.registri.persona.map((x) => {
      const q = ftePersona(x);
      return {
        matricola: x.matricola,
        ente: x.enteId === null ? null : chiaveEnte(piano, x.enteId),
        assistenteSociale: eProfiloAS(piano, x.profiloId),
        rapporto: x.rapporto,
        fte: q === null ? null : sei(q),
        frazione: q === null ? null : esatta(q),
        dal: x.dal,
        al: x.al,
        assenze: x.assenze,
        doppio: x.doppiaDi !== null,
        conta: !fuori.has(x.id),
        ...luogoJson(piano, x),
      };
    }),
    esclusi: esclusi.map((e) => ({ matricola: e.persona.matricola, motivo: e.motivo })),
    anomalie: anomalieDi(piano, ['personale']),
  };
};
