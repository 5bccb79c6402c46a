import type { GrigliaDiDocumento, Posto } from '../griglia/luogo.ts';
import type { Archivio } from '../ispeziona-archivio.ts';
import { Rifiuto } from '../rifiuto.ts';
import type { Blocco } from './blocchi.ts';
import { fogliDi } from './prospetti.ts';
import { daImpaginazione, grigliettaDi } from './tabella-word.ts';
import { comeRighe } from './tabulazioni.ts';
import { type ContenutoWord, leggiParteWord, type Paragrafo, type ParteWord, type TabellaWord } from './word.ts';

const DOCUMENTO = 'word/document.xml';
const TESTATE = /^word\/header\d*\.xml$/;
/** Ids of the styles of headings, of Word and LibreOffice in Italian and in English. */
const STILE_TITOLO = /^(?:heading|titolo|intestazione)\s?(\d)$/i;
const STILE_COPERTINA = /^(?:title|titolo|subtitle|sottotitolo)$/i;
const STILE_INDICE = /^(?:toc|sommario|indice|contents)\s?\d*/i;
/** Plain lines between lines aligned with tabs that are still rows of them. */
const LINEE_PIANE = 3;
const LINEA_BREVE = 160;

const decodifica = (dati: Uint8Array): string =>
  new TextDecoder(
    dati[0] === 0xff || dati[1] === 0 ? 'utf-16le' : dati[0] === 0xfe || dati[0] === 0 ? 'utf-16be' : 'utf-8',
  ).decode(dati);

const livelloDi = (p: Paragrafo): number | null => {
  const n = STILE_TITOLO.exec(p.stile)?.[1];
  return n !== undefined ? Number(n) : STILE_COPERTINA.test(p.stile) ? 0 : p.livello;
};

const daTab = (p: Paragrafo): boolean => p.testo.split('\t').filter((t) => t.trim() !== '').length > 1;

/** Turns what Word writes into blocks, tables and lines in reading order, numbered as a person counts them. */
const convertitore = () => {
  const blocchi: Blocco[] = [];
  const incerte: Posto[] = [];
  let paragrafi = 0;
  let tabelle = 0;

  const tabella = (t: TabellaWord): void => {
    if (daImpaginazione(t)) {
      for (const riga of t.righe) for (const cella of riga.celle) aggiungi(cella.contenuto);
      return;
    }
    tabelle += 1;
    const n = tabelle;
    const { colonne, celle, origine } = grigliettaDi(t);
    const posti = origine.map((r) => ({
      luogo: `tabella ${n}, riga ${r + 1}`,
      detto: `riga ${r + 1} della tabella ${n}`,
      numero: r + 1,
    }));
    blocchi.push({ tipo: 'tabella', nome: `tabella ${n}`, colonne, celle, posti });
  };
  const posto = (): Posto => {
    paragrafi += 1;
    return { luogo: `paragrafo ${paragrafi}`, detto: `riga del paragrafo ${paragrafi}` };
  };
  const testo = (p: Paragrafo): void => {
    const qui = posto();
    const unito = p.testo.replace(/\s+/g, ' ').trim();
    if (unito !== '' && !STILE_INDICE.test(p.stile))
      blocchi.push({ tipo: 'testo', testo: unito, livello: livelloDi(p), posto: qui });
  };
  /** Lines aligned with tabs, with the short plain ones between them. */
  const tabulate = (linee: readonly Paragrafo[]): void => {
    const piene = linee.flatMap((p) => {
      const qui = posto();
      return p.testo.split('\n').flatMap((t) => (t.trim() === '' ? [] : [{ testo: t, fermi: p.fermi, qui }]));
    });
    const righe = comeRighe(piene);
    incerte.push(...righe.incerte.flatMap((r) => piene[r]?.qui ?? []));
    blocchi.push({
      tipo: 'tabella',
      nome: 'righe con tabulazioni',
      colonne: righe.colonne,
      celle: righe.celle,
      posti: piene.map((x) => x.qui),
    });
  };
  const aggiungi = (contenuto: readonly ContenutoWord[]): void => {
    for (let i = 0; i < contenuto.length; ) {
      const x = contenuto[i];
      i += 1;
      if (!x) continue;
      if (x.tipo === 'tabella') tabella(x);
      else if (!daTab(x) || STILE_INDICE.test(x.stile)) testo(x);
      else {
        const linee = [x];
        for (let piane = 0, j = i; piane <= LINEE_PIANE; j += 1) {
          const y = contenuto[j];
          if (y?.tipo !== 'paragrafo') break;
          if (daTab(y)) {
            linee.push(...contenuto.slice(i, j + 1).filter((z) => z.tipo === 'paragrafo'));
            i = j + 1;
            piane = 0;
          } else if (y.testo.length > LINEA_BREVE) break;
          else piane += y.testo.trim() === '' ? 0 : 1;
        }
        if (linee.length > 1) tabulate(linee);
        else testo(x);
      }
    }
  };
  return { aggiungi, blocchi, incerte };
};

