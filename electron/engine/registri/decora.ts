import type { Piano } from '#domain/piano.ts';
import type { CampoScritto } from './campo.ts';
import { type Cella, type Colonna, type CorpoVista, cellaVuota, type RigaVista } from './celle.ts';
import { type Righe, righeDi } from './lavoro.ts';
import type { Scrittura } from './scrittura.ts';

/** Columns of a view with what a person may write in them; fields that the view does not show come after the others. */
const colonneScritte = (piano: Piano, colonne: readonly Colonna[], campi: readonly CampoScritto[]): Colonna[] => {
  const scritta = (c: Colonna, campo: CampoScritto): Colonna => ({
    ...c,
    modificabile: true,
    obbligatoria: campo.obbligatoria,
    unita: campo.genere.unita,
    opzioni: campo.genere.opzioni === null ? null : [...campo.genere.opzioni(piano)],
    piuScelte: campo.genere.piuScelte,
    aiuto: campo.aiuto,
  });
  const nude = { modificabile: false, obbligatoria: false, unita: null, opzioni: null, piuScelte: false, aiuto: null };
  const perId = new Map(campi.map((c) => [c.id, c]));
  const presenti = new Set(colonne.map((c) => c.id));
  return [
    ...colonne.map((c) => {
      const campo = perId.get(c.id);
      return campo === undefined ? c : scritta(c, campo);
    }),
    ...campi
      .filter((c) => !presenti.has(c.id))
      .map((c) => scritta({ id: c.id, titolo: c.titolo, tipo: c.genere.tipo, gruppo: c.gruppo, ...nude }, c)),
  ];
};

/** A cell that a person writes: its own text and exact value, the file's value beside when they differ. */
const cellaScritta = (
  piano: Piano,
  righe: Righe,
  campo: CampoScritto,
  rigaId: string,
  cella: Cella | undefined,
): Cella => {
  const attuale = campo.attuale(righe, rigaId);
  if (attuale === null) return cella ?? cellaVuota();
  const accanto = campo.accanto(piano, rigaId);
  const base = cella ?? { ...cellaVuota(), stato: attuale.testo === '' ? ('ignoto' as const) : ('mano' as const) };
  const suo = campo.genereDi?.(piano, rigaId);
  const opzioni = suo?.opzioni?.(piano);
  return {
    ...base,
    ...attuale,
    modificabile: true,
    ...(accanto === null ? {} : { ...accanto, stato: 'mano' as const }),
    ...(suo === undefined ? {} : { tipo: suo.tipo }),
    ...(opzioni === undefined ? {} : { opzioni: [...opzioni] }),
  };
};

/** A view with its writing: columns, cells, rows that can be added and removed. */
export const conScrittura = (
  piano: Piano,
  corpo: CorpoVista,
  scrittura: Scrittura | null,
): CorpoVista & { readonly aggiungibile: boolean } => {
  if (scrittura === null) return { ...corpo, aggiungibile: false };
  const righe = righeDi(piano);
  const colonne = colonneScritte(piano, corpo.colonne, scrittura.campi);
  const campi = new Map(scrittura.campi.map((c) => [c.id, c]));
  const perColonna = colonne.map((c) => campi.get(c.id));
  return {
    colonne,
    aggiungibile: scrittura.nuova !== null,
    righe: corpo.righe.map(
      (r): RigaVista => ({
        ...r,
        eliminabile: scrittura.eliminabile(righe, r.id),
        celle: perColonna.map((campo, i) =>
          campo === undefined ? (r.celle[i] ?? cellaVuota()) : cellaScritta(piano, righe, campo, r.id, r.celle[i]),
        ),
      }),
    ),
  };
};
