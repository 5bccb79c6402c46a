import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErroreMotore } from '#contract/define.ts';
import type { FilePacco, PaccoCompilato } from '#domain/pacco.ts';
import { compilaPacco, elencoCanonico } from '#templates/compila.ts';
import { testoErrore } from '#templates/errore.ts';
import { limiti } from '#templates/limiti.ts';

/** Pack of a new plan when nobody chooses. */
export const modelloPredefinito = 'nazionale';

/** A pack ready for a new plan: compiled, with every file that the plan will carry. */
export type ModelloPronto = { readonly pacco: PaccoCompilato; readonly file: readonly FilePacco[] };

const sha256 = (testo: string): string => createHash('sha256').update(testo, 'utf8').digest('hex');
const idModello = /^[a-z0-9][a-z0-9-]{0,60}$/;
const estensioni = ['.yaml', '.md'];

/** Text files of a pack folder, by path inside it; links and other files are not followed. */
const leggiCartella = (cartella: string): FilePacco[] => {
  const file: FilePacco[] = [];
  const visita = (relativo: string, livello: number): void => {
    for (const nome of readdirSync(join(cartella, relativo)).sort()) {
      const percorso = relativo === '' ? nome : `${relativo}/${nome}`;
      const stato = lstatSync(join(cartella, percorso));
      if (stato.isDirectory() && livello < 3) visita(percorso, livello + 1);
      if (!stato.isFile() || !estensioni.some((e) => nome.endsWith(e)) || nome === 'README.md') continue;
      if (stato.size > limiti.caratteriFile * 4 || file.length >= limiti.file)
        throw new ErroreMotore('file-non-valido', `Il modello in «${cartella}» è troppo grande (${percorso}).`);
      const testo = readFileSync(join(cartella, percorso), 'utf8');
      file.push({ percorso, testo, sha256: sha256(testo) });
    }
  };
  visita('', 0);
  return file;
};

/** Packs that new plans are made from, read and compiled once per engine. */
export const creaModelli = (cartellaModelli: string) => {
  const pronti = new Map<string, ModelloPronto>();

  const leggi = (id: string, catena: readonly string[] = []): ModelloPronto => {
    const gia = pronti.get(id);
    if (gia) return gia;
    const cartella = join(cartellaModelli, id);
    if (!idModello.test(id) || !existsSync(join(cartella, 'pack.yaml')))
      throw new ErroreMotore(
        'non-trovato',
        `Il modello «${id.slice(0, 60)}» non c'è. Quello che accompagna l'app è «nazionale».`,
      );
    if (catena.includes(id) || catena.length >= limiti.catena)
      throw new ErroreMotore(
        'file-non-valido',
        `Il modello «${id}» estende sé stesso (${[...catena, id].join(' → ')}).`,
      );
    const propri = leggiCartella(cartella);
    const estesi = estesiDa(propri).map((base) => ({ base, ...leggi(base, [...catena, id]) }));
    const altrui = estesi.flatMap(({ base, file }) => file.map((f) => ({ ...f, percorso: `${base}/${f.percorso}` })));
    const file = [...propri, ...altrui];
    const esito = compilaPacco(
      propri,
      sha256(elencoCanonico(file)),
      estesi.map((e) => e.pacco),
    );
    if ('errori' in esito)
      throw new ErroreMotore(
        'file-non-valido',
        `Il modello «${id}» contiene errori e non si può usare: ${esito.errori.slice(0, 3).map(testoErrore).join('; ')}`,
        { errori: esito.errori.slice(0, 100) },
      );
    const pronto: ModelloPronto = { pacco: esito.ok, file };
    pronti.set(id, pronto);
    return pronto;
  };

  return {
    leggi: (id: string): ModelloPronto => leggi(id),
    /** Packs that compile, by id; one with errors is not offered. */
    elenco: (): readonly PaccoCompilato[] =>
      (existsSync(cartellaModelli) ? readdirSync(cartellaModelli) : [])
        .filter((id) => idModello.test(id) && existsSync(join(cartellaModelli, id, 'pack.yaml')))
        .sort()
        .flatMap((id) => {
          try {
            return [leggi(id).pacco];
          } catch (errore) {
            if (errore instanceof ErroreMotore) return [];
            throw errore;
          }
        }),
  };
};

/** Packs that a `pack.yaml` says it extends: only enough of it is read to find them, the compiler reads the rest. */
const estesiDa = (file: readonly FilePacco[]): string[] => {
  const testo = file.find((f) => f.percorso === 'pack.yaml')?.testo ?? '';
  const dichiarati = /^estende:\s*\[([^\]]*)\]/m.exec(testo)?.[1] ?? '';
  return dichiarati
    .split(',')
    .map((id) => id.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((id) => id !== '');
};
