import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoDecisioni } from '#contract/registri.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { righeDi } from '../registri/lavoro.ts';
import { definizioneDi } from '../registri/per-scheda.ts';
import type { Motore } from '../tipi.ts';

/** Values written over those of a file in one cell of a view: where their reason is kept. */
const correzioniDi = (piano: Piano, vista: string, riga: string, colonna: string) => {
  const campo = definizioneDi(vista)
    ?.scrittura?.(piano)
    .campi.find((c) => c.id === colonna);
  const id = campo?.riga(righeDi(piano), riga) ?? null;
  if (campo === undefined || id === null) return [];
  const cifra = perId(piano.registri.cifraCorretta, id);
  if (cifra !== undefined) return [{ registro: 'cifraCorretta' as const, correzione: cifra }];
  const sue = raggruppa(piano.registri.correzione, 'corretta', (c) => c.rigaId).get(id) ?? [];
  return sue
    .filter((c) => campo.dichiara.length === 0 || campo.dichiara.includes(`${c.registro}.${c.campo}`))
    .map((correzione) => ({ registro: 'correzione' as const, correzione }));
};

/** What a person decides and explains about imported data: one journalled, undoable step each. */
export const gestoriDecisioni = (motore: Motore): Gestori<typeof contrattoDecisioni> => ({
  'anomalie/risolvi': ({ id, decisione }) => {
    const sessione = motore.sessione();
    const anomalia = perId(sessione.piano().registri.anomalia, id);
    if (anomalia === undefined)
      throw new ErroreMotore('non-trovato', 'L’anomalia non c’è più: aggiornare il registro.');
    return sessione.esegui({
      titolo: `${decisione === null ? 'Riaperta' : 'Risolta'} l’anomalia ${anomalia.codice}`,
      causa: 'mano',
      operazioni: [
        {
          op: 'record/modifica',
          registro: 'anomalia',
          id: anomalia.id,
          prima: { risolta: anomalia.risolta },
          dopo: { risolta: decisione },
        },
      ],
    });
  },
  'registri/motiva': ({ vista, titolo, motivo, riga, colonna }) => {
    const sessione = motore.sessione();
    const operazioni = correzioniDi(sessione.piano(), vista, riga, colonna).map(
      ({ registro, correzione }): Operazione => ({
        op: 'record/modifica',
        registro,
        id: correzione.id,
        prima: { motivo: correzione.motivo },
        dopo: { motivo },
      }),
    );
    if (operazioni.length === 0)
      throw new ErroreMotore('non-trovato', 'Questa cella non ha più una correzione: aggiornare il registro.');
    return sessione.esegui({ titolo, causa: 'mano', operazioni });
  },
});
