import { createHash } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';
import type { Mancanza } from '#documento/tipi.ts';
import type { Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { paginaHtml } from '#html/documento.ts';
import { blocca, verificaTutto } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import {
  type Avanzamento,
  documentoDelPiano,
  type Esportazione,
  esporta,
  type GenereEsportazione,
  improntaDocumento,
  type OpzioniEsportazione,
} from './esporta.ts';
import { blocchiConGrafici } from './grafici.ts';

/** Work asked to the worker of exports: it gets a snapshot of the plan and returns bytes or a page. */
export type RichiestaEsporta = {
  readonly piano: Piano;
  readonly genere: GenereEsportazione;
  readonly opzioni: OpzioniEsportazione;
} & ({ readonly lavoro: 'docx' } | { readonly lavoro: 'anteprima'; readonly nonce: string | null });

/** Preview of a document: the same tree as the DOCX, as a page without scripts. */
export type Anteprima = {
  readonly titolo: string;
  readonly html: string;
  readonly impronta: string;
  readonly bozza: string | null;
  readonly mancanze: readonly Mancanza[];
};

const sha256 = (testo: string): string => createHash('sha256').update(testo, 'utf8').digest('hex');

/** Findings that stop a final export. */
export const rilieviBloccanti = (piano: Piano): readonly Rilievo[] =>
  verificaTutto(piano, { regole, impronta: sha256 }).esito.rilievi.filter(blocca);

const controllaRilievi = (piano: Piano): void => {
  const bloccanti = rilieviBloccanti(piano);
  if (bloccanti.length === 0) return;
  const primi = bloccanti.slice(0, 3).map((r) => `${r.regola}: ${r.messaggio}`);
  throw new ErroreMotore(
    'esportazione-rifiutata',
    `Il documento definitivo non si può esportare: ci sono ${bloccanti.length} segnalazioni bloccanti (${primi.join(' ')}). Correggerle nella stanza Verifica; la bozza si può esportare.`,
    { regole: [...new Set(bloccanti.map((r) => r.regola))], quante: bloccanti.length },
  );
};

/** Preview of a document of the plan. */
const anteprima = (richiesta: Extract<RichiestaEsporta, { lavoro: 'anteprima' }>): Anteprima => {
  const { piano, genere, opzioni, nonce } = richiesta;
  const documento = documentoDelPiano(piano, genere, opzioni);
  const disegnato = { ...documento, blocchi: blocchiConGrafici(piano, documento.blocchi) };
  return {
    titolo: documento.titolo,
    html: paginaHtml(disegnato, nonce),
    impronta: improntaDocumento(documento),
    bozza: documento.bozza,
    mancanze: documento.mancanze,
  };
};

/** Does the work of a request in this process. Throws ErroreMotore `esportazione-rifiutata` with the reason. */
export const rispondi = async (
  richiesta: RichiestaEsporta,
  avanza: Avanzamento = () => {},
): Promise<Esportazione | Anteprima> => {
  if (richiesta.lavoro === 'anteprima') return anteprima(richiesta);
  if (richiesta.opzioni.definitiva) controllaRilievi(richiesta.piano);
  return esporta(richiesta.piano, richiesta.genere, richiesta.opzioni, avanza);
};
