import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import type { RichiestaRegistro } from '../registri/esporta.ts';
import type { Motore } from '../tipi.ts';
import { esegui, type Lavoro } from '../workers/esegui.ts';
import type { RichiestaEsporta } from './richiesta.ts';
import type { RichiestaSegnalazioni } from './segnalazioni.ts';

const rifiutoSchema = z.strictObject({ messaggio: z.string(), dettagli: z.unknown() });
const esportazioneSchema = z.strictObject({
  byte: z.instanceof(Uint8Array),
  sha256: z.string(),
  mancanze: z.int(),
  errori: z.array(z.string()).readonly(),
});
const anteprimaSchema = z.strictObject({
  titolo: z.string(),
  html: z.string(),
  impronta: z.string(),
  bozza: z.string().nullable(),
  mancanze: z.array(
    z.strictObject({
      nome: z.string(),
      etichetta: z.string(),
      gruppo: z.string(),
      fissatoA: z.enum(['schema', 'sottoscrizione', 'pubblicazione']).nullable(),
      bloccoId: z.string(),
      volte: z.int(),
    }),
  ),
});
/** Preview as it comes back from the worker. */
export type AnteprimaPronta = z.output<typeof anteprimaSchema>;

/** An export under way: what it gives, and how to stop it at once. */
export type LavoroEsporta<T> = { readonly fine: Promise<T>; annulla(): void };
type Chiamante = Pick<Motore, 'processi' | 'emetti'>;

/** Exports and previews under way of each engine, so that a person may stop them. */
const inCorso = new WeakMap<Chiamante, Set<Lavoro>>();
const lavoriDi = (motore: Chiamante): Set<Lavoro> => {
  const lavori = inCorso.get(motore) ?? new Set<Lavoro>();
  inCorso.set(motore, lavori);
  return lavori;
};

/** Stops every export and preview under way; how many there were. */
export const annullaEsportazioni = (motore: Chiamante): number => {
  const lavori = [...lavoriDi(motore)];
  for (const lavoro of lavori) lavoro.annulla();
  return lavori.length;
};

const attendi = async <T>(lavoro: Lavoro, schema: z.ZodType<T>): Promise<T> => {
  const fine = await lavoro.fine;
  switch (fine.tipo) {
    case 'esito':
      return schema.parse(fine.dati);
    case 'rifiuto': {
      const { messaggio, dettagli } = rifiutoSchema.parse(fine.dati);
      throw new ErroreMotore('esportazione-rifiutata', messaggio, dettagli);
    }
    case 'annullato':
      throw new ErroreMotore(
        'annullato-da-persona',
        'Composizione del documento annullata: nessun file è stato scritto.',
      );
    case 'interrotto':
      throw new ErroreMotore(
        'esportazione-rifiutata',
        "L'esportazione è stata fermata perché chiedeva troppo tempo o troppa memoria: nessun file è stato scritto.",
      );
    case 'errore':
      throw new ErroreMotore('interno', `L'esportazione non è riuscita: ${fine.messaggio.split('\n')[0] ?? ''}`);
  }
};

const avvia = <T>(
  motore: Chiamante,
  richiesta: RichiestaEsporta | RichiestaRegistro | RichiestaSegnalazioni,
  schema: z.ZodType<T>,
): LavoroEsporta<T> => {
  const nome = 'genere' in richiesta ? richiesta.genere : richiesta.lavoro;
  const lavoro = esegui(motore.processi, 'esporta', richiesta, (fatto, totale, testo) =>
    motore.emetti({ tipo: 'avanzamento', lavoro: `esporta-${nome}`, fatto, totale, testo }),
  );
  const lavori = lavoriDi(motore);
  lavori.add(lavoro);
  return {
    fine: attendi(lavoro, schema).finally(() => lavori.delete(lavoro)),
    annulla: () => lavoro.annulla(),
  };
};

/** Writes a DOCX in a worker; progress goes to the pages, the engine's thread stays free. */
export const avviaDocx = (motore: Chiamante, richiesta: Extract<RichiestaEsporta, { lavoro: 'docx' }>) =>
  avvia(motore, richiesta, esportazioneSchema);

/** Makes the page of a preview in a worker. */
export const avviaAnteprima = (motore: Chiamante, richiesta: Extract<RichiestaEsporta, { lavoro: 'anteprima' }>) =>
  avvia(motore, richiesta, anteprimaSchema);

/** Makes the table of a register in a worker. */
export const avviaRegistro = (motore: Chiamante, richiesta: RichiestaRegistro) =>
  avvia(motore, richiesta, z.strictObject({ byte: z.instanceof(Uint8Array) }));

/** Writes findings as an annex or a table in a worker. */
export const avviaSegnalazioni = (motore: Chiamante, richiesta: RichiestaSegnalazioni) =>
  avvia(motore, richiesta, z.strictObject({ byte: z.instanceof(Uint8Array), sha256: z.string() }));
