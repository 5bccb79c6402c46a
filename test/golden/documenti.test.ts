import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { documentoPiano } from '#documento/piano.ts';
import { documentoSegnalazioni } from '#documento/segnalazioni.ts';
import { testoDocumento } from '#documento/testo.ts';
import { regolaDi, regole } from '#rules/indice.ts';
import { accordoDi, opzioniBozza, pianoDev, pianoEsempio } from '../support/atti.ts';
import { verifica } from '../support/verifica.ts';

/*
 * Documents as readable text, one file each. When a change is meant: AGGIORNA_GOLDEN=1 npm test, then read the diff.
 */
const golden = (nome: string, testo: string): void => {
  const percorso = fileURLToPath(new URL(`./${nome}.txt`, import.meta.url));
  if (process.env.AGGIORNA_GOLDEN === '1') writeFileSync(percorso, testo);
  expect(testo).toBe(readFileSync(percorso, 'utf8'));
};

describe('documenti in chiaro', () => {
  test("accordo di programma del piano d'esempio", () => {
    golden('accordo-esempio', testoDocumento(accordoDi(pianoEsempio())));
  });
  test("Piano di Zona del piano d'esempio", () => {
    golden('piano-esempio', testoDocumento(documentoPiano(pianoEsempio(), opzioniBozza)));
  });
  test("accordo di programma dell'Ambito 21", () => {
    golden('accordo-ambito-21', testoDocumento(accordoDi(pianoDev())));
  });
  test("Piano di Zona dell'Ambito 21", () => {
    golden('piano-ambito-21', testoDocumento(documentoPiano(pianoDev(), opzioniBozza)));
  });
  test("segnalazioni del piano d'esempio, con un'accettazione", () => {
    const piano = pianoEsempio();
    const scelte = ['LEPS-01', 'FIN-02', 'QE-05', 'IND-07', 'IND-08'];
    const trovate = verifica(piano).rilievi.filter((r) => scelte.includes(r.regola));
    const [prima] = trovate;
    const accettata = { motivazione: 'Si firma a gennaio', autore: 'Ada, coordinatrice', istante: '2026-01-05T10:00:00.000Z' };
    const segnalazioni = trovate.map((r) => ({
      rilievo: r.regola === prima?.regola && r.soggetto === prima.soggetto ? { ...r, accettata } : r,
      titoloRegola: regolaDi(r.regola)?.titolo ?? '',
    }));
    const opzioni = { filtro: 'tutte le gravità', regole: regole.length };
    golden('segnalazioni-esempio', testoDocumento(documentoSegnalazioni(piano, segnalazioni, opzioni)));
  });
  test('nessun documento contiene «undefined», «null», «NaN» o segnaposti senza segno', () => {
    for (const d of [accordoDi(pianoEsempio()), accordoDi(pianoDev()), documentoPiano(pianoDev(), opzioniBozza)]) {
      const testo = testoDocumento(d);
      expect(testo).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object /);
      expect(testo).not.toMatch(/_{3,}|\bXXX\b|\[…\]|\{\{|:dato\[|:cita\[|:rinvio\[/);
      expect(d.errori).toEqual([]);
    }
  });
});
