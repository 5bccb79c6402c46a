import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoriaRilievo } from '#rules/storia-rilievi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';

let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const riga = (soggetto: string, oltre: Partial<StoriaRilievo> = {}): StoriaRilievo => ({
  ...{ regola: 'FIN-02', soggetto, esito: 'violazione', gravita: 'bloccante', messaggio: 'FNA: troppo' },
  ...{ primo: '2026-11-24T08:00:00.000Z', dal: '2026-11-24T08:00:00.000Z', al: null, volte: 1 },
  ...oltre,
});

describe('storia delle segnalazioni nel file', () => {
  it('resta nel file con il salvataggio di una modifica, ma da sola non lo fa salvare', () => {
    const s = nuovoPiano(b);
    s.salva();
    expect(s.daSalvare).toBe(false);
    s.scriviStoriaRilievi({ metti: [riga('FNA/2027')], togli: [] }, s.seq);
    expect(s.daSalvare).toBe(false);
    s.esegui({ titolo: 'x', causa: 'mano', operazioni: [] });
    s.chiudi();
    const dopo = b.apri();
    expect(dopo.storiaRilievi()).toEqual({ righe: [riga('FNA/2027')], finoA: s.seq - 1 });
    dopo.scriviStoriaRilievi(
      { metti: [riga('FNA/2027', { al: '2026-11-25T08:00:00.000Z' }), riga('COM/2026')], togli: [] },
      7,
    );
    dopo.scriviStoriaRilievi({ metti: [], togli: [riga('COM/2026')] }, 8);
    expect(dopo.storiaRilievi()).toEqual({
      righe: [riga('FNA/2027', { al: '2026-11-25T08:00:00.000Z' })],
      finoA: 8,
    });
    dopo.chiudi();
  });

  it('non è un passo da annullare e non si scrive in sola lettura', () => {
    const s = nuovoPiano(b);
    s.esegui({ titolo: 'una modifica', causa: 'mano', operazioni: [] });
    const prima = s.annullabile;
    s.scriviStoriaRilievi({ metti: [riga('FNA/2027')], togli: [] }, s.seq);
    expect(s.annullabile).toBe(prima);
    s.chiudi();
    const letto = b.apri('prova.pdz', true);
    letto.scriviStoriaRilievi({ metti: [riga('PNRR/2027')], togli: [] }, 9);
    expect(letto.storiaRilievi().righe).toEqual([riga('FNA/2027')]);
    letto.chiudi();
  });

  it('una copia senza giornale non la porta con sé', () => {
    const s = nuovoPiano(b);
    s.scriviStoriaRilievi({ metti: [riga('FNA/2027')], togli: [] }, s.seq);
    s.copiaDaInviare(b.percorso('con.pdz'), new Set(['originali']));
    s.copiaDaInviare(b.percorso('senza.pdz'), new Set(['giornale']));
    s.chiudi();
    const con = b.apri('con.pdz', true);
    expect(con.storiaRilievi().righe).toHaveLength(1);
    con.chiudi();
    const senza = b.apri('senza.pdz', true);
    expect(senza.storiaRilievi()).toEqual({ righe: [], finoA: null });
    senza.chiudi();
  });
});
