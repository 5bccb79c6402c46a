import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { BloccoId } from '#domain/ids.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { vociDi } from '#engine/history/giornale.ts';
import { nuovoId } from '#engine/id.ts';
import { gestoriGiornale, paginaGiornale } from '#engine/operations/giornale.ts';
import type { Motore, SessionePiano } from '#engine/tipi.ts';
import { banco, motoreDiProva, nuovoPiano } from '../../support/banco-motore.ts';
import { letturaDup } from '../../support/letture.ts';

let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const tutto = { limite: 50, primaDi: null, autore: null, stanza: null, giorno: null } as const;
const scrivi = (s: SessionePiano, nome: string, gruppo?: string) =>
  s.esegui({
    titolo: nome,
    causa: 'mano',
    operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })],
    ...(gruppo === undefined ? {} : { gruppo }),
  });
const scriviTesto = (s: SessionePiano, testo: string) => {
  const sezione = s.piano().sezioni.find((x) => x.chiave === 'premessa');
  if (!sezione) throw new Error('piano di prova');
  const vecchi = sezione.contenuto.blocchi;
  const nuovi = [
    ...vecchi.filter((x) => x.id !== 'mio'),
    { id: 'mio' as BloccoId, tipo: 'paragrafo' as const, contenuto: [{ tipo: 'testo' as const, testo }] },
  ];
  s.esegui({ titolo: 'Testo', causa: 'mano', gruppo: 'g', operazioni: diffBlocchi(sezione.id, vecchi, nuovi) });
};
const chi = (nome: string) => Object.assign(b.ambiente, { autore: () => ({ nome, ruolo: '', ente: '' }) });

/** A journal with two people, three rooms, two days, an import, an undo and a frozen version. */
const conStoria = () => {
  chi('Ada');
  const s = nuovoPiano(b);
  const ente = s.piano().registri.ente[0];
  if (!ente) throw new Error('piano di prova');
  s.importa(letturaDup(ente.id), 'Importato «dup.xlsx»');
  scriviTesto(s, 'prima');
  scriviTesto(s, 'seconda');
  b.tempo.avanza(24 * 3_600_000);
  chi('Bruno');
  scrivi(s, 'uno', 'insieme');
  scrivi(s, 'due', 'insieme');
  s.annulla();
  s.congela({ nome: 'Bozza 1', motivo: '', atti: {} });
  scrivi(s, 'tre');
  return s;
};

