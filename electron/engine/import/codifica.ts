import { Rifiuto } from './rifiuto.ts';

/** A decoded text with the name of its encoding, for the message to the person. */
export type TestoDecodificato = { readonly testo: string; readonly codifica: string };

/**
 * Decodes text without guessing by statistics: byte order mark, else UTF-16 told by its zero bytes, else strict UTF-8,
 * else windows-1252. Zero characters inside mean a damaged or binary file: refused with the line.
 */
export const decodifica = (dati: Uint8Array): TestoDecodificato => {
  const letto = decodificaByte(dati);
  const nul = letto.testo.indexOf('\0');
  if (nul >= 0) {
    const riga = letto.testo.slice(0, nul).split(/\r\n|\r|\n/).length;
    throw new Rifiuto(
      'BYTE_NULLI',
      `Il file contiene byte nulli alla riga ${riga}: è danneggiato o non è un file di testo. Esportarlo di nuovo dal programma di contabilità e riprovare.`,
      { riga, atteso: 'un file di testo' },
    );
  }
  return letto;
};

const conEtichetta = (etichetta: string, dati: Uint8Array): TestoDecodificato => ({
  testo: new TextDecoder(etichetta).decode(dati),
  codifica: etichetta,
});

const decodificaByte = (dati: Uint8Array): TestoDecodificato => {
  if (dati[0] === 0xff && dati[1] === 0xfe) return conEtichetta('utf-16le', dati);
  if (dati[0] === 0xfe && dati[1] === 0xff) return conEtichetta('utf-16be', dati);
  const campione = dati.subarray(0, 4096);
  const conta = (resto: number) => campione.filter((b, i) => b === 0 && i % 2 === resto).length;
  const [pari, dispari] = [conta(0), conta(1)];
  const meta = campione.length / 2;
  if (meta >= 2 && dispari > meta * 0.6 && pari < meta * 0.05) return conEtichetta('utf-16le', dati);
  if (meta >= 2 && pari > meta * 0.6 && dispari < meta * 0.05) return conEtichetta('utf-16be', dati);
  try {
    return { testo: new TextDecoder('utf-8', { fatal: true }).decode(dati), codifica: 'utf-8' };
  } catch {
    return conEtichetta('windows-1252', dati);
  }
};
