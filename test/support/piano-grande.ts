import type { Id } from '#domain/ids.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { type ComuneDiProva, idDi, type SchedaDiProva, unPiano } from './costruisci.ts';
import { paccoNazionale } from './piano-in-memoria.ts';
import { bilanciGrandi, governoGrande, serviziGrandi, storiaGrande } from './registri-grandi.ts';

/** How big a plan is: Comuni, schede, contributions. */
export type Misura = { readonly comuni: number; readonly schede: number; readonly contributi: number };

const anni = [2026, 2027, 2028];
const programmi = ['12.03', '12.04', '12.07'];
const istat = (i: number): string => `99${String(i + 1).padStart(4, '0')}`;
/** Same arguments, same amount: no randomness, so that two runs measure the same work. */
const importo = (...da: number[]): string => {
  const n = da.reduce((a, x) => (a * 31 + x + 7) % 99_991, 17);
  return `${1000 + n}.${String(n % 100).padStart(2, '0')}`;
};

const inLettere = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/gu, '.');
const prosa = `Il servizio risponde ai bisogni delle famiglie secondo la legge 8 novembre 2000, n. 328, e l'art. 1, comma 170, della legge 30 dicembre 2021, n. 234. `;
/** Paragraphs of a scheda: prose with citations, and the figures that drafters type by hand, right, rounded and wrong. */
const testi = (s: number, comuni: readonly ComuneDiProva[], popolazione: number): string[] => {
  const anno = anni[s % 3] ?? 2026;
  const comune = comuni[s % comuni.length]?.nome ?? '';
  return [
    ...Array.from({ length: 6 }, () => prosa.repeat(3)),
    `L'Ambito conta ${inLettere(popolazione + (s % 4 === 0 ? 12 : 0))} abitanti, distribuiti nei Comuni. Nel ${anno} sono assegnati ${importo(anno)} euro di FNPS. Nel ${anno} sono programmati ${inLettere(40 + s)} mila euro di FNA. La quota del Comune di ${comune} per il ${anno} è di ${importo(anno).replace('.', ',')} euro.`,
    `Gli assistenti sociali nel ${anno} sono ${20 + (s % 9)},50 FTE. La scheda impiega ${inLettere(100 + s)} euro per utente e ${importo(s, anno, 0).replace('.', ',')} euro in tutto, a ${3 + (s % 7)} nuclei, dal 15 marzo ${anno}. Le risorse del Piano nel ${anno} sono pari a ${inLettere(1_000_000 + s)} euro.`,
  ];
};

let pacco: PaccoCompilato | null = null;
const delModello = (): PaccoCompilato => {
  pacco ??= paccoNazionale();
  return pacco;
};

/** One item of expense for each scheda and body, as the import of schede makes them, with its cost year by year. */
const unaVocePerEnte = (r: RegistriDelPiano): Pick<RegistriDelPiano, 'voceSpesa' | 'voceAnno' | 'copertura'> => {
  const voci = new Map<string, RegistriDelPiano['voceSpesa'][number]>();
  const diventa = new Map<string, Id>();
  for (const v of r.voceSpesa) {
    const prima = voci.get(`${v.schedaId} ${v.enteId}`) ?? v;
    voci.set(`${v.schedaId} ${v.enteId}`, prima);
    diventa.set(v.id, prima.id);
  }
  const costi = new Map<string, RegistriDelPiano['voceAnno'][number]>();
  for (const c of r.voceAnno) {
    const voceId = diventa.get(c.voceId) ?? c.voceId;
    const prima = costi.get(`${voceId} ${c.anno}`);
    const importoCents = (prima?.importoCents ?? 0) + (c.importoCents ?? 0);
    costi.set(`${voceId} ${c.anno}`, { ...(prima ?? c), voceId, importoCents });
  }
  const copertura = r.copertura.map((c) => ({ ...c, voceId: diventa.get(c.voceId) ?? c.voceId }));
  return { voceSpesa: [...voci.values()], voceAnno: [...costi.values()], copertura };
};

