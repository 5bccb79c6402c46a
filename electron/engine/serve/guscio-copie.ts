import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { contrattoGuscioCopie } from '#contract/copie.ts';
import { ErroreMotore, type Gestori, type Ingresso, type Uscita } from '#contract/define.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import { nomeCopia } from '#contract/pagina.ts';
import type { FilePronto } from './guscio-rete.ts';

type Contratto = typeof contrattoCompleto;
type Dipendenze = {
  readonly chiedi: <N extends keyof Contratto>(nome: N, input: Ingresso<Contratto, N>) => Promise<Uscita<Contratto, N>>;
  readonly apri: (
    percorso: string,
    solaLettura: boolean,
  ) => ReturnType<Gestori<typeof contrattoGuscioCopie>['guscio/apri-in-lettura']>;
  readonly ricorda: (percorso: string) => void;
  readonly aperto: () => string | null;
  readonly rifiutato: () => string | null;
  readonly cartellaTemporanea: string;
};

/** The same as in the desktop shell, for a page in a browser: what is written goes down with the answer. */
export const gestoriGuscioCopie = (
  d: Dipendenze,
  pronto: (file: FilePronto) => void,
): Gestori<typeof contrattoGuscioCopie> => {
  const rifiutato = (): string => {
    const percorso = d.rifiutato();
    if (percorso !== null) return percorso;
    throw new ErroreMotore('non-trovato', 'Il file non è più noto: aprilo di nuovo con «Apri».');
  };
  const temporaneo = (nota: string) => ({
    percorso: join(d.cartellaTemporanea, `${randomUUID()}.pdz`),
    nome: nomeCopia(basename(d.aperto() ?? 'Piano-di-zona.pdz'), nota),
    temporaneo: true,
  });
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
      const file = temporaneo('copia');
      await d.chiedi('interno/estrai-copia', { chiave, percorso: file.percorso });
      pronto(file);
      return { annullato: false, nome: file.nome };
    },
    'guscio/copia-da-inviare': async ({ togli }) => {
      const file = temporaneo('da inviare');
      const { personaleInTotali } = await d.chiedi('interno/copia-da-inviare', { percorso: file.percorso, togli });
      pronto(file);
      return { annullato: false, nome: file.nome, personaleInTotali };
    },
  };
};
