import type { GruppoCambio, RiepilogoCambio, VoceCambio } from '#contract/cambia.ts';
import { chiaveVivo, type LuogoVivo, viviDelBlocco } from '#documento/luoghi-vivi.ts';
import { citazioneBreve } from '#domain/citazioni.ts';
import { risolviDato } from '#domain/dati.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Blocco, Inline } from '#domain/section-content.ts';
import { ordineSezioni, type PostoSezione, trattiDelBlocco } from '#domain/sezioni.ts';
import type { Stato } from '#domain/stati.ts';
import { accorcia } from '#format/accorcia.ts';
import { regolaDi } from '#rules/indice.ts';
import { parolePerParola } from '../history/confronto.ts';
import type { DettoDalPiano } from './detto.ts';
import type { Cambio, GenereCambio } from './differenze.ts';
import { celleCambiate, inParole, rilievoDettoDa } from './parole-detto.ts';

/** A change to tell: where, what it said, what it says. `id` is what a page answers with. */
export type DaRaccontare = {
  readonly id: string;
  readonly genere: GenereCambio;
  readonly chiave: string;
  readonly cambio: Cambio;
  readonly prima: string | null;
  readonly dopo: string | null;
  /** What the old model said, where the plan has another text by now. */
  readonly base?: string | null;
  readonly causa: string;
  readonly istante: string;
};

type Tratti = VoceCambio['tratti'];
type Voce = VoceCambio & { readonly gruppo: string };

const vincolato = 'È una parte vincolata del modello: dice sempre quello che dicono i dati.';
const nonSiTiene: Readonly<Record<GenereCambio, string | null>> = {
  cifra: null,
  frase: null,
  tabella: null,
  modello: null,
  grafico: 'Un grafico è disegnato dai dati: per tenere quello di prima c’è la versione congelata.',
  clausola: 'L’atto si scrive dai dati: per tornare a prima si corregge il dato nel registro.',
  segnalazione: 'Una segnalazione dice come stanno i dati: si risolve, o si accetta con motivazione in Verifica.',
};

