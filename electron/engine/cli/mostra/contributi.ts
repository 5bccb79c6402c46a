import type { Mostrato } from '#contract/cli.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { anomalieDi } from './comune.ts';

/** `show contributi`. */
export const mostraContributi = (piano: Piano): Mostrato<'contributi'> => {
  const { contributo: contributi, ets } = piano.registri;
  const coppie = (altro: (c: (typeof contributi)[number]) => readonly (string | null)[]) =>
    contributi.flatMap((c) =>
      altro(c).flatMap((id): [string, string][] => {
        const codice = perId(contributi, id)?.codice;
        return codice === undefined ? [] : [[codice, c.codice]];
      }),
    );
  return {
    totale: contributi.length,
    conEsito: contributi.filter((c) => c.esito !== null).length,
    duplicatiEsatti: coppie((c) => [c.duplicatoDi]),
    revisioni: coppie((c) => [c.revisioneDi]),
    simili: coppie((c) => c.similiA),
    contributi: contributi.map((c) => {
      const ente = perId(ets, c.etsId);
      return {
        codice: c.codice,
        ente: ente?.denominazione ?? null,
        codiceFiscale: ente?.codiceFiscale ?? null,
        dataRicezione: c.dataRicezione,
        tavolo: c.tavolo,
        leps: c.leps,
        titolo: c.titolo,
        esito: c.esito,
        motivazione: c.motivazione,
        riga: c.riga,
      };
    }),
    anomalie: anomalieDi(piano, ['contributi']),
  };
};
