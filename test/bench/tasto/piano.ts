import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Ingresso, Uscita } from '#contract/define.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import type { BloccoId } from '#domain/ids.ts';
import type { Blocco } from '#domain/section-content.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { creaMotore } from '#engine/motore.ts';
import { processiNode } from '#engine/processi-node.ts';

const PAROLE_A_PAGINA = 380;
const frase =
  'Il servizio accoglie le persone del territorio, ascolta i bisogni e costruisce con ciascuna un percorso condiviso con i servizi sanitari e con gli enti del Terzo settore.';
const id = (): BloccoId => randomUUID() as unknown as BloccoId;

/** Blocks of a working section: text with live figures and citations, lists, headings, as many as a real chapter has. */
const blocchiDiProva = (quanti: number): Blocco[] =>
  Array.from({ length: quanti }, (_, i): Blocco => {
    const testo = { tipo: 'testo' as const, testo: `${i === 0 ? 'Testo libero. ' : ''}${frase} ${frase} ` };
    if (i % 9 === 4)
      return { id: id(), tipo: 'titolo', livello: 3, contenuto: [{ tipo: 'testo', testo: `Sottotitolo ${i}` }] };
    if (i % 9 === 7)
      return {
        id: id(),
        tipo: 'elenco',
        stile: 'puntato',
        voci: [0, 1, 2].map(() => ({ id: id(), livello: 0, contenuto: [testo] })),
      };
    return {
      id: id(),
      tipo: 'paragrafo',
      contenuto: [
        testo,
        { tipo: 'dato', rif: 'popolazione.totale' },
        { tipo: 'testo', testo: ' residenti (' },
        { tipo: 'citazione', norma: 'l-328-2000', articolo: '19' },
        { tipo: 'testo', testo: `). ${frase}` },
      ],
    };
  });

/** A plan of about 100 pages, made with the product's own operations; returns the section to type in, as the page reads it. */
export const pianoDiCentoPagine = async (cartella: string) => {
  const percorso = join(cartella, 'cento-pagine.pdz');
  const motore = creaMotore({
    adesso: () => new Date(),
    processi: processiNode,
    cartellaDati: join(cartella, 'preparazione'),
    cartellaModelli: cartellaModelliApp,
    emetti: () => undefined,
  });
  const porta = serve(contrattoCompleto, creaGestori(motore), (nome, errore) => console.error(nome, errore));
  const chiedi = async <N extends keyof typeof contrattoCompleto & string>(
    nome: N,
    ingresso: Ingresso<typeof contrattoCompleto, N>,
  ): Promise<Uscita<typeof contrattoCompleto, N>> => {
    const risposta = await porta(nome, ingresso);
    if (!risposta.ok) throw new Error(`${nome}: ${risposta.error.message}`);
    return risposta.value as Uscita<typeof contrattoCompleto, N>;
  };
  await chiedi('autore/scrivi', { nome: 'Misura', ruolo: 'bench', ente: 'bench' });
  await chiedi('interno/esempio', { percorso, riusa: false });
  const { voci } = await chiedi('sezioni/albero', {});
  const scrivibili = voci.filter((v) => v.tutela !== 'vincolato');
  let parole = 0;
  for (const voce of scrivibili) {
    if (parole > 100 * PAROLE_A_PAGINA) break;
    const { sezione } = await chiedi('sezioni/leggi', { id: voce.id });
    const blocchi = [...blocchiDiProva(35), ...sezione.contenuto.blocchi];
    await chiedi('sezioni/scrivi', {
      id: voce.id,
      baseRevisione: sezione.revisione,
      contenuto: { versione: 1, blocchi },
      gruppo: 'bench',
    });
    parole = (await chiedi('sezioni/albero', {})).parole;
  }
  const sezioneId = scrivibili[0]?.id ?? '';
  const lettura = await chiedi('sezioni/leggi', { id: sezioneId });
  await chiedi('file/chiudi', {});
  return { percorso, sezioneId: sezioneId as string, pagine: Math.round(parole / PAROLE_A_PAGINA), lettura };
};
