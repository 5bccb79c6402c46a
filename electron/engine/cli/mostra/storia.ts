import type { Mostrato } from '#contract/cli.ts';
import { paginaGiornale } from '../../operations/giornale.ts';
import type { SessionePiano } from '../../tipi.ts';

/** What of the journal is asked: by whom, in which room, on which day, how many actions at most. */
export type FiltroGiornale = {
  readonly di: string | null;
  readonly stanza: Mostrato<'giornale'>['azioni'][number]['stanza'] | null;
  readonly giorno: string | null;
  readonly massimo: number;
};
/** The whole journal, a hundred actions. */
export const tuttoIlGiornale: FiltroGiornale = { di: null, stanza: null, giorno: null, massimo: 100 };

/** `show giornale`: newest first. `di` matches any part of the author. */
export const mostraGiornale = (sessione: SessionePiano, filtro: FiltroGiornale): Mostrato<'giornale'> => {
  const cercato = filtro.di?.toLocaleLowerCase('it') ?? '';
  const azioni: Mostrato<'giornale'>['azioni'] = [];
  let primaDi: number | null = null;
  do {
    const pagina = paginaGiornale(sessione, {
      ...{ limite: 200, primaDi, autore: null, stanza: filtro.stanza, giorno: filtro.giorno },
    });
    for (const { gruppo: _g, luogo, ...a } of pagina.azioni)
      if (a.autore.toLocaleLowerCase('it').includes(cercato)) azioni.push({ ...a, luogo: luogo?.etichetta ?? null });
    primaDi = pagina.prossimo;
  } while (primaDi !== null && azioni.length < filtro.massimo);
  return { azioni: azioni.slice(0, filtro.massimo), altre: primaDi !== null || azioni.length > filtro.massimo };
};

/** `show istantanee`: copies kept apart from the file, newest first. */
export const mostraIstantanee = (sessione: SessionePiano): Mostrato<'istantanee'> => ({
  istantanee: sessione.istantanee().map(({ chiave, istante, motivo, byte, modifiche, autori }) => ({
    ...{ chiave, istante, motivo, byte, modifiche, autori: [...autori] },
  })),
});
