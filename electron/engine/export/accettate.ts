import { createHash } from 'node:crypto';
import { chiaveRilievo } from '#domain/esito.ts';
import { derivato } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { giornoDi } from '#format/date.ts';
import { verificaTutto } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';

const sha256 = (testo: string): string => createHash('sha256').update(testo, 'utf8').digest('hex');

/**
 * The plan with only the acceptances that still hold: what is printed as accepted is what was accepted. The day of the
 * check is that of the last change, so that the same plan prints the same bytes.
 */
export const conAccettazioniVigenti = (piano: Piano): Piano =>
  piano.registri.accettazione.length === 0
    ? piano
    : derivato(piano, 'accettazioni-vigenti', () => {
        const opzioni = { regole, impronta: sha256, oggi: giornoDi(piano.istante) };
        const vigenti = new Map(
          verificaTutto(piano, opzioni).esito.rilievi.flatMap((r) =>
            r.accettata === undefined ? [] : [[chiaveRilievo(r), r.accettata.istante] as const],
          ),
        );
        const accettazione = piano.registri.accettazione.filter((a) => vigenti.get(chiaveRilievo(a)) === a.istante);
        return { ...piano, registri: { ...piano.registri, accettazione } };
      });
