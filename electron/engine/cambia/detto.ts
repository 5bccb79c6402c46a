import { bozzaViva, type OpzioniDocumento } from '#documento/banco.ts';
import { type LuogoVivo, luoghiVivi } from '#documento/luoghi-vivi.ts';
import { canonico } from '#domain/canonico.ts';
import type { Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import type { StatoVerifica } from '#rules/esegui.ts';
import { descriviGrafico } from '../export/grafici.ts';

/** A subject of a rule as a place that may change: what it says are its findings, none when all is well. */
type LuogoRilievo = {
  readonly chiave: string;
  readonly genere: 'segnalazione';
  readonly detto: string;
};

/** Anything of a plan that a change of data may change, with what it says. */
export type LuogoDetto = LuogoVivo | LuogoRilievo;
/** What a whole plan says, by key of the place, in reading order. */
export type DettoDalPiano = ReadonlyMap<string, LuogoDetto>;

const opzioni: OpzioniDocumento = { ...bozzaViva, grafico: descriviGrafico };

const noti = new WeakMap<Piano, ReadonlyMap<string, LuogoVivo>>();

/** Places that follow the data, with what they say: once per state of the plan. */
function* vivi(piano: Piano): Generator<undefined, ReadonlyMap<string, LuogoVivo>> {
  const gia = noti.get(piano);
  if (gia) return gia;
  const trovati = yield* luoghiVivi(piano, opzioni);
  noti.set(piano, trovati);
  return trovati;
}

const tuttoBene = canonico([]);

/** What a plan says, with what its check says of every subject; the questions to re-read are no findings. */
export function* dettoDalPiano(piano: Piano, verifica: StatoVerifica): Generator<undefined, DettoDalPiano> {
  const tutti = new Map<string, LuogoDetto>(yield* vivi(piano));
  const metti = (chiave: string, detto: string) => tutti.set(chiave, { chiave, genere: 'segnalazione', detto });
  for (const [regola, soggetti] of verifica.memoria)
    for (const soggetto of soggetti.keys()) metti(`regola/${regola}/${soggetto}`, tuttoBene);
  const perSoggetto = new Map<string, Pick<Rilievo, 'esito' | 'gravita' | 'messaggio'>[]>();
  for (const { regola, soggetto, daRileggere, esito, gravita, messaggio } of verifica.esito.rilievi) {
    if (daRileggere === true) continue;
    const chiave = `regola/${regola}/${soggetto}`;
    const suoi = perSoggetto.get(chiave) ?? [];
    suoi.push({ esito, gravita, messaggio });
    perSoggetto.set(chiave, suoi);
  }
  for (const [chiave, suoi] of perSoggetto) metti(chiave, canonico(suoi));
  return tutti;
}
