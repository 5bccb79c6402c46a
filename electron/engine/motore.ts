import './lingua.ts';
import { ErroreMotore } from '#contract/define.ts';
import { creaModelli } from './modelli.ts';
import { apriProfilo, autoreDiSistema } from './profilo.ts';
import { creaSalvataggioAutomatico } from './salvataggio-automatico.ts';
import type { Ambiente, Motore, NonSalvato, SessionePiano } from './tipi.ts';

/** The engine: one open plan at most, who writes, the packs of new plans, the files waiting to be imported. */
export const creaMotore = (ambiente: Ambiente): Motore => {
  const profilo = apriProfilo(ambiente.cartellaDati);
  const modelli = creaModelli(ambiente.cartellaModelli);
  let aperta: SessionePiano | null = null;
  let nonSalvato: NonSalvato | null = null;
  const automatico = creaSalvataggioAutomatico(
    () => aperta,
    (errore) => {
      nonSalvato =
        errore instanceof Error
          ? {
              messaggio: errore.message,
              motivo: errore instanceof ErroreMotore && errore.code === 'revisione-superata' ? 'estraneo' : 'disco',
            }
          : null;
      ambiente.emetti({ tipo: 'stato-file' });
    },
  );
  return {
    ...ambiente,
    emetti: (evento) => {
      if (evento.tipo === 'cambiato') automatico.cambiato();
      ambiente.emetti(evento);
    },
    sessione: () => {
      if (aperta) return aperta;
      throw new ErroreMotore('nessun-piano-aperto', 'Nessun piano è aperto: aprirne uno o crearne uno nuovo.');
    },
    sessioneONulla: () => aperta,
    apri: (sessione) => {
      automatico.ferma();
      nonSalvato = null;
      const prima = aperta;
      aperta = sessione;
      try {
        if (prima && prima !== sessione) prima.chiudi();
      } finally {
        if (aperta && ambiente.unComando !== true) automatico.aperto();
        ambiente.emetti({ tipo: 'stato-file' });
      }
    },
    nonSalvato: () => (aperta?.daSalvare ? nonSalvato : null),
    autore: () => ambiente.autoreDichiarato ?? profilo.leggi() ?? autoreDiSistema(),
    autoreScritto: () => profilo.leggi(),
    scriviAutore: (autore) => profilo.scrivi(autore),
    postazione: profilo.postazione,
    depositati: new Map(),
    modello: (id) => modelli.leggi(id),
    modelli: () => modelli.elenco(),
  };
};
