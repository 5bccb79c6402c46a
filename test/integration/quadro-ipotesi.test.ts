import { afterEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contrattoQuadro, type ipotesiSchema } from '#contract/quadro.ts';
import { serve } from '#contract/serve.ts';
import { contrattoVerifica, type quadroSchema } from '#contract/verifica.ts';
import { gestoriQuadro } from '#engine/operations/quadro.ts';
import { gestoriIpotesi } from '#engine/operations/quadro-ipotesi.ts';
import { gestoriVisteQuadro } from '#engine/operations/quadro-viste.ts';
import { gestoriVerifica } from '#engine/operations/verifica.ts';
import { banco, motoreDiProva, nuovoPiano } from '../support/banco-motore.ts';
import { unPiano } from '../support/costruisci.ts';

type Effetto = z.output<(typeof contrattoQuadro)['quadro/ipotesi']['output']>;
type Quadro = z.output<typeof quadroSchema>;

const aperti: (() => void)[] = [];
afterEach(() => {
  for (const togli of aperti.splice(0)) togli();
});

const pronto = () => {
  const b = banco();
  const { motore } = motoreDiProva(b.radice);
  const sessione = nuovoPiano(b);
  motore.apri(sessione);
  aperti.push(() => {
    motore.apri(null);
    b.togli();
  });
  const enteId = sessione.piano().registri.ente.find((e) => e.tipo === 'comune')?.id ?? null;
  const { persona } = unPiano({ personale: [{ matricola: 'A', ente: 'x', minutiSettimanali: 720 }] }).registri;
  sessione.esegui({
    titolo: 'Dati di prova',
    causa: 'mano',
    operazioni: persona.map((p) => ({
      op: 'record/inserisci',
      registro: 'persona',
      id: p.id,
      valori: { ...p, enteId },
    })),
  });
  const contratto = { ...contrattoQuadro, 'quadro/leggi': contrattoVerifica['quadro/leggi'] } as const;
  const porta = serve(contratto, {
    ...gestoriQuadro(motore),
    ...gestoriVisteQuadro(motore),
    ...gestoriIpotesi(motore),
  });
  const chiedi = async (nome: keyof typeof contratto, input: unknown = {}) => {
    const risposta = await porta(nome, input);
    if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
    return risposta.value as never;
  };
  const ipotesi = {
    enteId: String(enteId),
    fteMilli: 500,
    mese: '2027-04',
    rapporto: 'TI',
    costoFteCents: 4_000_000,
    fondoId: null,
  } as const satisfies z.input<typeof ipotesiSchema> | { enteId: string };
  return { sessione, motore, porta, chiedi, ipotesi };
};

