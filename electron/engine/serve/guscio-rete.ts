import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { ErroreMotore, type Gestori, type Ingresso, type Risposta, type Uscita } from '#contract/define.ts';
import type { contrattoCompleto, contrattoGuscio } from '#contract/index.ts';
import { nomeEsportazione, nomeRegistroEsportato, nomeSegnalazioni, perNomeFile } from '#contract/pagina.ts';
import { gestoriGuscioCopie } from './guscio-copie.ts';

/** A file that the page sent with its request, already on disk; null when the person gave up. */
export type FileCaricato = { readonly percorso: string; readonly nome: string } | null;
/** A file prepared for the page; `temporaneo` = removed after the download. */
export type FilePronto = { readonly percorso: string; readonly nome: string; readonly temporaneo: boolean };

type Opzioni = {
  readonly chiama: (nome: string, input: unknown) => Promise<Risposta<unknown>>;
  readonly cartellaPiani: string;
  readonly cartellaTemporanea: string;
  readonly iniziale: string | null;
  readonly adesso: () => Date;
};

const RECENTI = 10;
const annullato = { annullato: true, stato: null };

/**
 * What the shell does for a page in a browser: plans live in a folder of this computer, files come up with the request
 * and go down with the answer.
 */
export const creaGuscioRete = ({ chiama, cartellaPiani, cartellaTemporanea, iniziale, adesso }: Opzioni) => {
  let aperto = iniziale;
  let rifiutato: string | null = null;
  mkdirSync(cartellaPiani, { recursive: true });
  mkdirSync(cartellaTemporanea, { recursive: true });

  const chiedi = async <N extends keyof typeof contrattoCompleto>(
    nome: N,
    input: Ingresso<typeof contrattoCompleto, N>,
  ): Promise<Uscita<typeof contrattoCompleto, N>> => {
    const risposta = await chiama(nome, input);
    if (!risposta.ok) throw new ErroreMotore(risposta.error.code, risposta.error.message, risposta.error.details);
    // The engine validated its answer against the same contract.
    return risposta.value as Uscita<typeof contrattoCompleto, N>;
  };
  const apri = async (percorso: string, solaLettura = false) => {
    try {
      const stato = await chiedi('interno/apri', { percorso, solaLettura });
      aperto = percorso;
      return { annullato: false, stato };
    } catch (errore) {
      rifiutato = percorso;
      throw errore;
    }
  };
  /** A free path in the folder of the plans for a name that came from outside. */
  const posto = (nome: string): string => {
    const base = perNomeFile(basename(nome, extname(nome))) || 'Piano-di-zona';
    for (let n = 1; ; n += 1) {
      const percorso = join(cartellaPiani, `${base}${n === 1 ? '' : `-${n}`}.pdz`);
      if (!existsSync(percorso)) return percorso;
    }
  };
  const recenti = () => {
    const percorsi = readdirSync(cartellaPiani)
      .filter((nome) => nome.endsWith('.pdz'))
      .map((nome) => join(cartellaPiani, nome));
    if (iniziale !== null && existsSync(iniziale) && !percorsi.includes(iniziale)) percorsi.push(iniziale);
    return percorsi
      .map((percorso) => ({ percorso, quando: statSync(percorso).mtime }))
      .sort((a, b) => b.quando.getTime() - a.quando.getTime())
      .slice(0, RECENTI)
      .map(({ percorso, quando }) => ({
        percorso,
        voce: {
          chiave: Buffer.from(basename(percorso)).toString('base64url'),
          nome: basename(percorso),
          cartella: percorso === iniziale ? dirname(percorso) : '',
          apertoIl: quando.toISOString(),
        },
      }));
  };

  /** Answers of one request: `file` is what came up with it, `pronto` takes what goes down. */
  const gestori = (file: FileCaricato, pronto: (file: FilePronto) => void): Gestori<typeof contrattoGuscio> => ({
    'guscio/nuovo': async (dati) => {
      const percorso = posto(dati.ambito);
      const stato = await chiedi('interno/nuovo', { percorso, dati });
      aperto = percorso;
      return { annullato: false, stato };
    },
    'guscio/apri': async () => {
      if (file === null) return annullato;
      const percorso = posto(file.nome);
      renameSync(file.percorso, percorso);
      try {
        return await apri(percorso);
      } catch (errore) {
        rmSync(percorso, { force: true });
        throw errore;
      }
    },
    'guscio/apri-recente': async ({ chiave }) => {
      const trovato = recenti().find(({ voce }) => voce.chiave === chiave);
      if (!trovato) throw new ErroreMotore('non-trovato', 'Il piano non è più fra i recenti: aprilo con «Apri».');
      return apri(trovato.percorso);
    },
    'guscio/esempio': async () => {
      const noto = join(cartellaPiani, 'Piano-d-esempio.pdz');
      const { percorso, stato } = await chiedi('interno/esempio', { percorso: noto, riusa: true });
      aperto = percorso;
      return { annullato: false, stato };
    },
    'guscio/recenti': () => ({ recenti: recenti().map(({ voce }) => voce) }),
    'guscio/salva-come': async () => {
      const stato = await chiedi('file/salva', {});
      if (aperto !== null) pronto({ percorso: aperto, nome: basename(aperto), temporaneo: false });
      return { annullato: false, stato };
    },
    'guscio/leggi-ambito': async () => {
      if (file === null) return { annullato: true, ambito: null, messaggio: null };
      try {
        return { annullato: false, ...(await chiedi('interno/leggi-ambito', { percorso: file.percorso })) };
      } finally {
        rmSync(file.percorso, { force: true });
      }
    },
    'guscio/scegli-file': async () =>
      file === null
        ? { annullato: true, file: [] }
        : { annullato: false, file: [await chiedi('interno/deponi-file', { percorso: file.percorso })] },
    'guscio/esporta': async ({ genere, versione, definitiva }) => {
      const { ambito } = await chiedi('file/stato', {});
      const nome = nomeEsportazione(genere, ambito ?? '', versione, adesso().toISOString().slice(0, 10));
      const percorso = join(cartellaTemporanea, `${randomUUID()}.docx`);
      const { sha256 } = await chiedi('interno/esporta', { genere, percorso, versione, definitiva });
      pronto({ percorso, nome, temporaneo: true });
      return { annullato: false, nome, scarica: null, sha256 };
    },
    'guscio/esporta-registro': async (scelta) => {
      const { ambito } = await chiedi('file/stato', {});
      const giorno = adesso().toISOString().slice(0, 10);
      const nome = nomeRegistroEsportato(scelta.vista, ambito ?? '', giorno, scelta.formato);
      const percorso = join(cartellaTemporanea, `${randomUUID()}.${scelta.formato}`);
      const { sha256 } = await chiedi('interno/esporta-registro', { ...scelta, percorso });
      pronto({ percorso, nome, temporaneo: true });
      return { annullato: false, nome, scarica: null, sha256 };
    },
    'guscio/esporta-segnalazioni': async (scelta) => {
      const { ambito } = await chiedi('file/stato', {});
      const nome = nomeSegnalazioni(ambito ?? '', adesso().toISOString().slice(0, 10), scelta.formato);
      const percorso = join(cartellaTemporanea, `${randomUUID()}.${scelta.formato}`);
      const { sha256 } = await chiedi('interno/esporta-segnalazioni', { ...scelta, percorso });
      pronto({ percorso, nome, temporaneo: true });
      return { annullato: false, nome, scarica: null, sha256 };
    },
    ...gestoriGuscioCopie(
      {
        ...{ chiedi, apri, cartellaTemporanea, aperto: () => aperto, rifiutato: () => rifiutato },
        ricorda: (percorso) => {
          aperto = percorso;
        },
      },
      pronto,
    ),
    'guscio/apri-norma': () => ({ aperta: false }),
    'guscio/congedo': () => ({}),
  });
  return { gestori };
};
