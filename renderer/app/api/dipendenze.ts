import type { contrattoPagina, Evento, NomeOperazione } from '#contract/index.ts';
import type { NomeRegistro } from '#domain/registri.ts';

/** Names of the operations that only read. */
export type NomeDomanda = {
  [K in NomeOperazione]: (typeof contrattoPagina)[K]['kind'] extends 'query' ? K : never;
}[NomeOperazione];
/** Names of the operations that change something. */
export type NomeOrdine = Exclude<NomeOperazione, NomeDomanda>;

/** What makes an answer old: nothing, a change of these registers, a change of any text, a change of the open file. */
type Dipendenza = {
  readonly registri: 'tutti' | readonly NomeRegistro[];
  /** `tutte`, or only the section that the question names. */
  readonly sezioni: 'nessuna' | 'propria' | 'tutte';
};
const maiVecchia = { registri: [], sezioni: 'nessuna' } as const satisfies Dipendenza;
const tutto = { registri: 'tutti', sezioni: 'tutte' } as const satisfies Dipendenza;
const soloRegistri = { registri: 'tutti', sezioni: 'nessuna' } as const satisfies Dipendenza;

/** One row per question: a new one does not compile until it says what makes it old. */
export const dipendenze: Readonly<Record<NomeDomanda, Dipendenza>> = {
  'file/stato': tutto,
  'autore/leggi': maiVecchia,
  'modelli/elenco': maiVecchia,
  'comuni/cerca': maiVecchia,
  'guscio/recenti': maiVecchia,
  'sezioni/albero': tutto,
  'sezioni/leggi': { registri: 'tutti', sezioni: 'propria' },
  'dati/elenco': soloRegistri,
  'dati/risolvi': soloRegistri,
  'norme/cerca': maiVecchia,
  'registri/elenco': soloRegistri,
  'registri/vista': soloRegistri,
  'registri/prova': soloRegistri,
  'registri/fonte': maiVecchia,
  'schede/elenco': tutto,
  'schede/leggi': tutto,
  'parti/elenco': { registri: ['parte', 'ente'], sezioni: 'nessuna' },
  'adempimenti/elenco': { registri: ['adempimento'], sezioni: 'nessuna' },
  'verifica/esegui': tutto,
  'verifica/regole': maiVecchia,
  'verifica/contesto': tutto,
  'verifica/confronto': tutto,
  'verifica/anteprima-rimedio': tutto,
  'ricerca/cerca': tutto,
  'quadro/leggi': tutto,
  'quadro/livelli': tutto,
  'quadro/risorse': soloRegistri,
  'quadro/assistenti': soloRegistri,
  'quadro/ipotesi': tutto,
  'quadro/tempi': soloRegistri,
  'quadro/avanzamento': tutto,
  'contributi/elenco': { registri: ['contributo', 'collegamento', 'ets', 'documento'], sezioni: 'tutte' },
  'atti/elenco': tutto,
  'atti/anteprima': tutto,
  'versioni/elenco': maiVecchia,
  'versioni/leggi': maiVecchia,
  'versioni/confronta': tutto,
  'storia/elenco': tutto,
  'giornale/elenco': tutto,
  'giornale/dettaglio': maiVecchia,
  'copie/elenco': tutto,
  'copie/confronta': tutto,
  'estraneo/confronta': tutto,
  'importa/anteprima': maiVecchia,
  'cambia/prevedi': tutto,
  'cambia/elenco': tutto,
  'cambia/modelli': maiVecchia,
  'cambia/prevedi-modello': tutto,
  'importa/documenti': { registri: ['documento', 'anomalia'], sezioni: 'nessuna' },
};

const eDomanda = (nome: unknown): nome is NomeDomanda => typeof nome === 'string' && Object.hasOwn(dipendenze, nome);

/** Whether an answer kept under `[nome, ingresso]` is old after a change of the plan. */
export const invecchia = (
  chiave: readonly unknown[],
  evento: Pick<Extract<Evento, { tipo: 'cambiato' }>, 'registri' | 'sezioni'>,
): boolean => {
  const [nome, ingresso] = chiave;
  if (!eDomanda(nome)) return false;
  const { registri, sezioni } = dipendenze[nome];
  if (registri === 'tutti' ? evento.registri.length > 0 : evento.registri.some((r) => registri.some((x) => x === r)))
    return true;
  if (sezioni === 'tutte') return evento.sezioni.length > 0;
  if (sezioni === 'propria' && typeof ingresso === 'object' && ingresso !== null && 'id' in ingresso)
    return evento.sezioni.some((id) => id === ingresso.id);
  return false;
};
