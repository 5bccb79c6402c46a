import type { TabellaDelGrafico } from '#charts/grafico.ts';
import type { NomeFonteGrafico } from '#domain/fonti-modello.ts';
import type { Atto } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { costruisciContesto } from './contesto.ts';
import { datoMostrato } from './dato-mostrato.ts';
import { bloccoVivo } from './fonti/indice.ts';
import { campoImpronta } from './mancanze.ts';
import { type Banco, limitiPredefiniti } from './scena.ts';

/** What a document is written for. */
export type OpzioniDocumento = {
  /** Name of the frozen version, or null for the live draft. */
  readonly versione: string | null;
  /** A final export carries no «BOZZA» and is refused while something blocks it. */
  readonly definitiva: boolean;
  /** SHA-256 of the canonical text of the schema, once known; printed only where the schema does not cover it. */
  readonly improntaSchema: string | null;
  /** SHA-256 of the attachments that exist, by id. */
  readonly impronteAllegati: ReadonlyMap<string, string>;
  /** What a chart says in words, or null when it has nothing to draw. */
  readonly grafico: (piano: Piano, fonte: NomeFonteGrafico) => string | null;
  /** The same data as a table, for where the picture cannot be made. */
  readonly datiGrafico?: (piano: Piano, fonte: NomeFonteGrafico) => TabellaDelGrafico | null;
};

/** Options of a live draft. */
export const bozzaViva: OpzioniDocumento = {
  versione: null,
  definitiva: false,
  improntaSchema: null,
  impronteAllegati: new Map(),
  grafico: () => null,
};

/** Everything that evaluation of a document needs, from a plan. */
export const apriBanco = (piano: Piano, atto: Atto | null, opzioni: OpzioniDocumento): Banco => {
  const contesto = costruisciContesto(piano, {
    atto,
    versione: opzioni.versione,
    schedaId: null,
    impronteAllegati: opzioni.impronteAllegati,
  });
  const campi = new Map(piano.registri.campo.map((c) => [c.nome, c.valore]));
  if (opzioni.improntaSchema !== null) campi.set(campoImpronta, opzioni.improntaSchema);
  return {
    piano,
    contesto,
    campiModello: new Map((atto?.campi ?? []).map((c) => [c.nome, c])),
    campi,
    dato: (rif, formato) => datoMostrato(piano, rif, formato),
    viva: (richiesta) =>
      bloccoVivo({ piano, contesto, sede: richiesta.sede }, richiesta, (lettura, fonte) => {
        const alternativo = opzioni.grafico(lettura.piano, fonte);
        if (alternativo === null) return null;
        const dati = opzioni.datiGrafico?.(lettura.piano, fonte) ?? null;
        return dati === null ? { alternativo } : { alternativo, dati };
      }),
    citazioneBreve: false,
    limiti: limitiPredefiniti,
    sigleUsate: new Set(),
    errori: [],
    contatori: { blocchi: 0, giri: 0 },
  };
};
