import type { GrigliaDiDocumento } from '../griglia/luogo.ts';
import { Rifiuto } from '../rifiuto.ts';
import { blocchiDi } from './pdf-blocchi.ts';
import { type Linea, lineeDi, senzaTestatine } from './pdf-linee.ts';
import { conPdf } from './pdf-motore.ts';
import { righelliDellaPagina, testoDellaPagina } from './pdf-pagina.ts';
import { type Reticolo, reticoliDi } from './pdf-reticolo.ts';
import { fogliDi } from './prospetti.ts';

const PAGINE_MASSIME = 1_500;
const PAROLE_MASSIME = 1_500_000;
/** Mean characters of a page below which a file is a scan, whatever was stamped on it. */
const CARATTERI_DI_SCANSIONE = 40;

const troppo = (): Rifiuto =>
  new Rifiuto(
    'TROPPE_RIGHE',
    `Il PDF ha più di ${PAGINE_MASSIME} pagine o troppo testo: estrarre le pagine con le tabelle che servono e importare quelle.`,
    { atteso: `al massimo ${PAGINE_MASSIME} pagine` },
  );
const senzaTesto = (): Rifiuto =>
  new Rifiuto(
    'PDF_SENZA_TESTO',
    'Il PDF è una scansione senza testo: le cifre non si possono leggere. Chiedere all’ente il file da cui è stato stampato, oppure scriverle a mano.',
    { atteso: 'un PDF con testo' },
  );

type PaginaGrezza = {
  readonly altezza: number;
  readonly linee: readonly Linea[];
  readonly reticoli: readonly Reticolo[];
};

/** Reads the tables and the lines of a PDF with text as sheets. Throws Rifiuto: encrypted, scanned, damaged, too long. */
export const leggiPdf = async (dati: Uint8Array): Promise<GrigliaDiDocumento> => {
  const pagine = await conPdf(dati, async (documento, motore) => {
    if (documento.numPages > PAGINE_MASSIME) throw troppo();
    const lette: PaginaGrezza[] = [];
    let parole = 0;
    let caratteri = 0;
    for (let n = 1; n <= documento.numPages; n += 1) {
      const pagina = await documento.getPage(n);
      const { gira, ...testo } = await testoDellaPagina(pagina, n);
      parole += testo.parole.length;
      caratteri += testo.parole.reduce((k, p) => k + p.testo.length, 0);
      if (parole > PAROLE_MASSIME) throw troppo();
      const righelli = testo.parole.some((p) => /\d/.test(p.testo))
        ? await righelliDellaPagina(pagina, gira, motore)
        : { orizzontali: [], verticali: [] };
      lette.push({
        altezza: testo.altezza,
        linee: lineeDi(testo, righelli.verticali),
        reticoli: reticoliDi(righelli),
      });
      pagina.cleanup();
    }
    if (caratteri === 0 || (caratteri < CARATTERI_DI_SCANSIONE * documento.numPages && !lette.some(haTabelle)))
      throw senzaTesto();
    return lette;
  });
  const pulite = senzaTestatine(pagine);
  const { blocchi, incerte } = blocchiDi(pagine.map(({ reticoli }, i) => ({ linee: pulite[i] ?? [], reticoli })));
  return {
    formato: 'pdf',
    documento: true,
    fogli: fogliDi(blocchi),
    titolo: null,
    note: incerte.map((p) => ({
      codice: 'COLONNE_INCERTE',
      messaggio: `I titoli delle colonne alla ${p.detto} non stanno sopra le loro cifre: controllare che ogni importo sia dell’anno giusto, o chiedere all’ente il foglio di calcolo.`,
      gravita: 'errore',
      cella: p.luogo,
      foglio: null,
      riga: null,
    })),
  };
};

const haTabelle = ({ linee }: PaginaGrezza): boolean => linee.filter((l) => l.pezzi.length > 1).length > 1;
