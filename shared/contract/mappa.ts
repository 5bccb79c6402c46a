import { z } from 'zod';
import { stato } from '#domain/stati.ts';

/** What a column of a file is: a role of its kind of table, with year and measure where the role has them. */
const ruoloScelto = {
  ruolo: z.string(),
  anno: z.int().nullable(),
  misura: stato('misuraContabile').nullable(),
};

/** How sure the proposal of a column is; `mano` = said by a person, now or the last time. */
const fiduciaSchema = z.enum(['certa', 'probabile', 'incerta', 'mano']);

/** A table found in a file and how its columns are read, for the person to check and correct before importing. */
export const tabellaLettaSchema = z.strictObject({
  /** Same layout, same text: sheet aside, headers with their years made relative. */
  impronta: z.string(),
  foglio: z.string().nullable(),
  /** Line of the header, from 1. */
  riga: z.int(),
  righe: z.int(),
  /** Whether its rows enter. */
  usata: z.boolean(),
  migliaia: z.boolean(),
  /** The columns were told by a person the last time that this sender sent this layout. */
  ricordata: z.boolean(),
  /** First year of the file, by which the years of the columns are remembered; null = the file does not say it. */
  annoBase: z.int().nullable(),
  /** Roles that a column of this table may have. */
  ruoli: z.array(z.string()),
  colonne: z.array(
    z.strictObject({
      c: z.int(),
      /** Letters of the column (or number of the line, in a table on its side). */
      lettera: z.string(),
      testo: z.string(),
      ...ruoloScelto,
      fiducia: fiduciaSchema,
      esempi: z.array(z.string()),
    }),
  ),
});
/** A table found in a file, with its columns. */
export type TabellaLetta = z.output<typeof tabellaLettaSchema>;

/** What a person says of the tables of a file. */
export const mappaSchema = z.strictObject({
  tabelle: z
    .array(
      z.strictObject({
        impronta: z.string(),
        usata: z.boolean(),
        migliaia: z.boolean(),
        annoBase: z.int().nullable(),
        colonne: z.array(z.strictObject({ c: z.int(), ...ruoloScelto })).max(400),
      }),
    )
    .max(200),
});
/** Which column is what, as a person confirmed it. */
export type Mappa = z.output<typeof mappaSchema>;

/** One written total of a file beside the sum of the rows that it closes; amounts as decimal text, null = unknown. */
export const quadraturaSchema = z.strictObject({
  voce: z.string(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
  scritto: z.string(),
  calcolato: z.string().nullable(),
});
/** Totals written in a file beside the sums of its rows. */
export type Quadratura = z.output<typeof quadraturaSchema>;
