import type { Contratto, Gestori, Risposta } from './define.ts';
import { ErroreMotore } from './define.ts';

/**
 * One door for every transport: looks the name up among own keys, validates input and output, answers errors as values.
 * `segnala` receives unexpected faults (for the log), never the person's data.
 */
export const serve =
  <C extends Contratto>(
    contratto: C,
    gestori: Gestori<C>,
    segnala: (nome: string, errore: unknown) => void = () => {},
  ) =>
  async (nome: string, ingresso: unknown): Promise<Risposta<unknown>> => {
    if (!Object.hasOwn(contratto, nome) || !Object.hasOwn(gestori, nome)) {
      return {
        ok: false,
        error: { code: 'operazione-sconosciuta', message: `Operazione sconosciuta: ${nome.slice(0, 80)}.` },
      };
    }
    const operazione = contratto[nome] as C[keyof C & string];
    const letto = operazione.input.safeParse(ingresso);
    if (!letto.success) {
      return {
        ok: false,
        error: {
          code: 'input-non-valido',
          message: `Richiesta non valida per «${nome}».`,
          details: letto.error.issues.map((i) => ({ dove: i.path.join('.'), problema: i.message })),
        },
      };
    }
    try {
      const gestore = gestori[nome] as (i: unknown) => unknown;
      const uscita = operazione.output.safeParse(await gestore(letto.data));
      if (uscita.success) return { ok: true, value: uscita.data };
      segnala(nome, uscita.error);
      return {
        ok: false,
        error: {
          code: 'interno',
          message: `Il motore ha dato una risposta non valida per «${nome}». Il piano non è cambiato per questo errore.`,
          details: uscita.error.issues.slice(0, 5).map((i) => ({ dove: i.path.join('.'), problema: i.message })),
        },
      };
    } catch (errore) {
      if (errore instanceof ErroreMotore)
        return { ok: false, error: { code: errore.code, message: errore.message, details: errore.details } };
      segnala(nome, errore);
      return {
        ok: false,
        error: {
          code: 'interno',
          message: `Errore imprevisto in «${nome}»: ${errore instanceof Error ? errore.message : 'sconosciuto'}.`,
        },
      };
    }
  };
