import { chiaveAlias } from '#domain/alias.ts';
import { confronta, frazione } from '#domain/frazione.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { eVuoto, regolaDiMancanze } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga } from '../luoghi.ts';
import { numeroScritto } from '../numeri-scritti.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Obiettivo = Riga<'obiettivo'>;
type Indicatore = Riga<'indicatore'>;
const gruppo = 'Indicatori';
const fonteInterna = [{ testo: 'coerenza interna degli indicatori' }];
const fonteLegge = [
  { norma: 'l-328-2000', articolo: '19', comma: '1', lettera: 'c' },
  { norma: 'dlgs-147-2017', articolo: '24' },
];
const legge = () => [chiave.registro('indicatore'), chiave.registro('obiettivo')];
const indicatori = (piano: Piano): readonly Indicatore[] => piano.registri.indicatore;
const nome = (i: Indicatore) => i.codice ?? i.testo;
const luoghi = (i: Indicatore, piano: Piano) => {
  const o = perId(piano.registri.obiettivo, i.obiettivoId);
  return [
    luogoRiga(piano, 'indicatore', i, i.testo),
    ...(o === undefined ? [] : [luogoRiga(piano, 'obiettivo', o, o.testo)]),
  ];
};
const vuoto = 'Il registro degli indicatori è vuoto.';

const traguardi = (i: Indicatore): readonly (readonly [string, string])[] =>
  Object.entries(i.traguardi)
    .filter(([, v]) => v.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));

const mancaMisura = (piano: Piano, o: Obiettivo): readonly string[] => {
  const suoi = raggruppa(indicatori(piano), 'obiettivo', (i) => i.obiettivoId).get(o.id) ?? [];
  if (suoi.length === 0) return ['un indicatore'];
  const difetti = suoi.map((i) => [
    ...(eVuoto(i.base) ? ['valore di partenza'] : []),
    ...(traguardi(i).length === 0 ? ['valore atteso per anno'] : []),
    ...(eVuoto(i.fonte) ? ['fonte del dato'] : []),
  ]);
  return difetti.toSorted((a, b) => a.length - b.length)[0] ?? [];
};

/** An objective that no indicator measures: starting value, expected values, source of the datum. */
export const ind01 = regolaDiMancanze<Obiettivo>({
  id: 'IND-01',
  titolo: 'Obiettivo senza indicatore',
  gruppo,
  base: 'avviso',
  fonti: fonteLegge,
  righe: (piano) => piano.registri.obiettivo,
  nome: (o) => o.testo.slice(0, 80),
  legge,
  vuoto: 'Il registro degli obiettivi è vuoto.',
  mancano: (o, piano) => mancaMisura(piano, o),
  messaggio: (o, manca) => `L'obiettivo «${o.testo}» non è misurabile: manca ${manca}.`,
  operandi: (o) => ({ obiettivo: o.testo }),
  luoghi: (o, piano) => [luogoRiga(piano, 'obiettivo', o, o.testo)],
  rimedio: (_o, manca) => `Aggiungere ${manca}.`,
});

/** Expected values that go against the declared direction. */
export const ind02 = regolaDiRighe<Indicatore>({
  id: 'IND-02',
  titolo: 'Target incoerente',
  gruppo,
  base: 'avviso',
  fonti: fonteInterna,
  righe: (piano) =>
    derivatoDa([indicatori(piano)], 'ind-02', () => indicatori(piano).filter((i) => traguardi(i).length > 0)),
  nome,
  legge,
  esamina: (i, piano) => {
    const di = `indicatore «${i.testo}»`;
    if (i.verso === null)
      return nonSi(di, nonVerificabile('non dice se deve crescere o diminuire'), { luoghi: luoghi(i, piano) });
    const serie = [...(eVuoto(i.base) ? [] : [['base', i.base ?? ''] as const]), ...traguardi(i)];
    const numeri = serie.map(([, v]) => numeroScritto(v));
    const illeggibile = serie.find((_v, k) => numeri[k] === null);
    if (illeggibile !== undefined)
      return nonSi(di, nonVerificabile(`«${illeggibile[1]}» non è un numero`), { luoghi: luoghi(i, piano) });
    const verso = i.verso === 'su' ? 1 : -1;
    const contro = numeri.some((n, k) => {
      const prima = numeri[k - 1];
      return n != null && prima != null && confronta(n, prima) * verso < 0;
    });
    if (!contro) return 'ok';
    const scritta = serie.map(([anno, v]) => `${anno}: ${v}`).join(', ');
    const parola = i.verso === 'su' ? 'in aumento' : 'in diminuzione';
    return violazione({
      messaggio: `«${i.testo}»: target ${scritta} contro verso ${parola}.`,
      espressione: serie.map(([, v]) => v).join(' → '),
      operandi: { indicatore: nome(i), serie: scritta, verso: i.verso },
      luoghi: luoghi(i, piano),
      rimedi: [{ testo: 'Correggere i valori attesi o il verso.' }],
    });
  },
});

