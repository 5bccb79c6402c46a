import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Id } from '#domain/ids.ts';
import { leggiAmbito } from '#domain/ingressi.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { assemblaPiano } from '#domain/nuovo-piano.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { type NomeRegistro, type Riga, registri } from '#domain/registri.ts';
import { type Sezione, sezioneSchema } from '#domain/section-content.ts';
import { creaModelli } from '#engine/modelli.ts';

const radice = fileURLToPath(new URL('../..', import.meta.url));

/** The pack that ships with the app, compiled from its folder. */
export const paccoNazionale = (): PaccoCompilato => creaModelli(`${radice}templates`).leggi('nazionale').pacco;

/** Ids in order from `da`, the same at every run: tests compare documents byte by byte. */
export const idInOrdine = (da = 0): (() => Id) => {
  let n = da;
  return () => {
    n += 1;
    return registri.comune.shape.id.parse(`0199b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
  };
};

/** Read model of the operations that make a new plan, without a file. */
export const pianoDaOperazioni = (operazioni: readonly Operazione[], pacco: PaccoCompilato, istante: string): Piano => {
  const righe = new Map<NomeRegistro, unknown[]>();
  const sezioni: Sezione[] = [];
  for (const o of operazioni) {
    if (o.op === 'record/inserisci') righe.set(o.registro, [...(righe.get(o.registro) ?? []), o.valori]);
    else if (o.op === 'sezione/inserisci') sezioni.push(sezioneSchema.parse(o.sezione));
    else throw new Error(`operazione inattesa in un piano nuovo: ${o.op}`);
  }
  const di = <R extends NomeRegistro>(r: R): Riga<R>[] =>
    (righe.get(r) ?? []).map((v) => registri[r].parse(v) as Riga<R>);
  const [testa] = di('piano');
  if (testa === undefined) throw new Error('il piano non ha la testa');
  const nomi = (Object.keys(registri) as NomeRegistro[]).filter((r) => r !== 'piano' && r !== 'rigaLetta');
  return {
    testa,
    registri: Object.fromEntries(nomi.map((r) => [r, di(r)])) as unknown as RegistriDelPiano,
    cifre: [],
    sezioni,
    pacco,
    revisione: 1,
    istante,
  };
};

/** New plan of an Ambito in the shape of `ambito.json`, in memory. */
export const pianoDaAmbito = (
  percorso: string,
  istante = '2026-01-05T10:00:00.000Z',
  pacco: PaccoCompilato = paccoNazionale(),
): Piano => {
  const letto = leggiAmbito(JSON.parse(readFileSync(percorso, 'utf8')), null);
  if (!letto.ok) throw new Error(`ambito non leggibile: ${JSON.stringify(letto.problemi)}`);
  const { operazioni } = assemblaPiano(pacco, letto.dati, { conSchede: true, documentoId: null }, idInOrdine());
  return pianoDaOperazioni(operazioni, pacco, istante);
};