/** Section and block that a key names: `sezione/ID/BLOCCO#vivo`. */
export const luogoDellaSezione = (
  chiave: string,
): { readonly sezioneId: string; readonly bloccoId: string; readonly vivo: string | null } | null => {
  const trovato = /^(?:sezione|testo)\/([^/]+)\/([^#]+)(?:#(.*))?$/su.exec(chiave);
  const [, sezioneId, bloccoId, vivo] = trovato ?? [];
  return sezioneId === undefined || bloccoId === undefined ? null : { sezioneId, bloccoId, vivo: vivo ?? null };
};

const tratto = (tipo: Tratti[number]['tipo'], testo: string | null): Tratti =>
  testo === null || testo === '' ? [] : [{ tipo, testo }];

/** The passage where a live figure stands, with what it said and what it says in its place. */
const passaggio = (b: Blocco, chiave: string, c: DaRaccontare, detto: DettoDalPiano): Tratti => {
  const base = c.chiave.slice(0, c.chiave.indexOf('#') + 1);
  const run = trattiDelBlocco(b).find((r) => r.some((n) => chiaveVivo(n) === chiave)) ?? [];
  const scritto = (n: Inline): string => {
    switch (n.tipo) {
      case 'testo':
      case 'collegamento':
        return n.testo;
      case 'a-capo':
        return '\n';
      case 'rinvio':
      case 'contributo':
      case 'commento':
      case 'nota':
        return '';
      default:
        return detto.get(`${base}${chiaveVivo(n)}`)?.detto ?? '';
    }
  };
  const tratti = run.flatMap(
    (n): Tratti =>
      chiaveVivo(n) === chiave
        ? [...tratto('tolto', c.prima), ...tratto('aggiunto', c.dopo)]
        : tratto('uguale', scritto(n)),
  );
  return tratti.length > 0 ? tratti : [...tratto('tolto', c.prima), ...tratto('aggiunto', c.dopo)];
};

const confrontati = (genere: GenereCambio, prima: string | null, dopo: string | null): Tratti => {
  if (prima === null) return tratto('aggiunto', dopo === null ? null : inParole(genere, dopo));
  if (dopo === null) return tratto('tolto', inParole(genere, prima));
  if (genere === 'segnalazione')
    return [...tratto('tolto', inParole(genere, prima)), ...tratto('aggiunto', inParole(genere, dopo))];
  return parolePerParola(inParole(genere, prima), inParole(genere, dopo));
};

const nomeVivo = (piano: Piano, vivo: string, b: Blocco | undefined): string => {
  const nodo = b === undefined ? undefined : viviDelBlocco(b).find((n) => chiaveVivo(n) === vivo);
  if (nodo?.tipo === 'segnaposto') return nodo.etichetta;
  if (nodo?.tipo === 'citazione') return citazioneBreve(piano.pacco, nodo);
  if (nodo?.tipo !== 'dato') return 'Cifra';
  const dato = risolviDato(piano, nodo.rif);
  return dato.stato === 'ignoto' ? nodo.rif : dato.titolo;
};

const fonteVivo = (piano: Piano, vivo: string, b: Blocco | undefined): VoceCambio['fonte'] => {
  const nodo = b === undefined ? undefined : viviDelBlocco(b).find((n) => chiaveVivo(n) === vivo);
  return nodo?.tipo === 'dato' ? risolviDato(piano, nodo.rif).luogo : null;
};

const titoli: Readonly<Record<GenereCambio, string>> = {
  cifra: 'Cifra',
  frase: 'Frase del modello',
  tabella: 'Tabella',
  grafico: 'Grafico',
  clausola: 'Clausola',
  segnalazione: 'Segnalazione',
  modello: 'Testo del modello',
};

const comune = (c: DaRaccontare) => ({
  ...{ id: c.id, genere: c.genere, cambio: c.cambio, causa: c.causa, istante: c.istante },
  ...{ celle: [], fonte: null, regola: null, gravita: null, diceva: null },
});

const vociSezione = (
  c: DaRaccontare,
  piano: Piano,
  posti: ReadonlyMap<string, PostoSezione>,
  detto: DettoDalPiano,
): Voce | null => {
  const dove = luogoDellaSezione(c.chiave);
  const posto = dove === null ? undefined : posti.get(dove.sezioneId);
  if (dove === null || posto === undefined) return null;
  const { sezione } = posto;
  const b = sezione.contenuto.blocchi.find((x) => x.id === dove.bloccoId);
  const vivo: Pick<LuogoVivo, 'fissabile'> | undefined =
    c.genere === 'modello' ? { fissabile: true } : luogoVivo(detto, c.chiave);
  const tenibile =
    c.genere === 'modello' || (vivo?.fissabile === true && c.prima !== null && nonSiTiene[c.genere] === null);
  return {
    ...comune(c),
    gruppo: sezione.id,
    titolo:
      dove.vivo !== null
        ? nomeVivo(piano, dove.vivo, b)
        : b !== undefined && 'titolo' in b && b.titolo !== undefined
          ? b.titolo
          : titoli[c.genere],
    tratti:
      dove.vivo !== null && b !== undefined
        ? passaggio(b, dove.vivo, c, detto)
        : confrontati(c.genere, c.prima, c.dopo),
    diceva: c.base === undefined || c.base === null ? null : inParole('modello', c.base),
    celle:
      c.genere === 'tabella' && c.prima !== null && c.dopo !== null ? [...(celleCambiate(c.prima, c.dopo) ?? [])] : [],
    luogo: { tipo: 'sezione', id: sezione.id, etichetta: sezione.titolo, bloccoId: dove.bloccoId },
    fonte: dove.vivo === null ? null : fonteVivo(piano, dove.vivo, b),
    tenibile,
    perche: tenibile ? null : (nonSiTiene[c.genere] ?? vincolato),
  };
};

const luogoVivo = (detto: DettoDalPiano, chiave: string): LuogoVivo | undefined => {
  const l = detto.get(chiave);
  return l === undefined || l.genere === 'segnalazione' ? undefined : l;
};

const voceAtto = (c: DaRaccontare): Voce => {
  const [, atto = ''] = c.chiave.split('/');
  const testo = inParole('clausola', c.dopo ?? c.prima ?? '');
  return {
    ...comune(c),
    gruppo: atto,
    titolo: accorcia(testo.split('\n')[0] ?? '', 90),
    tratti: confrontati('clausola', c.prima, c.dopo),
    luogo: { tipo: 'atto', id: atto, etichetta: nomiAtti[atto] ?? atto },
    tenibile: false,
    perche: nonSiTiene.clausola,
  };
};

const nomiAtti: Readonly<Record<string, string>> = {
  accordo: 'Accordo di programma',
  piano: 'Frontespizio del Piano',
};

/** A violation that came is new, one that all is well about is solved; what could not be verified is no news. */
const cambioRilievo = (prima: Stato<'esitoRegola'>, dopo: Stato<'esitoRegola'>): Cambio => {
  if (prima === 'violazione') return dopo === 'ok' ? 'tolto' : 'cambiato';
  return dopo === 'violazione' ? 'nuovo' : 'riempito';
};

const voceRilievo = (c: DaRaccontare): Voce => {
  const [, regola = '', ...soggetto] = c.chiave.split('/');
  const [prima, dopo] = [rilievoDettoDa(c.prima ?? '[]'), rilievoDettoDa(c.dopo ?? '[]')];
  return {
    ...comune(c),
    cambio: cambioRilievo(prima.esito, dopo.esito),
    gruppo: 'verifica',
    titolo: `${regola} ${regolaDi(regola)?.titolo ?? ''}`.trim(),
    tratti: confrontati('segnalazione', c.prima, c.dopo),
    luogo: null,
    regola: `${regola}/${soggetto.join('/')}`,
    gravita: dopo.gravita ?? prima.gravita,
    tenibile: false,
    perche: nonSiTiene.segnalazione,
  };
};

/** Changes as a page shows them: section by section in reading order, then the acts, then the findings. */
export const racconta = (
  cambi: readonly DaRaccontare[],
  piano: Piano,
  detto: DettoDalPiano,
): readonly GruppoCambio[] => {
  const posti = ordineSezioni(piano.sezioni, piano.pacco);
  const perSezione = new Map(posti.map((p) => [p.sezione.id as string, p]));
  const gruppi = new Map<string, VoceCambio[]>();
  for (const c of cambi) {
    const voce =
      c.genere === 'segnalazione'
        ? voceRilievo(c)
        : c.genere === 'clausola'
          ? voceAtto(c)
          : vociSezione(c, piano, perSezione, detto);
    if (voce === null) continue;
    const { gruppo, ...resto } = voce;
    gruppi.set(gruppo, [...(gruppi.get(gruppo) ?? []), resto]);
  }
  const di = (id: string, dove: GruppoCambio['dove'], numero: string, titolo: string): GruppoCambio[] => {
    const voci = gruppi.get(id);
    return voci === undefined ? [] : [{ id, dove, numero, titolo, voci }];
  };
  return [
    ...posti.flatMap((p) => di(p.sezione.id, 'sezione', p.numero, titoloSezione(piano, p))),
    ...Object.entries(nomiAtti).flatMap(([id, nome]) => di(id, 'atto', '', nome)),
    ...di('verifica', 'verifica', '', 'Segnalazioni'),
  ];
};

const titoloSezione = (piano: Piano, { sezione }: PostoSezione): string => {
  const scheda = perId(piano.registri.scheda, sezione.schedaId);
  return scheda === undefined ? sezione.titolo : `Scheda ${scheda.codice} – ${sezione.titolo}`;
};

/** How many places of each kind. */
export const riepiloga = (gruppi: readonly GruppoCambio[]): RiepilogoCambio => {
  const voci = gruppi.flatMap((g) => g.voci);
  const quante = (genere: GenereCambio) => voci.filter((v) => v.genere === genere).length;
  const rilievi = (cambio: Cambio) => voci.filter((v) => v.genere === 'segnalazione' && v.cambio === cambio).length;
  return {
    cifre: quante('cifra'),
    frasi: quante('frase'),
    tabelle: quante('tabella'),
    grafici: quante('grafico'),
    clausole: quante('clausola'),
    testi: quante('modello'),
    sezioni: gruppi.filter((g) => g.dove === 'sezione').length,
    rilieviNuovi: rilievi('nuovo'),
    rilieviRisolti: rilievi('tolto'),
    rilieviCambiati: rilievi('cambiato'),
  };
};
