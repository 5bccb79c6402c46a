import { fileURLToPath } from 'node:url';
import { documentoAccordo } from '#documento/accordo.ts';
import { tuttiIBlocchi } from '#documento/albero.ts';
import { bozzaViva, type OpzioniDocumento } from '#documento/banco.ts';
import { testoDi } from '#documento/inline.ts';
import { righeDi } from '#documento/testo.ts';
import type { BloccoDocumento, Documento } from '#documento/tipi.ts';
import type { CampoModello } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { descriviGrafico } from '#engine/export/grafici.ts';
import { errori, testo } from './modelli.ts';
import { pianoCompleto } from './piano-completo.ts';

const cartella = (nome: string): string => fileURLToPath(new URL(`../../${nome}`, import.meta.url));
let esempio: Piano | null = null;
let dev: Piano | null = null;

/** The example plan of the app (fictional Ambito of twelve Comuni), in memory. */
export const pianoEsempio = (): Piano => {
  esempio ??= pianoCompleto(cartella('templates/esempio'), { accordo: true });
  return esempio;
};
/** The real Ambito of the fixtures, in memory, with its planted errors. */
export const pianoDev = (): Piano => {
  dev ??= pianoCompleto(cartella('test/fixtures/ambito-21'));
  return dev;
};

/** Options of a draft with charts. */
export const opzioniBozza: OpzioniDocumento = { ...bozzaViva, grafico: descriviGrafico };

/** The same plan with another text of the accordo. */
export const conAtto = (corpo: string, campi: readonly CampoModello[] = [], piano = pianoEsempio()): Piano => {
  const compilato = testo(corpo, 'atto', campi);
  if (compilato.errori.length > 0) throw new Error(errori(compilato).join('\n'));
  const atti = piano.pacco.atti.map((a) =>
    a.id === 'accordo' ? { ...a, corpo: [...compilato.corpo], campi: [...campi] } : a,
  );
  return { ...piano, pacco: { ...piano.pacco, atti } };
};

/** Accordo of a plan, or a failure with the reason. */
export const accordoDi = (piano: Piano, opzioni: OpzioniDocumento = opzioniBozza): Documento => {
  const d = documentoAccordo(piano, opzioni);
  if ('rifiuto' in d) throw new Error(d.rifiuto);
  return d;
};

/** Lines of the accordo that a text makes, blank ones left out. */
export const righeAtto = (corpo: string, campi: readonly CampoModello[] = [], piano = pianoEsempio()): string[] =>
  accordoDi(conAtto(corpo, campi, piano))
    .blocchi.flatMap((b) => righeDi(b))
    .map((r) => r.trim())
    .filter((r) => r !== '');

/** With some fields written. */
export const conCampi = (piano: Piano, campi: Readonly<Record<string, string>>): Piano => {
  const [primo] = piano.registri.comune;
  if (primo === undefined) throw new Error('piano senza Comuni');
  const campo = Object.entries(campi).map(([nome, valore]) => ({ id: primo.id, nome, valore }));
  const altri = piano.registri.campo.filter((c) => !Object.hasOwn(campi, c.nome));
  return { ...piano, registri: { ...piano.registri, campo: [...altri, ...campo] } };
};

/** Text of blocks of a kind. */
export const testiDi = (d: Documento, t: BloccoDocumento['t']): string[] =>
  tuttiIBlocchi(d.blocchi)
    .filter((b) => b.t === t)
    .map((b) => ('tratti' in b ? testoDi(b.tratti) : b.t === 'firma' ? testoDi(b.persona) : ''));
