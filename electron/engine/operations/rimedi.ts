import { ErroreMotore, type Gestori, type Risposta } from '#contract/define.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import type { contrattoVerifica } from '#contract/verifica.ts';
import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { confrontaRilievi } from '#rules/storia-rilievi.ts';
import { aTratti } from '../a-tratti.ts';
import { vociDi } from '../history/giornale.ts';
import type { Motore, SessionePiano } from '../tipi.ts';
import { verificaIpotesi, verificaSenzaFermare, verificaSubito } from '../verificatore.ts';

type OperazioniRimedi = Pick<typeof contrattoVerifica, 'verifica/anteprima-rimedio' | 'verifica/applica-rimedio'>;
type CreaGestori = (motore: Motore) => Gestori<typeof contrattoCompleto>;

/** Corrections that a finding may propose: they touch only the plan's own data and are undone like any change. */
const sicuri: ReadonlySet<string> = new Set([
  'schede/aggiungi',
  'campi/scrivi',
  'parti/aggiungi',
  'parti/scrivi',
  'adempimenti/scrivi',
  'registri/scrivi',
  'sezioni/collega-dato',
  'sezioni/correggi-testo',
  'contributi/collega',
]);

/** Lines of a preview. */
const VOCI = 40;

const breve = ({ regola, soggetto, esito, gravita, messaggio }: Rilievo) => ({
  ...{ regola, soggetto, esito, gravita, messaggio },
});

type Chiesto = { readonly regola: string; readonly soggetto: string; readonly indice: number };

const rimedioDi = (motore: Motore, { regola, soggetto, indice }: Chiesto) => {
  const rilievo = verificaSubito(motore.sessione().piano()).stato.esito.rilievi.find(
    (r) => r.regola === regola && r.soggetto === soggetto,
  );
  if (rilievo === undefined)
    throw new ErroreMotore('non-trovato', 'La segnalazione non c’è più: i dati sono cambiati. Niente è stato scritto.');
  const comando = rilievo.rimedi[indice]?.comando;
  if (comando === undefined || !sicuri.has(comando.nome))
    throw new ErroreMotore('non-trovato', 'Questa segnalazione non ha una correzione che si possa fare da qui.');
  return { rilievo, comando };
};

/** A session that writes nothing: what it is asked to do is kept aside, and its plan is the one that would come of it. */
const diProva = (vera: SessionePiano) => {
  const operazioni: Operazione[] = [];
  let titolo = '';
  let piano = vera.piano();
  const sessione: SessionePiano = {
    ...vera,
    piano: () => piano,
    esegui: (azione) => {
      operazioni.push(...azione.operazioni);
      titolo = azione.titolo;
      piano = vera.ipotesi({ letture: [], operazioni, pacco: null }, new Map());
      return { seq: vera.seq, alSicuroAlle: '' };
    },
  };
  return { sessione, fatto: () => ({ operazioni, titolo, piano }) };
};

const riuscita = (risposta: Risposta<unknown>): unknown => {
  if (risposta.ok) return risposta.value;
  const { code, message, details } = risposta.error;
  throw new ErroreMotore(code, message, details);
};

/** One-click corrections: what each would change, and the correction itself. */
export const gestoriRimedi = (motore: Motore, crea: CreaGestori): Gestori<OperazioniRimedi> => ({
  'verifica/anteprima-rimedio': async (chiesto) => {
    const vera = motore.sessione();
    const ora = await verificaSenzaFermare(vera, () => motore.sessioneONulla() === vera);
    const { rilievo, comando } = rimedioDi(motore, chiesto);
    const prova = diProva(vera);
    const porta = serve(contrattoCompleto, crea({ ...motore, sessione: () => prova.sessione, emetti: () => {} }));
    riuscita(await porta(comando.nome, comando.input));
    const { operazioni, titolo, piano } = prova.fatto();
    const dopo = await aTratti(verificaIpotesi(ora, piano));
    const { nuovi, risolti } = confrontaRilievi(ora.stato.esito.rilievi, dopo.esito.rilievi);
    return {
      titolo,
      voci: operazioni.slice(0, VOCI).flatMap((o) => vociDi(ora.piano, (id) => vera.nomeFileImportato(id), o)),
      altre: Math.max(0, operazioni.length - VOCI),
      chiude: risolti.some((r) => chiaveRilievo(r) === chiaveRilievo(rilievo)),
      risolti: risolti.map(breve),
      nuovi: nuovi.map(breve),
    };
  },
  'verifica/applica-rimedio': async (chiesto) => {
    const { comando } = rimedioDi(motore, chiesto);
    const porta = serve(contrattoCompleto, crea(motore));
    riuscita(await porta(comando.nome, comando.input));
    const sessione = motore.sessione();
    return { seq: sessione.seq, alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString() };
  },
});
