import { diffArrays } from 'diff';
import type { contrattoVersioni } from '#contract/atti.ts';
import type { Uscita } from '#contract/define.ts';
import { canonico, uguali } from '#domain/canonico.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { Piano } from '#domain/piano.ts';
import type { Blocco, Sezione } from '#domain/section-content.ts';
import { ordineSezioni, testoBlocco } from '#domain/sezioni.ts';
import { inParole } from '#format/segmenti.ts';
import { paroleVive } from './parole-vive.ts';

/** What changed from one state of a plan to another, as the contract tells it. */
export type Confronto = Uscita<typeof contrattoVersioni, 'versioni/confronta'>;
type SezioneConfrontata = Confronto['sezioni'][number];
type BloccoConfrontato = SezioneConfrontata['blocchi'][number];
type Tratto = BloccoConfrontato['tratti'][number];
type RecordConfrontato = Confronto['registri'][number];

/** Characters above which two texts are shown one after the other instead of word by word. */
const MASSIMO = 20_000;

const tratto = (tipo: Tratto['tipo'], testo: string): Tratto[] => (testo === '' ? [] : [{ tipo, testo }]);

const parolePerParola = (prima: string, dopo: string): Tratto[] => {
  if (prima === dopo) return tratto('uguale', dopo);
  if (prima.length + dopo.length > MASSIMO) return [...tratto('tolto', prima), ...tratto('aggiunto', dopo)];
  return diffArrays(inParole(prima), inParole(dopo)).flatMap((p) =>
    tratto(p.added ? 'aggiunto' : p.removed ? 'tolto' : 'uguale', p.value.join('')),
  );
};

/** Text of a block in the words of its own state of the plan. */
type Detto = (b: Blocco) => string;

const intero = (b: Blocco, cambio: 'nuovo' | 'tolto', detto: Detto): BloccoConfrontato => ({
  id: b.id,
  cambio,
  tratti: tratto(cambio === 'nuovo' ? 'aggiunto' : 'tolto', detto(b)),
});

/**
 * Blocks of two texts side by side, in the order of the new one; removed blocks stand where they were. A block is
 * changed also when only a live figure in it has another value.
 */
const confrontaBlocchi = (prima: Sezione, dopo: Sezione, di: Detto, ora: Detto): BloccoConfrontato[] => {
  const vecchi = new Map(prima.contenuto.blocchi.map((b) => [b.id, b]));
  const nuovi = new Set(dopo.contenuto.blocchi.map((b) => b.id));
  const operazioni = diffBlocchi(dopo.id, prima.contenuto.blocchi, dopo.contenuto.blocchi);
  const spostati = new Set(operazioni.flatMap((o) => (o.op === 'blocco/sposta' ? [o.id] : [])));
  const tolti = new Map<string | null, Blocco[]>();
  let ancora: string | null = null;
  for (const b of prima.contenuto.blocchi) {
    if (nuovi.has(b.id)) ancora = b.id;
    else tolti.set(ancora, [...(tolti.get(ancora) ?? []), b]);
  }
  const toltiDopo = (id: string | null) => (tolti.get(id) ?? []).map((b) => intero(b, 'tolto', di));
  return [
    ...toltiDopo(null),
    ...dopo.contenuto.blocchi.flatMap((b): BloccoConfrontato[] => {
      const vecchio = vecchi.get(b.id);
      if (!vecchio) return [intero(b, 'nuovo', ora), ...toltiDopo(b.id)];
      const [prima, dopo] = [di(vecchio), ora(b)];
      const cambio = !uguali(vecchio, b) || prima !== dopo ? 'cambiato' : spostati.has(b.id) ? 'spostato' : 'uguale';
      return [{ id: b.id, cambio, tratti: parolePerParola(prima, dopo) }, ...toltiDopo(b.id)];
    }),
  ];
};

