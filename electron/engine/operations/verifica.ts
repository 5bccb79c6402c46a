import type { z } from 'zod';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { voceAlberoSchema } from '#contract/piano.ts';
import type { contrattoVerifica } from '#contract/verifica.ts';
import { type EsitoVerifica, soloPerBozza } from '#domain/esito.ts';
import type { Autore, Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { regolaDi } from '#rules/indice.ts';
import { rilieviPerSezione } from '#rules/per-sezione.ts';
import { testoOperandi } from '#rules/rilievi.ts';
import { ricordaRilievi } from '../history/storia-rilievi.ts';
import { nuovoId } from '../id.ts';
import { catalogoRegole } from '../registri/catalogo-regole.ts';
import type { Motore } from '../tipi.ts';
import { improntaDi, verificaSenzaFermare, verificaSubito } from '../verificatore.ts';

type OperazioniVerifica = Pick<
  typeof contrattoVerifica,
  'verifica/esegui' | 'verifica/regole' | 'verifica/accetta' | 'verifica/revoca'
>;
type ContoRilievi = z.output<typeof voceAlberoSchema>['rilievi'];

/** Only what one rule says; unknown ids are an error, never an empty result. */
const soloRegola = (esito: EsitoVerifica, id: string | null): EsitoVerifica => {
  if (id === null) return esito;
  const conto = Object.hasOwn(esito.riepilogo, id) ? esito.riepilogo[id] : undefined;
  if (regolaDi(id) === undefined || conto === undefined)
    throw new ErroreMotore('non-trovato', `La regola «${id.slice(0, 40)}» non c'è. L'elenco è in «verifica/regole».`);
  return { rilievi: esito.rilievi.filter((r) => r.regola === id), riepilogo: { [id]: conto } };
};

/** Counts of the findings that each section must show, accepted ones left out. */
export const contiPerSezione = (piano: Piano): ReadonlyMap<string, ContoRilievi> => {
  const { rilievi } = verificaSubito(piano).stato.esito;
  const vivi = rilievi.filter((r) => r.accettata === undefined && r.daRileggere !== true);
  return new Map(
    [...rilieviPerSezione(piano, vivi)].map(([id, lista]) => {
      const conto = { bloccante: 0, avviso: 0, informazione: 0, non_verificabile: 0 };
      for (const r of lista) conto[r.esito === 'non_verificabile' ? 'non_verificabile' : r.gravita] += 1;
      return [id, conto];
    }),
  );
};

const firma = ({ nome, ruolo, ente }: Autore): string => [nome, ruolo, ente].filter((x) => x.trim() !== '').join(', ');

const togli = (piano: Piano, regola: string, soggetto: string): Operazione[] =>
  piano.registri.accettazione
    .filter((a) => a.regola === regola && a.soggetto === soggetto)
    .map((a) => ({ op: 'record/elimina', registro: 'accettazione', id: a.id, valori: a }));

/** Checks, catalogue of rules, acceptances with their reason. */
export const gestoriVerifica = (motore: Motore): Gestori<OperazioniVerifica> => ({
  'verifica/esegui': async ({ regola }) => {
    const sessione = motore.sessione();
    const { piano, stato, millisecondi } = await verificaSenzaFermare(
      sessione,
      () => motore.sessioneONulla() === sessione,
    );
    ricordaRilievi(motore, sessione, piano, stato.esito.rilievi);
    return { ...soloRegola(stato.esito, regola), seq: sessione.seq, millisecondi };
  },
  'verifica/regole': () => ({ regole: catalogoRegole(motore.sessioneONulla()?.piano() ?? null) }),
  'verifica/accetta': ({ regola, soggetto, motivazione }) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const rilievo = verificaSubito(piano).stato.esito.rilievi.find(
      (r) => r.regola === regola && r.soggetto === soggetto,
    );
    if (rilievo === undefined)
      throw new ErroreMotore(
        'non-trovato',
        'La segnalazione non c’è più: i dati sono cambiati. Niente è stato scritto.',
      );
    const id = nuovoId(motore.adesso().getTime());
    return sessione.esegui({
      titolo: `Accettazione di ${regola}`,
      causa: 'mano',
      operazioni: [
        ...togli(piano, regola, soggetto),
        {
          op: 'record/inserisci',
          registro: 'accettazione',
          id,
          valori: {
            id,
            regola,
            soggetto,
            improntaOperandi: improntaDi(testoOperandi(rilievo)),
            motivazione: motivazione.trim(),
            autore: firma(motore.autore()),
            istante: motore.adesso().toISOString(),
            messaggio: rilievo.messaggio,
            gravita: rilievo.gravita,
            soloBozza: soloPerBozza(rilievo),
          },
        },
      ],
    });
  },
  'verifica/revoca': ({ regola, soggetto }) => {
    const sessione = motore.sessione();
    const operazioni = togli(sessione.piano(), regola, soggetto);
    if (operazioni.length === 0)
      throw new ErroreMotore('non-trovato', 'Questa segnalazione non è accettata: non c’è niente da revocare.');
    return sessione.esegui({ titolo: `Accettazione di ${regola} revocata`, causa: 'mano', operazioni });
  },
});
