import { annoDi } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { trattiDelBlocco } from '#domain/sezioni.ts';
import { dataBreve } from '#format/date.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga, luogoVista } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { passaggiLiberi } from '../testo-sezioni.ts';

const gruppo = 'Calendario e validità';
const anni = (piano: Piano): readonly number[] => derivatoDa([piano.testa], 'anni', () => anniDelPiano(piano));

/** A year of the plan without a planned check. */
export const cal10 = regolaDiRighe<number>({
  id: 'CAL-10',
  titolo: 'Aggiornamento annuale',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-328-2000', articolo: '19' }, { testo: 'Vademecum CNOAS, § 7' }],
  righe: anni,
  nome: (anno) => String(anno),
  legge: () => [chiave.registro('monitoraggio')],
  esamina: (anno, piano) => {
    const suoi = piano.registri.monitoraggio.filter((m) => (m.data === null ? m.anno : annoDi(m.data)) === anno);
    const elenco = luogoVista('monitoraggio', 'Monitoraggio');
    if (suoi.some((m) => m.data !== null)) return 'ok';
    const [senzaData] = suoi;
    if (senzaData !== undefined) {
      const luogo = luogoRiga(piano, 'monitoraggio', senzaData, senzaData.oggetto);
      return nonSi(`verifica del ${anno}`, nonVerificabile('manca la data'), {
        luoghi: [luogo],
        rimedi: [{ testo: 'Scrivere la data della verifica.', vai: luogo }],
      });
    }
    return violazione({
      messaggio: `Nessuna verifica prevista nel ${anno}.`,
      espressione: `verifiche del ${anno}: 0`,
      operandi: { anno: String(anno) },
      luoghi: [elenco],
      rimedi: [{ testo: `Aggiungere al monitoraggio la verifica del ${anno}.`, vai: elenco }],
    });
  },
});

/** A subject that plans must treat from a day on, with the words and the points of law that show that it is treated. */
type Tema = {
  readonly nome: string;
  readonly dal: string;
  readonly cosa: string;
  readonly norma: string;
  readonly commi: readonly string[];
  readonly parole: readonly string[];
};
const elencoDi = (valore: unknown): readonly string[] =>
  Array.isArray(valore) ? valore.filter((v): v is string => typeof v === 'string') : [];
const testoDi = (valore: unknown): string => (typeof valore === 'string' ? valore : '');

const temi = (piano: Piano): readonly Tema[] =>
  derivatoDa([piano.pacco, piano.testa], 'cal-11', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.temiDovuti);
    if (eNonVerificabile(tabella)) return [];
    return Object.entries(tabella).flatMap(([nome, valore]): Tema[] => {
      const v = new Map<string, unknown>(Object.entries(typeof valore === 'object' && valore !== null ? valore : {}));
      const dal = testoDi(v.get('dal'));
      return annoDi(dal) > piano.testa.annoFine
        ? []
        : [
            {
              nome,
              dal,
              cosa: testoDi(v.get('cosa')),
              norma: testoDi(v.get('norma')),
              commi: elencoDi(v.get('commi')),
              parole: elencoDi(v.get('parole')),
            },
          ];
    });
  });

/** Points of law cited where people write: what the template fixes is in every plan and says nothing of this one. */
const citati = (sezione: Sezione): ReadonlySet<string> =>
  derivatoDa([sezione], 'punti-citati', () => {
    if (sezione.tutela === 'vincolato') return new Set<string>();
    const punti = sezione.contenuto.blocchi
      .filter((b) => b.tutela !== 'vincolato')
      .flatMap((b) => trattiDelBlocco(b).flat())
      .flatMap((n) => (n.tipo === 'citazione' ? [`${n.norma}/${n.comma ?? ''}`] : []));
    return new Set(punti);
  });
/** Words of a subject as whole words. */
const cerca = (t: Tema): RegExp =>
  derivatoDa([t], 'cerca', () => {
    const parole = t.parole.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return parole.length === 0 ? /(?!)/u : new RegExp(`(?<!\\p{L})(?:${parole.join('|')})(?!\\p{L})`, 'iu');
  });
const tratta = (sezione: Sezione, t: Tema): boolean =>
  derivatoDa(
    [sezione, t],
    'tratta',
    () =>
      t.commi.some((c) => citati(sezione).has(`${t.norma}/${c}`)) ||
      passaggiLiberi(sezione).some((p) => cerca(t).test(p.testo)),
  );

/** What the law asks from 2027 and no rule of its own covers: the plan must speak of it. */
export const cal11 = regolaDiRighe<Tema>({
  id: 'CAL-11',
  titolo: 'Soglie 2027',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-199-2025', articolo: '1', comma: '699-703' }],
  righe: temi,
  scelta: (parametri) => parametri.tabella(nomiParametri.temiDovuti),
  nome: (t) => t.nome,
  legge: () => [chiave.testo],
  esamina: (t, piano) => {
    const luoghi = [{ tipo: 'piano' as const, id: 'indice', etichetta: 'Indice del piano' }];
    if (piano.sezioni.every((s) => passaggiLiberi(s).length === 0))
      return nonSi(t.cosa, nonVerificabile('le sezioni del piano non hanno ancora testo'), { luoghi });
    if (piano.sezioni.some((s) => tratta(s, t))) return 'ok';
    return violazione({
      messaggio: `Dal ${dataBreve(t.dal)} si applica ${t.cosa}: manca nel piano.`,
      espressione: `sezioni che ne parlano: 0`,
      operandi: { tema: t.nome, dal: t.dal },
      luoghi,
      rimedi: [{ testo: 'Scrivere come l’Ambito vi provvede, nel capitolo sulla spesa e sulle risorse.' }],
    });
  },
});
