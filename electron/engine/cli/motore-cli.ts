import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ErroreMotore, type Risposta, type Uscita } from '#contract/define.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import type { Autore } from '#domain/modifiche.ts';
import type { Motore } from '../tipi.ts';
import { ErroreUso, type IO } from './io.ts';

type Contratto = typeof contrattoCompleto;

/** The engine as a command uses it: operations by name, errors thrown with their message. */
export type MotoreCli = {
  readonly motore: Motore;
  chiama<K extends keyof Contratto & string>(nome: K, ingresso: unknown): Promise<Uscita<Contratto, K>>;
};

/** Author written as `Nome, ruolo, ente`; the comma separates, the ente may contain others. */
export const leggiAutore = (testo: string): Autore => {
  const [nome = '', ruolo = '', ...ente] = testo.split(',').map((t) => t.trim());
  if (nome === '') throw new ErroreUso('L’autore si scrive così: --autore "Nome, ruolo, ente".');
  return { nome: nome.slice(0, 120), ruolo: ruolo.slice(0, 120), ente: ente.join(', ').slice(0, 200) };
};

/** Path from the person's folder. */
export const percorsoDi = (io: IO, scritto: string): string => resolve(io.cartella, scritto);

/** Path of a file that must be there. */
export const fileEsistente = (io: IO, scritto: string, cosa: string): string => {
  const percorso = percorsoDi(io, scritto);
  if (!existsSync(percorso)) throw new ErroreUso(`${cosa} «${scritto}» non c'è (cercato in ${percorso}).`);
  if (!statSync(percorso).isFile()) throw new ErroreUso(`${cosa} «${scritto}» non è un file.`);
  return percorso;
};

/** Runs a command with an engine of its own, closed at the end whatever happens. */
export const conMotore = async <T>(io: IO, autore: string | null, fai: (m: MotoreCli) => Promise<T>): Promise<T> => {
  // Loaded here, not at start: help and mistakes in a command answer at once.
  const [{ creaMotore }, { creaGestori }, { processiNode }, { serve }, contratto] = await Promise.all([
    import('../motore.ts'),
    import('../gestori.ts'),
    import('../processi-node.ts'),
    import('#contract/serve.ts'),
    import('#contract/index.ts'),
  ]);
  const dichiarato = autore ?? io.ambiente.PDZ_AUTORE ?? null;
  const motore = creaMotore({
    adesso: io.adesso,
    processi: processiNode,
    unComando: true,
    cartellaDati: io.cartellaDati,
    cartellaModelli: io.cartellaModelli,
    emetti: (evento) => {
      if (evento.tipo === 'avanzamento') io.avanza(avanzamento(evento));
    },
    ...(dichiarato === null || dichiarato.trim() === '' ? {} : { autoreDichiarato: leggiAutore(dichiarato) }),
  });
  const porta = serve(contratto.contrattoCompleto, creaGestori(motore), (nome, errore) =>
    io.ambiente.PDZ_TRACCIA
      ? io.di(
          `Errore inatteso in ${nome}: ${errore instanceof Error ? (errore.stack ?? errore.message) : String(errore)}`,
        )
      : undefined,
  );
  try {
    return await fai({
      motore,
      chiama: async <K extends keyof Contratto & string>(nome: K, ingresso: unknown) => {
        const risposta = (await porta(nome, ingresso)) as Risposta<Uscita<Contratto, K>>;
        if (risposta.ok) return risposta.value;
        throw new ErroreMotore(risposta.error.code, risposta.error.message, risposta.error.details);
      },
    });
  } finally {
    io.avanza(null);
    motore.apri(null);
  }
};

/** Runs a command on a plan that is already there. */
export const conPiano = async <T>(
  io: IO,
  autore: string | null,
  scritto: string,
  fai: (m: MotoreCli) => Promise<T>,
): Promise<T> => {
  const percorso = fileEsistente(io, scritto, 'Il piano');
  return await conMotore(io, autore, async (m) => {
    const stato = await m.chiama('interno/apri', { percorso, solaLettura: false });
    for (const avviso of stato.avvisi) io.di(avviso);
    if (stato.solaLettura && stato.perche !== null) io.di(stato.perche);
    return await fai(m);
  });
};

const avanzamento = (e: { readonly testo: string; readonly fatto: number; readonly totale: number | null }): string => {
  const quanto =
    e.totale === null ? String(e.fatto) : `${Math.min(100, Math.floor((e.fatto * 100) / Math.max(1, e.totale)))} %`;
  return `${e.testo} ${quanto}`;
};

/** Name of a file for messages. */
export const nomeFile = (percorso: string): string => basename(percorso);
