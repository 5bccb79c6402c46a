import type { z } from 'zod';
import type { citazioneRisoltaSchema, datoRisoltoSchema, voceAlberoSchema } from '#contract/piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { Inline, Sezione } from '#domain/section-content.ts';

/** What the rooms of figures, citations, documents and checks add to the reading of sections and versions. */
export type Arricchitori = {
  /** Findings of the open plan by section, checked without stopping the engine. */
  rilieviPerSezione(): Promise<ReadonlyMap<string, z.output<typeof voceAlberoSchema>['rilievi']>>;
  dati(piano: Piano, rif: readonly string[]): z.output<typeof datoRisoltoSchema>[];
  citazioni(
    piano: Piano,
    citazioni: readonly Extract<Inline, { readonly tipo: 'citazione' }>[],
  ): z.output<typeof citazioneRisoltaSchema>[];
  /** HTML of the read-only blocks of a section, by block id, escaped by our own writer. */
  vivi(piano: Piano, sezione: Sezione): Promise<Record<string, string>>;
  /** HTML of a whole section, as it prints. */
  htmlSezione(piano: Piano, sezione: Sezione): Promise<string>;
  /** Finished canonical text of every act that the plan can make, by act id. */
  testiAtti(piano: Piano): Readonly<Record<string, string>>;
};
