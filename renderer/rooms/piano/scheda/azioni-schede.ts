import { cliente } from '../../../app/api/cliente.ts';
import { chiedi, type Riceve } from '../../../app/api/uso.ts';
import { esegui } from '../../../app/azioni.ts';
import { finisciLavori } from '../../../app/congedo.ts';
import { vai } from '../../../app/navigazione.ts';
import { notifica } from '../../../app/notifiche.ts';
import { i18n } from '../../../app/testi/i18n.ts';

const t = i18n.getFixedT('it', 'scheda');

/** List and open scheda are read again at once: what a person did is there before the event says it. */
const rileggi = (): Promise<unknown> =>
  Promise.all(
    (['schede/elenco', 'schede/leggi', 'sezioni/albero', 'file/stato'] as const).map((nome) =>
      cliente.invalidateQueries({ queryKey: [nome] }),
    ),
  );

/** Does a piece of work on the schede once what is being typed is safe; a refusal is shown. True = done. */
const fai = async (lavoro: () => Promise<unknown>): Promise<boolean> => {
  try {
    await finisciLavori();
    await lavoro();
    await rileggi();
    return true;
  } catch (errore) {
    notifica({ tono: 'bad', testo: errore instanceof Error ? errore.message : String(errore) });
    return false;
  }
};

const annulla = () => {
  const stato = cliente.getQueryData<Riceve<'file/stato'>>(['file/stato', {}]);
  if (stato !== undefined) esegui('annulla', { ...stato, annulla: stato.annulla ?? '' });
};
const conAnnulla = (testo: string) =>
  notifica({ tono: 'ok', testo, azione: { etichetta: t('annulla'), esegui: annulla } });

/** Opens a scheda in its editor, or in its text. */
export const apriScheda = (id: string, modo: 'scheda' | 'testo' = 'scheda', parte: string | null = null): void =>
  vai('piano', `scheda:${id}`, { modo, parte });

/** A new scheda from a LEPS, or empty; then it is open. */
export const aggiungiScheda = (leps: string | null): Promise<boolean> =>
  fai(async () => {
    const { schedaId } = await chiedi('schede/aggiungi', { leps });
    await rileggi();
    apriScheda(schedaId);
  });

/** A copy right after the original; then the copy is open. */
export const duplicaScheda = (id: string, nome: string): Promise<boolean> =>
  fai(async () => {
    const { schedaId } = await chiedi('schede/duplica', { id });
    await rileggi();
    apriScheda(schedaId);
    conAnnulla(t('duplicata', { nome }));
  });

/** Puts schede before another one, or at the end. */
export const spostaSchede = (ids: readonly string[], prima: string | null): Promise<boolean> =>
  fai(() => chiedi('schede/sposta', { ids: [...ids], prima }));

/** Moves a scheda one place up or down; false when it is already first or last. */
export const spostaDiUno = async (ordine: readonly string[], id: string, verso: -1 | 1): Promise<boolean> => {
  const qui = ordine.indexOf(id);
  const meta = qui + verso;
  if (qui < 0 || meta < 0 || meta >= ordine.length) return false;
  return spostaSchede([id], ordine[verso < 0 ? meta : meta + 1] ?? null);
};

/** Deletes a scheda; «Annulla» brings it back whole. */
export const eliminaScheda = (id: string, nome: string): Promise<boolean> =>
  fai(async () => {
    await chiedi('schede/elimina', { id });
    conAnnulla(t('eliminata', { nome }));
  });