/** Reads the tables and the lines of an inspected DOCX as sheets. Revisions are accepted, and said. Throws Rifiuto. */
export const leggiDocx = (archivio: Archivio): GrigliaDiDocumento => {
  const parte = (nome: string): ParteWord | null => {
    const dati = archivio.parti.get(nome);
    return dati ? leggiParteWord(decodifica(dati)) : null;
  };
  const corpo = parte(DOCUMENTO);
  if (!corpo)
    throw new Rifiuto('FILE_DANNEGGIATO', 'Il documento Word non ha testo: aprirlo, salvarlo di nuovo e riprovare.');
  const testate = archivio.nomi.filter((n) => TESTATE.test(n)).flatMap((n) => parte(n) ?? []);
  const conversione = convertitore();
  for (const { testo } of testate.flatMap((t) => t.contenuto.flatMap((x) => (x.tipo === 'paragrafo' ? [x] : [])))) {
    const unito = testo.replace(/\s+/g, ' ').trim();
    const posto = { luogo: 'intestazione di pagina', detto: 'riga dell’intestazione di pagina' };
    if (unito !== '' && !conversione.blocchi.some((b) => b.tipo === 'testo' && b.testo === unito))
      conversione.blocchi.push({ tipo: 'testo', testo: unito, livello: 0, posto });
  }
  conversione.aggiungi(corpo.contenuto);
  return {
    formato: 'docx',
    documento: true,
    fogli: fogliDi(conversione.blocchi),
    titolo: null,
    note: [
      ...(corpo.revisioni ? [REVISIONI] : []),
      ...(haImmaginiRemote(archivio) ? [IMMAGINE_REMOTA] : []),
      ...conversione.incerte.map((p) => ({
        codice: 'COLONNE_INCERTE',
        messaggio: `La ${p.detto} ha meno tabulazioni delle altre: non si sa in quali colonne siano i suoi importi, che non sono stati letti. Mettere i dati in una tabella.`,
        gravita: 'errore' as const,
        cella: p.luogo,
        foglio: null,
        riga: null,
      })),
    ],
  };
};

const REVISIONI = {
  codice: 'DOCUMENTO_CON_REVISIONI',
  messaggio:
    'Il documento contiene revisioni: sono stati letti i testi inseriti e tralasciati quelli cancellati. Se le revisioni non sono definitive, chiedere all’ente il documento approvato.',
  gravita: 'avviso',
  cella: null,
  foglio: null,
  riga: null,
} as const;
const IMMAGINE_REMOTA = {
  codice: 'IMMAGINE_REMOTA',
  messaggio:
    'Il documento rimanda a immagini che stanno fuori dal file: non sono state cercate. Il testo è stato letto.',
  gravita: 'avviso',
  cella: null,
  foglio: null,
  riga: null,
} as const;

/** Whether the document points at pictures outside the file. */
const haImmaginiRemote = (archivio: Archivio): boolean => {
  const relazioni = archivio.parti.get('word/_rels/document.xml.rels');
  const testo = relazioni ? decodifica(relazioni) : '';
  return testo.includes('/image"') && testo.includes('TargetMode="External"');
};
