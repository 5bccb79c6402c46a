import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inserisci } from '#domain/nuovo-piano.ts';
import { ambienteSessione } from '#engine/apri-sessione.ts';
import { nuovoId } from '#engine/id.ts';
import { statoDelFile } from '#engine/operations/file.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import { banco, motoreDiProva, nuovoPiano } from '../../support/banco-motore.ts';

let radice: string;
let b: ReturnType<typeof banco>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  radice = mkdtempSync(join(tmpdir(), 'pdz-salva-'));
  b = banco();
  nuovoPiano(b).chiudi();
});
afterEach(() => {
  vi.useRealTimers();
  b.togli();
  rmSync(radice, { recursive: true, force: true });
});

const aperto = () => {
  const { motore, eventi } = motoreDiProva(radice);
  motore.apri(creaSessione(ambienteSessione(motore), apriFile(ambienteSessione(motore), b.percorso())));
  const scrivi = (nome: string) =>
    motore.sessione().esegui({
      titolo: nome,
      causa: 'mano',
      operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })],
    });
  return { motore, eventi, scrivi, daSalvare: () => statoDelFile(motore).daSalvare };
};

it('il file segue il lavoro dopo cinque secondi di quiete, sessanta al più', () => {
  const { motore, scrivi, daSalvare } = aperto();
  scrivi('a');
  vi.advanceTimersByTime(4000);
  expect(daSalvare()).toBe(true);
  vi.advanceTimersByTime(1001);
  expect(daSalvare()).toBe(false);
  for (let n = 0; n < 19; n++) {
    scrivi(`b${n}`);
    vi.advanceTimersByTime(3000);
  }
  expect(daSalvare()).toBe(true);
  scrivi('c');
  vi.advanceTimersByTime(3001);
  expect(daSalvare()).toBe(false);
  motore.apri(null);
});

it('un salvataggio che non riesce si dice nello stato, e il lavoro resta', () => {
  const { motore, eventi, scrivi, daSalvare } = aperto();
  scrivi('a');
  appendFileSync(b.percorso(), 'estraneo');
  eventi.length = 0;
  vi.advanceTimersByTime(5001);
  expect(daSalvare()).toBe(true);
  expect(statoDelFile(motore).avvisi.join()).toContain('cambiato da un altro programma');
  expect(eventi).toContainEqual({ tipo: 'stato-file' });
  motore.sessione().salvaCome(b.percorso('mio.pdz'));
  expect(statoDelFile(motore).avvisi).toEqual([]);
  motore.apri(null);
});
