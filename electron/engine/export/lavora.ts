import { ErroreMotore } from '#contract/define.ts';
import type { Motore } from '../tipi.ts';
import { esegui, type Lavoro } from '../workers/esegui.ts';
import type { Esportazione } from './esporta.ts';
import type { Anteprima, RichiestaEsporta } from './richiesta.ts';

type Rifiuto = { readonly messaggio: string; readonly dettagli: unknown };
type EsitoDi<R extends RichiestaEsporta> = R extends { readonly lavoro: 'docx' } ? Esportazione : Anteprima;

/** An export under way: what it gives, and how to stop it at once. */
export type LavoroEsporta<T> = { readonly fine: Promise<T>; annulla(): void };

const attendi = async <T>(lavoro: Lavoro): Promise<T> => {
  const fine = await lavoro.fine;
  switch (fine.tipo) {
    case 'esito':
      return fine.dati as T;
    case 'rifiuto': {
      const { messaggio, dettagli } = fine.dati as Rifiuto;
      throw new ErroreMotore('esportazione-rifiutata', messaggio, dettagli);
    }
    case 'annullato':
      throw new ErroreMotore('annullato-da-persona', 'Esportazione annullata: nessun file è stato scritto.');
    case 'interrotto':
      throw new ErroreMotore(
        'esportazione-rifiutata',
        "L'esportazione è stata fermata perché chiedeva troppo tempo o troppa memoria: nessun file è stato scritto.",
      );
    case 'errore':
      throw new ErroreMotore('interno', `L'esportazione non è riuscita: ${fine.messaggio.split('\n')[0] ?? ''}`);
  }
};

/** Runs an export in its worker; progress goes to the pages, the engine's thread stays free. */
export const avviaEsporta = <R extends RichiestaEsporta>(
  motore: Pick<Motore, 'processi' | 'emetti'>,
  richiesta: R,
): LavoroEsporta<EsitoDi<R>> => {
  const lavoro = esegui(motore.processi, 'esporta', richiesta, (fatto, totale, testo) =>
    motore.emetti({ tipo: 'avanzamento', lavoro: `esporta-${richiesta.genere}`, fatto, totale, testo }),
  );
  return { fine: attendi<EsitoDi<R>>(lavoro), annulla: () => lavoro.annulla() };
};
