import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inserisci } from '#domain/nuovo-piano.ts';
import { nuovoId } from '#engine/id.ts';
import { processiNode } from '#engine/processi-node.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import type { Processi, ProcessoFiglio, SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';

let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const scrivi = (s: SessionePiano, nome: string) =>
  s.esegui({ titolo: nome, causa: 'mano', operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })] });
const nomi = (s: SessionePiano) => s.piano().registri.campo.map((c) => c.nome);
/** A plan large enough to be written by a worker. */
const grande = (processi: Processi = processiNode) => {
  nuovoPiano(b).chiudi();
  const ambiente = { ...b.ambiente, processi };
  const s = creaSessione(ambiente, apriFile(ambiente, b.percorso()));
  const campi = Array.from({ length: 40 }, (_, n) => ({ id: nuovoId(), nome: `g${n}`, valore: 'x'.repeat(50_000) }));
  s.esegui({ titolo: 'Grande', causa: 'mano', operazioni: campi.map((c) => inserisci('campo', c)) });
  return s;
};
const resti = () => [
  ...readdirSync(b.radice).filter((f) => f.includes('.tmp')),
  ...readdirSync(join(b.radice, 'dati', 'istantanee')).flatMap((c) =>
    readdirSync(join(b.radice, 'dati', 'istantanee', c)).filter((f) => f.includes('.tmp')),
  ),
];

it('un piano grande è scritto da un lavoratore: intanto si scrive, e ciò che viene dopo resta da salvare', {
  timeout: 120_000,
}, async () => {
  const s = grande();
  const prima = nomi(s).length;
  const lavoro = s.salvaSenzaFermare();
  expect(lavoro).toBeInstanceOf(Promise);
  const inizio = performance.now();
  scrivi(s, 'mentre si salva');
  expect(performance.now() - inizio).toBeLessThan(1000);
  await lavoro;
  expect(s.salvatoAlle).not.toBeNull();
  const r = b.apri('prova.pdz', true);
  expect(nomi(r).length).toBeGreaterThanOrEqual(prima);
  const daSalvare = nomi(r).length === prima;
  r.chiudi();
  expect(s.daSalvare).toBe(daSalvare);
  await s.salvaSenzaFermare();
  expect(s.daSalvare).toBe(false);
  expect(s.istantanee().length).toBeGreaterThan(0);
  s.chiudi();
  expect(resti()).toEqual([]);
});

it('chiuso mentre il lavoratore scrive, il file ha tutto e non resta nulla', { timeout: 120_000 }, async () => {
  const s = grande();
  const lavoro = s.salvaSenzaFermare();
  scrivi(s, 'ultima');
  s.chiudi();
  await lavoro;
  const r = b.apri();
  expect(nomi(r)).toContain('ultima');
  r.chiudi();
  expect(resti()).toEqual([]);
});

it('chi salva mentre un salvataggio corre lo lascia finire, poi uno solo per tutti', { timeout: 120_000 }, async () => {
  const avviati: ProcessoFiglio[] = [];
  let uccisi = 0;
  const processi: Processi = {
    avvia: (modulo) => {
      const figlio = processiNode.avvia(modulo);
      avviati.push(figlio);
      let finito = false;
      figlio.fine(() => {
        finito = true;
      });
      let risposto = false;
      figlio.ricevi(() => {
        risposto = true;
      });
      return {
        ...figlio,
        uccidi: () => {
          if (!risposto && !finito) uccisi += 1;
          figlio.uccidi();
        },
      };
    },
  };
  const s = grande(processi);
  const primo = s.salvaSenzaFermare();
  scrivi(s, 'dopo il primo');
  const secondo = s.salvaSenzaFermare();
  scrivi(s, 'dopo il secondo');
  const terzo = s.salvaSenzaFermare();
  await Promise.all([primo, secondo, terzo]);
  expect({ uccisi, daSalvare: s.daSalvare }).toEqual({ uccisi: 0, daSalvare: false });
  // One, when it had not begun to read before the second writing.
  expect(avviati.length).toBeLessThanOrEqual(2);
  s.chiudi();
  const r = b.apri('prova.pdz', true);
  expect(nomi(r)).toEqual(expect.arrayContaining(['dopo il primo', 'dopo il secondo']));
  r.chiudi();
});

it('com’era all’apertura si tiene come copia: chi scrive dentro il file non la cambia', {
  timeout: 120_000,
}, async () => {
  for (const conLavoratore of [true, false]) {
    (conLavoratore ? grande() : b.apri()).chiudi();
    // As on a computer that never had this plan.
    rmSync(join(b.radice, 'dati', 'istantanee'), { recursive: true, force: true });
    const ambiente = conLavoratore ? { ...b.ambiente, processi: processiNode } : b.ambiente;
    const s = creaSessione(ambiente, apriFile(ambiente, b.percorso()));
    const { ino } = statSync(s.percorso);
    scrivi(s, 'una');
    await s.salvaSenzaFermare();
    const tenute = readdirSync(join(b.radice, 'dati', 'istantanee'), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.includes('_apertura_'))
      .map((f) => statSync(join(b.radice, 'dati', 'istantanee', f)).ino);
    expect(tenute).toHaveLength(1);
    expect(tenute).not.toContain(ino);
    s.chiudi();
  }
  expect(resti()).toEqual([]);
});
