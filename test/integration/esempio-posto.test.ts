import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { creaGestori } from '#engine/gestori.ts';
import { creaMotore } from '#engine/motore.ts';
import { processiInProcesso } from '../support/processi-in-processo.ts';

const modelliVeri = fileURLToPath(new URL('../../templates', import.meta.url));
const radice = mkdtempSync(join(tmpdir(), 'pdz-esempio-posto-'));
const modelli = join(radice, 'templates');
const cartella = join(radice, 'esempi');
const noto = join(cartella, 'Piano-d-esempio.pdz');
const motore = creaMotore({
  adesso: () => new Date('2026-11-24T09:00:00.000Z'),
  processi: processiInProcesso,
  cartellaDati: join(radice, 'dati'),
  cartellaModelli: modelli,
  emetti: () => {},
});
const rispondi = serve(contrattoCompleto, creaGestori(motore));
const chiedi = async (nome: string, input: unknown): Promise<unknown> => {
  const risposta = await rispondi(nome, input);
  if (!risposta.ok) throw new Error(risposta.error.message);
  return risposta.value;
};
const esempio = async (): Promise<string> =>
  ((await chiedi('interno/esempio', { percorso: noto, riusa: true })) as { readonly percorso: string }).percorso;
/** Files of the folder but the lock of the plan that is open. */
const nomi = (): string[] =>
  readdirSync(cartella)
    .filter((n) => !n.startsWith('.~lock'))
    .sort();

beforeAll(async () => {
  // A smaller example: the same operations on fewer files.
  cpSync(modelliVeri, modelli, { recursive: true });
  for (const sotto of ['dup', 'personale'])
    for (const nome of readdirSync(join(modelli, 'esempio', sotto)).slice(1))
      rmSync(join(modelli, 'esempio', sotto, nome));
  const contributi = join(modelli, 'esempio', 'contributi.jsonl');
  writeFileSync(contributi, readFileSync(contributi, 'utf8').split('\n').slice(0, 4).join('\n'));
  mkdirSync(cartella);
});
afterAll(() => {
  motore.apri(null);
  rmSync(radice, { recursive: true, force: true });
});

describe('il posto del piano d’esempio', () => {
  it('uno solo finché nessuno lo cambia: si riapre lo stesso, anche se lo si era chiuso', async () => {
    expect(await esempio()).toBe(noto);
    const byte = readFileSync(noto);
    const [id] = motore.sessione().piano().registri.contributo;
    motore.apri(null);
    expect(await esempio()).toBe(noto);
    expect(motore.sessione().piano().registri.contributo[0]?.id).toBe(id?.id);
    expect(await esempio()).toBe(noto);
    motore.apri(null);
    expect(readFileSync(noto).equals(byte)).toBe(true);
    expect(nomi()).toEqual(['Piano-d-esempio.pdz']);
  });

  it('uno cambiato non si tocca, nemmeno se il cambiamento non è ancora nel file: il prossimo va accanto', async () => {
    await esempio();
    await chiedi('campi/scrivi', { nome: 'conf34.data', valore: '2026-10-01' });
    expect(await esempio()).toBe(join(cartella, 'Piano-d-esempio-2.pdz'));
    expect(await esempio()).toBe(join(cartella, 'Piano-d-esempio-2.pdz'));
    await chiedi('interno/apri', { percorso: noto, solaLettura: false });
    expect(
      motore
        .sessione()
        .piano()
        .registri.campo.find((c) => c.nome === 'conf34.data')?.valore,
    ).toBe('2026-10-01');
  });

  it('uno intatto fatto con dati che nel programma sono cambiati si rifà al suo posto', async () => {
    await esempio();
    const prima = motore.sessione().piano().testa.id;
    writeFileSync(join(modelli, 'esempio', 'LEGGIMI.txt'), 'dati nuovi');
    expect(await esempio()).toBe(join(cartella, 'Piano-d-esempio-2.pdz'));
    expect(motore.sessione().piano().testa.id).not.toBe(prima);
    expect(nomi()).toEqual(['Piano-d-esempio-2.pdz', 'Piano-d-esempio.pdz']);
  });

  it('se si ferma a metà non resta niente, né aperto né sul disco, e si ritrova il piano che era aperto', async () => {
    await chiedi('interno/apri', { percorso: noto, solaLettura: false });
    const prima = nomi();
    writeFileSync(join(modelli, 'esempio', 'fondi', 'quote_comuni.csv'), 'non è una tabella');
    await expect(esempio()).rejects.toThrow("Il piano d'esempio non si può comporre: «quote_comuni.csv»");
    expect(nomi()).toEqual(prima);
    expect(motore.sessione().percorso).toBe(noto);
    motore.apri(null);
    await expect(esempio()).rejects.toThrow('non si può comporre');
    expect(motore.sessioneONulla()).toBeNull();
    expect(nomi().some((n) => n.includes('in-corso'))).toBe(false);
    expect(existsSync(noto)).toBe(true);
  });
});
