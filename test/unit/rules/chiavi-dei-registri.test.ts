import { describe, expect, it } from 'vitest';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import { riverifica, verificaTutto } from '#rules/esegui.ts';
import { pianoColmo } from '../../support/letture-regole.ts';
import { pianoCompleto } from '../../support/piano-completo.ts';
import { opzioniVere } from '../../support/verifica.ts';

const radice = new URL('../../../', import.meta.url).pathname;
/** The example plan with every register full, and few texts: what is proven here is the registers. */
const intero = pianoCompleto(`${radice}templates/esempio`, { accordo: true });
const corto: Piano = { ...intero, sezioni: intero.sezioni.slice(0, 4) };
const [prima, altro] = [pianoColmo(corto, 0), pianoColmo(corto, 1)];

type Nome = keyof RegistriDelPiano;
const nomi = Object.keys(prima.registri) as Nome[];
const conRegistro = (piano: Piano, nome: Nome, righe: readonly unknown[]): Piano =>
  ({ ...piano, registri: { ...piano.registri, [nome]: righe } }) as Piano;

/** The plan after each change: every register filled in another way, emptied, as before; then texts, figures, years. */
const stati: readonly Piano[] = (() => {
  const passi = nomi.flatMap((nome) =>
    [altro.registri[nome], [], prima.registri[nome]].map((righe) => (p: Piano) => conRegistro(p, nome, righe)),
  );
  const [una, due, ...altre] = prima.sezioni;
  if (una === undefined || due === undefined) throw new Error('sezioni di prova');
  const { annoInizio, annoFine } = prima.testa;
  const oltre = [
    (p: Piano): Piano => ({ ...p, sezioni: [{ ...una, contenuto: due.contenuto }, due, ...altre] }),
    (p: Piano): Piano => ({ ...p, sezioni: [{ ...una, titolo: 'Un altro titolo' }, due, ...altre] }),
    (p: Piano): Piano => ({ ...p, sezioni: [una, ...altre] }),
    (p: Piano): Piano => ({ ...p, sezioni: prima.sezioni, cifre: [] }),
    (p: Piano): Piano => ({ ...p, cifre: prima.cifre, testa: { ...p.testa, annoInizio: annoInizio + 1 } }),
    (p: Piano): Piano => ({ ...p, testa: { ...p.testa, annoInizio, annoFine: annoFine + 1 } }),
  ];
  const tutti = [prima];
  for (const passo of [...passi, ...oltre]) tutti.push(passo(tutti.at(-1) ?? prima));
  return tutti;
})();

describe('ogni regola si riguarda quando cambia ciò che legge', () => {
  it.each(opzioniVere.regole.map((r) => [r.id, r] as const))('%s', (_id, regola) => {
    const opzioni = { ...opzioniVere, regole: [regola] };
    let stato = verificaTutto(prima, opzioni);
    for (const [i, piano] of stati.entries()) {
      stato = riverifica(stato, piano, chiaviFra(stati[i - 1] ?? prima, piano), opzioni);
      const atteso = verificaTutto(piano, opzioni).esito;
      if (JSON.stringify(stato.esito) !== JSON.stringify(atteso))
        expect({ passo: i, esito: stato.esito }).toEqual({ passo: i, esito: atteso });
    }
    expect(stato.oggi).toBe(opzioni.oggi);
  });
});

describe('le cifre dei documenti contabili', () => {
  it('una corretta, una tolta, tutte tolte, una sola rimessa: si riguarda quello che serve', () => {
    const [uno, ...altre] = prima.cifre;
    if (uno === undefined) throw new Error('piano senza cifre');
    let piano = prima;
    let stato = verificaTutto(piano, opzioniVere);
    const passi = [
      [{ ...uno, importoCents: 1 }, ...altre],
      [{ ...uno, importoCents: null }, ...altre],
      altre,
      [],
      [uno],
      prima.cifre.map((c) => ({ ...c, importoCents: (c.importoCents ?? 0) * 2 })),
    ];
    for (const [i, cifre] of passi.entries()) {
      const dopo = { ...piano, cifre };
      const toccate = chiaviFra(piano, dopo);
      expect(toccate.has('*')).toBe(false);
      stato = riverifica(stato, dopo, toccate, opzioniVere);
      piano = dopo;
      expect({ i, esito: stato.esito }).toEqual({ i, esito: verificaTutto(piano, opzioniVere).esito });
    }
  }, 60_000);
});

describe('quello che non si sa', () => {
  it('ha sempre un posto dove si scrive, nelle regole che hanno un registro', () => {
    const conRegistro = new Set(opzioniVere.regole.filter((r) => r.dove !== undefined).map((r) => r.id));
    const muti = [prima, altro, corto]
      .flatMap((p) => verificaTutto(p, opzioniVere).esito.rilievi)
      .filter((r) => conRegistro.has(r.regola) && r.esito === 'non_verificabile' && r.causa === undefined)
      .filter((r) => !r.rimedi.some((x) => x.vai !== undefined));
    expect(muti.map((r) => `${r.regola} ${r.soggetto}: ${r.messaggio}`)).toEqual([]);
    expect(conRegistro.size).toBeGreaterThan(20);
  });
});
