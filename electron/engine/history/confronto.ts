import { diffArrays } from 'diff';
import type { contrattoVersioni } from '#contract/atti.ts';
import type { Uscita } from '#contract/define.ts';
import { uguali } from '#domain/canonico.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import { glossarioRegistri } from '#domain/glossario.ts';
import type { Piano } from '#domain/piano.ts';
import { type NomeRegistro, registri as registriNoti } from '#domain/registri.ts';
import type { Blocco, Sezione } from '#domain/section-content.ts';
import { ordineSezioni, testoBlocco } from '#domain/sezioni.ts';
import { inParole } from '#format/segmenti.ts';
import { etichettaDi, nomeCampo, type RigaQualsiasi, valoreInParole } from './parole-righe.ts';
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

/** Two texts word by word; long ones one after the other. */
export const parolePerParola = (prima: string, dopo: string): Tratto[] => {
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

type RigaConfrontata = { readonly id: string } & RigaQualsiasi;
type Stato = { readonly piano: Piano; readonly righe: readonly RigaConfrontata[] };

/** Fields of a correction that its name already says. */
const giaNelNome: ReadonlySet<string> = new Set(['registro', 'rigaId', 'campo']);

const confrontaRighe = (registro: NomeRegistro, a: Stato, b: Stato): RecordConfrontato[] => {
  const vecchie = new Map(a.righe.map((r) => [r.id, r]));
  const nuove = new Set(b.righe.map((r) => r.id));
  const { termine } = glossarioRegistri[registro];
  const campi = (prima: RigaConfrontata | null, dopo: RigaConfrontata | null) =>
    Object.keys(dopo ?? prima ?? {})
      .filter((c) => c !== 'id' && !(registro === 'correzione' && giaNelNome.has(c)))
      .filter((c) => !uguali(prima?.[c] ?? null, dopo?.[c] ?? null))
      .map((campo) => ({
        campo: nomeCampo(campo),
        prima: valoreInParole(a.piano, campo, prima?.[campo]),
        dopo: valoreInParole(b.piano, campo, dopo?.[campo]),
      }));
  const voce = (stato: Stato, riga: RigaConfrontata, cambio: RecordConfrontato['cambio']) => ({
    ...{ registro, termine, etichetta: etichettaDi(stato.piano, riga), cambio },
  });
  return [
    ...b.righe.flatMap((r): RecordConfrontato[] => {
      const prima = vecchie.get(r.id);
      if (!prima) return [{ ...voce(b, r, 'nuovo'), campi: campi(null, r) }];
      const diversi = campi(prima, r);
      return diversi.length > 0 ? [{ ...voce(b, r, 'cambiato'), campi: diversi }] : [];
    }),
    ...a.righe
      .filter((r) => !nuove.has(r.id))
      .map((r): RecordConfrontato => ({ ...voce(a, r, 'tolto'), campi: campi(r, null) })),
  ];
};

const eDelPiano = (nome: string): nome is keyof Piano['registri'] =>
  Object.hasOwn(registriNoti, nome) && nome !== 'piano' && nome !== 'rigaLetta';
const registriDelPiano = Object.keys(registriNoti).filter(eDelPiano);

/** Compares two states of the same plan block by block and row by row. */
export const confronta = (a: Piano, b: Piano): Confronto => {
  const sezioni = confrontaSezioni(a, b);
  const registri = [
    ...confrontaRighe('piano', { piano: a, righe: [a.testa] }, { piano: b, righe: [b.testa] }),
    ...registriDelPiano.flatMap((nome) => {
      const [prima, dopo] = [a.registri[nome], b.registri[nome]];
      return dopo === prima ? [] : confrontaRighe(nome, { piano: a, righe: prima }, { piano: b, righe: dopo });
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