describe('il giornale', () => {
  it('dice chi, quando, che cosa e dove, un’azione della persona alla volta, dalla più nuova', () => {
    const s = conStoria();
    const { azioni, prossimo, autori } = paginaGiornale(s, tutto);
    expect(azioni.map((a) => [a.autore, a.titolo, a.stanza, a.annullata, a.operazioni])).toEqual([
      ['Bruno', 'tre', 'atti', false, 1],
      ['Bruno', 'Congelata la versione 1 «Bozza 1»', 'conferenza', false, 0],
      ['Bruno', 'Annullato: due', 'atti', false, 2],
      ['Bruno', 'due', 'atti', true, 2],
      ['Ada', 'Testo', 'piano', false, 2],
      ['Ada', 'Importato «dup.xlsx»', 'registri', false, 1],
      ['Ada', 'Nuovo piano', 'registri', false, expect.any(Number)],
    ]);
    expect(prossimo).toBeNull();
    expect(autori).toEqual(['Bruno', 'Ada']);
    expect(azioni[4]?.luogo).toMatchObject({ tipo: 'sezione', etichetta: 'Premessa' });
    expect(azioni[5]?.luogo).toMatchObject({ tipo: 'registro', registro: 'documenti', etichetta: 'dup.xlsx' });
    s.chiudi();
  });

  it('si filtra per persona, stanza e giorno', () => {
    const s = conStoria();
    const titoli = (f: Partial<Parameters<typeof paginaGiornale>[1]>) =>
      paginaGiornale(s, { ...tutto, ...f }).azioni.map((a) => a.titolo);
    expect(titoli({ autore: 'Ada' })).toEqual(['Testo', 'Importato «dup.xlsx»', 'Nuovo piano']);
    expect(titoli({ stanza: 'piano' })).toEqual(['Testo']);
    expect(titoli({ stanza: 'conferenza' })).toEqual(['Congelata la versione 1 «Bozza 1»']);
    expect(titoli({ giorno: '2026-11-25' })).toHaveLength(4);
    expect(titoli({ giorno: '2026-11-23' })).toEqual([]);
    s.chiudi();
  });

  it('a pagine non salta e non ripete nulla', () => {
    const s = conStoria();
    for (let n = 0; n < 230; n++) scrivi(s, `n${n}`, `g${Math.floor(n / 2)}`);
    const intero = paginaGiornale(s, { ...tutto, limite: 200 }).azioni.map((a) => `${a.gruppo}/${a.seq}`);
    expect(intero).toHaveLength(115 + 7);
    const pezzi: string[] = [];
    let primaDi: number | null = null;
    do {
      const p = paginaGiornale(s, { ...tutto, limite: 7, primaDi });
      pezzi.push(...p.azioni.map((a) => `${a.gruppo}/${a.seq}`));
      primaDi = p.prossimo;
    } while (primaDi !== null);
    expect(pezzi).toEqual(intero);
    s.chiudi();
  });

  it('una cifra viva e una norma si leggono con il loro nome, non con il segno del dato', () => {
    const piano = nuovoPiano(b).piano();
    const [sezione] = piano.sezioni;
    if (!sezione) throw new Error('piano di prova');
    const blocco: Blocco = {
      id: 'mio' as BloccoId,
      tipo: 'paragrafo',
      contenuto: [
        { tipo: 'testo', testo: 'Abitanti: ' },
        { tipo: 'dato', rif: 'popolazione.totale' },
      ],
    };
    const voci = vociDi(piano, () => null, { op: 'blocco/inserisci', sezioneId: sezione.id, dopo: null, blocco });
    expect(voci.map((v) => v.dopo)).toEqual(["Abitanti: «Popolazione dell'Ambito»"]);
  });

  it('di ogni azione mostra che cosa è cambiato, prima e dopo', async () => {
    const s = conStoria();
    const { motore } = motoreDiProva(b.radice);
    const finto: Motore = { ...motore, sessione: () => s };
    const testo = paginaGiornale(s, { ...tutto, stanza: 'piano' }).azioni[0];
    if (!testo) throw new Error('manca l’azione');
    const { da, seq, gruppo } = testo;
    const { voci, altre } = await gestoriGiornale(finto)['giornale/dettaglio']({ da, seq, gruppo });
    expect(voci).toEqual([
      { che: 'aggiunto', dove: 'testo di «Premessa»', campo: null, prima: null, dopo: 'prima' },
      { che: 'cambiato', dove: 'testo di «Premessa»', campo: null, prima: 'prima', dopo: 'seconda' },
    ]);
    expect(altre).toBe(0);
    s.chiudi();
  });
});

describe('annulla e ripeti', () => {
  it('attraversano registri, importazioni e testo, un’azione della persona alla volta, fino alla versione congelata', () => {
    const s = conStoria();
    const stato = () =>
      JSON.stringify([
        s.piano().registri.campo.map((c) => c.nome),
        s.piano().cifre.length,
        s.piano().sezioni.map((x) => x.contenuto),
      ]);
    const ente = s.piano().registri.ente[0];
    if (!ente) throw new Error('piano di prova');
    const stati = [stato()];
    const passi = [
      () => scrivi(s, 'a', 'coppia'),
      () => s.importa(letturaDup(ente.id, { cents: 7 }), 'Altro'),
      () => scriviTesto(s, 'terza'),
    ];
    for (const [i, passo] of passi.entries()) {
      passo();
      if (i === 0) scrivi(s, 'b', 'coppia');
      stati.push(stato());
    }
    for (const atteso of stati.slice(0, -1).reverse()) {
      s.annulla();
      expect(stato()).toBe(atteso);
    }
    for (const atteso of stati.slice(1)) {
      s.ripeti();
      expect(stato()).toBe(atteso);
    }
    for (let n = 0; n < 4; n++) s.annulla();
    expect(() => s.annulla()).toThrow(/Non c’è nulla da annullare/);
    expect(s.versioni()).toHaveLength(1);
    s.chiudi();
  });
});
