import { basename, dirname, join } from 'node:path';
import type { contrattoGuscioCopie } from '#contract/copie.ts';
import { ErroreMotore, type Gestori, type Ingresso, type Uscita } from '#contract/define.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import { nomeCopia } from '#contract/pagina.ts';

type Contratto = typeof contrattoCompleto;
type Dipendenze = {
  readonly chiedi: <N extends keyof Contratto>(nome: N, input: Ingresso<Contratto, N>) => Promise<Uscita<Contratto, N>>;
  /** Asks the person where to write a plan; null = they gave up. */
  readonly dove: (titolo: string, proposta: string) => Promise<string | null>;
  readonly apri: (
    percorso: string,
    solaLettura: boolean,
  ) => ReturnType<Gestori<typeof contrattoGuscioCopie>['guscio/apri-in-lettura']>;
  readonly ricorda: (percorso: string) => void;
  /** Path of the open plan, and of the one that was refused last. */
  readonly aperto: () => string | null;
  readonly rifiutato: () => string | null;
};

/** Snapshots, damaged and foreign files, the copy to send: the part where a file must be known or chosen. */
export const gestoriGuscioCopie = (d: Dipendenze): Gestori<typeof contrattoGuscioCopie> => {
  const rifiutato = (): string => {
    const percorso = d.rifiutato();
    if (percorso !== null) return percorso;
    throw new ErroreMotore('non-trovato', 'Il file non è più noto: aprilo di nuovo con «Apri».');
  };
  const accanto = (nota: string): string => {
    const piano = d.aperto() ?? 'Piano-di-zona.pdz';
    return join(dirname(piano), nomeCopia(basename(piano), nota));
  };
  return {
    'guscio/apri-in-lettura': () => d.apri(rifiutato(), true),
    'guscio/ripristina-guasto': async ({ istantanea }) => {
      const percorso = rifiutato();
      await d.chiedi('interno/ripristina-guasto', { percorso, istantanea });
      return d.apri(percorso, false);
    },
    'guscio/tieni-entrambi': async () => {
      const { percorso, stato } = await d.chiedi('interno/tieni-entrambi', {});
      d.ricorda(percorso);
      return { annullato: false, stato };
    },
    'guscio/estrai-copia': async ({ chiave }) => {
      const percorso = await d.dove('Dove metto questa copia del piano?', accanto('copia'));
      if (percorso === null) return { annullato: true, nome: null };
      await d.chiedi('interno/estrai-copia', { chiave, percorso });
      return { annullato: false, nome: basename(percorso) };
    },
    'guscio/copia-da-inviare': async ({ togli }) => {
      const percorso = await d.dove('Dove metto la copia da inviare?', accanto('da inviare'));
      if (percorso === null) return { annullato: true, nome: null, personaleInTotali: null };
      const { personaleInTotali } = await d.chiedi('interno/copia-da-inviare', { percorso, togli });
      return { annullato: false, nome: basename(percorso), personaleInTotali };
    },
  };
};
