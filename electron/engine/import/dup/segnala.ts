import type { Raccoglitore } from '../anomalie.ts';
import type { Contesto } from '../contesto.ts';
import { nomeRiga } from '../griglia/luogo.ts';
import type { TabellaSpesa } from './colonne.ts';
import type { Testata } from './testata.ts';
import type { Voce } from './voci.ts';

/** What the titles say, or do not say, of the whole document: its kind, its scale. */
export const segnalaTestata = (testata: Testata, anomalie: Raccoglitore): void => {
  if (testata.tipo === null)
    anomalie.avviso(
      'TIPO_PRESUNTO',
      'Il file non dice che documento è (DUP, nota di aggiornamento, bilancio): è trattato come un DUP senza data, che non prende mai il posto di uno datato.',
      { atteso: 'DUP, nota di aggiornamento o bilancio, con la data dell’atto' },
    );
  if (testata.migliaia)
    anomalie.errore(
      'IMPORTI_IN_MIGLIAIA',
      'Il file dichiara importi in migliaia di euro: ogni importo è stato moltiplicato per mille. Confermare con l’ente, perché un errore qui cambia tutto di mille volte.',
      {
        foglio: testata.migliaia.foglio,
        cella: testata.migliaia.cella,
        riga: testata.migliaia.riga,
        trovato: testata.migliaia.testo,
      },
    );
};

/** Hidden rows and columns of a table that were read all the same. */
export const segnalaNascoste = (tabella: TabellaSpesa, anomalie: Raccoglitore): void => {
  const righe = tabella.righe.filter((r) => tabella.foglio.rigaNascosta(r));
  const colonne = tabella.importi.filter((x) => tabella.foglio.colonnaNascosta(x.c));
  if (righe.length === 0 && colonne.length === 0) return;
  anomalie.avviso(
    'CELLE_NASCOSTE',
    `La tabella ha ${righe.length} righe e ${colonne.length} colonne nascoste: sono state lette come le altre.`,
    { foglio: tabella.foglio.nome, riga: righe[0] === undefined ? null : tabella.foglio.linea(righe[0]) || null },
  );
};

/** Rows whose programme is missing or does not exist, once per programme. */
export const segnalaProgrammi = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  const visti = new Set<string>();
  for (const v of voci) {
    const codice = v.k.programma?.codice;
    if (
      v.ruolo !== 'riga' ||
      v.k.programma?.ambiguo === 'aperto' ||
      v.k.programma?.id ||
      visti.has(codice ?? `riga ${v.r}`)
    )
      continue;
    visti.add(codice ?? `riga ${v.r}`);
    const { foglio } = v.tabella;
    anomalie.errore(
      codice ? 'PROGRAMMA_DUP_NON_VALIDO' : 'PROGRAMMA_MANCANTE',
      codice
        ? `Il programma ${codice} (${nomeRiga(foglio, v.r)}) non esiste nella Missione ${v.k.missione}: gli importi sono conservati ma non entrano nei conti finché il codice non è corretto.`
        : `La ${nomeRiga(foglio, v.r)} è della Missione ${v.k.missione} ma non dice il programma: gli importi sono conservati ma non entrano nei conti dei programmi.`,
      {
        foglio: foglio.nome,
        cella: foglio.rif(v.r, v.c),
        riga: foglio.linea(v.r) || null,
        trovato: v.nome.programmaLetto ?? v.nome.descrizione,
        atteso: 'un programma della Missione 12',
      },
    );
  }
};

/** Years with a forecast of competenza, ascending. */
export const anniUsati = (voci: readonly Voce[]): number[] => {
  const anni = new Set<number>();
  for (const { ruolo, k } of voci)
    if (ruolo === 'riga' && k.misura === 'competenza' && k.anno !== null) anni.add(k.anno);
  return [...anni].sort((a, b) => a - b);
};

/** Years of the plan that the document does not cover. */
export const segnalaAnni = (anni: readonly number[], contesto: Contesto, anomalie: Raccoglitore): void => {
  const mancanti = contesto.anni.filter((a) => !anni.includes(a));
  if (mancanti.length === contesto.anni.length)
    anomalie.errore(
      'TRIENNIO_DIVERSO',
      `Il file riguarda gli anni ${anni.join(', ') || 'non indicati'}, nessuno dei quali è del piano (${contesto.anni.join(', ')}).`,
      { trovato: anni.join(', '), atteso: contesto.anni.join(', ') },
    );
  else
    for (const anno of mancanti)
      anomalie.errore(
        'ANNO_MANCANTE',
        `Nel file non c’è alcuna previsione per il ${anno}: per quell’anno i controlli sul DUP non si possono fare. Chiedere all’ente il dato mancante.`,
        { trovato: anni.join(', '), atteso: String(anno) },
      );
};
