import type { Migrazione } from '../migrazioni.ts';

/**
 * What a person accepted, in the words they read; and since when each finding is there, or when it went away: one row for
 * each rule and subject, written beside the plan and never part of its change sets.
 */
export const storiaRilievi: Migrazione = {
  versione: 4,
  nome: 'storia-rilievi',
  sql: `
ALTER TABLE accettazione ADD COLUMN messaggio TEXT;
ALTER TABLE accettazione ADD COLUMN gravita TEXT CHECK (gravita IN ('bloccante', 'avviso', 'informazione'));
ALTER TABLE accettazione ADD COLUMN solo_bozza INTEGER CHECK (solo_bozza IN (0, 1));

CREATE TABLE storia_rilievo (
  regola TEXT NOT NULL,
  soggetto TEXT NOT NULL,
  esito TEXT NOT NULL,
  gravita TEXT NOT NULL,
  messaggio TEXT NOT NULL,
  primo TEXT NOT NULL,
  dal TEXT NOT NULL,
  al TEXT,
  volte INTEGER NOT NULL,
  PRIMARY KEY (regola, soggetto)
) STRICT;
`,
};
