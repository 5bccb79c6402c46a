import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { CodiceErrore, Ingresso, Uscita } from '#contract/define.ts';
import type { contrattoPagina, NomeOperazione } from '#contract/index.ts';
import { notifica } from '../notifiche.ts';
import { cliente } from './cliente.ts';
import type { NomeDomanda, NomeOrdine } from './dipendenze.ts';
import { segui } from './eventi.ts';
import { chiama } from './trasporto.ts';

/** What an operation of the page takes. */
export type Chiede<N extends NomeOperazione> = Ingresso<typeof contrattoPagina, N>;
/** What an operation of the page gives. */
export type Riceve<N extends NomeOperazione> = Uscita<typeof contrattoPagina, N>;

/** An answer that is an error: code for the program, message for the person. */
export class ErroreRichiesta extends Error {
  readonly code: CodiceErrore;
  readonly details: unknown;
  constructor(code: CodiceErrore, message: string, details?: unknown) {
    super(message);
    this.name = 'ErroreRichiesta';
    this.code = code;
    this.details = details;
  }
}

/** Asks the engine once; an error answer is thrown as `ErroreRichiesta`. */
export const chiedi = async <N extends NomeOperazione>(nome: N, ingresso: Chiede<N>): Promise<Riceve<N>> => {
  const risposta = await segui(nome, chiama(nome, ingresso));
  if (risposta.ok) return risposta.value;
  throw new ErroreRichiesta(risposta.error.code, risposta.error.message, risposta.error.details);
};

/** Reads from the engine and stays fresh: the answer is asked again when what it depends on changes. */
export const useDomanda = <N extends NomeDomanda>(
  nome: N,
  ingresso: Chiede<N>,
  opzioni: { readonly attiva?: boolean; readonly tieniPrecedente?: boolean } = {},
): UseQueryResult<Riceve<N>, Error> =>
  useQuery<Riceve<N>, Error>({
    queryKey: [nome, ingresso],
    queryFn: () => chiedi(nome, ingresso),
    enabled: opzioni.attiva ?? true,
    ...(opzioni.tieniPrecedente ? { placeholderData: keepPreviousData } : {}),
  });

/** Changes something through the engine; a refusal is shown to the person unless the caller handles it. */
export const useOrdine = <N extends NomeOrdine>(
  nome: N,
  opzioni: { readonly silenzioso?: boolean } = {},
): UseMutationResult<Riceve<N>, Error, Chiede<N>> =>
  useMutation<Riceve<N>, Error, Chiede<N>>({
    mutationKey: [nome],
    mutationFn: (ingresso) => chiedi(nome, ingresso),
    onError: (errore) => {
      if (opzioni.silenzioso) return;
      // What the person stopped is no fault: the message leaves by itself.
      const voluto = errore instanceof ErroreRichiesta && errore.code === 'annullato-da-persona';
      notifica({ tono: voluto ? 'unk' : 'bad', testo: errore.message });
    },
    onSettled: () => cliente.invalidateQueries({ queryKey: ['file/stato'] }),
  });
