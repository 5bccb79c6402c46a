import { comuniDellAmbito, nellAmbito } from '#domain/enti.ts';
import type { Luogo } from '#domain/esito.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga, luogoScheda } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Governance e firme';

type Lettera = { readonly lettera: string; readonly testo: string };
const lettere = (piano: Piano): readonly Lettera[] =>
  derivatoDa([piano.pacco, piano.testa], 'gov-05', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.contenutiPiano);
    return eNonVerificabile(tabella)
      ? []
      : Object.entries(tabella).map(([lettera, t]) => ({ lettera, testo: String(t) }));
  });

/** Contents that the law asks of the plan: each letter has a chapter among the sections of the plan. */
export const gov05 = regolaDiRighe<Lettera>({
  id: 'GOV-05',
  titolo: 'Contenuti art. 19 c. 1 a)-g)',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-328-2000', articolo: '19', comma: '1' }],
  righe: lettere,
  vuoto: 'Contenuti obbligatori del piano: il modello non li elenca.',
  nome: (l) => l.lettera,
  legge: () => [chiave.indice],
  esamina: ({ lettera, testo }, piano) => {
    const capitoli = new Set(piano.pacco.capitoli.filter((c) => c.lettere.includes(lettera)).map((c) => c.id));
    const presenti = piano.sezioni.filter((s) => s.chiave !== null && capitoli.has(s.chiave));
    if (presenti.length > 0) return 'ok';
    return violazione({
      messaggio: `Manca il contenuto lettera ${lettera}): ${testo}.`,
      espressione: `capitoli per la lettera ${lettera}): 0`,
      operandi: { lettera, capitoli: [...capitoli].join(' ') },
      luoghi: [{ tipo: 'piano', id: 'indice', etichetta: 'Indice del piano' }],
      rimedi: [{ testo: `Aggiungere il capitolo (nel modello: ${[...capitoli].join(', ') || 'nessuno'}).` }],
    });
  },
});

/** A Comune as it is named somewhere: by code, by a row recognised, or by words. */
type Citato = { readonly codice: string; readonly comuneId: string | null; readonly luoghi: readonly Luogo[] };

const soloCodice = (testo: string): string | null => /^\d{6}$/u.exec(testo.trim())?.[0] ?? null;

/** Comuni named by schede, resources and quotas that are not Comuni of the Ambito, one for each code. */
const estranei = (piano: Piano): readonly Citato[] => {
  const { scheda, voceSpesa, quota, comune, appartenenza, ente } = piano.registri;
  return derivatoDa([scheda, voceSpesa, quota, comune, appartenenza, ente, piano.testa], 'gov-10', () => {
    const trovati = new Map<string, { comuneId: string | null; luoghi: Luogo[] }>();
    const nota = (letto: string, comuneId: string | null, luogo: Luogo) => {
      if (comuneId !== null && nellAmbito(piano, comuneId)) return;
      const codice = perId(comune, comuneId)?.codiceIstat ?? soloCodice(letto) ?? letto;
      const gia = trovati.get(codice) ?? { comuneId, luoghi: [] };
      if (!gia.luoghi.some((l) => l.id === luogo.id)) gia.luoghi.push(luogo);
      trovati.set(codice, gia);
    };
    for (const s of scheda) for (const c of s.comuni) nota(c.letto, c.id, luogoScheda(piano, s));
    for (const v of voceSpesa) {
      const e = perId(ente, v.enteId);
      if (e === undefined && soloCodice(v.enteLetto) === null) continue;
      if (e !== undefined && e.tipo !== 'comune') continue;
      nota(v.enteLetto, e?.comuneId ?? null, luogoRiga(piano, 'voceSpesa', v, v.descrizione));
    }
    for (const q of quota)
      if (q.ruolo === 'riga')
        nota(q.comuneLetto, q.comuneId, luogoRiga(piano, 'quota', q, `Quota ${q.anno} di ${q.comuneLetto}`));
    return [...trovati].map(([codice, { comuneId, luoghi }]) => ({ codice, comuneId, luoghi }));
  });
};