/**
 * A plan of a given size with the national pack and every register full: each Comune pays on schede in every year, as in
 * real ones, and every section tells a scheda with figures typed by hand.
 */
export const pianoGrande = ({ comuni, schede, contributi }: Misura): Piano => {
  const territorio: ComuneDiProva[] = Array.from({ length: comuni }, (_, i) => ({
    istat: istat(i),
    nome: `Comune ${String(i + 1).padStart(3, '0')}`,
    residenti: 1000 + ((i * 7919) % 40_000),
  }));
  const popolazione = territorio.reduce((n, c) => n + (c.residenti ?? 0), 0);
  const righe = (s: number): SchedaDiProva => ({
    codice: `S${String(s + 1).padStart(3, '0')}`,
    leps: [s % 2 === 0 ? 'LEPS-SSP' : 'LEPS-PUA'],
    programmaId: programmi[s % 3] ?? null,
    risorse: anni.flatMap((anno) => [
      ...['FNPS', 'FNA', 'PNRR'].map((fondo, f) => ({ fondo, anno, euro: importo(s, anno, f) })),
      ...Array.from({ length: Math.min(comuni, 1 + ((s * 7) % 12)) }, (_, c) => ({
        fondo: 'COM',
        anno,
        euro: importo(s, anno, c),
        ente: istat((s + c) % comuni),
      })),
    ]),
    personale: [{ ente: istat(s % comuni), anno: 2026, fteMilli: 500 }],
  });
  const sostegni = {
    comuni: territorio.map((c) => c.istat),
    schede: Array.from({ length: schede }, (_, s) => righe(s).codice),
    contributi: Array.from({ length: contributi }, (_, i) => `C${i + 1}`),
    anni,
  };
  const piano = unPiano({
    pacco: delModello(),
    comuni: territorio,
    schede: Array.from({ length: schede }, (_, s) => righe(s)),
    personale: territorio.flatMap((c, i) =>
      Array.from({ length: 3 }, (_, k) => ({
        matricola: `${c.istat}-${k}`,
        ente: c.istat,
        minutiSettimanali: 1080 + ((i * 60) % 1080),
        rapporto: k === 2 ? ('TD' as const) : ('TI' as const),
      })),
    ),
    fabbisogni: territorio.map((c) => ({ ente: c.istat, anno: 2027 })),
    fondi: anni.flatMap((anno) =>
      ['FNPS', 'FNA', 'FP-AS', 'PNRR'].map((fondo) => ({ fondo, anno, euro: importo(anno) })),
    ),
    quote: territorio.flatMap((c) =>
      anni.map((anno) => ({ comune: c.istat, anno, euro: importo(anno), euroAb: '9.50' })),
    ),
    dup: territorio.map((c, i) => ({
      ente: c.istat,
      cifre: Object.fromEntries(
        programmi.map((p, k) => [p, Object.fromEntries(anni.map((anno) => [anno, importo(i, k, anno)]))]),
      ),
    })),
    contributi: sostegni.contributi.map((codice, i) => ({
      codice,
      etsId: idDi(`ets:${sostegni.contributi[i - (i % 3)] ?? ''}`),
    })),
    sezioni: Array.from({ length: schede }, (_, s) => ({
      titolo: `Sezione ${s + 1}`,
      testi: testi(s, territorio, popolazione),
    })),
    registri: {
      ...bilanciGrandi(sostegni),
      ...governoGrande(sostegni),
      ...serviziGrandi(sostegni),
      ...storiaGrande(sostegni),
    },
  });
  const sezioni = piano.sezioni.map((s, i) => ({ ...s, schedaId: piano.registri.scheda[i]?.id ?? null }));
  return { ...piano, sezioni, registri: { ...piano.registri, ...unaVocePerEnte(piano.registri) } };
};
