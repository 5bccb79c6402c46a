import { createHash } from 'node:crypto';
import type { AnomaliaIngresso, DatiNuovoPiano } from '#domain/ingressi.ts';
import { assemblaPiano } from '#domain/nuovo-piano.ts';
import { ambienteSessione } from './apri-sessione.ts';
import { nuovoId } from './id.ts';
import type { ModelloPronto } from './modelli.ts';
import { creaPiano } from './storage/nuovo.ts';
import type { LetturaAccettata, Motore, SessionePiano } from './tipi.ts';

/** Where a new plan comes from. */
export type Origine = {
  readonly modello: ModelloPronto;
  readonly dati: DatiNuovoPiano;
  /** True in the wizard: one scheda per mandatory LEPS. From the command line schede come from their own file. */
  readonly conSchede: boolean;
  readonly ambito: {
    readonly nome: string;
    readonly originale: Uint8Array;
    readonly anomalie: readonly AnomaliaIngresso[];
  } | null;
};

/** Makes a plan from the data of the wizard or of `ambito.json`, saves it and gives it open. */
export const creaPianoDaDati = (motore: Motore, percorso: string, origine: Origine): SessionePiano => {
  const { pacco, file } = origine.modello;
  const documentoId = origine.ambito ? nuovoId() : null;
  const { operazioni, formaSconosciuta } = assemblaPiano(
    pacco,
    origine.dati,
    { conSchede: origine.conSchede, documentoId },
    nuovoId,
  );
  const testa = operazioni.find((o) => o.op === 'record/inserisci' && o.registro === 'piano');
  return creaPiano(ambienteSessione(motore), percorso, {
    pianoId: testa?.op === 'record/inserisci' ? testa.id : nuovoId(),
    pacco,
    filePacco: file,
    operazioni,
    lettura:
      origine.ambito && documentoId ? lettura(motore, origine, origine.ambito, documentoId, formaSconosciuta) : null,
  });
};

/** The file that described the Ambito, kept with what it made us say. */
const lettura = (
  motore: Motore,
  { dati }: Origine,
  ambito: NonNullable<Origine['ambito']>,
  documentoId: NonNullable<LetturaAccettata['documento']['id']>,
  formaSconosciuta: boolean,
): Omit<LetturaAccettata, 'operazioni'> => {
  const forma: AnomaliaIngresso[] = formaSconosciuta
    ? [
        {
          codice: 'FORMA_SCONOSCIUTA',
          gravita: 'avviso',
          messaggio: `La forma associativa «${dati.formaLetta}» non è tra quelle che il modello conosce: va scelta a mano.`,
          dove: 'ats.formaAssociativa',
          trovato: dati.formaLetta,
        },
      ]
    : [];
  return {
    documento: {
      id: documentoId,
      genere: 'ambito',
      tipo: null,
      enteId: null,
      nomeFile: ambito.nome,
      sha256: createHash('sha256').update(ambito.originale).digest('hex'),
      byte: ambito.originale.byteLength,
      dataAtto: null,
      annoDal: dati.annoInizio,
      annoAl: dati.annoFine,
      stato: 'valido',
      lettore: 'ambito-1',
      importatoIl: motore.adesso().toISOString(),
      superatoDa: null,
      note: null,
    },
    originale: { intero: ambito.originale },
    righe: {
      anomalia: [...ambito.anomalie, ...forma].map((a) => ({
        id: nuovoId(),
        documentoId,
        foglio: null,
        cella: a.dove,
        riga: null,
        codice: a.codice,
        gravita: a.gravita,
        messaggio: a.messaggio,
        trovato: a.trovato,
        atteso: null,
        risolta: null,
      })),
    },
  };
};