/** An indicator without unit of measure. */
export const ind03 = regolaDiMancanze<Indicatore>({
  id: 'IND-03',
  titolo: 'Unità o denominatore',
  gruppo,
  base: 'avviso',
  fonti: fonteInterna,
  righe: indicatori,
  nome,
  legge,
  vuoto,
  mancano: (i) => (eVuoto(i.unita) ? ["l'unità di misura"] : []),
  messaggio: (i, manca) => `«${i.testo}»: manca ${manca}.`,
  operandi: (i) => ({ indicatore: nome(i) }),
  luoghi,
  rimedio: (_i, manca) => `Scrivere ${manca}.`,
});

const conStandard = (piano: Piano): readonly Indicatore[] =>
  derivatoDa([indicatori(piano), piano.pacco, piano.testa], 'ind-05', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.standardIndicatori);
    return eNonVerificabile(tabella)
      ? []
      : indicatori(piano).filter(
          (i) => i.codice !== null && Object.hasOwn(tabella, i.codice) && traguardi(i).length > 0,
        );
  });

/** Last expected value short of the standard of the LEPS that the indicator measures. */
export const ind05 = regolaDiRighe<Indicatore>({
  id: 'IND-05',
  titolo: 'Target sotto lo standard',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'standard dei LEPS nel catalogo del modello' }],
  righe: conStandard,
  nome,
  legge,
  esamina: (i, piano, parametri) => {
    const di = `indicatore «${i.testo}»`;
    const noti = tutti(parametri.tabella(nomiParametri.standardIndicatori));
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi: luoghi(i, piano) });
    const standard = noti[0][i.codice ?? ''];
    const [anno, scritto] = traguardi(i).at(-1) ?? ['', ''];
    const valore = numeroScritto(scritto);
    if (typeof standard !== 'number') return 'ok';
    if (valore === null)
      return nonSi(di, nonVerificabile(`«${scritto}» non è un numero`), { luoghi: luoghi(i, piano) });
    if (i.verso === null)
      return nonSi(di, nonVerificabile('non dice se deve crescere o diminuire'), { luoghi: luoghi(i, piano) });
    const oltre = confronta(valore, frazione(standard)) * (i.verso === 'su' ? 1 : -1);
    if (oltre >= 0) return 'ok';
    return violazione({
      messaggio: `«${i.testo}»: obiettivo ${scritto} nel ${anno} sotto lo standard ${standard}.`,
      espressione: `${scritto} ${i.verso === 'su' ? '<' : '>'} ${standard}`,
      operandi: { indicatore: nome(i), anno, valore: scritto, standard: String(standard), verso: i.verso },
      luoghi: luoghi(i, piano),
      rimedi: [{ testo: 'Alzare il valore atteso, o motivare.' }],
    });
  },
});

/** A source of data that is not one of the known ones. */
export const ind06 = regolaDiRighe<Indicatore>({
  id: 'IND-06',
  titolo: 'Fonte del dato',
  gruppo,
  base: 'informazione',
  fonti: fonteLegge,
  righe: (piano) => derivatoDa([indicatori(piano)], 'ind-06', () => indicatori(piano).filter((i) => !eVuoto(i.fonte))),
  nome,
  legge,
  esamina: (i, piano, parametri) => {
    const note = parametri.elenco(nomiParametri.fontiIndicatori);
    if (eNonVerificabile(note)) return nonSi(`indicatore «${i.testo}»`, note, { luoghi: luoghi(i, piano) });
    const scritta = chiaveAlias(i.fonte ?? '');
    if (note.some((f) => scritta.includes(chiaveAlias(f)))) return 'ok';
    return violazione({
      messaggio: `«${i.testo}»: fonte ${i.fonte} non riconosciuta.`,
      espressione: `«${i.fonte}» ∉ {${note.join(', ')}}`,
      operandi: { indicatore: nome(i), fonte: i.fonte ?? '' },
      luoghi: luoghi(i, piano),
      rimedi: [{ testo: `Scegliere fra ${elencoInLinea(note, 'o')}.` }],
    });
  },
});

/** An indicator that nobody has to measure. */
export const ind07 = regolaDiMancanze<Indicatore>({
  id: 'IND-07',
  titolo: 'Responsabile e data',
  gruppo,
  base: 'avviso',
  fonti: fonteInterna,
  righe: indicatori,
  nome,
  legge,
  vuoto,
  mancano: (i) => [
    ...(eVuoto(i.responsabile) ? ['il responsabile'] : []),
    ...(traguardi(i).length === 0 ? ["l'anno della rilevazione"] : []),
  ],
  messaggio: (i, manca) => `«${i.testo}»: manca ${manca}.`,
  operandi: (i) => ({ indicatore: nome(i) }),
  luoghi,
  rimedio: (_i, manca) => `Scrivere ${manca}.`,
});
