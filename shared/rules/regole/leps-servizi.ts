import { comuniDellAmbito } from '#domain/enti.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { schedeDellaRegola } from '#domain/leps-regole.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga, Scheda } from '#domain/registri.ts';
import { schedeDelLeps } from '#domain/risorse.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { ricerche } from '../famiglie/testo.ts';
import { luogoRiga, luogoScheda, luogoVista } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Copertura LEPS';
const avviso = { gruppo, base: 'avviso' } as const;

type Residenze = readonly Riga<'residenzaFittizia'>[];

/** Comuni of the Ambito without a fictitious street or without mail: every Comune must have both. */
export const leps05 = regolaDiRighe<Residenze>({
  ...avviso,
  id: 'LEPS-05',
  titolo: 'Residenza fittizia: comuni scoperti',
  dove: 'residenzaFittizia',
  fonti: [
    { norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'e' },
    { norma: 'l-1228-1954', articolo: '2', comma: '3' },
    { norma: 'piano-poverta-2021-2023' },
  ],
  righe: ({ registri }) =>
    derivatoDa([registri.residenzaFittizia], 'leps-05', () =>
      registri.residenzaFittizia.length === 0 ? [] : [registri.residenzaFittizia],
    ),
  nome: () => 'comuni',
  legge: () => [chiave.registro('residenzaFittizia'), chiave.registro('scheda')],
  vuoto: 'Residenza fittizia: il registro è vuoto.',
  esamina: (righe, piano) => {
    const diComune = raggruppa(righe, 'comune', (r) => r.comuneId);
    const stato = (id: string): 'ok' | 'scoperto' | 'ignoto' => {
      const sue = diComune.get(id) ?? [];
      if (sue.some((r) => !eVuoto(r.via) && r.fermoPosta === true)) return 'ok';
      return sue.some((r) => !eVuoto(r.via) && r.fermoPosta === null) ? 'ignoto' : 'scoperto';
    };
    const comuni = comuniDellAmbito(piano);
    const scoperti = comuni.filter((c) => stato(c.id) === 'scoperto');
    const luoghi = [
      luogoVista('residenzaFittizia', 'Residenza fittizia nei Comuni'),
      ...schedeDellaRegola(piano, 'residenza').map((s) => luogoScheda(piano, s)),
    ];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (scoperti.length === 0) {
      const ignoti = comuni.filter((c) => stato(c.id) === 'ignoto');
      return ignoti.length === 0
        ? 'ok'
        : nonSi(
            'residenza fittizia',
            nonVerificabile(`non si dice se c’è il fermo posta a ${elencoInLinea(ignoti.map((c) => c.nome))}`),
            { luoghi, rimedi: [{ testo: 'Scrivere sì o no nella colonna del fermo posta.', ...vai }] },
          );
    }
    return violazione({
      messaggio: `Nessuna via fittizia o fermo posta indicati per: ${elencoInLinea(scoperti.map((c) => c.nome))}.`,
      espressione: `${comuni.length - scoperti.length} Comuni su ${comuni.length}`,
      operandi: { mancano: scoperti.map((c) => c.codiceIstat).join(' ') },
      luoghi,
      rimedi: [{ testo: 'Indicare via, atto istitutivo e servizio di fermo posta per ogni Comune.', ...vai }],
    });
  },
});

/** Words by which a scheda tells an element, if it is told with more than yes. */
const elemento = (s: Scheda, nome: string): string =>
  Object.hasOwn(s.elementi, nome) ? (s.elementi[nome] ?? '').trim() : '';

