import { cellaDi, type Letta } from '#domain/documenti.ts';
import type { Luogo } from '#domain/esito.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import type { Risorsa } from '#domain/risorse.ts';

/** View of the registers room that shows each register. */
const viste: Partial<Record<NomeRegistro, string>> = {
  comune: 'ambito',
  popolazione: 'popolazione',
  ente: 'ambito',
  parte: 'parti',
  documento: 'documenti',
  persona: 'personale',
  fabbisogno: 'ptfp',
  assegnazione: 'fondi',
  quota: 'quote',
  scheda: 'schede',
  voceSpesa: 'risorse',
  copertura: 'risorse',
  personaleRichiesto: 'personale-richiesto',
  contributo: 'contributi',
};

type RigaConLuogo = { readonly id: string } & Partial<Letta>;

/** Place of a register row, with file, sheet and cell where it was read from a file. */
export const luogoRiga = (piano: Piano, registro: NomeRegistro, riga: RigaConLuogo, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: `${registro}:${riga.id}`,
  etichetta,
  registro: viste[registro] ?? registro,
  ...(riga.documentoId === undefined ? {} : cellaDi(piano, { ...riga, documentoId: riga.documentoId })),
});

/** Place of a whole register, where the row that is missing should be. */
export const luogoRegistro = (vista: string, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: vista,
  etichetta,
  registro: vista,
});

/** Place of a figure of an accounting document, at its first cell. */
export const luogoCifra = (piano: Piano, cifra: CifraContabile, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: `cifra:${cifra.enteId}/${cifra.programmaId}`,
  etichetta,
  registro: 'dup',
  ...cellaDi(piano, cifra),
});

/** Places of resources, one for each scheda, in order. */
export const luoghiSchede = (piano: Piano, risorse: readonly Risorsa[]): Luogo[] =>
  [...new Map(risorse.map((r) => [r.scheda.id, r.scheda])).values()].map((s) =>
    luogoRiga(piano, 'scheda', s, `${s.codice} ${s.titolo}`),
  );
