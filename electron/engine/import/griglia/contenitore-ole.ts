/** Fixed places of the header of a compound file ([MS-CFB] 2.2) and sizes of its parts. */
const TESTATA = { passo: 30, cartella: 48, mini: 60, difat: 68, quantiDifat: 72, elencoFat: 76 } as const;
const FAT_IN_TESTATA = 109;
const VOCE = 128;
const LIBERO = -1;

type Lettore = { readonly byte: number; i32(posto: number): number };

const lettoreDi = (dati: Uint8Array): Lettore => {
  const vista = new DataView(dati.buffer, dati.byteOffset, dati.byteLength);
  return {
    byte: dati.byteLength,
    i32: (posto) => (posto >= 0 && posto + 4 <= dati.byteLength ? vista.getInt32(posto, true) : LIBERO),
  };
};

/** Whether following `dopo` from some node never ends. */
const haGiri = (nodi: number, dopo: (i: number) => number): boolean => {
  const visto = new Int32Array(nodi);
  for (let i = 0; i < nodi; i += 1) {
    for (let j = i; j >= 0 && j < nodi; j = dopo(j)) {
      if (visto[j] === i + 1) return true;
      if (visto[j] !== 0) break;
      visto[j] = i + 1;
    }
  }
  return false;
};

/** Sectors of the chain that begins at `inizio`. */
const catena = (inizio: number, settori: number, dopo: (i: number) => number): number[] => {
  const elenco: number[] = [];
  for (let j = inizio; j >= 0 && j < settori && elenco.length < settori; j = dopo(j)) elenco.push(j);
  return elenco;
};

/**
 * Whether the chains of sectors, of small sectors and of names of a compound file (.xls) all come to an end: a damaged
 * one would keep a parser going round for ever.
 */
export const catenaFinita = (dati: Uint8Array): boolean => {
  const file = lettoreDi(dati);
  const passo = file.i32(TESTATA.passo) & 0xffff;
  if (passo !== 9 && passo !== 12) return false;
  const lato = 1 << passo;
  const settori = Math.max(0, Math.ceil(file.byte / lato) - 1);
  const posto = (settore: number) => (settore + 1) * lato;
  const fat: number[] = [];
  for (let k = 0; k < FAT_IN_TESTATA; k += 1) {
    const s = file.i32(TESTATA.elencoFat + k * 4);
    if (s < 0) break;
    fat.push(s);
  }
  let difat = file.i32(TESTATA.difat);
  for (let n = 0; difat >= 0 && difat < settori; n += 1) {
    if (n > settori) return false;
    for (let k = 0; k < lato / 4 - 1; k += 1) {
      const s = file.i32(posto(difat) + k * 4);
      if (s >= 0) fat.push(s);
    }
    difat = file.i32(posto(difat) + lato - 4);
  }
  const perSettore = lato / 4;
  const dopo = (i: number): number => {
    const s = fat[Math.floor(i / perSettore)];
    return s === undefined || s >= settori ? LIBERO : file.i32(posto(s) + (i % perSettore) * 4);
  };
  if (haGiri(settori, dopo)) return false;
  const mini = catena(file.i32(TESTATA.mini), settori, dopo);
  const dopoMini = (i: number): number => {
    const s = mini[Math.floor(i / perSettore)];
    return s === undefined ? LIBERO : file.i32(posto(s) + (i % perSettore) * 4);
  };
  if (haGiri(mini.length * perSettore, dopoMini)) return false;
  return nomiInAlbero(file, catena(file.i32(TESTATA.cartella), settori, dopo).map(posto), lato);
};

/** Whether the names of the directory are a tree, each reached once. */
const nomiInAlbero = (file: Lettore, settori: readonly number[], lato: number): boolean => {
  const perSettore = lato / VOCE;
  const voci = settori.length * perSettore;
  const visti = new Set<number>();
  const daVedere = [0];
  for (let i = daVedere.pop(); i !== undefined; i = daVedere.pop()) {
    const inizio = settori[Math.floor(i / perSettore)];
    if (i < 0 || i >= voci || inizio === undefined) continue;
    if (visti.has(i)) return false;
    visti.add(i);
    const voce = inizio + (i % perSettore) * VOCE;
    for (const legame of [68, 72, 76]) {
      const j = file.i32(voce + legame);
      if (j >= 0) daVedere.push(j);
    }
  }
  return true;
};