/** Protected discharge that only treats people with a home, or only people without one. */
export const leps06 = regolaDiRighe<Scheda>({
  ...avviso,
  id: 'LEPS-06',
  titolo: 'Dimissioni protette: due tipologie',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  dove: 'scheda',
  fonti: [{ norma: 'piano-sociale-2021-2023' }, { norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'c' }],
  righe: (piano) => schedeDellaRegola(piano, 'dimissioni').slice(0, 1),
  nome: () => 'tipologie',
  legge: () => [chiave.registro('scheda')],
  vuoto: 'Dimissioni protette: nessuna scheda ne parla.',
  esamina: (_, piano, parametri) => {
    const schede = schedeDellaRegola(piano, 'dimissioni');
    const luoghi = schede.map((s) => luogoScheda(piano, s));
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    const di = 'tipologie di dimissioni protette';
    const parole = ricerche(parametri, nomiParametri.tipologieDimissioni);
    if (eNonVerificabile(parole)) return nonSi(di, parole, { luoghi });
    const scritte = schede.map((s) => elemento(s, 'tipologie')).filter((t) => t !== '');
    // The element asks for both kinds: a plain yes answers for both.
    if (scritte.some((t) => /^s[iì]$/iu.test(t))) return 'ok';
    const tipologie = [...new Set(parole.map((p) => p.invece))];
    const trovate = (testi: readonly string[]) =>
      new Set(testi.flatMap((t) => parole.filter((p) => t.search(p.cerca) >= 0).map((p) => p.invece)));
    const dette = trovate([...scritte, ...schede.flatMap((s) => [s.destinatari ?? '', s.azioni ?? ''])]);
    const mancano = tipologie.filter((t) => !dette.has(t));
    if (mancano.length === 0) return 'ok';
    if (scritte.length === 0)
      return nonSi(di, nonVerificabile('la scheda non le dice'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere nella scheda l’offerta per chi ha un domicilio e per chi non lo ha.', ...vai }],
      });
    return violazione({
      messaggio: `Le dimissioni protette non trattano la tipologia «${mancano.join('» e «')}».`,
      espressione: `trovate: ${[...dette].join(', ') || 'nessuna'} (${tipologie.length} attese)`,
      operandi: { mancano: mancano.join(' · '), scritto: scritte.join(' · ').slice(0, 200) },
      luoghi,
      rimedi: [{ testo: `Aggiungere l'offerta per le persone ${mancano.join(' e ')}.`, ...vai }],
    });
  },
});

type Distretto = Riga<'distretto'>;
const distretti = ({ registri }: Piano): readonly Distretto[] =>
  derivatoDa([registri.distretto, registri.pua], 'leps-11', () =>
    registri.pua.length === 0 ? [] : registri.distretto.filter((d) => d.tipo === 'sanitario'),
  );

/** A health district without a single point of access open with social staff of the Ambito. */
export const leps11 = regolaDiRighe<Distretto>({
  ...avviso,
  id: 'LEPS-11',
  titolo: 'PUA per distretto',
  dove: 'pua',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '163' }],
  righe: distretti,
  nome: (d) => d.denominazione,
  legge: () => [chiave.registro('pua'), chiave.registro('distretto')],
  vuoto: 'PUA per distretto: il registro dei distretti sanitari o quello dei punti unici di accesso è vuoto.',
  esamina: (d, { registri }) => {
    const suoi = registri.pua.filter((p) => p.distrettoId === d.id);
    const luoghi = [
      luogoVista('distretto', d.denominazione),
      ...suoi.map((p) => ({ ...luogoVista('pua', p.denominazione), id: `pua:${p.id}` })),
    ];
    const vista = luogoVista('pua', 'Punti unici di accesso');
    const aperti = suoi.filter((p) => !eVuoto(p.orari));
    if (aperti.some((p) => (p.fteSocialiMilli ?? 0) > 0)) return 'ok';
    if (aperti.some((p) => p.fteSocialiMilli === null))
      return nonSi(`PUA del distretto ${d.denominazione}`, nonVerificabile('mancano le unità (FTE) sociali'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere gli FTE sociali del PUA.', vai: vista }],
      });
    if (suoi.length === 0 && registri.pua.some((p) => p.distrettoId === null))
      return nonSi(
        `PUA del distretto ${d.denominazione}`,
        nonVerificabile('un punto unico di accesso non dice di quale distretto è'),
        { luoghi: [...luoghi, vista], rimedi: [{ testo: 'Scegliere il distretto di ogni PUA.', vai: vista }] },
      );
    return violazione({
      messaggio: `Il distretto ${d.denominazione} non ha PUA con personale sociale dedicato.`,
      espressione: `PUA: ${suoi.length}; con orari: ${aperti.length}; con personale sociale: 0`,
      operandi: { distretto: d.denominazione, pua: String(suoi.length), conOrari: String(aperti.length) },
      luoghi,
      rimedi: [{ testo: "Indicare sede, orari e FTE dell'Ambito.", vai: vista }],
    });
  },
});

