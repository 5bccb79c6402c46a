import { Rifiuto } from './rifiuto.ts';

/** A decoded text with the name of its encoding, for the message to the person. */
export type TestoDecodificato = { readonly testo: string; readonly codifica: string };

/**
 * Decodes text: byte order mark, else UTF-16 told by its zero bytes, else strict UTF-8, else the one-byte code page in
 * which the accented letters are those that Italian has (windows-1252 when nothing tells). Zero characters inside mean a damaged or binary file: refused with the line.
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
    return aUnByte(dati);
  }
};

/** Upper half of code page 850 (DOS, western Europe) with the euro sign of 858: Node has no decoder for it. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const daCp850 = (dati: Uint8Array): string => {
  const pezzi: string[] = [];
  for (let i = 0; i < dati.length; i += PEZZO) {
    const tratto = dati.subarray(i, i + PEZZO);
    pezzi.push(Array.from(tratto, (b) => (b < 128 ? String.fromCharCode(b) : (CP850[b - 128] ?? ' '))).join(''));
  }
  return pezzi.join('');
};
const PEZZO = 65_536;

const PAGINE: readonly (readonly [codifica: string, decodifica: (dati: Uint8Array) => string])[] = [
  ['windows-1252', (d) => new TextDecoder('windows-1252').decode(d)],
  ['cp850', daCp850],
  ['macintosh', (d) => new TextDecoder('macintosh').decode(d)],
  ['utf-8', (d) => new TextDecoder('utf-8').decode(d)],
];
/** Bytes above 127 that are looked at, each with its neighbours. */
const PROVE_MASSIME = 4_000;

/** Code page whose reading of the bytes above 127 is most Italian. */
const aUnByte = (dati: Uint8Array): TestoDecodificato => {
  const campione: number[] = [];
  let prove = 0;
  for (let i = 0; i < dati.length && prove < PROVE_MASSIME; i += 1) {
    if ((dati[i] ?? 0) < 128) continue;
    prove += 1;
    for (let k = Math.max(0, i - 2); k < Math.min(dati.length, i + 4); k += 1) campione.push(dati[k] ?? 0);
    campione.push(10);
  }
  const byte = Uint8Array.from(campione);
  const [migliore] = PAGINE.map(([codifica, leggi], i) => ({
    codifica,
    leggi,
    punti: italianita(leggi(byte)),
    i,
  })).sort((a, b) => b.punti - a.punti || a.i - b.i);
  return migliore ? { testo: migliore.leggi(dati), codifica: migliore.codifica } : conEtichetta('windows-1252', dati);
};

/** Points of a text: accented letters of Italian within words and signs of amounts count, what Italian never writes does not. */
const italianita = (testo: string): number => {
  const conta = (modello: RegExp) => testo.match(modello)?.length ?? 0;
  return (
    3 * conta(/(?<=[a-z])[àèéìòù]/gi) +
    2 * conta(/(?<![\p{L}])[èÈ](?!\p{L})/gu) +
    conta(/[€°«»’“”–]/g) -
    2 * conta(/[^\p{ASCII}àèéìòùÀÈÉÌÒÙ€°«»’‘“”–—…ºª§·\u00a0]/gu) -
    conta(/(?<=\p{L})[…•—“”‘]/gu) -
    20 * conta(/\ufffd/g)
  );
};
