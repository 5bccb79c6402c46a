import { campiAggiunti } from '#domain/campi-aggiunti.ts';
import { uguali } from '#domain/canonico.ts';
import type { Id } from '#domain/ids.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { type NomeRegistro, type Riga, registri } from '#domain/registri.ts';
import { nuovoId } from '../id.ts';
import type { Mostrato } from './genere.ts';

/** A row of any register, field by field. */
export type Campi = Readonly<Record<string, unknown>>;
/** Where rows are read: the plan, or the plan with the changes under way. */
export type Righe = {
  readonly piano: Piano;
  readonly riga: (registro: NomeRegistro, id: string) => Campi | undefined;
  /** Rows of a register made or changed so far, where changes are under way. */
  readonly toccate?: (registro: NomeRegistro) => readonly Campi[];
};

/** Row of the plan as it is; the head of the plan is a register of one row, accounting cells are not rows here. */
export const rigaDelPiano = (piano: Piano, registro: NomeRegistro, id: string): Campi | undefined => {
  if (registro === 'piano') return piano.testa.id === id ? piano.testa : undefined;
  if (registro === 'rigaLetta') return undefined;
  const righe: readonly { readonly id: string }[] = piano.registri[registro];
  return perId(righe, id);
};

/** The plan as rows. */
export const righeDi = (piano: Piano): Righe => ({ piano, riga: (registro, id) => rigaDelPiano(piano, registro, id) });

/** Corrections of a field, by the row that they correct. */
export const correzioneDi = (
  piano: Piano,
  registro: string,
  rigaId: string,
  campo: string,
): Riga<'correzione'> | undefined =>
  raggruppa(piano.registri.correzione, 'riga', (c) => `${c.registro}/${c.rigaId}`)
    .get(`${registro}/${rigaId}`)
    ?.find((c) => c.campo === campo);

/** Who writes, when and why: kept with every value written over an imported one. */
export type Chi = { readonly autore: string; readonly istante: string; readonly motivo: string | null };

/** Changes under way, not yet written: rows as they will be, then the operations that make them so. */
export type Lavoro = Righe & {
  readonly chi: Chi;
  readonly crea: (registro: NomeRegistro, valori: Campi) => Id;
  readonly modifica: (registro: NomeRegistro, id: string, campi: Campi) => void;
  readonly elimina: (registro: NomeRegistro, id: string) => void;
  readonly toccate: (registro: NomeRegistro) => readonly Campi[];
  readonly operazioni: () => Operazione[];
};

/** Fields that no file ever gives: writing in one for the first time corrects nothing. */
const maiLetti = new Map<string, ReadonlySet<string>>(
  Object.entries(campiAggiunti).map(([registro, campi]) => [registro, new Set(Object.keys(campi))]),
);
const vuoto = (valore: unknown): boolean =>
  valore === null || valore === undefined || valore === '' || (Array.isArray(valore) && valore.length === 0);
/** Whether a value written over `letto` is a correction: text that the file left empty is not. */
const daCorreggere = (registro: NomeRegistro, campo: string, letto: unknown): boolean =>
  !vuoto(letto) ||
  (!(maiLetti.get(registro)?.has(campo) ?? false) && /(?:Cents|Bp|Milli|residenti|minuti\w*)$/.test(campo));

/** Starts changes on a plan. */
export const creaLavoro = (piano: Piano, chi: Chi): Lavoro => {
  const nuove = new Map<string, { readonly registro: NomeRegistro; readonly id: Id; valori: Campi }>();
  const cambiate = new Map<string, { readonly registro: NomeRegistro; readonly prima: Campi; dopo: Campi }>();
  const tolte = new Map<string, { readonly registro: NomeRegistro; readonly prima: Campi }>();
  const chiave = (registro: NomeRegistro, id: string) => `${registro}/${id}`;

  const riga: Lavoro['riga'] = (registro, id) => {
    const k = chiave(registro, id);
    if (tolte.has(k)) return undefined;
    return nuove.get(k)?.valori ?? cambiate.get(k)?.dopo ?? rigaDelPiano(piano, registro, id);
  };
  const crea: Lavoro['crea'] = (registro, valori) => {
    const id = nuovoId();
    nuove.set(chiave(registro, id), { registro, id, valori: { ...valori, id } });
    return id;
  };
  const modifica: Lavoro['modifica'] = (registro, id, campi) => {
    const k = chiave(registro, id);
    const nuova = nuove.get(k);
    if (nuova) {
      nuova.valori = { ...nuova.valori, ...campi };
      return;
    }
    const prima = cambiate.get(k)?.prima ?? rigaDelPiano(piano, registro, id);
    if (prima === undefined) return;
    cambiate.set(k, { registro, prima, dopo: { ...(cambiate.get(k)?.dopo ?? prima), ...campi } });
  };
  const elimina: Lavoro['elimina'] = (registro, id) => {
    const k = chiave(registro, id);
    if (nuove.delete(k)) return;
    const prima = rigaDelPiano(piano, registro, id);
    cambiate.delete(k);
    if (prima !== undefined) tolte.set(k, { registro, prima });
  };

  /** Keeps what the file says beside what a person wrote over it; forgets it when the file's value is back. */
  const tieniLetto = (registro: NomeRegistro, prima: Campi, campo: string, dopo: unknown): void => {
    const rigaId = String(prima.id);
    const gia = correzioneDi(piano, registro, rigaId, campo);
    const letto: unknown = gia === undefined ? prima[campo] : JSON.parse(gia.importato);
    if (gia !== undefined) {
      if (uguali(letto, dopo)) elimina('correzione', gia.id);
      else modifica('correzione', gia.id, chi);
    } else if (daCorreggere(registro, campo, letto))
      crea('correzione', { registro, rigaId, campo, importato: JSON.stringify(letto), ...chi });
  };

  return {
    piano,
    chi,
    riga,
    crea,
    modifica,
    elimina,
    toccate: (registro) => [
      ...[...nuove.values()].filter((n) => n.registro === registro).map((n) => n.valori),
      ...[...cambiate.values()].filter((c) => c.registro === registro).map((c) => c.dopo),
    ],
    operazioni: () => {
      for (const { registro, prima, dopo } of [...cambiate.values()]) {
        if (typeof prima.documentoId !== 'string' || registro === 'cifraCorretta') continue;
        for (const campo of Object.keys(dopo))
          if (!uguali(prima[campo], dopo[campo])) tieniLetto(registro, prima, campo, dopo[campo]);
      }
      const esito: Operazione[] = [];
      for (const { registro, id, valori } of nuove.values())
        esito.push({ op: 'record/inserisci', registro, id, valori: registri[registro].parse(valori) });
      for (const { registro, prima, dopo } of cambiate.values()) {
        const campi = Object.keys(dopo).filter((c) => !uguali(prima[c], dopo[c]));
        if (campi.length === 0) continue;
        const solo = (r: Campi) => Object.fromEntries(campi.map((c) => [c, r[c]]));
        const id = registri[registro].shape.id.parse(prima.id);
        esito.push({ op: 'record/modifica', registro, id, prima: solo(prima), dopo: solo(dopo) });
      }
      for (const { registro, prima } of tolte.values())
        esito.push({
          op: 'record/elimina',
          registro,
          id: registri[registro].shape.id.parse(prima.id),
          valori: { ...prima },
        });
      return esito;
    },
  };
};

/** What a cell shows beside its value: whether it can be written, what its file says, who corrected it. */
export type Accanto = {
  readonly importato: Mostrato;
  readonly correzione: { readonly autore: string; readonly istante: string; readonly motivo: string | null };
};