type Servizio = Riga<'servizio'>;

/** A service with co-payment that does not say which ISEE decides it. */
export const leps13 = regolaDiRighe<Servizio>({
  ...avviso,
  id: 'LEPS-13',
  titolo: 'ISEE nei servizi con compartecipazione',
  dove: 'servizio',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [{ norma: 'dpcm-159-2013' }],
  righe: (piano) => piano.registri.servizio,
  nome: (s) => s.denominazione,
  legge: () => [chiave.registro('servizio')],
  vuoto: 'Compartecipazione e ISEE: il registro dei servizi è vuoto.',
  esamina: (s, piano) => {
    const luoghi = [luogoRiga(piano, 'servizio', s, s.denominazione)];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (s.compartecipazione === false || !eVuoto(s.isee)) return 'ok';
    if (s.compartecipazione === null)
      return nonSi(`servizio «${s.denominazione}»`, nonVerificabile('non dice se è prevista la compartecipazione'), {
        luoghi,
        rimedi: [{ testo: 'Scrivere se il servizio prevede la compartecipazione.', ...vai }],
      });
    return violazione({
      messaggio: `Il servizio «${s.denominazione}» prevede compartecipazione ma non cita l'ISEE.`,
      espressione: 'compartecipazione: sì; ISEE: vuoto',
      operandi: { servizio: s.denominazione, compartecipazione: 'sì' },
      luoghi,
      rimedi: [{ testo: 'Indicare tipo di ISEE, soglia e regolamento.', ...vai }],
    });
  },
});

type Minimo = { readonly nome: string; readonly tipologie: readonly string[]; readonly leps: readonly string[] };
const testi = (v: unknown): readonly string[] =>
  Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : [];

/** Services that the law always asks for, when the register of services has rows. */
const minimi = (piano: Piano): readonly Minimo[] =>
  derivatoDa([piano.registri.servizio, piano.pacco, piano.testa], 'leps-15', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.serviziMinimi);
    if (eNonVerificabile(tabella) || piano.registri.servizio.length === 0) return [];
    return Object.entries(tabella).map(([nome, v]) => {
      const campi = typeof v === 'object' && v !== null ? new Map<string, unknown>(Object.entries(v)) : new Map();
      return { nome, tipologie: testi(campi.get('tipologie')), leps: testi(campi.get('leps')) };
    });
  });

/** A service of L. 328/2000, art. 22, c. 4 that neither the services nor the schede of the plan provide. */
export const leps15 = regolaDiRighe<Minimo>({
  ...avviso,
  id: 'LEPS-15',
  titolo: 'Servizi minimi art. 22 c. 4',
  dove: 'servizio',
  fonti: [{ norma: 'l-328-2000', articolo: '22', comma: '4' }],
  righe: minimi,
  scelta: (parametri) => parametri.tabella(nomiParametri.serviziMinimi),
  nome: (m) => m.nome,
  legge: () => [chiave.registro('servizio'), chiave.registro('scheda')],
  vuoto: "Servizi dell'art. 22, c. 4, L. 328/2000: il registro dei servizi è vuoto.",
  esamina: (m, piano) => {
    const { servizio } = piano.registri;
    if (servizio.some((s) => s.tipologia !== null && m.tipologie.includes(s.tipologia))) return 'ok';
    if (m.leps.some((id) => schedeDelLeps(piano, id).length > 0)) return 'ok';
    const vista = luogoVista('servizio', 'Servizi');
    const senza = servizio.filter((s) => s.tipologia === null);
    if (senza.length > 0)
      return nonSi(
        m.nome,
        nonVerificabile(
          `di ${senza.length === 1 ? 'un servizio' : `${senza.length} servizi`} non si dice la tipologia`,
        ),
        { luoghi: [vista], rimedi: [{ testo: 'Scegliere la tipologia di ogni servizio.', vai: vista }] },
      );
    return violazione({
      messaggio: `Non risulta previsto: ${m.nome}.`,
      espressione: `servizi di tipo ${m.tipologie.join(' o ')}: 0`,
      operandi: { servizio: m.nome, tipologie: m.tipologie.join(' ') },
      luoghi: [vista],
      rimedi: [{ testo: "Descrivere il servizio o rinviare all'ente che lo eroga.", vai: vista }],
    });
  },
});
