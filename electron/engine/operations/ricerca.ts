import type { z } from 'zod';
import type { Gestori } from '#contract/define.ts';
import type { contrattoRicerca, trovatoSchema } from '#contract/ricerca.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import { estratto } from '../search/estratto.ts';
import { creaIndice, type Indice } from '../search/indice.ts';
import { type Cercata, cercata, paroleDi, risponde } from '../search/parole.ts';
import { titoloVista, type Voce } from '../search/voci.ts';
import type { Motore, SessionePiano } from '../tipi.ts';

type Trovato = z.input<typeof trovatoSchema>;

/** Places of the same section, or of the same register, that one search shows: the others make room. */
const PER_GRUPPO = 3;
/** How many answers are looked through to show those that differ. */
const GUARDATE = 20;

/** What is called as the person wrote comes first, then what says it, then the years and shares of something else. */
const precedenza = ({ dettaglio, titolo }: Voce, cerca: Cercata): number =>
  dettaglio ? 2 : paroleDi(titolo).some((p) => risponde(p, cerca)) ? 0 : 1;

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
      const ordinate = [0, 1, 2].flatMap((n) => voci.filter((v) => precedenza(v, cerca) === n));
      for (const voce of ordinate) {
        if (trovati.length === limite) break;
        const gia = mostrate.get(voce.gruppo) ?? 0;
        if (gia === PER_GRUPPO) continue;
        mostrate.set(voce.gruppo, gia + 1);
        const { genere, luogo, gruppo } = voce;
        const posto = sezioni.get(gruppo);
        trovati.push({
          ...{ genere, luogo, estratto: voce.testo === '' ? [] : estratto(voce.testo, cerca) },
          titolo: voce.titolo === '' ? (posto?.sezione.titolo ?? '') : voce.titolo,
          dove: genere === 'sezione' ? (posto?.numero ?? '') : titoloVista(gruppo),
        });
      }
      return { trovati, altri: quante - trovati.length };
    },
  };
};
