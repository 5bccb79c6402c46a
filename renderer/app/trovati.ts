import { BookOpenText, type LucideIcon, MessagesSquare, Table2 } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { type Riceve, useDomanda } from './api/uso.ts';
import { indirizzoLuogo } from './luoghi.ts';
import { vai } from './navigazione.ts';

type Trovato = Riceve<'ricerca/cerca'>['trovati'][number];

/** A piece of an excerpt, with where it begins. */
type Pezzo = Trovato['estratto'][number] & { readonly da: number };

/** An item of the palette: what it is called, what it is, what choosing it does. */
export type Voce = {
  readonly id: string;
  readonly testo: string;
  readonly nota: string;
  readonly icona: LucideIcon;
  readonly estratto?: readonly Pezzo[];
  readonly esegui: () => void;
};
/** Items of one kind under their title. */
export type Gruppo = { readonly id: string; readonly titolo: string; readonly voci: readonly Voce[] };
/** What was found so far; `cerca` = the engine is still looking. */
type Trovati = Gruppo & { readonly cerca: boolean };

/** How an item found by its words is told from those found by their name. */
export const prefissoTrovato = 'trovato:';
const icone: Readonly<Record<Trovato['genere'], LucideIcon>> = {
  sezione: BookOpenText,
  registro: Table2,
  contributo: MessagesSquare,
};

const conInizio = (pezzi: Trovato['estratto']): Pezzo[] => {
  let da = 0;
  return pezzi.map((p) => {
    const pezzo = { ...p, da };
    da += p.testo.length;
    return pezzo;
  });
};

const apri = ({ genere, luogo }: Trovato): void => {
  const dove = indirizzoLuogo(luogo);
  if (genere === 'contributo') vai('coprogrammazione', luogo.id.slice(luogo.id.indexOf(':') + 1));
  else if (dove !== null) window.location.hash = dove;
};

/** Where the words that a person writes stand, in the text of the plan and in the registers. */
export const useTrovati = (scritto: string, aperto: boolean): Trovati => {
  const { t } = useTranslation('guscio');
  const testo = useDeferredValue(scritto.trim());
  const attiva = aperto && testo.length >= 2;
  const { data, isFetching } = useDomanda('ricerca/cerca', { testo, limite: 30 }, { attiva, tieniPrecedente: true });
  const trovati = attiva ? (data?.trovati ?? []) : [];
  const altri = attiva ? (data?.altri ?? 0) : 0;
  return {
    id: 'trovati',
    cerca: attiva && isFetching,
    titolo: altri > 0 ? t('tavolozza.trovatiAltri', { count: altri }) : t('tavolozza.trovati'),
    // Known by its place: the item that the keys are on stays when the answers to the next letter take the place of these.
    voci: trovati.map((x, i) => ({
      id: `${prefissoTrovato}${i}`,
      testo: x.titolo,
      nota: x.dove,
      icona: icone[x.genere],
      estratto: conInizio(x.estratto),
      esegui: () => apri(x),
    })),
  };
};
