import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { z } from 'zod';
import { stessoFile } from '../apri-sessione.ts';
import { modelloPredefinito } from '../modelli.ts';
import { chiLoTiene } from '../storage/blocco-file.ts';
import { sostituisci } from '../storage/disco.ts';
import type { Motore } from '../tipi.ts';

/** Example plans that this app made, by path: SHA-256 of the finished file and of what it was made from. */
const fattiSchema = z.record(z.string(), z.strictObject({ file: z.string(), fonte: z.string() }));
type Fatti = z.output<typeof fattiSchema>;

const registro = (motore: Motore): string => join(motore.cartellaDati, 'esempi.json');
const leggiFatti = (motore: Motore): Fatti => {
  try {
    return fattiSchema.parse(JSON.parse(readFileSync(registro(motore), 'utf8')));
  } catch {
    // Without the list every example counts as changed: none is ever replaced.
    return {};
  }
};
const improntaFile = (percorso: string): string => createHash('sha256').update(readFileSync(percorso)).digest('hex');

/** SHA-256 of everything that an example plan is made from: its data and the pack. */
export const fonteEsempio = (motore: Motore): string => {
  const somma = createHash('sha256');
  for (const { percorso, sha256 } of motore.modello(modelloPredefinito).file) somma.update(`${percorso} ${sha256}\n`);
  const cartella = join(motore.cartellaModelli, 'esempio');
  for (const nome of readdirSync(cartella, { recursive: true, encoding: 'utf8' }).sort()) {
    const percorso = join(cartella, nome);
    if (parse(nome).ext !== '') somma.update(`${nome.replaceAll('\\', '/')} ${improntaFile(percorso)}\n`);
  }
  return somma.digest('hex');
};

/** Whether a file is an example as it was made: nobody changed it and nobody else has it open. */
const intatto = (motore: Motore, percorso: string, file: string | undefined): boolean => {
  const aperta = motore.sessioneONulla();
  const qui = aperta !== null && stessoFile(aperta.percorso, percorso);
  if (qui ? aperta.daSalvare : chiLoTiene(percorso) !== null) return false;
  return file !== undefined && improntaFile(percorso) === file;
};

/**
 * Where the next example goes, starting from the known place: an unmodified one is taken again (`pronto`: it is still what
 * would be made today), a modified one is never touched and the next free name is used (`-2`, `-3`…).
 */
export const postoEsempio = (
  motore: Motore,
  noto: string,
  fonte: string,
): { readonly percorso: string; readonly pronto: boolean } => {
  const fatti = leggiFatti(motore);
  const { dir, name, ext } = parse(noto);
  for (let n = 1; ; n++) {
    const percorso = n === 1 ? noto : join(dir, `${name}-${n}${ext}`);
    if (!existsSync(percorso)) return { percorso, pronto: false };
    const fatto = Object.hasOwn(fatti, percorso) ? fatti[percorso] : undefined;
    if (intatto(motore, percorso, fatto?.file)) return { percorso, pronto: fatto?.fonte === fonte };
  }
};

/** Remembers an example just made; those whose file is gone are forgotten. */
export const segnaEsempio = (motore: Motore, percorso: string, fonte: string): void => {
  const rimasti = Object.entries(leggiFatti(motore)).filter(([p]) => existsSync(p));
  const fatti: Fatti = { ...Object.fromEntries(rimasti), [percorso]: { file: improntaFile(percorso), fonte } };
  sostituisci(registro(motore), (temporaneo) => writeFileSync(temporaneo, `${JSON.stringify(fatti, null, 2)}\n`));
};
