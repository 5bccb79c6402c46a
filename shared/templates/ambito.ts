import { contestoAtti, type VoceContesto, type VociContesto, voceContesto } from '#domain/contesto-atti.ts';
import type { CampoModello } from '#domain/pacco.ts';

/** Kind of text: decides which names it may read and whether `:compila` must be declared. */
export type GenereTesto = 'atto' | 'capitolo' | 'leps';

/** Names that a text may read at one point: loop variables, declared fields, derived context. */
export type Ambito = {
  readonly variabili: ReadonlyMap<string, VociContesto>;
  readonly campi: ReadonlyMap<string, VoceContesto>;
  readonly radice: VociContesto;
};

const { scheda, ...senzaScheda } = contestoAtti;

const voceDiCampo = (campo: CampoModello): VoceContesto => {
  const titolo = campo.etichetta;
  if (campo.tipo === 'scelta') return { tipo: 'scelta', titolo, valori: campo.scelte };
  return { tipo: campo.tipo === 'testo-lungo' ? 'testo' : campo.tipo, titolo };
};

/** Names readable at the top of a text of this kind, with the fields that its front matter declares. */
export const ambitoIniziale = (genere: GenereTesto, campi: readonly CampoModello[]): Ambito => ({
  variabili: new Map(),
  campi: new Map(campi.map((c) => [c.nome, voceDiCampo(c)])),
  radice: genere === 'leps' ? { ...senzaScheda, scheda } : senzaScheda,
});

/** The same names plus a loop variable. */
export const conVariabile = (ambito: Ambito, nome: string, voci: VociContesto): Ambito => ({
  ...ambito,
  variabili: new Map([...ambito.variabili, [nome, voci]]),
});

/** What a path names; `elenchi` = lists crossed to reach it. */
export type NomeTrovato = { readonly voce: VoceContesto; readonly elenchi: number };

const attraversando = (voci: VociContesto, nomi: readonly string[]): NomeTrovato | null => {
  for (let taglio = nomi.length; taglio > 0; taglio -= 1) {
    const voce = voceContesto(voci, nomi.slice(0, taglio));
    if (voce === null) continue;
    const resto = nomi.slice(taglio);
    if (resto.length === 0) return { voce, elenchi: 0 };
    if (voce.tipo !== 'elenco') return null;
    const dentro = attraversando(voce.voci, resto);
    return dentro === null ? null : { voce: dentro.voce, elenchi: dentro.elenchi + 1 };
  }
  return null;
};

/** Resolves a path: loop variable, declared field, derived context; null when no such name exists here. */
export const trovaNome = (ambito: Ambito, nomi: readonly string[]): NomeTrovato | null => {
  const [primo = '', ...resto] = nomi;
  const variabile = ambito.variabili.get(primo);
  if (variabile !== undefined) {
    if (resto.length === 0) return { voce: { tipo: 'gruppo', titolo: primo, voci: variabile }, elenchi: 0 };
    return attraversando(variabile, resto);
  }
  const campo = ambito.campi.get(nomi.join('.'));
  if (campo !== undefined) return { voce: campo, elenchi: 0 };
  return attraversando(ambito.radice, nomi);
};
