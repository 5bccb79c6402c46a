import { createHash } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';
import type { Mancanza } from '#documento/tipi.ts';
import { fermaDefinitiva, soloPerBozza } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { giornoDi } from '#format/date.ts';
import { paginaHtml } from '#html/documento.ts';
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

/** Refuses a final document while findings stop it. The rules are loaded only here: drafts do not need them. */
const controllaRilievi = async (piano: Piano): Promise<void> => {
  const [{ verificaTutto }, { regole }] = await Promise.all([import('#rules/esegui.ts'), import('#rules/indice.ts')]);
  const oggi = giornoDi(new Date().toISOString());
  const bloccanti = verificaTutto(piano, { regole, impronta: sha256, oggi }).esito.rilievi.filter(fermaDefinitiva);
  if (bloccanti.length === 0) return;
  const primi = bloccanti.slice(0, 3).map((r) => `${r.regola}: ${r.messaggio}`);
  const accettate = bloccanti.filter((r) => r.accettata !== undefined && soloPerBozza(r)).length;
  const perBozza =
    accettate === 0
      ? ''
      : ` Di queste, ${accettate} ${accettate === 1 ? 'è accettata' : 'sono accettate'} solo per la bozza da discutere: la legge non ammette che restino nel documento definitivo.`;
  throw new ErroreMotore(
    'esportazione-rifiutata',
    `Il documento definitivo non si può esportare: ci sono ${bloccanti.length} segnalazioni bloccanti (${primi.join(' ')}).${perBozza} Correggerle nella stanza Verifica; la bozza si può esportare.`,
    { regole: [...new Set(bloccanti.map((r) => r.regola))], quante: bloccanti.length },
  );
};

/** The rules are loaded only where something was accepted. */
const conVigenti = async (piano: Piano): Promise<Piano> =>
  piano.registri.accettazione.length === 0 ? piano : (await import('./accettate.ts')).conAccettazioniVigenti(piano);

/** Preview of a document of the plan. */
const anteprima = async (richiesta: Extract<RichiestaEsporta, { lavoro: 'anteprima' }>): Promise<Anteprima> => {
  const { piano, genere, opzioni, nonce } = richiesta;
  const documento = documentoDelPiano(piano, genere, opzioni);
  const disegnato = { ...documento, blocchi: await blocchiConGrafici(piano, documento.blocchi) };
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
  const piano = await conVigenti(richiesta.piano);
  if (richiesta.lavoro === 'anteprima') return anteprima({ ...richiesta, piano });
  if (richiesta.opzioni.definitiva) await controllaRilievi(richiesta.piano);
  return esporta(piano, richiesta.genere, richiesta.opzioni, avanza);
};