const doppi = (piano: Piano): readonly Citato[] =>
  [...raggruppa(piano.registri.comune, 'istat', (c) => c.codiceIstat)].flatMap(([codice, comuni]) =>
    comuni.length > 1
      ? [{ codice, comuneId: null, luoghi: comuni.map((c) => luogoRiga(piano, 'comune', c, c.nome)) }]
      : [],
  );

type Codice = { readonly tipo: 'sioss' | 'doppio' | 'estraneo'; readonly citato: Citato };
const codici = (piano: Piano): readonly Codice[] =>
  derivatoDa([estranei(piano), piano.registri.comune, piano.testa], 'gov-10-codici', () => [
    {
      tipo: 'sioss' as const,
      citato: { codice: 'SIOSS', comuneId: null, luoghi: [luogoRegistro('piano', 'Codice SIOSS')] },
    },
    ...doppi(piano).map((citato) => ({ tipo: 'doppio' as const, citato })),
    ...estranei(piano).map((citato) => ({ tipo: 'estraneo' as const, citato })),
  ]);

const esaminaCodice = ({ tipo, citato }: Codice, piano: Piano): EsitoSoggetto => {
  const luoghi = [...citato.luoghi];
  const vai = luoghi[0] ? { vai: luoghi[0] } : {};
  if (tipo === 'sioss') {
    if ((piano.testa.codiceSioss ?? '').trim() !== '') return 'ok';
    return violazione({
      messaggio: "Manca il codice SIOSS dell'Ambito.",
      espressione: 'codice SIOSS: vuoto',
      operandi: { codice: 'SIOSS' },
      luoghi,
      rimedi: [{ testo: "Scrivere il codice dell'Ambito nel sistema SIOSS.", ...vai }],
    });
  }
  if (tipo === 'doppio')
    return {
      ...violazione({
        messaggio: `Il codice ${citato.codice} è di più Comuni: ${luoghi.map((l) => l.etichetta).join(', ')}.`,
        espressione: `Comuni con il codice ${citato.codice}: ${luoghi.length}`,
        operandi: { codice: citato.codice, comuni: String(luoghi.length) },
        luoghi,
        rimedi: [{ testo: 'Correggere il codice sbagliato.', ...vai }],
      }),
      parte: 'doppio',
    };
  const nome = perId(piano.registri.comune, citato.comuneId)?.nome;
  if (nome === undefined && soloCodice(citato.codice) === null)
    return nonSi(`«${citato.codice}»`, nonVerificabile('non si riconosce il Comune'), { luoghi });
  return violazione({
    messaggio: `Codice ${citato.codice} non valido per l'Ambito: ${nome ?? 'il Comune'} non ne fa parte (${comuniDellAmbito(piano).length} Comuni).`,
    espressione: `${citato.codice} ∉ Comuni dell'Ambito`,
    operandi: { codice: citato.codice },
    luoghi,
    rimedi: [{ testo: 'Correggere il codice, o aggiungere il Comune all’Ambito.', ...vai }],
  });
};

/** Codes: SIOSS of the Ambito, two Comuni with one code, Comuni named that are not of the Ambito. */
export const gov10 = regolaDiRighe<Codice>({
  id: 'GOV-10',
  titolo: 'Codici',
  gruppo,
  base: 'bloccante',
  gravita: (s) => (s.parte === 'doppio' ? 'bloccante' : 'avviso'),
  fonti: [{ testo: 'anagrafe dei Comuni ISTAT; SIOSS' }],
  righe: codici,
  nome: (c) => (c.tipo === 'doppio' ? `${c.citato.codice}/doppio` : c.citato.codice),
  legge: () => [chiave.registro('scheda'), chiave.registro('voceSpesa'), chiave.registro('quota')],
  esamina: esaminaCodice,
});
