import { enteDelComune } from './enti.ts';
import type { Piano } from './piano.ts';
import type { Comune, Parte } from './registri.ts';
import type { Stato } from './stati.ts';

/** Bodies that a form of association makes and that are parties of their own; the other forms act through a Comune. */
const corpi: Readonly<
  Partial<
    Record<
      Stato<'forma'>,
      { readonly tipo: Stato<'tipoEnte'>; readonly ruolo: Extract<Parte['ruolo'], 'unione' | 'gestore'> }
    >
  >
> = {
  unione32: { tipo: 'unione', ruolo: 'unione' },
  consorzio31: { tipo: 'consorzio', ruolo: 'gestore' },
  azienda114: { tipo: 'azienda', ruolo: 'gestore' },
};

/** Forms of association, and kinds of managing body, that have a budget of their own beside those of the Comuni. */
const formeConEnte: readonly (Stato<'forma'> | null)[] = ['unione32', 'consorzio31', 'azienda114', 'istituzione114'];
const gestoriConEnte: readonly (Stato<'gestore'> | null)[] = ['unione', 'consorzio', 'azienda', 'istituzione', 'asp'];

/** Whether a form of association is a body of its own. */
export const eFormaConEnte = (forma: Stato<'forma'> | null): boolean => formeConEnte.includes(forma);

/** Whether a body with a budget of its own manages the services, by the form of association or by who manages. */
export const haEnteProprio = ({ forma, gestore }: Piano['testa']): boolean =>
  eFormaConEnte(forma) || gestoriConEnte.includes(gestore);

/** The body that the plan's form of association makes, or null where a Comune carries the plan out. */
export const corpoAssociativo = ({ testa }: Piano) => (testa.forma === null ? null : (corpi[testa.forma] ?? null));

/** Whether that body is due among the parties and nobody has entered it yet. */
export const corpoAssociativoManca = (piano: Piano): boolean => {
  const corpo = corpoAssociativo(piano);
  return corpo !== null && !piano.registri.parte.some((p) => p.ruolo === corpo.ruolo);
};

/** Parties, other than the Comune itself, that act for a Comune. */
export const chiAgiscePer = (piano: Piano, comune: Comune): readonly Parte[] => {
  const ente = enteDelComune(piano, comune.id);
  return piano.registri.parte.filter(
    (p) =>
      p.enteId !== ente?.id && (p.perConto.includes(comune.id) || (ente !== undefined && p.perConto.includes(ente.id))),
  );
};

/** The party that a Comune is, if it signs for itself. */
export const parteDelComune = (piano: Piano, comune: Comune): Parte | undefined => {
  const ente = enteDelComune(piano, comune.id);
  return ente && piano.registri.parte.find((p) => p.ruolo === 'comune' && p.enteId === ente.id);
};

/** Whether a Comune is written among the parties: it is, unless it left its place to a party that acts for it. */
export const firmaDaSe = (piano: Piano, comune: Comune): boolean =>
  parteDelComune(piano, comune) !== undefined || chiAgiscePer(piano, comune).length === 0;
