import { chiaveAlias } from '#domain/alias.ts';
import type { Riga } from '#domain/registri.ts';
import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { citato } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import { ambitoDi, eAmbito } from '../enti.ts';

/** What the parts of this reader share. */
export type CorniceSchede = {
  readonly contesto: Contesto;
  readonly codici: Codici;
  readonly anomalie: Raccoglitore;
  readonly documentoId: Riga<'documento'>['id'];
};

/** Body of a resource: the Ambito, or a Comune of it by ISTAT code; null with an anomaly when outside. */
export const enteDiRisorsa = (
  letto: string,
  scheda: string,
  dove: string,
  { contesto, anomalie }: CorniceSchede,
): Riga<'ente'>['id'] | null => {
  if (eAmbito(letto, contesto) || chiaveAlias(letto) === 'ats') return ambitoDi(contesto);
  const comune = contesto.comuni.find((c) => c.codiceIstat === letto.padStart(6, '0'));
  if (comune) return comune.enteId;
  const ente = contesto.enti.find((e) => chiaveAlias(e.denominazione) === chiaveAlias(letto));
  if (ente) return ente.id;
  anomalie.errore(
    'COMUNE_FUORI_AMBITO',
    `Scheda ${scheda}: l’ente ${citato(letto)} non è un Comune dell’Ambito: la riga è conservata ma non conta per alcun ente.`,
    { cella: dove, trovato: letto, atteso: 'ATS o il codice ISTAT di un Comune dell’Ambito' },
  );
  return null;
};
