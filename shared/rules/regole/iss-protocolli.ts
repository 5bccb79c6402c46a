import { fineAnno } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga, Scheda } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { logicoCampo, luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { nomina } from '../famiglie/testo.ts';
import { luogoRiga, luogoScheda, luogoVista } from '../luoghi.ts';
import { type LettoreParametri, lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Protocollo = Riga<'protocollo'>;
const gruppo = 'Integrazione sociosanitaria';
const registro = chiave.registro('protocollo');

const protocolli = (piano: Piano, tipo: Protocollo['tipo']): readonly Protocollo[] =>
  piano.registri.protocollo.filter((p) => p.tipo === tipo);
const luogoProtocollo = (piano: Piano, p: Protocollo) => luogoRiga(piano, 'protocollo', p, p.titolo);
const elenco = luogoVista('protocollo', 'Protocolli');
/** What a field of the acts says of a protocol that nobody put in the register. */
const soloNominato = (piano: Piano): string | null => valoreCampo(piano, 'sanita.protocollo');

/** Protocol on access points and assessment, valid until the end of the plan. */
export const iss01 = regolaDelPiano({
  id: 'ISS-01',
  titolo: 'Protocollo PUA/UVM',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }, { norma: 'dpcm-3-10-2022' }],
  soggetto: 'PUA/UVM',
  legge: [registro, chiave.registro('campo')],
  esamina: (piano) => {
    const fine = fineAnno(piano.testa.annoFine);
    const suoi = protocolli(piano, 'pua_uvm');
    const luoghi = [...suoi.map((p) => luogoProtocollo(piano, p)), ...(suoi.length === 0 ? [elenco] : [])];
    const rimedi = [
      { testo: 'Registrare il protocollo con la sua durata, o rinnovarlo.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
    ];
    if (suoi.some((p) => p.validoAl !== null && p.validoAl >= fine)) return 'ok';
    if (suoi.some((p) => p.validoAl === null))
      return nonSi('protocollo PUA/UVM', nonVerificabile('non dice fino a quando vale'), { luoghi, rimedi });
    const nominato = soloNominato(piano);
    if (suoi.length === 0 && nominato !== null)
      return nonSi(
        'protocollo PUA/UVM',
        nonVerificabile(`l'accordo nomina «${nominato}», ma nel registro dei protocolli non c'è`),
        { luoghi, rimedi },
      );
    const ultimo = suoi.reduce<string | null>((a, p) => (a === null || (p.validoAl ?? '') > a ? p.validoAl : a), null);
    return violazione({
      messaggio:
        ultimo === null
          ? `Manca il protocollo PUA/UVM con l'azienda sanitaria valido fino al ${dataBreve(fine)}.`
          : `Il protocollo PUA/UVM scade il ${dataBreve(ultimo)}, il piano il ${dataBreve(fine)}.`,
      espressione: ultimo === null ? 'protocolli PUA/UVM: 0' : `${dataBreve(ultimo)} < ${dataBreve(fine)}`,
      operandi: { validoAl: ultimo ?? '', fine },
      luoghi,
      rimedi,
    });
  },
});

/** Parties that a protocol of discharges must have: `{ party: [words] }`. */
const partiDovute = (tabella: Readonly<Record<string, unknown>>): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(tabella).map(([parte, frasi]) => [
    parte,
    Array.isArray(frasi) ? frasi.filter((f): f is string => typeof f === 'string') : [],
  ]);

const mancanoAlProtocollo = (p: Protocollo, tabella: Readonly<Record<string, unknown>>): string[] => [
  ...partiDovute(tabella)
    .filter(([, frasi]) => !p.parti.some((parte) => nomina(parte, frasi)))
    .map(([parte]) => parte),
  ...(p.data === null ? ['la data'] : []),
];

const esaminaDimissioni = (piano: Piano, parametri: LettoreParametri): EsitoSoggetto => {
  const schede = schedeDimissioni(piano, parametri);
  const tabella = parametri.tabella(nomiParametri.partiDimissioni);
  if (eNonVerificabile(tabella)) return nonSi('protocollo delle dimissioni protette', tabella);
  const suoi = protocolli(piano, 'dimissioni');
  const luoghi = [
    ...(suoi.length === 0 ? [elenco] : suoi.map((p) => luogoProtocollo(piano, p))),
    ...schede.map((s) => luogoScheda(piano, s)),
  ];
  const vai = luoghi[0] ? { vai: luoghi[0] } : {};
  if (suoi.length === 0) {
    const nominato = soloNominato(piano);
    if (nominato !== null)
      return nonSi(
        'protocollo delle dimissioni protette',
        nonVerificabile(`l'accordo nomina «${nominato}», ma nel registro dei protocolli non c'è`),
        { luoghi },
      );
    return violazione({
      messaggio: 'Manca il protocollo delle dimissioni protette fra azienda sanitaria, ospedale e Ambito.',
      espressione: 'protocolli di dimissioni protette: 0',
      operandi: { schede: schede.map((s) => s.codice).join(' ') },
      luoghi,
      rimedi: [{ testo: 'Registrare il protocollo con parti e data.', ...vai }],
    });
  }
  const difetti = suoi.map((p) => ({ p, mancano: mancanoAlProtocollo(p, tabella) }));
  const migliore = difetti.toSorted((a, b) => a.mancano.length - b.mancano.length)[0];
  if (migliore === undefined || migliore.mancano.length === 0) return 'ok';
  if (migliore.p.parti.length === 0)
    return nonSi(`protocollo «${migliore.p.titolo}»`, nonVerificabile('non dice chi sono le parti'), { luoghi });
  return violazione({
    messaggio: `Protocollo dimissioni «${migliore.p.titolo}» senza ${elencoInLinea(migliore.mancano, 'e')}.`,
    espressione: `manca: ${migliore.mancano.join(', ')}`,
    operandi: { protocollo: migliore.p.titolo, manca: migliore.mancano.join(' · ') },
    luoghi,
    rimedi: [{ testo: 'Completare le parti e la data.', ...vai }],
  });
};

const schedeDimissioni = (piano: Piano, parametri: LettoreParametri): readonly Scheda[] => {
  const leps = parametri.tabella(nomiParametri.lepsDelleRegole);
  if (eNonVerificabile(leps)) return [];
  const quali = Object.entries(leps).flatMap(([nome, ids]) =>
    nome === 'dimissioni' && Array.isArray(ids) ? ids.filter((i): i is string => typeof i === 'string') : [],
  );
  return piano.registri.scheda.filter((s) => s.leps.some((l) => l.id !== null && quali.includes(l.id)));
};

type SulTema = { readonly nome: string };
const dimissioni: SulTema = { nome: 'dimissioni' };

/** Protocol of protected discharges: hospital, health body and Ambito, with its date. */
export const iss06 = regolaDiRighe<SulTema>({
  id: 'ISS-06',
  titolo: 'Protocollo dimissioni',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'c' }],
  righe: (piano) =>
    derivatoDa([piano.registri.scheda, piano.registri.protocollo, piano.pacco, piano.testa], 'iss-06', () =>
      protocolli(piano, 'dimissioni').length > 0 || schedeDimissioni(piano, lettoreParametri(piano)).length > 0
        ? [dimissioni]
        : [],
    ),
  nome: (t) => t.nome,
  legge: () => [registro, chiave.registro('scheda'), chiave.registro('campo')],
  esamina: (_t, piano, parametri) => esaminaDimissioni(piano, parametri),
});

