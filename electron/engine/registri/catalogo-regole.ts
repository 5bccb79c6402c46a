import type { Uscita } from '#contract/define.ts';
import type { contrattoVerifica } from '#contract/verifica.ts';
import type { Piano } from '#domain/piano.ts';
import { type NomeRegistro, registri } from '#domain/registri.ts';
import { fontiRisolte } from '#rules/fonti.ts';
import { regole } from '#rules/indice.ts';
import { lettureDelleRegole } from '#rules/letture/indice.ts';
import { vistaDelRegistro } from '#rules/luoghi.ts';
import { spiegazioni } from '#rules/spiegazioni/indice.ts';
import { nomeCampo } from '../history/parole-righe.ts';
import { campiDellaVista } from './campi-nominati.ts';
import { definizioni } from './definizioni.ts';

type Regola = Uscita<typeof contrattoVerifica, 'verifica/regole'>['regole'][number];
type Letta = Regola['legge'][number];

/** Fields that every rule may read, to know what it looks at: they say nothing of one rule. */
const diTutte: ReadonlySet<string> = (() => {
  const [prima, ...altre] = [...lettureDelleRegole.values()];
  return new Set([...(prima ?? [])].filter((c) => altre.every((l) => l.has(c))));
})();

const eRegistro = (nome: string): nome is NomeRegistro => Object.hasOwn(registri, nome);

/** View where a field read by rules is seen and written; null for the text of the sections and what has no view. */
const vistaDi = (registro: string, campo: string, piano: Piano | null): string | null => {
  if (registro === 'cifra') return 'dup';
  if (registro === 'campo')
    return piano === null ? null : (definizioni.find((d) => campiDellaVista(piano, d.id).includes(campo))?.id ?? null);
  if (registro === 'piano' || registro === 'appartenenza') return 'ambito';
  const vista = eRegistro(registro) ? vistaDelRegistro(registro) : null;
  return definizioni.some((d) => d.id === vista) ? vista : null;
};

const lette = (regola: string, piano: Piano | null): Letta[] => {
  const viste = new Map<string, Set<string>>();
  for (const letta of lettureDelleRegole.get(regola) ?? []) {
    if (diTutte.has(letta)) continue;
    const punto = letta.indexOf('.');
    const [registro, campo] = [letta.slice(0, punto), letta.slice(punto + 1)];
    const vista = vistaDi(registro, campo, piano);
    if (vista !== null) viste.set(vista, (viste.get(vista) ?? new Set()).add(nomeCampo(campo)));
  }
  return definizioni.flatMap((d) => {
    const campi = viste.get(d.id);
    return campi === undefined ? [] : [{ vista: d.id, titolo: d.titolo, campi: [...campi].sort() }];
  });
};

/** The catalogue of the rules, from the rules themselves; without a plan the sources are the ids of the norms. */
export const catalogoRegole = (piano: Piano | null): Regola[] =>
  regole.map((r) => ({
    id: r.id,
    titolo: r.titolo,
    gravita: r.base,
    spiega: spiegazioni.get(r.id) ?? '',
    fonti:
      piano === null
        ? r.fonti.map((f) => ({
            testo: 'testo' in f ? f.testo : f.norma,
            norma: 'testo' in f ? null : f.norma,
            ...{ url: null, verificatoIl: null },
          }))
        : fontiRisolte(piano.pacco, r.fonti),
    gruppo: r.gruppo,
    legge: lette(r.id, piano),
  }));
