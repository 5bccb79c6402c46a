import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Espressione } from '#domain/modello-ast.ts';
import { leggiEspressione, parolaRiservata, scriviEspressione } from '#templates/espressioni.ts';
import { limiti } from '#templates/limiti.ts';

const legge = (testo: string): Espressione => {
  const esito = leggiEspressione(testo);
  if (!esito.ok) throw new Error(`${esito.colonna}: ${esito.atteso} / ${esito.trovato}`);
  return esito.espressione;
};
const errore = (testo: string) => {
  const esito = leggiEspressione(testo);
  return esito.ok ? null : `${esito.colonna}: ${esito.atteso} / ${esito.trovato}`;
};

describe('espressioni del linguaggio dei modelli', () => {
  it('legge percorsi, numeri, testi, sì e no', () => {
    expect(legge('ambito.forma')).toEqual({ e: 'percorso', nomi: ['ambito', 'forma'] });
    expect(legge('3')).toEqual({ e: 'numero', valore: '3' });
    expect(legge('-2,50')).toEqual({ e: 'numero', valore: '-2.50' });
    expect(legge("'San Benedetto'")).toEqual({ e: 'testo', valore: 'San Benedetto' });
    expect(legge('sì')).toEqual({ e: 'logico', valore: true });
    expect(legge('no')).toEqual({ e: 'logico', valore: false });
  });

  it('legge conta, somma e vuoto', () => {
    expect(legge('conta(comuni)')).toEqual({ e: 'funzione', nome: 'conta', percorso: ['comuni'] });
    expect(legge('somma(quote.anni.importo)')).toMatchObject({ nome: 'somma', percorso: ['quote', 'anni', 'importo'] });
    expect(legge('vuoto(c.firmatario.delega)')).toMatchObject({ nome: 'vuoto' });
  });

  it.each(['=', '!=', '<', '<=', '>', '>=', 'in'])('confronta con %s', (op) => {
    expect(legge(`a ${op} b`)).toMatchObject({ e: 'confronto', op });
  });

  it('«e» lega più di «oppure», «non» più di «e»', () => {
    const e = legge('a = 1 oppure non b e c');
    expect(e).toMatchObject({
      e: 'oppure',
      voci: [{ e: 'confronto' }, { e: 'e', voci: [{ e: 'non' }, { e: 'percorso' }] }],
    });
  });

  it('non confonde una parola del linguaggio con un percorso che comincia allo stesso modo', () => {
    expect(legge('ente-gestore.nome')).toEqual({ e: 'percorso', nomi: ['ente-gestore', 'nome'] });
    expect(legge('noto e innovato')).toMatchObject({ e: 'e' });
  });

  it.each([
    ['', '1: un percorso'],
    ['a ==  1', '4: un percorso'],
    ['a b', '3: «e», «oppure» o la fine'],
    ['Ambito.forma', '1: un percorso di lettere minuscole'],
    ['conta comuni', '7: una parentesi aperta'],
    ['conta(comuni', '13: una parentesi chiusa'],
    ["a = 'aperto", "5: un testo chiuso dall'apostrofo"],
    ['a && b', '3: un percorso'],
    ['a = "x"', '5: un percorso'],
    ['non non a', '5: un percorso'],
    ['a = 1 e', '8: un percorso'],
    ['process.exit()', '13: «e», «oppure» o la fine'],
    ['a[0]', '2: un percorso'],
    ['si_no', '3: un percorso'],
  ])('rifiuta «%s» dicendo la colonna', (testo, inizio) => {
    expect(errore(testo)?.startsWith(inizio), errore(testo) ?? '').toBe(true);
  });

  it('ha un limite di lunghezza e di termini', () => {
    expect(errore('a'.repeat(limiti.caratteriEspressione + 1))).toContain('non più di');
    expect(errore(Array.from({ length: 80 }, () => 'a').join(' e '))).toContain('non più di');
  });

  const nome = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(?:-[a-z0-9]{1,3})?$/u).filter((n) => !parolaRiservata(n));
  const percorso = fc.array(nome, { minLength: 1, maxLength: 3 });
  const valore: fc.Arbitrary<Espressione> = fc.oneof(
    percorso.map((nomi): Espressione => ({ e: 'percorso', nomi })),
    fc.integer({ min: -999, max: 999 }).map((n): Espressione => ({ e: 'numero', valore: String(n) })),
    fc.stringMatching(/^[a-z ]{0,8}$/u).map((t): Espressione => ({ e: 'testo', valore: t })),
    fc.boolean().map((b): Espressione => ({ e: 'logico', valore: b })),
    fc
      .record({ nome: fc.constantFrom('conta' as const, 'somma' as const, 'vuoto' as const), percorso })
      .map((f): Espressione => ({ e: 'funzione', ...f })),
  );
  const confronto: fc.Arbitrary<Espressione> = fc.oneof(
    valore,
    fc
      .record({ op: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'in'), a: valore, b: valore })
      .map((c): Espressione => ({ e: 'confronto', ...c })),
  );
  const negazione = fc.oneof(
    confronto,
    confronto.map((a): Espressione => ({ e: 'non', a })),
  );
  const catena = (tipo: 'e' | 'oppure', voce: fc.Arbitrary<Espressione>) =>
    fc.oneof(
      voce,
      fc.array(voce, { minLength: 2, maxLength: 3 }).map((voci): Espressione => ({ e: tipo, voci })),
    );

  it('scrivere e rileggere dà lo stesso albero', () => {
    fc.assert(
      fc.property(catena('oppure', catena('e', negazione)), (e) => {
        expect(legge(scriviEspressione(e))).toEqual(e);
      }),
    );
  });

  it('non solleva mai un errore, qualunque cosa legga', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600, unit: 'grapheme' }), (t) => typeof leggiEspressione(t).ok === 'boolean'),
    );
    const pezzi = fc.constantFrom(
      'a',
      'e',
      'non ',
      '(',
      ')',
      "'",
      '=',
      '<',
      ' in ',
      'conta',
      '1',
      '.',
      '-',
      ' oppure ',
    );
    fc.assert(
      fc.property(fc.array(pezzi, { maxLength: 60 }), (p) => typeof leggiEspressione(p.join('')).ok === 'boolean'),
    );
  });
});
