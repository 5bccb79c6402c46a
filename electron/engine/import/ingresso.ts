import type { Raccoglitore } from './anomalie.ts';
import type { Codici } from './codici.ts';
import type { Contesto } from './contesto.ts';
import type { Griglia } from './griglia/tipi.ts';
import type { Mappatore } from './mappa/mappatore.ts';

/** What every reader of tables receives: the sheets, the plan, the pack's codes, where to report, names and choices. */
export type Ingresso = {
  readonly griglia: Griglia;
  readonly contesto: Contesto;
  readonly codici: Codici;
  readonly anomalie: Raccoglitore;
  readonly nomeFile: string;
  /** ISTAT code chosen by the person for the file. */
  readonly comune: string | null;
  /** Columns as the person corrected them. */
  readonly mappe: Mappatore;
};
