import type { z } from 'zod';
import type { Gestori } from '#contract/define.ts';
import type { contrattoRicerca, trovatoSchema } from '#contract/ricerca.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import { estratto } from '../search/estratto.ts';
import { creaIndice, type Indice } from '../search/indice.ts';
import { cercata } from '../search/parole.ts';
import { titoloVista } from '../search/voci.ts';
import type { Motore, SessionePiano } from '../tipi.ts';

type Trovato = z.input<typeof trovatoSchema>;

/** Places of the same section, or of the same register, that one search shows: the others make room. */
const PER_GRUPPO = 3;
/** How many answers are looked through to show those that differ. */
const GUARDATE = 20;

/** Full-text search: the index lives as long as the plan is open. */
export const gestoriRicerca = (motore: Motore): Gestori<typeof contrattoRicerca> => {
  const indici = new WeakMap<SessionePiano, Indice>();
  return {
    'ricerca/cerca': async ({ testo, limite }) => {
      const sessione = motore.sessione();
      const cerca = cercata(testo);
      if (cerca === null) return { trovati: [], altri: 0 };
      const indice = indici.get(sessione) ?? creaIndice();
      indici.set(sessione, indice);
      const piano = sessione.piano();
      const { voci, quante } = await indice.cerca(piano, cerca, limite * GUARDATE);
      const sezioni = new Map(ordineSezioni(piano.sezioni, piano.pacco).map((p) => [p.sezione.id as string, p]));
      const mostrate = new Map<string, number>();
      const trovati: Trovato[] = [];
      for (const voce of voci) {
        if (trovati.length === limite) break;
        const gia = mostrate.get(voce.gruppo) ?? 0;
        if (gia === PER_GRUPPO) continue;
        mostrate.set(voce.gruppo, gia + 1);
        const { genere, luogo, gruppo } = voce;
        const posto = sezioni.get(gruppo);
        trovati.push({
          id: `${luogo.id}/${luogo.bloccoId ?? ''}`,
          ...{ genere, luogo, estratto: voce.testo === '' ? [] : estratto(voce.testo, cerca) },
          titolo: voce.titolo === '' ? (posto?.sezione.titolo ?? '') : voce.titolo,
          dove: genere === 'sezione' ? (posto?.numero ?? '') : titoloVista(gruppo),
        });
      }
      return { trovati, altri: quante - trovati.length };
    },
  };
};
