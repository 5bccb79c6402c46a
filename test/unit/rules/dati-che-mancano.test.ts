import { describe, expect, it } from 'vitest';
import type { EsitoVerifica } from '#domain/esito.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { registri } from '#domain/registri.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import type { Regola } from '#rules/define.ts';
import { riverifica, verificaTutto } from '#rules/esegui.ts';
import { lettureDelleRegole } from '#rules/letture/indice.ts';
import { lettoreParametri } from '#rules/parametri.ts';
import { pianoColmo } from '../../support/letture-regole.ts';
import { confrontaConIlLibro } from '../../support/libro-rilievi.ts';
import { pianoCompleto } from '../../support/piano-completo.ts';
import { opzioniVere } from '../../support/verifica.ts';

const radice = new URL('../../../', import.meta.url).pathname;
const intero = pianoCompleto(`${radice}templates/esempio`, { accordo: true });
/** The example plan with every register full and few texts, and the same registers filled in another way. */
const corto: Piano = { ...intero, sezioni: intero.sezioni.slice(0, 4) };
const [pieno, altro] = [pianoColmo(corto, 0), pianoColmo(corto, 1)];

type Nome = keyof RegistriDelPiano;
const conRegistro = (piano: Piano, nome: string, righe: readonly unknown[]): Piano =>
  ({ ...piano, registri: { ...piano.registri, [nome]: righe } }) as Piano;

/** Fields that one rule or another reads, without those that all read. */
const campiDi = (regola: Regola): readonly string[] => {
  const tutte = [...lettureDelleRegole.values()];
  return [...(lettureDelleRegole.get(regola.id) ?? [])].filter((c) => !tutte.every((l) => l.has(c)));
};

/** The full plan without a field, and with the values that the field has in the other plan. */
const variati = (letto: string): readonly (readonly [string, Piano])[] => {
  const [registro = '', campo = ''] = [letto.slice(0, letto.indexOf('.')), letto.slice(letto.indexOf('.') + 1)];
  if (registro === 'campo') {
    const senza = pieno.registri.campo.filter((c) => c.nome !== campo);
    return [[`senza ${letto}`, conRegistro(pieno, 'campo', senza)]];
  }
  const schema = Object.entries(registri).find(([nome]) => nome === registro)?.[1];
  const dichiarato = schema === undefined ? undefined : Object.entries(schema.shape).find(([c]) => c === campo)?.[1];
  if (dichiarato === undefined || registro === 'piano') return [];
  const righe: readonly object[] = pieno.registri[registro as Nome];
  const altre: readonly object[] = altro.registri[registro as Nome];
  const vuoto = [null, [], {}].find((v) => dichiarato.safeParse(v).success);
  const scambiate = righe.map((r, i) => {
    const valore: unknown = Object.entries(altre[i] ?? r).find(([c]) => c === campo)?.[1];
    return { ...r, [campo]: valore };
  });
  return [
    ...(vuoto === undefined
      ? []
      : [
          [
            `senza ${letto}`,
            conRegistro(
              pieno,
              registro,
              righe.map((r) => ({ ...r, [campo]: vuoto })),
            ),
          ] as const,
        ]),
    [`altro ${letto}`, conRegistro(pieno, registro, scambiate)],
  ];
};

/** Names of the pack parameters that a rule asks for when it examines a plan. */
const parametriDi = (regola: Regola): ReadonlySet<string> => {
  const chiesti = new Set<string>();
  const veri = lettoreParametri(pieno);
  const spia = new Proxy(veri, {
    get: (bersaglio, genere, chi) => {
      const lettore: unknown = Reflect.get(bersaglio, genere, chi);
      return typeof lettore !== 'function'
        ? lettore
        : (nome: string, ...altri: readonly unknown[]): unknown => {
            chiesti.add(nome);
            return Reflect.apply(lettore, bersaglio, [nome, ...altri]);
          };
    },
  });
  for (const soggetto of regola.soggetti(pieno)) regola.verifica(soggetto, pieno, spia, opzioniVere.oggi);
  return chiesti;
};

describe('un dato che manca o che cambia', () => {
  it.each(opzioniVere.regole.map((r) => [r.id, r] as const))('%s', (id, regola) => {
    const opzioni = { ...opzioniVere, regole: [regola] };
    const prima = verificaTutto(pieno, opzioni);
    const risposte = new Map<string, EsitoVerifica>([['piano pieno', prima.esito]]);
    for (const [domanda, piano] of campiDi(regola).flatMap(variati)) {
      const ora = riverifica(prima, piano, chiaviFra(pieno, piano), opzioni).esito;
      const daCapo = verificaTutto({ ...piano }, opzioni).esito;
      if (JSON.stringify(ora) !== JSON.stringify(daCapo)) expect({ domanda, ...ora }).toEqual({ domanda, ...daCapo });
      risposte.set(domanda, daCapo);
    }
    for (const nome of parametriDi(regola)) {
      const parametri = pieno.pacco.parametri.map((p) => (p.id === nome ? { ...p, valore: null } : p));
      const piano = { ...pieno, pacco: { ...pieno.pacco, parametri } };
      risposte.set(`senza ${nome}`, verificaTutto(piano, opzioni).esito);
    }
    confrontaConIlLibro(id, risposte);
    expect(prima.esito.riepilogo[id]?.esaminati).toBeGreaterThanOrEqual(0);
  });
});
