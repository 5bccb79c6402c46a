import { createState } from 'lexical';
import type { Stato } from '#domain/stati.ts';

/** Identity that a top-level node keeps for life; `null` only until the identity plugin gives one. */
export type IdentitaBlocco = { readonly id: string; readonly tutela?: Stato<'tipoTutela'>; readonly origine?: string };

const eIdentita = (v: unknown): v is IdentitaBlocco =>
  typeof v === 'object' && v !== null && 'id' in v && typeof v.id === 'string';

/** State of any top-level node: `{ id, tutela?, origine? }`. */
export const statoBlocco = createState('blocco', { parse: (v) => (eIdentita(v) ? v : null) });
/** State of a list item: its id. */
export const statoVoce = createState('voce', { parse: (v) => (typeof v === 'string' ? v : '') });
