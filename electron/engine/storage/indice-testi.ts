import { apriInMemoria } from './connessione.ts';

/** What an entry is found by: its name, its words, and their stems. */
export type ParoleVoce = { readonly titolo: string; readonly testo: string; readonly radici: string };

/** Full-text index of one plan, in memory: it is made again at each opening and never enters a file. */
export type IndiceTesti = {
  metti(numero: number, parole: ParoleVoce): void;
  togli(numero: number): void;
  /** Numbers of the entries that answer an FTS5 expression, best first. */
  cerca(espressione: string, limite: number): readonly number[];
  conta(espressione: string): number;
  /** Several changes as one. */
  insieme(fai: () => void): void;
};

/** An empty index. A name counts more than a word of the text, and a word as written more than its stem. */
export const creaIndiceTesti = (): IndiceTesti => {
  const db = apriInMemoria();
  db.exec(`CREATE VIRTUAL TABLE voce USING fts5(titolo, testo, radici, content='', contentless_delete=1,
    prefix='2 3', tokenize='unicode61 remove_diacritics 2')`);
  const inserisci = db.prepare<[number, string, string, string]>(
    'INSERT INTO voce(rowid, titolo, testo, radici) VALUES (?, ?, ?, ?)',
  );
  const elimina = db.prepare<[number]>('DELETE FROM voce WHERE rowid = ?');
  const trova = db
    .prepare<[string, number], number>(
      'SELECT rowid FROM voce WHERE voce MATCH ? ORDER BY bm25(voce, 8.0, 2.0, 1.0), rowid LIMIT ?',
    )
    .pluck();
  const quante = db.prepare<[string], number>('SELECT count(*) FROM voce WHERE voce MATCH ?').pluck();
  return {
    metti: (numero, { titolo, testo, radici }) => {
      inserisci.run(numero, titolo, testo, radici);
    },
    togli: (numero) => {
      elimina.run(numero);
    },
    cerca: (espressione, limite) => trova.all(espressione, limite),
    conta: (espressione) => quante.get(espressione) ?? 0,
    insieme: (fai) => {
      db.transaction(fai).immediate();
    },
  };
};
