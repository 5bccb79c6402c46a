import { mostra } from '#documento/dato-mostrato.ts';
import { citazioneBreve } from '#domain/citazioni.ts';
import { risolviDato } from '#domain/dati.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { ParoleInline } from '#domain/section-content.ts';

/** Live figures, citations and references in the words that they had in that state of the plan. */
export const paroleVive = (piano: Piano): ParoleInline => ({
  dato: ({ rif, formato }) => {
    const dato = risolviDato(piano, rif);
    return dato.stato === 'ok' ? mostra(dato, formato ?? null).testo : `«${dato.titolo}: non verificabile»`;
  },
  citazione: (punto) => citazioneBreve(piano.pacco, punto),
  rinvio: ({ a }) => `«${perId(piano.sezioni, a)?.titolo ?? a}»`,
});

/** The same with the name of each live figure: for a change of the past, whose value of then is not kept with it. */
export const nomiVivi = (piano: Piano): ParoleInline => ({
  ...paroleVive(piano),
  dato: ({ rif }) => `«${risolviDato(piano, rif).titolo}»`,
});
