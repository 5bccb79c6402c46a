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

describe('ogni registro ha le sue chiavi', () => {
  it('riempito in un altro modo, poi svuotato: si riguarda quello che serve, e il risultato è quello di tutto da capo', () => {
    let piano = prima;
    let stato = verificaTutto(piano, opzioniVere);
    for (const nome of nomi)
      for (const righe of [altro.registri[nome], [], prima.registri[nome]]) {
        const dopo = conRegistro(piano, nome, righe);
        stato = riverifica(stato, dopo, chiaviFra(piano, dopo), opzioniVere);
        piano = dopo;
        const atteso = verificaTutto(piano, opzioniVere).esito;
        expect({ nome, righe: righe.length, esito: stato.esito }).toEqual({ nome, righe: righe.length, esito: atteso });
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
