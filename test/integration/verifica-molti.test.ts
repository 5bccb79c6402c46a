import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controllaOgniSchema } from '#contract/cli.ts';
import type { EsitoVerifica } from '#domain/esito.ts';
import { bancoComandi } from '../support/riga-di-comando.ts';

const banco = bancoComandi();
const { pdz, percorso } = banco;
const albero = (): string[] => readdirSync(percorso('regione'), { recursive: true }).map(String).sort();

beforeAll(async () => {
  mkdirSync(percorso('regione/nord'), { recursive: true });
  expect((await pdz('example', 'regione/a.pdz')).uscita).toBe(0);
  copyFileSync(percorso('regione/a.pdz'), percorso('regione/nord/b.PDZ'));
  const intero = readFileSync(percorso('regione/a.pdz'));
  writeFileSync(percorso('regione/nord/tronco.pdz'), intero.subarray(0, 5000));
  writeFileSync(percorso('regione/nota.pdz'), 'non è un piano');
  writeFileSync(percorso('regione/appunti.txt'), 'da non guardare');
}, 120_000);
afterAll(banco.togli);

describe('verifica di molti piani', () => {
  it('una riga per piano, gli stessi conti di check da solo; un file guasto si dice e non ferma gli altri', async () => {
    const [prima, byte] = [albero(), readFileSync(percorso('regione/a.pdz'))];
    const esito = await pdz('check', '--ogni', 'regione', '--json', '--csv', 'tabella.csv');
    expect(esito.uscita).toBe(1);
    const { piani, totali } = controllaOgniSchema.parse(JSON.parse(esito.dati));
    expect(piani.map((p) => p.file)).toEqual(['a.pdz', join('nord', 'b.PDZ'), join('nord', 'tronco.pdz'), 'nota.pdz']);
    expect(totali).toEqual({ piani: 4, conBloccanti: 2, nonLetti: 2 });
    expect(piani[2]?.errore).toContain('troncato');
    expect(piani[3]?.errore).toContain('non è un Piano di Zona');
    expect(esito.messaggi).toContain('nota.pdz: ');
    const solo: EsitoVerifica = JSON.parse((await pdz('check', 'regione/a.pdz', '--json')).dati);
    const vivi = solo.rilievi.filter((r) => r.accettata === undefined && r.esito === 'violazione');
    const [a, b] = piani;
    expect(a).toMatchObject({
      bloccanti: vivi.filter((r) => r.gravita === 'bloccante').length,
      avvisi: vivi.filter((r) => r.gravita === 'avviso').length,
    });
    expect({ ...b, file: '' }).toEqual({ ...a, file: '' });
    expect(a?.regole).toHaveLength(3);
    // Nothing is written beside the plans: no lock, no copy, the same bytes.
    expect(albero()).toEqual(prima);
    expect(readFileSync(percorso('regione/a.pdz'))).toEqual(byte);
    const csv = readFileSync(percorso('tabella.csv'), 'utf8').split('\r\n');
    expect(csv).toHaveLength(6);
    expect(csv[0]).toContain('"Ambito";"File";"Bloccanti"');
  }, 120_000);

  it('la tabella nomina Ambito, file e regole; nessun piano letto, cartella vuota o assente: uscita 2', async () => {
    mkdirSync(percorso('guasti'));
    mkdirSync(percorso('vuota'));
    writeFileSync(percorso('guasti/x.pdz'), 'x');
    expect(await pdz('check', '--ogni', 'guasti')).toMatchObject({
      uscita: 2,
      dati: expect.stringContaining('non letto'),
    });
    expect((await pdz('check', '--ogni', 'vuota')).messaggi).toContain('non ci sono file .pdz');
    expect((await pdz('check', '--ogni', 'manca')).messaggi).toContain("La cartella «manca» non c'è");
    expect((await pdz('check', '--ogni', 'regione/nota.pdz')).messaggi).toContain('non è una cartella');
    expect((await pdz('check', '--ogni', 'regione', '--regola', 'FIN-02')).messaggi).toContain('un piano solo');
  }, 120_000);
});
