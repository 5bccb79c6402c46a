import { describe, expect, it } from 'vitest';
import { verificaTutto } from '#rules/esegui.ts';
import { senzaParametro } from '../../support/tre-esiti.ts';
import { inBreve, opzioniVere, rilieviDi } from '../../support/verifica.ts';

/** Rules whose rows a parameter of the pack chooses, and that parameter. */
const scelte = [
  ['FIN-07', 'fpqpe.fondi'],
  ['FIN-10', 'fondi.quoteMinimeBp'],
  ['FIN-15', 'fpqs.fondi'],
  ['FIN-13', 'pni.fondi'],
  ['IND-04', 'indicatori.denominatoriPopolazione'],
  ['ISS-08', 'san.fondi'],
  ['LEPS-15', 'servizi.minimi'],
  ['CAL-11', 'piano.temiDovuti'],
] as const;

describe('senza il parametro del modello non si sa che cosa guardare', () => {
  it.each(scelte)('%s dice che manca «%s», e non che è tutto a posto', (regola, parametro) => {
    const piano = senzaParametro(parametro, {});
    const [detto, ...altri] = inBreve(rilieviDi(piano, regola));
    expect(altri).toEqual([]);
    expect(detto).toMatch(/^non_verificabile /u);
    expect(detto).toContain(`«${parametro}»`);
    const conto = verificaTutto(piano, opzioniVere).esito.riepilogo[regola];
    expect(conto).toEqual({ esaminati: 1, ok: 0, violazione: 0, non_verificabile: 1 });
  });
});
