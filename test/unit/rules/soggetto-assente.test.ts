import { describe, expect, it } from 'vitest';
import { verificaTutto } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import { lettoreParametri } from '#rules/parametri.ts';
import { unPiano } from '../../support/costruisci.ts';
import { opzioniVere } from '../../support/verifica.ts';

/** Answer of a rule on a subject that it never listed: what it threw, or what it said. */
const risposta = (regola: (typeof regole)[number], soggetto: string): string => {
  const piano = unPiano({});
  try {
    const esito = regola.verifica(soggetto, piano, lettoreParametri(piano), opzioniVere.oggi);
    if (esito === 'ok') return 'ok';
    return 'esito' in esito ? esito.esito : esito.length === 0 ? 'ok' : 'segnalazioni';
  } catch (errore) {
    return errore instanceof Error ? errore.message : 'errore';
  }
};

describe('un soggetto che non c’è', () => {
  it.each(regole.map((r) => [r.id, r] as const))('non è mai in regola: %s', (_id, regola) => {
    for (const soggetto of ['soggetto inventato', 'motivazione/inventata', 'FONDO/1900', '999998/12.01/1900'])
      expect(risposta(regola, soggetto)).not.toBe('ok');
  });

  it('diventa una segnalazione «non verificabile» che dice quale regola ha sbagliato', () => {
    const [regola] = regole.filter((r) => r.id === 'QE-05');
    if (regola === undefined) throw new Error('QE-05 non c’è');
    const storta = { ...regola, soggetti: () => ['inventato'] };
    const { rilievi, riepilogo } = verificaTutto(unPiano({}), { ...opzioniVere, regole: [storta] }).esito;
    expect(riepilogo['QE-05']).toMatchObject({ esaminati: 1, ok: 0, non_verificabile: 1 });
    expect(rilievi[0]?.messaggio).toContain('QE-05: il soggetto «inventato» non c’è'.replace('’', "'"));
  });
});
