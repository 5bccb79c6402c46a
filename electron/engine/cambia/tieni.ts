import { chiaveVivo } from '#documento/luoghi-vivi.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import { type BloccoId, bloccoIdSchema } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import type { Blocco, Inline, Sezione } from '#domain/section-content.ts';
import { dataEstesa, giornoDi } from '#format/date.ts';
import { nuovoId } from '../id.ts';
import { blocchiDetti } from './parole-detto.ts';
import { luogoDellaSezione } from './racconta.ts';

type Tenuta = Riga<'daRivedere'>;

/** What is kept says of when it is, where one reads it: a note beside a figure and a sentence, the title of a table. */
const dataDi = (r: Tenuta): string => `dato al ${dataEstesa(giornoDi(r.istante))}, prima di ${r.causa}`;

const conCifra = (inline: readonly Inline[], chiave: string, r: Tenuta): Inline[] =>
  inline.flatMap((n): Inline[] =>
    chiaveVivo(n) === chiave
      ? [
          { tipo: 'testo', testo: r.prima ?? '' },
          { tipo: 'nota', testo: dataDi(r) },
        ]
      : [n],
  );

/** A block with one of its live figures written as it was. */
const cifraFissata = (b: Blocco, chiave: string, r: Tenuta): Blocco => {
  switch (b.tipo) {
    case 'titolo':
    case 'paragrafo':
    case 'riquadro':
      return { ...b, contenuto: conCifra(b.contenuto, chiave, r) };
    case 'elenco':
      return { ...b, voci: b.voci.map((v) => ({ ...v, contenuto: conCifra(v.contenuto, chiave, r) })) };
    case 'tabella':
      return {
        ...b,
        righe: b.righe.map((x) => x.map((c) => ({ ...c, contenuto: conCifra(c.contenuto, chiave, r) }))),
      };
    default:
      return b;
  }
};

const idNuovo = (): BloccoId => bloccoIdSchema.parse(nuovoId());

/** Fixed text as new blocks of a section, which remember the model's block that they come from. */
const nuovi = (b: Blocco, r: Tenuta): Blocco[] => {
  const detti = blocchiDetti(r.prima ?? '[]');
  const conTitolo = detti.some((x) => x.tipo === 'tabella' && x.titolo !== undefined);
  return detti.map((x, i): Blocco => {
    // The first keeps the id of what it takes the place of: links and comments stay where they are.
    const testa = { id: i === 0 ? b.id : idNuovo(), ...(b.origine === undefined ? {} : { origine: b.origine }) };
    if (x.tipo === 'elenco') return { ...x, ...testa, voci: x.voci.map((v) => ({ ...v, id: idNuovo() })) };
    if (x.tipo === 'tabella' && x.titolo !== undefined) return { ...x, ...testa, titolo: `${x.titolo} (${dataDi(r)})` };
    if (i === 0 && !conTitolo && (x.tipo === 'paragrafo' || x.tipo === 'riquadro'))
      return { ...x, ...testa, contenuto: [...x.contenuto, { tipo: 'nota', testo: dataDi(r) }] };
    return { ...x, ...testa };
  });
};

const conTenuta = (sezione: Sezione, blocchi: readonly Blocco[], r: Tenuta): readonly Blocco[] => {
  const dove = luogoDellaSezione(r.luogo);
  if (dove === null || dove.sezioneId !== sezione.id) return blocchi;
  return blocchi.flatMap((b) => {
    if (b.id !== dove.bloccoId) return [b];
    return dove.vivo === null ? nuovi(b, r) : [cifraFissata(b, dove.vivo, r)];
  });
};

const tenibili: readonly Tenuta['genere'][] = ['cifra', 'frase', 'tabella'];

/** Whether what a place said may become text of the plan: it said something, and it is not locked by the model. */
export const siTiene = (piano: Piano, r: Tenuta): boolean => {
  if (r.genere === 'modello') return true;
  const dove = luogoDellaSezione(r.luogo);
  const sezione = piano.sezioni.find((s) => s.id === dove?.sezioneId);
  const b = sezione?.contenuto.blocchi.find((x) => x.id === dove?.bloccoId);
  const libero = sezione?.tutela !== 'vincolato' && b?.tutela !== 'vincolato';
  const dato = dove?.vivo === undefined || dove.vivo === null || dove.vivo.startsWith('dato:');
  return tenibili.includes(r.genere) && r.prima !== null && b !== undefined && libero && dato;
};

/**
 * Operations that write, as text of the plan with its date, what some places said: from then on they follow the data no
 * more, and the rules on typed figures watch them. Places whose block is gone are left out.
 */
export const tieniComEra = (piano: Piano, righe: readonly Tenuta[]): readonly Operazione[] =>
  piano.sezioni.flatMap((s) => {
    const sue = righe.filter((r) => r.genere !== 'modello' && luogoDellaSezione(r.luogo)?.sezioneId === s.id);
    if (sue.length === 0) return [];
    const prima = s.contenuto.blocchi;
    const dopo = sue.reduce<readonly Blocco[]>((blocchi, r) => conTenuta(s, blocchi, r), prima);
    return diffBlocchi(s.id, prima, dopo);
  });
