import { describe, expect, it } from 'vitest';
import { contestoAtti, type VociContesto } from '#domain/contesto-atti.ts';
import { fontiTabella } from '#domain/fonti-modello.ts';
import type { Piano } from '#domain/piano.ts';
import { registri } from '#domain/registri.ts';
import { campiDellaVista } from '#engine/registri/campi-nominati.ts';
import { definizioni } from '#engine/registri/definizioni.ts';
import { regole } from '#rules/indice.ts';
import { lettureDelleRegole } from '#rules/letture/indice.ts';
import { datiDelContesto, datiDelleFonti } from '../../support/dati-degli-atti.ts';
import { lettureDi, pianoColmo } from '../../support/letture-regole.ts';
import { pianoCompleto } from '../../support/piano-completo.ts';

const radice = new URL('../../../', import.meta.url).pathname;
const vuoto = pianoCompleto(`${radice}templates/esempio`);
const pieno = pianoCompleto(`${radice}templates/esempio`, { accordo: true });
const piani: readonly Piano[] = [vuoto, pieno, ...[0, 1, 2].map((k) => pianoColmo(pieno, k))];

/** Fields that nobody types in a cell of the Registri, and where they come from. */
const altriLuoghi: Readonly<Record<string, string>> = {
  'sezione.contenuto': 'stanza Piano, testo della sezione',
  'collegamento.sezioneId': 'stanza Piano, collegamento a un contributo',
  'collegamento.contributoId': 'stanza Piano, collegamento a un contributo',
};
/** Fields that the program writes when a row is made, a file is read or a decision is taken: nobody could type them. */
const delProgramma = new Set([
  ...['documento.genere', 'documento.stato', 'documento.enteId', 'documento.nomeFile', 'documento.lettore'],
  ...['documento.superatoDa', 'documento.importatoIl', 'documento.sha256', 'appartenenza.comuneId', 'ente.comuneId'],
  ...['voceAnno.voceId', 'voceAnno.anno', 'copertura.voceId', 'adempimento.codice', 'adempimento.livello'],
  ...['adempimento.testo', 'cifra.documentoId', 'cifra.enteId', 'cifra.programmaId', 'cifra.titolo', 'cifra.anno'],
  ...[
    'cifra.misura',
    'cifra.celle',
    'cifra.mano',
    'sezione.chiave',
    'sezione.titolo',
    'sezione.ordine',
    'sezione.padreId',
  ],
  ...['sezione.schedaId', 'sezione.tutela', 'contributo.similiA', 'contributo.decisoIl', 'contributo.decisoDa'],
  ...[
    'persona.oreLette',
    'persona.rapportoLetto',
    'quota.letto',
    'anomalia.codice',
    'anomalia.gravita',
    'anomalia.messaggio',
  ],
  ...['anomalia.trovato', 'anomalia.atteso', 'prospettoScritto.schedaId', 'piano.formaLetta'],
]);

/** Every field that some view of the Registri lets a person write. */
const scritti = (viste = definizioni): ReadonlySet<string> => {
  const campi = viste.flatMap((d) => d.scrittura?.(pieno).campi.flatMap((c) => c.dichiara) ?? []);
  const nominati = viste.flatMap((d) => campiDellaVista(pieno, d.id).map((nome) => `campo.${nome}`));
  return new Set([
    ...campi,
    ...nominati,
    ...(campi.includes('cifraCorretta.importoCents') ? ['cifra.importoCents'] : []),
  ]);
};
const senzaPosto = (campi: Iterable<string>, posti = scritti()): string[] =>
  [...new Set(campi)].filter((c) => !posti.has(c) && !delProgramma.has(c) && !Object.hasOwn(altriLuoghi, c)).sort();

describe('quello che le regole leggono', () => {
  it('ogni regola del catalogo dichiara che cosa legge, e ogni campo dichiarato esiste', () => {
    expect([...lettureDelleRegole.keys()].sort()).toEqual(regole.map((r) => r.id).sort());
    const ignoti = [...lettureDelleRegole].flatMap(([regola, campi]) =>
      [...campi].flatMap((c) => {
        const [registro = '', campo = ''] = [c.slice(0, c.indexOf('.')), c.slice(c.indexOf('.') + 1)];
        if (registro === 'campo' || registro === 'cifra' || registro === 'sezione') return [];
        const schema = Object.entries(registri).find(([nome]) => nome === registro)?.[1];
        return schema !== undefined && Object.hasOwn(schema.shape, campo) ? [] : [`${regola} ${c}`];
      }),
    );
    expect(ignoti).toEqual([]);
  });

  it('una regola non legge nulla che non abbia dichiarato', () => {
    const taciuti = regole.flatMap((r) => {
      const dichiarate = lettureDelleRegole.get(r.id);
      const lette = new Set(piani.flatMap((p) => [...lettureDi(r, p)]));
      return [...lette].filter((c) => dichiarate?.has(c) !== true).map((c) => `${r.id} legge ${c}`);
    });
    expect(taciuti).toEqual([]);
  }, 60_000);

  it('ogni campo che una regola legge ha un posto dove una persona lo vede e lo scrive', () => {
    expect(senzaPosto([...lettureDelleRegole.values()].flatMap((c) => [...c]))).toEqual([]);
  });

  it('ogni dato degli atti e delle tabelle ha un posto dove una persona lo vede e lo scrive', () => {
    const foglie = (voci: VociContesto, sopra: string): string[] =>
      Object.entries(voci).flatMap(([nome, v]) =>
        'voci' in v ? foglie(v.voci, `${sopra}${nome}.`) : [`${sopra}${nome}`],
      );
    expect(foglie(contestoAtti, '').filter((f) => !Object.hasOwn(datiDelContesto, f))).toEqual([]);
    expect(Object.keys(fontiTabella).filter((id) => !Object.hasOwn(datiDelleFonti, id))).toEqual([]);
    expect(senzaPosto([...Object.values(datiDelContesto), ...Object.values(datiDelleFonti)].flat())).toEqual([]);
    const degliAtti = pieno.pacco.atti.flatMap((a) => a.campi.map((c) => `campo.${c.nome}`));
    expect(senzaPosto(degliAtti)).toEqual([]);
  });

  it('la prova si accorge di un campo senza posto, di una vista tolta e di una lettura taciuta', () => {
    expect(senzaPosto(['scheda.inventato', 'campo.inventato.da-nessuno'])).toEqual([
      'campo.inventato.da-nessuno',
      'scheda.inventato',
    ]);
    const senzaServizi = scritti(definizioni.filter((d) => d.id !== 'servizi'));
    expect(
      senzaPosto(
        [...lettureDelleRegole.values()].flatMap((c) => [...c]),
        senzaServizi,
      ),
    ).toContain('servizio.compartecipazione');
    const [regola] = regole.filter((r) => r.id === 'GOV-08');
    if (regola === undefined) throw new Error('manca GOV-08');
    const spia = {
      ...regola,
      verifica: (s: string, p: Piano, q: Parameters<typeof regola.verifica>[2], oggi: string) => {
        void p.registri.scheda[0]?.digitalizzazione;
        return regola.verifica(s, p, q, oggi);
      },
    };
    const lette = lettureDi(spia, pianoColmo(pieno));
    expect([...lette].filter((c) => lettureDelleRegole.get('GOV-08')?.has(c) !== true)).toEqual([
      'scheda.digitalizzazione',
    ]);
  });
});
