import type { Nodo } from '#domain/modello-ast.ts';
import { letteraElenco } from '#format/parole.ts';
import { valuta } from './espressioni.ts';
import { ripeti } from './giri.ts';
import { condizioneIgnota, testoDi } from './inline.ts';
import { type Scena, scendi, segnala, trova } from './scena.ts';
import type { BloccoDocumento, Tratto, VoceElenco } from './tipi.ts';

/** Style of a numbered or bulleted list. */
export type StileElenco = 'numeri' | 'lettere' | 'puntato';
/** An item before it gets its label. */
export type VoceGrezza = { readonly id: string; readonly blocchi: readonly BloccoDocumento[] };
/** Evaluates blocks; passed in so that lists and blocks can contain each other. */
export type Valutatore = (nodi: readonly Nodo[], scena: Scena) => BloccoDocumento[];

/** Label of the n-th item (0-based): `1)`, `a)`, `•`. */
export const etichettaVoce = (stile: StileElenco, indice: number): string =>
  stile === 'puntato' ? '•' : stile === 'numeri' ? `${indice + 1})` : `${letteraElenco(indice)})`;

const spazia = (prima: readonly Tratto[], dopo: readonly Tratto[]): Tratto[] => {
  const fine = testoDi(prima);
  const inizio = testoDi(dopo);
  const stacco = fine === '' || inizio === '' || /\s$/.test(fine) || /^[\s,;:.)»]/.test(inizio) ? '' : ' ';
  return stacco === '' ? [...prima, ...dopo] : [...prima, { t: 'testo', testo: stacco }, ...dopo];
};

/** Joins the paragraphs that follow one another in an item into one running text. */
export const congiungi = (blocchi: readonly BloccoDocumento[]): BloccoDocumento[] => {
  const esito: BloccoDocumento[] = [];
  for (const b of blocchi) {
    const ultimo = esito.at(-1);
    if (b.t === 'paragrafo' && ultimo?.t === 'paragrafo')
      esito[esito.length - 1] = { ...ultimo, tratti: spazia(ultimo.tratti, b.tratti) };
    else esito.push(b);
  }
  return esito;
};

const conSegno = (blocchi: readonly BloccoDocumento[], segno: string): readonly BloccoDocumento[] => {
  const ultimo = blocchi.at(-1);
  if (segno === '' || ultimo?.t !== 'paragrafo') return blocchi;
  const testo = testoDi(ultimo.tratti).trimEnd();
  if (/[.;:!?]$/.test(testo)) return blocchi;
  return [...blocchi.slice(0, -1), { ...ultimo, tratti: [...ultimo.tratti, { t: 'testo', testo: segno }] }];
};

/** Sign of the items but the last and of the last: `;` closes with `.`; `;|;` says both. */
const segni = (fine: string): readonly [string, string] => {
  const [altre = '', ultima] = fine.split('|');
  return [altre, ultima ?? (altre === '' ? '' : '.')];
};

/** List block of the items, or nothing: a list without items prints nothing. */
export const elencoDi = (
  testa: { readonly id: string } & Partial<BloccoDocumento>,
  stile: StileElenco,
  fine: string,
  grezze: readonly VoceGrezza[],
): BloccoDocumento[] => {
  if (grezze.length === 0) return [];
  const [altre, ultima] = segni(fine);
  const voci: VoceElenco[] = grezze.map((v, i) => ({
    id: v.id,
    etichetta: etichettaVoce(stile, i),
    livello: 0,
    blocchi: conSegno(congiungi(v.blocchi), i === grezze.length - 1 ? ultima : altre),
  }));
  return [{ ...testa, t: 'elenco', stile, voci }];
};

