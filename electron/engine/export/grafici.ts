import type { Documento } from '#documento/tipi.ts';
import type { Immagine } from '#docx/tratti.ts';
import type { NomeFonteGrafico } from '#domain/fonti-modello.ts';
import type { Piano } from '#domain/piano.ts';

export const descriviGrafico = (_piano: Piano, _fonte: NomeFonteGrafico): string | null => null;
export const conGrafici = (
  _piano: Piano,
  documento: Documento,
): { readonly documento: Documento; readonly immagini: ReadonlyMap<string, Immagine> } => ({
  documento,
  immagini: new Map(),
});
