import { type VoceContesto, type VociContesto, voceContesto } from '#domain/contesto-atti.ts';
import type { CampoModello, PaccoCompilato } from '#domain/pacco.ts';
import { eData } from '#format/date.ts';
import type { Quoziente } from '#format/numeri.ts';

/** Type of a value that a template can name. */
export type TipoValore = VoceContesto['tipo'] | 'testo-lungo';

/** A name of the template resolved: where it comes from, what it is, what it is worth (`null` = the plan does not know). */
export type Trovato = {
  /** Stable name of the place (`comuni.044066.firmatario.nome`), key of what is missing. */
  readonly nome: string;
  readonly titolo: string;
  /** Heading under which a missing value is listed. */
  readonly gruppo: string;
  readonly tipo: TipoValore;
  readonly valore: unknown;
  readonly voci: VociContesto | null;
  readonly anno: boolean;
  /** Norm of the catalogue that the text quotes, if the value is a quotation. */
  readonly norma: string | null;
};

/** Variable of a loop (`come="c"`): the element and the table of its names. */
export type Variabile = {
  readonly voci: VociContesto;
  readonly valore: unknown;
  readonly nome: string;
  readonly titolo: string;
};

/** Whether an unknown value is an object whose keys can be read. */
export const eOggetto = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/** Whether an unknown value is an exact fraction. */
export const eQuoziente = (v: unknown): v is Quoziente =>
  eOggetto(v) && typeof v.num === 'bigint' && typeof v.den === 'bigint';

const proprieta = (valore: unknown, nome: string): unknown =>
  eOggetto(valore) && Object.hasOwn(valore, nome) ? valore[nome] : null;

/** Text of one of the first of `nomi` that an element has. */
const primoTesto = (valore: unknown, nomi: readonly string[]): string | null => {
  for (const nome of nomi) {
    const v = proprieta(valore, nome);
    if (typeof v === 'string' && v !== '') return v;
    if (typeof v === 'number') return String(v);
  }
  return null;
};

/** Stable name of an element of a list, used in the name of what it lacks. */
export const identita = (valore: unknown, indice: number): string =>
  primoTesto(valore, ['codice-istat', 'id', 'codice', 'denominazione', 'nome', 'anno']) ?? String(indice + 1);

/** Name of an element of a list as a person calls it. */
export const etichetta = (valore: unknown, indice: number): string =>
  primoTesto(valore, ['denominazione', 'nome', 'titolo', 'termine', 'anno']) ?? String(indice + 1);

/** Follows `nomi` inside a value described by `voci`; null where the table does not know the name. */
export const segui = (
  voci: VociContesto,
  valore: unknown,
  nomi: readonly string[],
  prefisso: string,
  gruppo: string,
): Trovato | null => {
  const voce = voceContesto(voci, nomi);
  if (voce === null) return null;
  let attuale = valore;
  let norma: string | null = null;
  for (const nome of nomi) {
    const quotata = nome === 'formula' ? proprieta(attuale, 'norma') : null;
    norma = typeof quotata === 'string' ? quotata : null;
    attuale = proprieta(attuale, nome);
  }
  return {
    nome: [prefisso, ...nomi].filter((n) => n !== '').join('.'),
    titolo: voce.titolo,
    gruppo,
    tipo: voce.tipo,
    valore: attuale,
    voci: voce.tipo === 'gruppo' || voce.tipo === 'elenco' ? voce.voci : null,
    anno: voce.anno === true,
    norma,
  };
};

/** Cents of an amount typed by a person (`1.234,56`, `1234.56`, `€ 1.234`), or null. */
export const centesimi = (testo: string): number | null => {
  const pulito = testo.replace(/[€\s\u00a0]/g, '');
  const normale = pulito.includes(',') ? pulito.replaceAll('.', '').replace(',', '.') : pulito;
  const parti = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(
    /^-?\d{1,3}(\.\d{3})+$/.test(normale) ? normale.replaceAll('.', '') : normale,
  );
  if (!parti) return null;
  const cents = Number(parti[2]) * 100 + Number((parti[3] ?? '').padEnd(2, '0'));
  return parti[1] === '-' ? -cents : cents;
};

const logico = (testo: string): boolean | null => {
  if (/^(s[iì]|true|1|vero)$/i.test(testo)) return true;
  return /^(no|false|0|falso)$/i.test(testo) ? false : null;
};

/** Value of a field as typed by a person, read by its type; what does not read stays text, so that nothing is lost. */
export const valoreDiCampo = (
  tipo: CampoModello['tipo'] | 'numero',
  testo: string | null,
): { readonly tipo: TipoValore; readonly valore: unknown } => {
  const scritto = testo?.trim() ?? '';
  if (scritto === '') return { tipo: tipo === 'testo-lungo' ? 'testo' : tipo, valore: null };
  switch (tipo) {
    case 'data':
      return eData(scritto) ? { tipo: 'data', valore: scritto } : { tipo: 'testo', valore: scritto };
    case 'importo': {
      const cents = centesimi(scritto);
      return cents === null ? { tipo: 'testo', valore: scritto } : { tipo: 'importo', valore: cents };
    }
    case 'logico': {
      const v = logico(scritto);
      return v === null ? { tipo: 'testo', valore: scritto } : { tipo: 'logico', valore: v };
    }
    case 'testo-lungo':
      return { tipo: 'testo-lungo', valore: scritto };
    case 'numero':
    case 'testo':
    case 'scelta':
      return { tipo: 'testo', valore: scritto };
  }
};

/** Word of the pack with its article, by id: the vocabulary, or the body that governs the plan. */
export const vocabolo = (pacco: PaccoCompilato, id: string) =>
  pacco.organo.id === id ? pacco.organo : (pacco.vocaboli.find((v) => v.id === id) ?? null);
