import { canonico } from '#domain/canonico.ts';
import type { Piano } from '#domain/piano.ts';
import type { Blocco, Inline } from '#domain/section-content.ts';
import { ordineSezioni, type PostoSezione, trattiDelBlocco } from '#domain/sezioni.ts';
import { documentoAccordo } from './accordo.ts';
import { apriBanco, type OpzioniDocumento } from './banco.ts';
import { testoDi } from './inline.ts';
import { frontespizio, scenaDi } from './piano.ts';
import type { Banco, Scena } from './scena.ts';
import { blocchiDelBlocco, trattiInline } from './sezione.ts';
import { righeDi } from './testo.ts';
import { testoFisso } from './testo-fisso.ts';
import type { BloccoDocumento } from './tipi.ts';

/** What kind of place follows the data by itself: a figure, a sentence of the model, a table, a chart, a clause. */
type GenereVivo = 'cifra' | 'frase' | 'tabella' | 'grafico' | 'clausola';

/** One place of the plan or of an act that follows the data, and what it says now. */
export type LuogoVivo = {
  readonly chiave: string;
  readonly genere: GenereVivo;
  /** What it says: shown text, or for a sentence and a table their blocks as fixed text (canonical JSON). */
  readonly detto: string;
  readonly sezioneId: string | null;
  readonly bloccoId: string;
  /** Whether a person may keep what it says as text of their own: locked text is the model's. */
  readonly fissabile: boolean;
};

type Vivo = Extract<Inline, { tipo: 'dato' | 'segnaposto' | 'citazione' }>;

/** Inline nodes of a block that follow the data, each once. */
export const viviDelBlocco = (b: Blocco): readonly Vivo[] => {
  const trovati = new Map<string, Vivo>();
  for (const n of trattiDelBlocco(b).flat())
    if (n.tipo === 'dato' || n.tipo === 'segnaposto' || n.tipo === 'citazione') trovati.set(chiaveVivo(n), n);
  return [...trovati.values()];
};

/** What tells a live figure of a block from the others: two equal ones always say the same. */
export const chiaveVivo = (n: Inline): string => {
  switch (n.tipo) {
    case 'dato':
      return `dato:${n.rif}${n.formato === undefined ? '' : `|${n.formato}`}`;
    case 'segnaposto':
      return `segnaposto:${n.nome}`;
    case 'citazione':
      return `citazione:${[n.norma, n.articolo ?? '', n.comma ?? '', n.lettera ?? ''].join('|')}`;
    default:
      return '';
  }
};

const chiaveSezione = (sezioneId: string, bloccoId: string): string => `sezione/${sezioneId}/${bloccoId}`;

const generi: Partial<Record<Blocco['tipo'], GenereVivo>> = {
  modello: 'frase',
  'tabella-viva': 'tabella',
  'grafico-vivo': 'grafico',
};

/** Places of one block: it is live or locked as a whole, or it has live figures in its text. */
const delBlocco = (b: Blocco, posto: PostoSezione, scena: Scena): LuogoVivo[] => {
  const { sezione, livello } = posto;
  // Locked text changes only with the model, its figures with the data: it is read as one sentence.
  const genere = generi[b.tipo] ?? (b.tutela === 'vincolato' ? 'frase' : undefined);
  const libero = b.tutela !== 'vincolato' && sezione.tutela !== 'vincolato';
  const testa = { sezioneId: sezione.id, bloccoId: b.id };
  const chiave = chiaveSezione(sezione.id, b.id);
  if (genere !== undefined) {
    const blocchi = blocchiDelBlocco(b, sezione, livello, scena);
    const detto =
      genere === 'grafico' ? blocchi.flatMap((x) => righeDi(x)).join('\n') : canonico(testoFisso(blocchi, livello));
    return [{ ...testa, chiave, genere, detto, fissabile: libero && genere !== 'grafico' }];
  }
  if (b.tipo === 'riquadro' && b.variante === 'suggerimento') return [];
  return viviDelBlocco(b).map((n) => ({
    ...testa,
    chiave: `${chiave}#${chiaveVivo(n)}`,
    genere: 'cifra',
    detto: testoDi(trattiInline(n, scena, b.id)),
    fissabile: libero && n.tipo === 'dato',
  }));
};

/** A section is read by itself, as on the screen: what was abbreviated before it does not count. */
const bancoDi = (banco: Banco): Banco => ({
  ...banco,
  sigleUsate: new Set(),
  errori: [],
  contatori: { blocchi: 0, giri: 0 },
});

const clausole = (atto: string, blocchi: readonly BloccoDocumento[]): LuogoVivo[] => {
  const viste = new Map<string, number>();
  return blocchi.flatMap((b) => {
    const detto = righeDi(b).join('\n').trim();
    if (detto === '') return [];
    const volta = (viste.get(b.id) ?? 0) + 1;
    viste.set(b.id, volta);
    return {
      chiave: `atto/${atto}/${b.id}${volta === 1 ? '' : `~${volta}`}`,
      genere: 'clausola',
      detto,
      sezioneId: null,
      bloccoId: b.id,
      fissabile: false,
    };
  });
};

const clausoleAccordo = (piano: Piano, opzioni: OpzioniDocumento): LuogoVivo[] => {
  const accordo = documentoAccordo(piano, opzioni);
  if ('rifiuto' in accordo)
    return [
      {
        chiave: 'atto/accordo/',
        genere: 'clausola',
        detto: accordo.rifiuto,
        sezioneId: null,
        bloccoId: '',
        fissabile: false,
      },
    ];
  return clausole('accordo', accordo.blocchi);
};

/** Block of the cover that says of when the draft is: it changes with every change. */
const statoDellaBozza = 'frontespizio-stato';

/**
 * Every place of the plan and of its acts that follows the data, with what it says, by key, in reading order. In steps:
 * one section or act at a time.
 */
export function* luoghiVivi(
  piano: Piano,
  opzioni: OpzioniDocumento,
): Generator<undefined, ReadonlyMap<string, LuogoVivo>> {
  const banco = apriBanco(piano, null, opzioni);
  const tutti = new Map<string, LuogoVivo>();
  const metti = (luoghi: readonly LuogoVivo[]) => {
    for (const l of luoghi) tutti.set(l.chiave, l);
  };
  metti(
    clausole(
      'piano',
      frontespizio(piano, banco, opzioni).filter((b) => b.id !== statoDellaBozza),
    ),
  );
  for (const posto of ordineSezioni(piano.sezioni, piano.pacco)) {
    yield;
    const scena = scenaDi(posto.sezione, bancoDi(banco));
    for (const b of posto.sezione.contenuto.blocchi) metti(delBlocco(b, posto, scena));
  }
  yield;
  metti(clausoleAccordo(piano, opzioni));
  return tutti;
}
