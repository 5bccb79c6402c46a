import type { Luogo } from '#domain/esito.ts';
import { derivatoDa } from '#domain/indice.ts';
import type { Nodo, NodoInline } from '#domain/modello-ast.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import { intero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { nomina } from '../famiglie/testo.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import { numeroScritto } from '../numeri-scritti.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Governance e firme';

const parole = (nodi: readonly NodoInline[]): string => nodi.map((n) => (n.t === 'testo' ? n.testo : ' ')).join('');
const titoli = (nodi: readonly Nodo[]): string[] =>
  nodi.flatMap((n) => {
    if (n.t === 'articolo') return [parole(n.titolo), ...titoli(n.figli)];
    if (n.t === 'se') return titoli([...n.figli, ...n.altrimenti]);
    if (n.t === 'scegli') return n.casi.flatMap((c) => titoli(c.figli));
    return 'figli' in n && n.t !== 'titolo' && n.t !== 'paragrafo' ? titoli(n.figli) : [];
  });

type Clausola = { readonly nome: string; readonly frasi: readonly string[] };
const clausole = (piano: Piano): readonly Clausola[] =>
  derivatoDa([piano.pacco, piano.testa], 'gov-07', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.clausole);
    return eNonVerificabile(tabella)
      ? []
      : Object.entries(tabella).map(([nome, frasi]) => ({
          nome,
          frasi: Array.isArray(frasi) ? frasi.filter((f): f is string => typeof f === 'string') : [],
        }));
  });

/** Clauses that an accordo needs, looked for among the titles of its articles. */
export const gov07 = regolaDiRighe<Clausola>({
  id: 'GOV-07',
  titolo: "Clausole dell'accordo",
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '34' }, { testo: 'prassi degli accordi di programma' }],
  righe: clausole,
  vuoto: "Clausole dell'accordo: il modello non le elenca.",
  nome: (c) => c.nome,
  legge: () => [],
  esamina: (c, piano) => {
    const luoghi = [{ tipo: 'atto' as const, id: 'accordo', etichetta: 'Accordo di programma' }];
    const atto = piano.pacco.atti.find((a) => a.id === 'accordo');
    if (atto === undefined)
      return nonSi(`articolo «${c.nome}»`, nonVerificabile("il modello non ha l'accordo di programma"), { luoghi });
    const articoli = derivatoDa([atto], 'titoli-articoli', () => titoli(atto.corpo));
    if (articoli.some((t) => nomina(t, c.frasi))) return 'ok';
    return violazione({
      messaggio: `Nell'accordo manca l'articolo «${c.nome}».`,
      espressione: `articoli con «${c.frasi.join('», «')}»: 0`,
      operandi: { clausola: c.nome },
      luoghi,
      rimedi: [{ testo: "Aggiungere l'articolo nel modello dell'accordo." }],
    });
  },
});

/** A total population written somewhere: in a field, in the total row of a file. `residenti` null = it does not read. */
type TotaleScritto = {
  readonly nome: string;
  readonly dove: string;
  readonly residenti: number | null;
  readonly luogo: Luogo;
};
const totaliScritti = (piano: Piano): readonly TotaleScritto[] =>
  derivatoDa([piano.registri.quota, piano.registri.campo], 'gov-11', () => {
    const scritta = valoreCampo(piano, 'ambito.popolazione');
    const letta = scritta === null ? null : numeroScritto(scritta);
    return [
      ...(scritta === null
        ? []
        : [
            {
              nome: 'atti',
              dove: 'scritta negli atti',
              residenti: letta !== null && letta.den === 1n ? Number(letta.num) : null,
              luogo: luogoCampo('ambito.popolazione', "Popolazione dell'Ambito scritta negli atti"),
            },
          ]),
      ...piano.registri.quota
        .filter((q) => q.ruolo === 'totale' && q.popolazioneUsata !== null)
        .map((q) => ({
          nome: `quote/${q.anno}`,
          dove: `nel totale delle quote ${q.anno}`,
          residenti: q.popolazioneUsata,
          luogo: luogoRiga(piano, 'quota', q, `Totale delle quote ${q.anno}`),
        })),
    ];
  });

/** Total population written in a file against the sum of the Comuni. */
export const gov11 = regolaDiRighe<TotaleScritto>({
  id: 'GOV-11',
  titolo: 'Popolazione ATS',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'ISTAT, popolazione residente al 1° gennaio' }],
  righe: totaliScritti,
  nome: (t) => t.nome,
  legge: () => [chiave.registro('quota'), chiave.registro('campo'), chiave.popolazione],
  esamina: (t, piano) => {
    const luoghi = [t.luogo, luogoRegistro('popolazione', 'Popolazione')];
    const di = `popolazione ${t.dove}`;
    const p = popolazioneAmbito(piano);
    if (eNonVerificabile(p)) return nonSi(di, p, { luoghi });
    if (t.residenti === null) return nonSi(di, nonVerificabile('non è un numero di abitanti'), { luoghi });
    if (t.residenti === p.totale) return 'ok';
    return violazione({
      messaggio: `Popolazione ${intero(t.residenti)} ${t.dove}, somma dei Comuni ${intero(p.totale)} (dati del ${p.anno}).`,
      espressione: `${intero(t.residenti)} ≠ ${intero(p.totale)}`,
      operandi: { dove: t.nome, scritta: String(t.residenti), somma: String(p.totale) },
      luoghi,
      rimedi: [
        {
          testo: 'Correggere il totale, o aggiornare la popolazione dei Comuni.',
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});
