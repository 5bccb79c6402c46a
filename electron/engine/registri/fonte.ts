import { z } from 'zod';
import type { Uscita } from '#contract/define.ts';
import { ErroreMotore } from '#contract/define.ts';
import type { contrattoRegistri } from '#contract/registri.ts';
import { perId } from '#domain/indice.ts';
import type { RichiestaEstratto } from '../import/estratto.ts';
import type { Motore } from '../tipi.ts';
import { esegui } from '../workers/esegui.ts';

type Fonte = Uscita<typeof contrattoRegistri, 'registri/fonte'>;
type Posto = { readonly documentoId: string; readonly foglio: string | null; readonly cella: string | null };

const estrattoSchema = z.strictObject({
  foglio: z.string().nullable(),
  colonne: z.array(z.string()).max(50),
  righe: z
    .array(
      z.strictObject({
        numero: z.int(),
        segnata: z.boolean(),
        celle: z.array(z.string()).max(50),
        cella: z.int().nullable(),
      }),
    )
    .max(200),
});

/** Time that a person waits for a piece of a file, milliseconds. */
const DURATA = 20_000;

/** Piece of an imported file around a cell, read again from the bytes that the plan keeps, in a worker. */
export const fonteDelDocumento = async (motore: Motore, { documentoId, foglio, cella }: Posto): Promise<Fonte> => {
  const sessione = motore.sessione();
  const documento = perId(sessione.piano().registri.documento, documentoId);
  if (documento === undefined) throw new ErroreMotore('non-trovato', 'Il file non c’è più fra quelli importati.');
  const { nomeFile: file, importatoIl, sha256 } = documento;
  const senza = (assente: string): Fonte => ({ file, importatoIl, foglio, assente, colonne: [], righe: [] });
  const dati = sessione.originale(sha256);
  if (dati === null) return senza('Di questo documento il Piano non conserva il file: è stato scritto a mano.');
  const richiesta: RichiestaEstratto = { lavoro: 'estratto', dati, nomeFile: file, foglio, cella };
  const fine = await esegui(motore.processi, 'importa', richiesta, undefined, DURATA).fine;
  if (fine.tipo !== 'esito') return senza('Il file non si riesce più a leggere in questa versione del programma.');
  return { file, importatoIl, assente: null, ...estrattoSchema.parse(fine.dati) };
};
