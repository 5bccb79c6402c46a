import type { z } from 'zod';
import type { Gestori } from '#contract/define.ts';
import type { citazioneRisoltaSchema, contrattoPiano, datoRisoltoSchema } from '#contract/piano.ts';
import { citazione } from '#documento/citazioni.ts';
import { mostra } from '#documento/dato-mostrato.ts';
import { cercaDati, risolviDato } from '#domain/dati.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
import { inTesto } from '#domain/frazione.ts';
import { perId } from '#domain/indice.ts';
import type { Norma } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { senzaAccenti } from '#format/ordine.ts';
import type { Motore } from '../tipi.ts';

type OperazioniDati = Pick<typeof contrattoPiano, 'dati/elenco' | 'dati/risolvi' | 'norme/cerca'>;
type DatoPagina = z.output<typeof datoRisoltoSchema>;
type CitazionePagina = z.output<typeof citazioneRisoltaSchema>;
type PuntoCitato = {
  readonly norma: string;
  readonly articolo?: string | undefined;
  readonly comma?: string | undefined;
  readonly lettera?: string | undefined;
};

/** Most results of a search: beyond it a person writes one more word. */
const limite = 60;

const valoreEsatto = ({ valore }: DatoRisolto): string | null =>
  valore === null ? null : typeof valore === 'object' ? inTesto(valore) : String(valore);

/** A live figure as a page shows it: text formatted, exact value in text, register and origin. */
export const datoPerPagina = (piano: Piano, rif: string, formato: string | null = null): DatoPagina => {
  const d = risolviDato(piano, rif);
  return {
    rif,
    stato: d.stato,
    testo: d.stato === 'ok' ? mostra(d, formato).testo : d.stato === 'nv' ? 'non verificabile' : rif,
    valore: valoreEsatto(d),
    unita: d.unita,
    titolo: d.titolo,
    registro: d.registro,
    origine: d.motivo ?? d.origine,
    luogo: d.luogo,
  };
};

/** Key by which a page finds the citation of a node: `norma|articolo|comma|lettera`. */
const chiaveCitazione = (c: PuntoCitato): string =>
  [c.norma, c.articolo ?? '', c.comma ?? '', c.lettera ?? ''].join('|');

/** A citation as a page shows it, in the words of the documents; a norm outside the catalogue says so in its title. */
export const citazionePerPagina = (piano: Piano, c: PuntoCitato): CitazionePagina => {
  const norma = perId(piano.pacco.norme, c.norma);
  const scritta = citazione(piano.pacco, c, false);
  return {
    chiave: chiaveCitazione(c),
    testo: scritta.testo,
    titolo: norma?.titolo ?? `«${c.norma}» non è nel catalogo delle norme`,
    url: scritta.url,
    abrogata: norma?.abrogata ?? false,
    verificatoIl: norma?.verificatoIl ?? null,
  };
};

const parole = (testo: string): string[] =>
  senzaAccenti(testo)
    .split(/\s+/)
    .filter((p) => p !== '');

const cercata = (n: Norma, cerca: readonly string[]): boolean => {
  const dove = senzaAccenti([n.id, n.breve, n.estesa, n.titolo, n.numero ?? ''].join(' '));
  return cerca.every((p) => dove.includes(p));
};

/** Live figures and norms that a person may put in the text. */
export const gestoriDati = (motore: Motore): Gestori<OperazioniDati> => ({
  'dati/elenco': ({ testo }) => {
    const piano = motore.sessione().piano();
    return {
      dati: cercaDati(piano, testo)
        .slice(0, limite)
        .map((d) => datoPerPagina(piano, d.rif)),
    };
  },
  'dati/risolvi': ({ rif }) => {
    const piano = motore.sessione().piano();
    return { dati: rif.map((r) => datoPerPagina(piano, r)) };
  },
  'norme/cerca': ({ testo }) => {
    const cerca = parole(testo);
    const norme = motore
      .sessione()
      .piano()
      .pacco.norme.filter((n) => cercata(n, cerca))
      .slice(0, limite);
    return {
      norme: norme.map(({ id, breve, estesa, titolo, url, verificatoIl }) => ({
        id,
        breve,
        estesa,
        titolo,
        url,
        verificatoIl,
      })),
    };
  },
});