/** What the individual project must foresee, with the field that says whether the model does. */
type Contenuto = { readonly campo: string; readonly cosa: string };
const contenuti = (piano: Piano): readonly Contenuto[] =>
  derivatoDa([piano.pacco, piano.testa], 'iss-07', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.contenutiProgetto);
    return eNonVerificabile(tabella)
      ? []
      : Object.entries(tabella).map(([campo, cosa]) => ({ campo, cosa: String(cosa) }));
  });

/** Contents that the law asks of the individual assistance project. */
export const iss07 = regolaDiRighe<Contenuto>({
  id: 'ISS-07',
  titolo: 'PAI: contenuti',
  gruppo,
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }],
  righe: contenuti,
  vuoto: 'Contenuti del progetto di assistenza individuale: il modello non li elenca.',
  nome: (c) => c.campo,
  legge: () => [chiave.registro('campo')],
  esamina: (c, piano) => {
    const luogo = luogoCampo(c.campo, `Modello di PAI: ${c.cosa}`);
    const detto = logicoCampo(piano, c.campo);
    if (detto === true) return 'ok';
    if (detto === null)
      return nonSi('modello di PAI', nonVerificabile(`nessuno dice se prevede ${c.cosa}`), {
        luoghi: [luogo],
        rimedi: [{ testo: 'Dirlo fra i dati dell’integrazione sociosanitaria.', vai: luogo }],
      });
    return violazione({
      messaggio: `Il modello PAI non prevede ${c.cosa}.`,
      espressione: `${c.cosa}: no`,
      operandi: { contenuto: c.campo },
      luoghi: [luogo],
      rimedi: [{ testo: 'Integrare il modello del progetto.', vai: luogo }],
    });
  },
});

const settori: Readonly<Partial<Record<string, string>>> = {
  sanitario: 'il piano sanitario',
  scuola: 'il piano educativo o scolastico',
  lavoro: 'il piano del lavoro',
  casa: 'il piano della casa',
};

/** Acts of the sectors to which the plan is tied, with act and day, or why there is none. */
export const iss10 = regolaDelPiano({
  id: 'ISS-10',
  titolo: 'Piani collegati',
  gruppo,
  base: 'informazione',
  fonti: [
    { norma: 'di-24-6-2025' },
    { norma: 'l-328-2000', articolo: '19', comma: '1', lettera: 'd' },
    { testo: 'Vademecum CNOAS, § 6.a' },
  ],
  soggetto: 'piani collegati',
  legge: [chiave.registro('pianoCollegato')],
  esamina: (piano, parametri) => {
    const noti = tutti(parametri.elenco(nomiParametri.settoriCollegati));
    if (eNonVerificabile(noti)) return nonSi('piani collegati', noti);
    const [dovuti] = noti;
    const righe = piano.registri.pianoCollegato;
    // Without an act, the words on how the plans are tied say why it is missing.
    const basta = (r: Riga<'pianoCollegato'>) =>
      (!eVuoto(r.atto) && r.data !== null) || (eVuoto(r.atto) && !eVuoto(r.raccordo));
    const mancano = dovuti.filter((s) => !righe.some((r) => r.settore === s && basta(r)));
    if (mancano.length === 0) return 'ok';
    const parziali = righe.filter((r) => mancano.includes(r.settore));
    const vista = luogoVista('pianoCollegato', 'Piani collegati');
    return violazione({
      messaggio: `Il Piano non richiama ${elencoInLinea(
        mancano.map((s) => settori[s] ?? `il piano del settore «${s}»`),
        'né',
      )} con atto e data.`,
      espressione: `manca: ${mancano.join(', ')}`,
      operandi: { manca: mancano.join(' ') },
      luoghi: [...parziali.map((r) => luogoRiga(piano, 'pianoCollegato', r, r.denominazione)), vista],
      rimedi: [{ testo: "Indicare l'atto collegato con la data, o scrivere nel raccordo perché manca.", vai: vista }],
    });
  },
});
