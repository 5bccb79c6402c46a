import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Uscita } from '#contract/define.ts';
import type { contrattoPagina } from '#contract/index.ts';

type Lettura = Uscita<typeof contrattoPagina, 'sezioni/leggi'>;
/** A figure as resolved by the engine. */
export type DatoRisolto = Lettura['dati'][number];
/** A citation as resolved by the engine. */
export type CitazioneRisolta = Lettura['citazioni'][number];
/** What the views of a section need beside its text. */
export type Risolti = {
  readonly dati: ReadonlyMap<string, DatoRisolto>;
  readonly citazioni: ReadonlyMap<string, CitazioneRisolta>;
  readonly vivi: Readonly<Record<string, string>>;
  readonly contributi: ReadonlyMap<string, Lettura['contributi'][number]>;
};

/** Small store beside the editor: a new figure re-renders its views, with no Lexical update and no undo entry. */
export class Deposito {
  private valori: Risolti;
  private readonly ascolti = new Set<() => void>();
  constructor(iniziali: Risolti) {
    this.valori = iniziali;
  }
  readonly leggi = (): Risolti => this.valori;
  readonly ascolta = (f: () => void): (() => void) => {
    this.ascolti.add(f);
    return () => this.ascolti.delete(f);
  };
  scrivi(nuovi: Risolti): void {
    this.valori = nuovi;
    for (const f of this.ascolti) f();
  }
}

/** Key of a citation: `norma|articolo|comma|lettera`. */
export const chiaveCitazione = (c: {
  readonly norma: string;
  readonly articolo?: string | undefined;
  readonly comma?: string | undefined;
  readonly lettera?: string | undefined;
}): string => [c.norma, c.articolo ?? '', c.comma ?? '', c.lettera ?? ''].join('|');

/** Answer of `sezioni/leggi` as maps. */
export const risoltiDi = (l: Pick<Lettura, 'dati' | 'citazioni' | 'vivi' | 'contributi'>): Risolti => ({
  dati: new Map(l.dati.map((d) => [d.rif, d])),
  citazioni: new Map(l.citazioni.map((c) => [c.chiave, c])),
  vivi: l.vivi,
  contributi: new Map(l.contributi.map((c) => [c.id, c])),
});

/** What the views may ask of the room. */
export type AzioniSezione = {
  readonly deposito: Deposito;
  readonly selezionaDato: (dato: DatoRisolto | null) => void;
  readonly apriOrigine: (dato: DatoRisolto) => void;
  readonly apriNorma: (url: string) => void;
};
/** What a node may ask of the room, from inside the editor. */
export const ContestoSezione = createContext<AzioniSezione | null>(null);

/** Actions of the open section; an error outside of it. */
export const useSezione = (): AzioniSezione => {
  const contesto = useContext(ContestoSezione);
  if (contesto === null) throw new Error('vista fuori da una sezione');
  return contesto;
};
/** Figures, citations and live blocks of the open section, updated in place. */
export const useRisolti = (): Risolti => {
  const { deposito } = useSezione();
  return useSyncExternalStore(deposito.ascolta, deposito.leggi);
};
