import type { Uscita } from '#contract/define.ts';
import type { contrattoGiornale } from '#contract/giornale.ts';
import { uguali } from '#domain/canonico.ts';
import type { Luogo } from '#domain/esito.ts';
import { type Modifica, nomeAutore, type Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { testoBlocco } from '#domain/sezioni.ts';
import { accorcia } from '#format/accorcia.ts';
import { vistaDelRegistro } from '#rules/luoghi.ts';
import type { VersioneCongelata } from '../tipi.ts';
import { nomeCampo, nomeRiga, rigaDi, valoreInParole } from './parole-righe.ts';
import { nomiVivi } from './parole-vive.ts';

type Azione = Uscita<typeof contrattoGiornale, 'giornale/elenco'>['azioni'][number];
type Voce = Uscita<typeof contrattoGiornale, 'giornale/dettaglio'>['voci'][number];
type StanzaGiornale = Azione['stanza'];

/** Registers that have a room of their own; every other one is in Registri. */
const stanze: Partial<Record<string, StanzaGiornale>> = {
  accettazione: 'verifica',
  parte: 'atti',
  campo: 'atti',
  adempimento: 'atti',
  ets: 'coprogrammazione',
  contributo: 'coprogrammazione',
  collegamento: 'coprogrammazione',
  incontro: 'coprogrammazione',
  consultazione: 'coprogrammazione',
  mandato: 'conferenza',
  voto: 'conferenza',
};

const stanzaDi = (o: Operazione): StanzaGiornale =>
  'registro' in o ? (stanze[o.registro] ?? 'registri') : 'documentoId' in o ? 'registri' : 'piano';

const sezioneDi = (o: Operazione): string | null =>
  'sezioneId' in o ? o.sezioneId : 'sezione' in o ? o.sezione.id : o.op === 'sezione/modifica' ? o.id : null;

/** Where what was changed is now, if it is still there. */
const luogoDi = (piano: Piano, o: Operazione): Luogo | null => {
  if ('documentoId' in o) {
    const d = piano.registri.documento.find((x) => x.id === o.documentoId);
    return d ? { tipo: 'registro', id: `documento:${d.id}`, etichetta: d.nomeFile, registro: 'documenti' } : null;
  }
  const id = sezioneDi(o);
  if (id !== null) {
    const s = piano.sezioni.find((x) => x.id === id);
    return s ? { tipo: 'sezione', id: s.id, etichetta: s.titolo } : null;
  }
  if (!('registro' in o)) return null;
  const stanza = stanzaDi(o);
  const etichetta = nomeRiga(piano, o.registro, 'valori' in o ? o.valori : rigaDi(piano, o.registro, o.id));
  if (stanza === 'atti') return { tipo: 'atto', id: 'accordo', etichetta };
  return { tipo: 'registro', id: `${o.registro}:${o.id}`, etichetta, registro: vistaDelRegistro(o.registro) };
};

/** Change sets of one action, newest first: consecutive and of the same group. */
export const raggruppaModifiche = (modifiche: readonly Modifica[]): readonly (readonly Modifica[])[] => {
  const gruppi: Modifica[][] = [];
  for (const m of modifiche) {
    const ultimo = gruppi.at(-1);
    if (ultimo?.[0]?.gruppo === m.gruppo) ultimo.push(m);
    else gruppi.push([m]);
  }
  return gruppi;
};

/** An action as the journal shows it; `gruppo` is never empty. */
export const azioneDi = (piano: Piano, gruppo: readonly Modifica[]): Azione | null => {
  const [ultima] = gruppo;
  const prima = gruppo.at(-1);
  if (!ultima || !prima) return null;
  const operazioni = gruppo.flatMap((m) => m.operazioni);
  const [una] = operazioni;
  return {
    gruppo: ultima.gruppo,
    da: prima.seq,
    seq: ultima.seq,
    istante: ultima.istante,
    autore: nomeAutore(ultima.autore),
    titolo: ultima.titolo,
    causa: ultima.causa,
    stanza: una ? stanzaDi(una) : 'piano',
    annullata: gruppo.every((m) => m.annullataDa !== null),
    operazioni: operazioni.length,
    luogo: una ? luogoDi(piano, una) : { tipo: 'piano', id: '', etichetta: piano.testa.denominazione },
  };
};

/** A frozen version as a line of the journal. */
export const azioneVersione = (v: VersioneCongelata, seq: number): Azione => ({
  gruppo: `versione:${v.numero}`,
  da: seq,
  seq,
  istante: v.istante,
  autore: v.autore,
  titolo: `Congelata la versione ${v.numero} «${v.nome}»`,
  causa: 'versione',
  stanza: 'conferenza',
  annullata: false,
  operazioni: 0,
  luogo: null,
});

const breve = (testo: string | null): string | null => (testo === null ? null : accorcia(testo, 600));

const cambiati = (
  piano: Piano,
  dove: string,
  prima: Readonly<Record<string, unknown>>,
  dopo: Readonly<Record<string, unknown>>,
): Voce[] =>
  Object.keys(dopo)
    .filter((c) => !uguali(prima[c], dopo[c]))
    .map((c) => ({
      che: 'cambiato',
      dove,
      campo: nomeCampo(c),
      prima: breve(valoreInParole(piano, c, prima[c])),
      dopo: breve(valoreInParole(piano, c, dopo[c])),
    }));

/** What one elementary change did, in words; `nomeFile` names imported files, those that left included. */
export const vociDi = (piano: Piano, nomeFile: (id: string) => string | null, o: Operazione): Voce[] => {
  const una = (che: Voce['che'], dove: string, prima: string | null = null, dopo: string | null = null): Voce[] => [
    { che, dove, campo: null, prima: breve(prima), dopo: breve(dopo) },
  ];
  const parole = nomiVivi(piano);
  const detto = (b: Blocco) => testoBlocco(b, parole);
  const sezione = (id: string) => `testo di «${piano.sezioni.find((s) => s.id === id)?.titolo ?? 'una sezione tolta'}»`;
  switch (o.op) {
    case 'record/inserisci':
      return una('aggiunto', nomeRiga(piano, o.registro, o.valori));
    case 'record/elimina':
      return una('tolto', nomeRiga(piano, o.registro, o.valori));
    case 'record/modifica':
      return cambiati(piano, nomeRiga(piano, o.registro, rigaDi(piano, o.registro, o.id)), o.prima, o.dopo);
    case 'documento/aggiungi':
      return una('aggiunto', `file «${nomeFile(o.documentoId) ?? 'importato'}» con tutte le sue righe`);
    case 'documento/ritira':
      return una('tolto', `file «${nomeFile(o.documentoId) ?? 'importato'}» con tutte le sue righe`);
    case 'pacco/cambia':
      return una('cambiato', `modello regionale: da ${o.prima.slice(0, 8)} a ${o.dopo.slice(0, 8)}`);
    case 'sezione/inserisci':
      return una('aggiunto', `sezione «${o.sezione.titolo}»`);
    case 'sezione/elimina':
      return una('tolto', `sezione «${o.sezione.titolo}»`);
    case 'sezione/modifica':
      return cambiati(piano, `sezione «${piano.sezioni.find((s) => s.id === o.id)?.titolo ?? ''}»`, o.prima, o.dopo);
    case 'blocco/inserisci':
      return una('aggiunto', sezione(o.sezioneId), null, detto(o.blocco));
    case 'blocco/elimina':
      return una('tolto', sezione(o.sezioneId), detto(o.blocco));
    case 'blocco/modifica':
      return una('cambiato', sezione(o.sezioneId), detto(o.prima), detto(o.dopo));
    case 'blocco/sposta':
      return una('spostato', sezione(o.sezioneId));
  }
};