const confrontaSezioni = (a: Piano, b: Piano): SezioneConfrontata[] => {
  const vecchie = new Map(a.sezioni.map((s) => [s.id, s]));
  const presenti = new Set(b.sezioni.map((s) => s.id));
  const [parolePrima, paroleDopo] = [paroleVive(a), paroleVive(b)];
  const di: Detto = (x) => testoBlocco(x, parolePrima);
  const ora: Detto = (x) => testoBlocco(x, paroleDopo);
  const tolte = ordineSezioni(a.sezioni, a.pacco)
    .filter(({ sezione }) => !presenti.has(sezione.id))
    .map(
      ({ sezione }): SezioneConfrontata => ({
        id: sezione.id,
        titolo: sezione.titolo,
        cambio: 'tolta',
        blocchi: sezione.contenuto.blocchi.map((x) => intero(x, 'tolto', di)),
      }),
    );
  return [
    ...ordineSezioni(b.sezioni, b.pacco).map(({ sezione }): SezioneConfrontata => {
      const prima = vecchie.get(sezione.id);
      const { id, titolo } = sezione;
      if (!prima)
        return { id, titolo, cambio: 'nuova', blocchi: sezione.contenuto.blocchi.map((x) => intero(x, 'nuovo', ora)) };
      const blocchi = confrontaBlocchi(prima, sezione, di, ora);
      const uguale = prima.titolo === titolo && blocchi.every((x) => x.cambio === 'uguale');
      return { id, titolo, cambio: uguale ? 'uguale' : 'cambiata', blocchi };
    }),
    ...tolte,
  ];
};

type RigaQualsiasi = { readonly id: string } & Readonly<Record<string, unknown>>;

const inTesto = (valore: unknown): string | null =>
  valore === null || valore === undefined ? null : typeof valore === 'string' ? valore : canonico(valore);

/** What a row is called: the first of its fields that people know it by. */
export const etichettaDi = (riga: Readonly<Record<string, unknown>>): string => {
  for (const campo of ['titolo', 'denominazione', 'nome', 'codice', 'nomeFile', 'fondoLetto', 'comuneLetto', 'testo'])
    if (typeof riga[campo] === 'string' && riga[campo] !== '') return riga[campo].slice(0, 120);
  return typeof riga.id === 'string' ? riga.id : '';
};

const confrontaRighe = (
  registro: string,
  a: readonly RigaQualsiasi[],
  b: readonly RigaQualsiasi[],
): RecordConfrontato[] => {
  const vecchie = new Map(a.map((r) => [r.id, r]));
  const nuove = new Set(b.map((r) => r.id));
  const campi = (prima: RigaQualsiasi | null, dopo: RigaQualsiasi | null) =>
    Object.keys(dopo ?? prima ?? {})
      .filter((c) => c !== 'id' && !uguali(prima?.[c] ?? null, dopo?.[c] ?? null))
      .map((campo) => ({ campo, prima: inTesto(prima?.[campo]), dopo: inTesto(dopo?.[campo]) }));
  return [
    ...b.flatMap((r): RecordConfrontato[] => {
      const prima = vecchie.get(r.id);
      if (!prima) return [{ registro, etichetta: etichettaDi(r), cambio: 'nuovo', campi: campi(null, r) }];
      const diversi = campi(prima, r);
      return diversi.length > 0 ? [{ registro, etichetta: etichettaDi(r), cambio: 'cambiato', campi: diversi }] : [];
    }),
    ...a
      .filter((r) => !nuove.has(r.id))
      .map((r): RecordConfrontato => ({ registro, etichetta: etichettaDi(r), cambio: 'tolto', campi: campi(r, null) })),
  ];
};

/** Compares two states of the same plan block by block and row by row. */
export const confronta = (a: Piano, b: Piano): Confronto => {
  const sezioni = confrontaSezioni(a, b);
  const registri = [
    ...confrontaRighe('piano', [a.testa], [b.testa]),
    ...Object.entries(b.registri).flatMap(([nome, righe]) => {
      const prima = Object.entries(a.registri).find(([n]) => n === nome)?.[1] ?? [];
      return righe === prima ? [] : confrontaRighe(nome, prima, righe);
    }),
  ];
  return {
    sezioni,
    registri,
    riepilogo: {
      sezioni: sezioni.filter((s) => s.cambio !== 'uguale').length,
      blocchi: sezioni.reduce((n, s) => n + s.blocchi.filter((x) => x.cambio !== 'uguale').length, 0),
      record: registri.length,
    },
  };
};
