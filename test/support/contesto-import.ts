import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nuovoId } from '#engine/id.ts';
import type { Contesto, PaccoContesto } from '#engine/import/contesto.ts';

const modello = join(import.meta.dirname, '../../templates/nazionale');
const yaml = (nome: string) => parse(readFileSync(join(modello, nome), 'utf8'));

let pacco: PaccoContesto | null = null;
/** Catalogues and aliases of the national pack, read from its files. */
export const paccoNazionale = (): PaccoContesto => {
  if (pacco) return pacco;
  const capo = yaml('pack.yaml');
  pacco = {
    alias: capo.alias,
    leps: elencoLeps(),
    fondi: yaml('fondi.yaml').fondi ?? yaml('fondi.yaml'),
    programmi: yaml('programmi.yaml').programmi ?? yaml('programmi.yaml'),
    profili: yaml('profili.yaml').profili ?? yaml('profili.yaml'),
  };
  return pacco;
};

const elencoLeps = () => {
  const ids = new Set<string>(Object.values(yaml('pack.yaml').alias.leps));
  return [...ids].map((id) => ({ id, nome: id, breve: id }));
};

/** A plan's picture for readers: the given Comuni as `[istat, nome]`, one Ambito, the years. */
export const contestoDiProva = (
  comuni: readonly (readonly [string, string])[],
  altro: Partial<Contesto> = {},
): Contesto => {
  const enti: Contesto['enti'][number][] = [
    { id: nuovoId(), tipo: 'ambito', denominazione: 'Ambito di prova', comuneId: null },
  ];
  const registrati = comuni.map(([codiceIstat, nome]) => {
    const ente = { id: nuovoId(), tipo: 'comune' as const, denominazione: `Comune di ${nome}`, comuneId: nuovoId() };
    enti.push(ente);
    return { id: ente.comuneId, codiceIstat, nome, enteId: ente.id };
  });
  return {
    comuni: registrati,
    enti,
    anni: [2026, 2027, 2028],
    forma: 'convenzione30',
    pacco: paccoNazionale(),
    minutiTempoPieno: 2160,
    profiliAS: ['assistente-sociale'],
    schede: [],
    documentiSchede: [],
    ets: [],
    contributi: [],
    persone: [],
    documenti: [],
    popolazione: [],
    anniPopolazioneVecchia: 3,
    mappature: [],
    oggi: '2026-11-24',
    ...altro,
  };
};

/** The Comuni of an `ambito.json`. */
export const comuniDi = (percorso: string): [string, string][] => {
  const letto: { comuni: { codiceIstat: string; nome: string }[] } = JSON.parse(readFileSync(percorso, 'utf8'));
  return letto.comuni.map((c) => [c.codiceIstat, c.nome]);
};
