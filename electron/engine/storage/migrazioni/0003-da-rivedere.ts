import type { Migrazione } from '../migrazioni.ts';

/** What an import or a newer model changed in a plan already written, until a person has looked at it. */
export const daRivedere: Migrazione = {
  versione: 3,
  nome: 'da-rivedere',
  sql: `
CREATE TABLE da_rivedere (
  id TEXT PRIMARY KEY NOT NULL,
  genere TEXT NOT NULL CHECK (genere IN ('cifra', 'frase', 'tabella', 'grafico', 'clausola', 'segnalazione', 'modello')),
  luogo TEXT NOT NULL,
  prima TEXT,
  proposta TEXT,
  causa TEXT NOT NULL,
  istante TEXT NOT NULL
) STRICT;
`,
};
