import { createHash } from 'node:crypto';
import type { Id } from '#domain/ids.ts';
import type { DocumentoImportato, RigaLetta } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import type { LetturaAccettata } from '#engine/tipi.ts';

/** A cell of an accounting file. */
export const rigaLetta = (documentoId: Id, oltre: Partial<RigaLetta> = {}): RigaLetta => ({
  id: nuovoId(),
  documentoId,
  foglio: 'Spese',
  cella: 'C7',
  riga: 7,
  letto: '1.000,00',
  descrizione: null,
  missione: '12',
  programmaLetto: '12.07',
  programmaId: '12.07',
  titolo: 1,
  macroaggregato: null,
  anno: 2026,
  misura: 'competenza',
  importoCents: 100_000,
  ruolo: 'riga',
  manuale: null,
  ...oltre,
});

/** What a DUP brings: one cell per year, `cents` each; other cells through `righe`. */
export const letturaDup = (
  enteId: Id,
  oltre: Partial<DocumentoImportato> & { readonly cents?: number; readonly celle?: readonly Partial<RigaLetta>[] } = {},
): LetturaAccettata => {
  const { cents = 100_000, celle, ...campi } = oltre;
  const id = nuovoId();
  const originale = new TextEncoder().encode(`dup ${id}`);
  const righe = celle ?? [2026, 2027, 2028].map((anno) => ({ anno, importoCents: cents, cella: `C${anno - 2019}` }));
  return {
    documento: {
      id,
      genere: 'dup',
      tipo: 'DUP',
      enteId,
      nomeFile: 'dup.xlsx',
      sha256: createHash('sha256').update(originale).digest('hex'),
      byte: originale.byteLength,
      dataAtto: '2025-07-31',
      annoDal: 2026,
      annoAl: 2028,
      stato: 'valido',
      lettore: 'prova',
      importatoIl: '2026-11-24T08:00:00.000Z',
      superatoDa: null,
      note: null,
      ...campi,
    },
    originale: { intero: originale },
    righe: { rigaLetta: righe.map((r) => rigaLetta(id, r)) },
    operazioni: [],
  };
};
