import type { contrattoCopie, contrattoInternoCopie } from '#contract/copie.ts';
import type { Gestori } from '#contract/define.ts';
import { ambienteSessione } from '../apri-sessione.ts';
import { confronta } from '../history/confronto.ts';
import { ripristinaFile } from '../storage/apertura.ts';
import type { Motore } from '../tipi.ts';
import { statoDelFile } from './file.ts';

/** Snapshots of the open plan, and the file that somebody else changed. */
export const gestoriCopie = (motore: Motore): Gestori<typeof contrattoCopie> => ({
  'copie/elenco': () => ({
    istantanee: motore
      .sessione()
      .istantanee()
      .map(({ chiave, istante, motivo, byte, modifiche, autori }) => ({
        ...{ chiave, istante, motivo, byte, modifiche, autori: [...autori] },
      })),
  }),
  'copie/confronta': ({ chiave }) => {
    const sessione = motore.sessione();
    return confronta(sessione.istantanea(chiave), sessione.piano());
  },
  'copie/ripristina': ({ chiave }) => motore.sessione().ripristina(chiave),
  'estraneo/confronta': () => {
    const sessione = motore.sessione();
    return confronta(sessione.nelFile(), sessione.piano());
  },
});

/** The same where a path is needed: only the shell asks. */
export const gestoriInternoCopie = (motore: Motore): Gestori<typeof contrattoInternoCopie> => ({
  'interno/ripristina-guasto': ({ percorso, istantanea }) => ({
    guasto: ripristinaFile(ambienteSessione(motore), percorso, istantanea),
  }),
  'interno/tieni-entrambi': () => {
    const sessione = motore.sessione();
    sessione.tieniEntrambi();
    motore.emetti({ tipo: 'stato-file' });
    return { percorso: sessione.percorso, stato: statoDelFile(motore) };
  },
  'interno/estrai-copia': ({ chiave, percorso }) => {
    motore.sessione().estrai(chiave, percorso);
    return {};
  },
  'interno/copia-da-inviare': ({ percorso, togli }) => motore.sessione().copiaDaInviare(percorso, new Set(togli)),
});
