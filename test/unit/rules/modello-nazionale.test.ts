import { describe, expect, it } from 'vitest';
import { leggiRiferimento, risolviDato } from '#domain/dati.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri, valoreParametro } from '#domain/parametri.ts';
import { citazioniErrate } from '#rules/espressioni.ts';
import { regole } from '#rules/indice.ts';
import { unPiano } from '../../support/costruisci.ts';
import { compila, filiDelModello } from '../../support/modelli.ts';
import { rilieviDi } from '../../support/verifica.ts';

const esito = compila(filiDelModello('nazionale'));
if (!('ok' in esito)) throw new Error('il modello nazionale non si compila');
const pacco = esito.ok;

describe('il modello nazionale ha quello che le regole leggono', () => {
  /** Known to be unknown: the rules that read them say so, and a regional pack may give them. */
  const daVerificare: readonly string[] = [
    nomiParametri.costiProfilo,
    nomiParametri.quotaMinoriBp,
    nomiParametri.anniPiano,
    // The guidelines of the services share end in 2026.
    nomiParametri.sogliaIsee,
    nomiParametri.oreSupervisione,
    nomiParametri.livelloSpesa,
  ];
  /** Years of a plan from 2026 in which a parameter is in force, where they are not all. */
  const anniDi = (nome: string): readonly number[] => {
    if (nome.startsWith('pdv.provinceSperimentali')) return [2026];
    return /^eqm\.abitanti|^ado\.oreSettimanali/u.test(nome) ? [2027, 2028] : [2026, 2027, 2028];
  };

  it('ogni parametro esiste, è verificabile ed è valido negli anni del piano', () => {
    for (const nome of Object.values(nomiParametri).filter((n) => !daVerificare.includes(n)))
      for (const anno of anniDi(nome)) {
        const valore = valoreParametro(pacco, nome, `${anno}-12-31`);
        expect({ nome, anno, nv: eNonVerificabile(valore) }).toEqual({ nome, anno, nv: false });
      }
  });

  it('ogni norma citata da una regola è nel catalogo', () => {
    const note = new Set(pacco.norme.map((n) => n.id));
    const citate = regole.flatMap((r) => r.fonti.flatMap((f) => ('norma' in f ? [f.norma] : [])));
    expect(citate.filter((n) => !note.has(n))).toEqual([]);
  });

  it('ogni espressione delle citazioni errate si cerca in modo sicuro', () => {
    expect(
      citazioniErrate(pacco)
        .filter((c) => c.cerca === null)
        .map((c) => c.errore.id),
    ).toEqual([]);
    expect(
      citazioniErrate(pacco)
        .filter((c) => c.errore.contesto !== null && c.contesto === null)
        .map((c) => c.errore.id),
    ).toEqual([]);
  });

  it('W23 e le altre citazioni del Vademecum: si correggono solo quelle sbagliate', () => {
    const trova = (...testi: string[]) =>
      rilieviDi(unPiano({ pacco, sezioni: [{ titolo: 'Norme', testi }] }), 'TXT-01').map((r) => r.operandi.errore);
    expect(trova('D.Lgs. 31 marzo 1998, n.12', 'D.Lgs. 147/2017 art. 23 comma 54')).toEqual(['E1', 'E2']);
    expect(trova('art. 89 comma 2 bis della Legge 77/2020')).toEqual(['E3']);
    expect(
      trova(
        'D.Lgs. 31 marzo 1998, n. 112; art. 23, comma 4, D.Lgs. 147/2017',
        'Sono previsti servizi di sostegno alla genitorialità.',
        "L'art. 55, comma 2, D.Lgs. 117/2017 definisce la co-programmazione.",
      ),
    ).toEqual([]);
  });

  it('ogni dato vivo nominato nei testi del modello esiste', () => {
    const piano = unPiano({ pacco });
    const nomi = filiDelModello('nazionale').flatMap((f) =>
      [...f.testo.matchAll(/:dato\[([a-z0-9.@#-]+)\]/g)].map((m) => m[1] ?? ''),
    );
    const vivi = [...new Set(nomi)].filter(
      (n) => /[@#]/.test(n) || /^(?:popolazione\.totale|piano\.risorse|contributi)/.test(n),
    );
    expect(vivi.length).toBeGreaterThan(5);
    const ignoti = vivi.filter((n) => leggiRiferimento(n) === null || risolviDato(piano, n).stato === 'ignoto');
    expect(ignoti).toEqual([]);
  });
});