describe('ipotesi di assunzione dal motore', () => {
  it('calcolarla non scrive niente; portata nel piano dà proprio ciò che diceva; Ctrl+Z la toglie', async () => {
    const { sessione, chiedi, ipotesi } = pronto();
    const { seq } = sessione;
    const effetto: Effetto = await chiedi('quadro/ipotesi', ipotesi);
    expect(sessione.seq).toBe(seq);
    expect(effetto.ipotesi).toEqual(ipotesi);
    expect(effetto.anni.map((a) => [a.anno, a.prima.alFine, a.dopo.alFine])).toEqual([
      [2026, '0.333333', '0.333333'],
      [2027, '0.333333', '0.833333'],
      [2028, '0.333333', '0.833333'],
    ]);
    // 20.000,00 a year for 275 days of 365.
    expect(effetto.anni[1]?.costo).toBe('15068.49');

    await chiedi('quadro/porta-ipotesi', ipotesi);
    expect(sessione.piano().registri.fabbisogno).toHaveLength(1);
    const dopo: Quadro = await chiedi('quadro/leggi');
    expect(dopo.assistentiSociali.perAnno.map((a) => [a.totale, a.mediaTi, a.contributo, a.rapporto])).toEqual(
      effetto.anni.map((a) => [a.dopo.alFine, a.dopo.media, a.dopo.contributo, a.dopo.rapporto]),
    );
    expect(sessione.annullabile).toContain('Assunzione prevista: +0,50 FTE');
    sessione.annulla();
    expect(sessione.piano().registri.fabbisogno).toEqual([]);
    const prima: Quadro = await chiedi('quadro/leggi');
    expect(prima.assistentiSociali.perAnno.map((a) => a.totale)).toEqual(effetto.anni.map((a) => a.prima.alFine));
  });

  it('le segnalazioni che cambierebbero sono quelle che cambiano davvero', async () => {
    const { motore, chiedi, ipotesi } = pronto();
    const verifica = gestoriVerifica(motore);
    const leggi = async () => (await verifica['verifica/esegui']({ regola: null })).rilievi;
    const chiave = (r: { readonly regola: string; readonly messaggio: string }) => `${r.regola} ${r.messaggio}`;
    const prima = new Set((await leggi()).map(chiave));
    const effetto: Effetto = await chiedi('quadro/ipotesi', { ...ipotesi, fteMilli: 1000 });
    await chiedi('quadro/porta-ipotesi', { ...ipotesi, fteMilli: 1000 });
    const dopo = new Set((await leggi()).map(chiave));
    const nuovi = effetto.rilievi.filter((r) => r.evento !== 'risolto').map(chiave);
    expect(nuovi.length).toBeGreaterThan(0);
    expect(nuovi.sort()).toEqual([...dopo].filter((k) => !prima.has(k)).sort());
    for (const r of effetto.rilievi.filter((x) => x.evento === 'risolto')) expect(dopo.has(chiave(r))).toBe(false);
  });

  it('zero non si porta; enti, mesi e fondi che non ci sono sono rifiutati con il perché', async () => {
    const { porta, ipotesi } = pronto();
    const nulla = await porta('quadro/ipotesi', { ...ipotesi, fteMilli: 0 });
    expect(nulla).toMatchObject({ ok: true, value: { portabile: false, rilievi: [] } });
    const rifiuto = async (parte: object, nome: 'quadro/ipotesi' | 'quadro/porta-ipotesi' = 'quadro/ipotesi') => {
      const r = await porta(nome, { ...ipotesi, ...parte });
      return r.ok ? 'accettata' : `${r.error.code}: ${r.error.message}`;
    };
    expect(await rifiuto({ fteMilli: 0 }, 'quadro/porta-ipotesi')).toContain('non c’è niente da portare');
    expect(await rifiuto({ mese: '2031-01' })).toContain('fuori dagli anni del piano');
    expect(await rifiuto({ fondoId: 'INESISTENTE' })).toContain('non è nel modello');
    expect(await rifiuto({ enteId: '0199b000-0000-7000-8000-00000000ffff' })).toContain('non-trovato');
    expect(await rifiuto({ mese: '2027-13' })).toContain('input-non-valido');
  });

  it('ogni vista risponde anche su un piano quasi vuoto, secondo il suo contratto', async () => {
    const { chiedi } = pronto();
    const livelli: z.output<(typeof contrattoQuadro)['quadro/livelli']['output']> = await chiedi('quadro/livelli');
    expect(livelli.comuni).toHaveLength(2);
    expect(livelli.righe.every((r) => r.celle.length === 2)).toBe(true);
    expect(await chiedi('quadro/risorse', { anno: null })).toMatchObject({ fonti: null, flussi: null });
    expect(await chiedi('quadro/assistenti', { anno: 1999 })).toMatchObject({ anno: 2028, ignoto: null });
    expect(await chiedi('quadro/tempi')).toMatchObject({ dal: '2026-01-01', al: '2028-12-31', oggi: '2026-11-24' });
    expect(await chiedi('quadro/avanzamento')).toMatchObject({ schede: [], indicatori: { totale: 0 } });
  });
});
