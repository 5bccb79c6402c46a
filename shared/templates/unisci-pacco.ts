import type { PaccoCompilato } from '#domain/pacco.ts';
import type { TestataPacco } from './formato-pacco.ts';
import type { PaccoLetto } from './leggi-pacco.ts';

/** Replaces in `base` every record whose key the new pack writes again, and appends the others. */
const sovrapponi = <T>(base: readonly T[], nuovi: readonly T[], chiave: (x: T) => string): T[] => {
  const riscritti = new Set(nuovi.map(chiave));
  return [...base.filter((x) => !riscritti.has(chiave(x))), ...nuovi];
};

const perId = (x: { readonly id: string }): string => x.id;
const perCoppia = (x: { readonly fondo: string; readonly leps: string }): string => `${x.fondo}|${x.leps}`;

const vuoto = (testata: TestataPacco, impronta: string): PaccoCompilato => ({
  formato: 1,
  id: testata.id,
  versione: testata.versione,
  titolo: testata.titolo,
  regione: testata.regione,
  estende: testata.estende,
  impronta,
  organo: { id: 'organo', nome: '', articolo: '', numero: 's' },
  vocaboli: [],
  sigle: {},
  bollettino: null,
  norme: [],
  erroriCitazione: [],
  leps: [],
  fondi: [],
  ammissibilita: [],
  programmi: [],
  profili: [],
  parametri: [],
  indicatori: [],
  adempimenti: [],
  alias: { leps: {}, fondi: {}, forme: {}, profili: {}, programmi: {}, rapporti: {} },
  capitoli: [],
  atti: [],
});

const sovrapponiPacco = (
  base: PaccoCompilato,
  nuovo: Omit<PaccoCompilato, 'formato' | 'impronta'>,
): PaccoCompilato => ({
  ...base,
  organo: nuovo.organo.nome === '' ? base.organo : nuovo.organo,
  bollettino: nuovo.bollettino ?? base.bollettino,
  vocaboli: sovrapponi(base.vocaboli, nuovo.vocaboli, perId),
  sigle: { ...base.sigle, ...nuovo.sigle },
  norme: sovrapponi(base.norme, nuovo.norme, perId),
  erroriCitazione: sovrapponi(base.erroriCitazione, nuovo.erroriCitazione, perId),
  leps: sovrapponi(base.leps, nuovo.leps, perId).sort((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1)),
  fondi: sovrapponi(base.fondi, nuovo.fondi, perId),
  ammissibilita: sovrapponi(base.ammissibilita, nuovo.ammissibilita, perCoppia),
  programmi: sovrapponi(base.programmi, nuovo.programmi, perId),
  profili: sovrapponi(base.profili, nuovo.profili, perId),
  parametri: sovrapponi(base.parametri, nuovo.parametri, perId),
  indicatori: sovrapponi(base.indicatori, nuovo.indicatori, perId),
  adempimenti: sovrapponi(base.adempimenti, nuovo.adempimenti, perId),
  alias: {
    leps: { ...base.alias.leps, ...nuovo.alias.leps },
    fondi: { ...base.alias.fondi, ...nuovo.alias.fondi },
    forme: { ...base.alias.forme, ...nuovo.alias.forme },
    profili: { ...base.alias.profili, ...nuovo.alias.profili },
    programmi: { ...base.alias.programmi, ...nuovo.alias.programmi },
    rapporti: { ...base.alias.rapporti, ...nuovo.alias.rapporti },
  },
  capitoli: sovrapponi(base.capitoli, nuovo.capitoli, perId).sort(
    (a, b) => a.numero - b.numero || (a.id < b.id ? -1 : 1),
  ),
  atti: sovrapponi(base.atti, nuovo.atti, perId).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

/** The pack that was read laid over the ones that it extends, in order: same id = rewritten, anything else = added. */
export const unisciPacco = (
  testata: TestataPacco,
  letto: PaccoLetto,
  estesi: readonly PaccoCompilato[],
  impronta: string,
): PaccoCompilato => {
  const valori = <T>(parte: readonly { readonly valore: T }[]): T[] => parte.map((x) => x.valore);
  const { parti } = letto;
  const base = estesi.reduce(sovrapponiPacco, vuoto(testata, impronta));
  return sovrapponiPacco(base, {
    ...base,
    organo: testata.organo ?? { ...base.organo, nome: '' },
    bollettino: testata.bollettino,
    sigle: testata.sigle,
    alias: {
      leps: testata.alias.leps ?? {},
      fondi: testata.alias.fondi ?? {},
      forme: testata.alias.forme ?? {},
      profili: testata.alias.profili ?? {},
      programmi: testata.alias.programmi ?? {},
      rapporti: testata.alias.rapporti ?? {},
    },
    vocaboli: valori(parti.vocaboli),
    norme: valori(parti.norme),
    erroriCitazione: valori(parti.erroriCitazione),
    leps: valori(parti.leps),
    fondi: valori(parti.fondi),
    ammissibilita: valori(parti.ammissibilita),
    programmi: valori(parti.programmi),
    profili: valori(parti.profili),
    parametri: valori(parti.parametri),
    indicatori: valori(parti.indicatori),
    adempimenti: valori(parti.adempimenti),
    capitoli: valori(parti.capitoli),
    atti: valori(parti.atti),
  });
};