/** The same list when the text after it goes on («… ; di seguito «le Parti»»): the last item ends like the others. */
export const senzaPunto = (elenco: Extract<BloccoDocumento, { t: 'elenco' }>, fine: string): BloccoDocumento => {
  const [altre] = segni(fine);
  const voce = elenco.voci.at(-1);
  const blocco = voce?.blocchi.at(-1);
  if (voce === undefined || blocco?.t !== 'paragrafo') return elenco;
  const segno = blocco.tratti.at(-1);
  if (altre === '' || segno?.t !== 'testo' || segno.testo !== '.') return elenco;
  const tratti = [...blocco.tratti.slice(0, -1), { ...segno, testo: altre }];
  const blocchi = [...voce.blocchi.slice(0, -1), { ...blocco, tratti }];
  return { ...elenco, voci: [...elenco.voci.slice(0, -1), { ...voce, blocchi }] };
};

const voceIgnota = (nodo: Nodo, scena: Scena, tratto: Tratto): VoceGrezza => ({
  id: `${nodo.id}${scena.suffisso}`,
  blocchi: [{ id: `${nodo.id}${scena.suffisso}`, t: 'paragrafo', stile: 'testo', tratti: [tratto] }],
});

/** What a branch or a turn of a loop gives to the list: its `voce` nodes, and each run of other blocks as one item. */
const ramo = (nodi: readonly Nodo[], scena: Scena, valutatore: Valutatore): VoceGrezza[] => {
  const esito: VoceGrezza[] = [];
  let sciolti: Nodo[] = [];
  const chiudi = () => {
    const primo = sciolti[0];
    const blocchi = primo === undefined ? [] : valutatore(sciolti, scena);
    if (primo !== undefined && blocchi.length > 0) esito.push({ id: `${primo.id}${scena.suffisso}.voce`, blocchi });
    sciolti = [];
  };
  for (const nodo of nodi) {
    if (['voce', 'per', 'se', 'scegli'].includes(nodo.t)) {
      chiudi();
      esito.push(...vociDi([nodo], scena, valutatore));
    } else sciolti.push(nodo);
  }
  chiudi();
  return esito;
};

/** Items of a list node: loops and conditions are crossed, so that several `per` feed one numbering. */
export const vociDi = (nodi: readonly Nodo[], scena: Scena, valutatore: Valutatore): VoceGrezza[] =>
  nodi.flatMap((nodo): VoceGrezza[] => {
    switch (nodo.t) {
      case 'suggerimento':
      case 'nota':
        return [];
      case 'voce': {
        const dentro = scendi(scena, { fissatoA: nodo.fissatoA ?? scena.fissatoA });
        const blocchi = valutatore(nodo.figli, dentro);
        return blocchi.length === 0 ? [] : [{ id: `${nodo.id}${scena.suffisso}`, blocchi: fissati(blocchi, nodo) }];
      }
      case 'per':
        return ripeti(nodo, scena, nodo.id).flatMap((s) => ramo(nodo.figli, s, valutatore));
      case 'se': {
        const g = valuta(nodo.quando, scena);
        if (g.esito === null) return [voceIgnota(nodo, scena, condizioneIgnota(scena, g, nodo.fissatoA ?? null))];
        return ramo(g.esito ? nodo.figli : nodo.altrimenti, scendi(scena), valutatore);
      }
      case 'scegli': {
        const trovato = trova(scena, nodo.su.split('.'));
        const caso = nodo.casi.find((c) => c.vale === trovato?.valore);
        if (caso !== undefined) return ramo(caso.figli, scendi(scena), valutatore);
        segnala(scena, nodo.id, `Nessun caso di «${nodo.su}» corrisponde al valore del piano.`);
        return [];
      }
      default:
        return ramo([nodo], scena, valutatore);
    }
  });

/** Marks blocks with the freezing of their node, unless they have their own. */
export const fissati = (blocchi: readonly BloccoDocumento[], nodo: Nodo): readonly BloccoDocumento[] =>
  nodo.fissatoA === undefined ? blocchi : blocchi.map((b) => ({ fissatoA: nodo.fissatoA ?? 'schema', ...b }));
