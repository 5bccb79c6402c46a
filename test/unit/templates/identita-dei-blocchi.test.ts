import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bloccoIdSchema } from '#domain/ids.ts';
import { errori, testo, tuttiINodi } from '../../support/modelli.ts';

const ids = (corpo: string): string[] => tuttiINodi(testo(corpo).corpo).map((n) => n.id);

const base = `Primo capoverso.

::::articolo{id=art-uno titolo="Uno"}
Testo dell'articolo.

:::se{quando="vuoto(comuni)"}
Condizionato.
:::
::::

Ultimo capoverso.
`;

describe('ogni blocco ha un id stabile', () => {
  it('l’id scritto resta; quello derivato viene dall’antenato con id e dal contenuto', () => {
    const tutti = ids(base);
    expect(tutti).toHaveLength(6);
    expect(new Set(tutti).size).toBe(6);
    expect(tutti[1]).toBe('art-uno');
    expect(tutti.filter((i) => i.startsWith('art-uno.'))).toHaveLength(3);
    expect(tutti.filter((i) => i.startsWith('prova.'))).toHaveLength(2);
    for (const id of tutti) expect(bloccoIdSchema.safeParse(id).success).toBe(true);
  });

  it('non cambia se si scrive altrove nel file, prima o dopo', () => {
    const prima = ids(base);
    const dopo = ids(`Aggiunto in testa.\n\n- elenco\n\n${base}\nAggiunto in coda.\n`);
    for (const id of prima) expect(dopo).toContain(id);
  });

  it('cambiare il testo dentro un blocco non cambia l’id del blocco che lo contiene', () => {
    const prima = ids(base);
    const dopo = ids(base.replace('Condizionato.', 'Condizionato e riscritto.'));
    expect(prima.filter((id) => !dopo.includes(id))).toHaveLength(1);
  });

  it('due blocchi uguali hanno id diversi, sempre nello stesso ordine', () => {
    const due = ids('uguale\n\nuguale\n\nuguale');
    expect(new Set(due).size).toBe(3);
    expect(ids('uguale\n\nuguale\n\nuguale')).toEqual(due);
  });

  it('qualunque sequenza di capoversi dà id unici e validi, e inserirne uno non tocca gli altri', () => {
    const capoverso = fc.stringMatching(/^[a-zà][a-zà ]{0,20}[a-z]$/u);
    fc.assert(
      fc.property(
        fc.uniqueArray(capoverso, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        capoverso,
        (righe, dove, nuovo) => {
          const prima = ids(righe.join('\n\n'));
          expect(new Set(prima).size).toBe(righe.length);
          if (righe.includes(nuovo)) return;
          const con = [...righe];
          con.splice(dove % (righe.length + 1), 0, nuovo);
          const dopo = ids(con.join('\n\n'));
          for (const id of prima) expect(dopo).toContain(id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('la riga di ogni blocco è quella del file', () => {
    const t = testo(base);
    expect(errori(t)).toEqual([]);
    expect(tuttiINodi(t.corpo).map((n) => n.riga)).toEqual([1, 3, 4, 6, 7, 11]);
  });
});
