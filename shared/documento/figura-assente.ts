import type { BloccoDocumento, Cella } from './tipi.ts';

type Figura = Extract<BloccoDocumento, { t: 'figura' }>;

/** Columns beyond which a table of numbers cannot be read on a page: then the words say it. */
const colonneLeggibili = 8;

const cella = (testo: string, allinea: Cella['allinea'], intestazione: boolean): Cella => ({
  tratti: [{ t: 'testo', testo }],
  allinea,
  intestazione,
  colonne: 1,
  righe: 1,
});

/**
 * What a reader finds in the place of a picture that could not be made: the same data as a table, or, where there is no
 * table to read, a sentence that says what the picture shows. Never the bare text written for those who do not see it.
 */
export const alPostoDellaFigura = (b: Figura): BloccoDocumento => {
  const { dati } = b;
  if (dati === undefined || dati.righe.length === 0 || dati.intestazioni.length > colonneLeggibili)
    return {
      id: b.id,
      t: 'paragrafo',
      stile: 'testo',
      tratti: [
        {
          t: 'testo',
          testo: `${b.didascalia ?? 'Figura'}: qui l’immagine non c’è. Che cosa mostra: ${b.alternativo}`,
          corsivo: true,
        },
      ],
    };
  const allinea = dati.intestazioni.map((_, i): Cella['allinea'] =>
    i > 0 && dati.righe.every((r) => /^[−-]?\d|^n\.d\.$|^—?$|^non |^nessuno$/.test(r[i] ?? '')) ? 'destra' : 'sinistra',
  );
  const riga = (testi: readonly string[], intestazione: boolean, totale: boolean) => ({
    celle: testi.map((t, i) => cella(t, allinea[i] ?? 'sinistra', intestazione)),
    intestazione,
    totale,
  });
  return {
    id: b.id,
    t: 'tabella',
    titolo: b.didascalia,
    numero: null,
    larghezze: dati.intestazioni.map((testo, i) =>
      Math.max(testo.length, ...dati.righe.map((r) => (r[i] ?? '').length)),
    ),
    righe: [riga(dati.intestazioni, true, false), ...dati.righe.map((r) => riga(r, false, r[0] === 'Totale'))],
    vuota: null,
    fonte: 'Gli stessi dati del grafico, che qui non si è potuto disegnare.',
  };
};
