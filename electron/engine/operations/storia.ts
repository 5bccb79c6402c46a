import type { contrattoStoria } from '#contract/atti.ts';
import type { Gestori } from '#contract/define.ts';
import { nomeAutore } from '#domain/modifiche.ts';
import type { Motore } from '../tipi.ts';

/** Journal of changes, undo and redo. */
export const gestoriStoria = (motore: Motore): Gestori<typeof contrattoStoria> => ({
  'storia/elenco': ({ limite, primaDi }) => ({
    modifiche: motore
      .sessione()
      .modifiche({ limite, primaDi })
      .map((m) => ({
        seq: m.seq,
        istante: m.istante,
        autore: nomeAutore(m.autore),
        titolo: m.titolo,
        causa: m.causa,
        annullata: m.annullataDa !== null,
      })),
  }),
  'storia/annulla': () => motore.sessione().annulla(),
  'storia/ripeti': () => motore.sessione().ripeti(),
});
