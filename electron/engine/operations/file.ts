import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoFile, contrattoInterno, nuovoPianoSchema, statoFileSchema } from '#contract/file.ts';
import { type DatiNuovoPiano, dataPopolazione, leggiAmbito } from '#domain/ingressi.ts';
import { anniDelPiano } from '#domain/piano.ts';
import { apriSessione, stessoFile } from '../apri-sessione.ts';
import { creaElencoComuni } from '../comuni.ts';
import { modelloPredefinito } from '../modelli.ts';
import { creaPianoDaDati } from '../nuovo-piano.ts';
import { codiceSistema } from '../storage/messaggi.ts';
import type { Motore } from '../tipi.ts';

type StatoFile = z.output<typeof statoFileSchema>;
type NuovoPiano = z.output<typeof nuovoPianoSchema>;

/** State of the open plan, for the band and the status bar. */
export const statoDelFile = (motore: Motore): StatoFile => {
  const sessione = motore.sessioneONulla();
  if (!sessione)
    return {
      ...{
        aperto: false,
        nomeFile: null,
        denominazione: null,
        ambito: null,
        anni: [],
        solaLettura: false,
        perche: null,
      },
      ...{ seq: 0, alSicuroAlle: null, salvatoAlle: null, daSalvare: false, versioneCorrente: null },
      ...{ annulla: null, ripeti: null, avvisi: [], nonSalvato: null },
    };
  const piano = sessione.piano();
  const { solaLettura, perche, seq, alSicuroAlle, salvatoAlle, daSalvare } = sessione;
  return {
    aperto: true,
    nomeFile: basename(sessione.percorso),
    denominazione: piano.testa.denominazione,
    ambito: piano.testa.ambito,
    anni: anniDelPiano(piano),
    ...{ solaLettura, perche, seq, alSicuroAlle, salvatoAlle, daSalvare },
    versioneCorrente: sessione.versioni().at(-1)?.nome ?? null,
    annulla: sessione.annullabile,
    ripeti: sessione.ripetibile,
    avvisi: [...sessione.avvisi, ...[motore.nonSalvato()?.messaggio].filter((x) => x !== undefined)],
    nonSalvato: motore.nonSalvato()?.motivo ?? null,
  };
};

/** Data of a new plan from the wizard: population of the given year, or of the list that ships with the app. */
const daGuida = (dati: NuovoPiano, elenco: ReturnType<typeof creaElencoComuni>): DatiNuovoPiano => ({
  ambito: dati.ambito,
  regione: dati.regione,
  codiceSioss: null,
  formaLetta: dati.forma,
  capofilaIstat: dati.capofila,
  asl: dati.asl,
  annoInizio: Math.min(dati.annoInizio, dati.annoFine),
  annoFine: Math.max(dati.annoInizio, dati.annoFine),
  comuni: dati.comuni
    .filter((c, i) => dati.comuni.findIndex((d) => d.codiceIstat === c.codiceIstat) === i)
    .map((c) => {
      const noto = elenco.conCodice(c.codiceIstat);
      return {
        codiceIstat: c.codiceIstat,
        nome: c.nome,
        provincia: noto?.provincia ?? null,
        siglaProvincia: c.siglaProvincia ?? noto?.siglaProvincia ?? null,
        regione: noto?.regione ?? dati.regione,
        codiceCatastale: noto?.codiceCatastale ?? null,
        popolazione:
          c.residenti === null || c.annoResidenti === null
            ? []
            : [{ dataRiferimento: dataPopolazione(c.annoResidenti), residenti: c.residenti, fonte: null }],
      };
    }),
});

/** Bytes of a small text file that a person named, with errors in words. */
const leggiTesto = (percorso: string): Buffer => {
  try {
    if (statSync(percorso).size > 20_000_000)
      throw new ErroreMotore(
        'file-non-valido',
        `Il file «${basename(percorso)}» è troppo grande per descrivere un Ambito.`,
      );
    return readFileSync(percorso);
  } catch (errore) {
    if (errore instanceof ErroreMotore) throw errore;
    const codice = codiceSistema(errore);
    if (codice === 'ENOENT') throw new ErroreMotore('non-trovato', `Il file «${percorso}» non c'è.`);
    if (codice === 'EISDIR') throw new ErroreMotore('file-non-leggibile', `«${percorso}» è una cartella, non un file.`);
    throw new ErroreMotore('file-non-leggibile', `Il file «${percorso}» non si può leggere (${codice ?? 'errore'}).`);
  }
};

type Anni = readonly [number, number];
const leggiFileAmbito = (percorso: string, anni: Anni | null, seMancano: Anni | null = null) => {
  const originale = leggiTesto(percorso);
  const nome = basename(percorso);
  let json: unknown;
  try {
    json = JSON.parse(originale.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (errore) {
    const _dove = errore instanceof Error ? errore.message : '';
    throw new ErroreMotore(
      'file-non-valido',
      `Il file «${nome}» non è un JSON valido: è incompleto o è stato modificato a mano. Rigenerarlo e riprovare.`,
    );
  }
  const esito = leggiAmbito(json, anni, seMancano);
  if (esito.ok) return { ...esito, originale, nome };
  const problemi = esito.problemi.map((p) => `${p.dove || 'il file'}: ${p.problema}`).join('; ');
  throw new ErroreMotore('file-non-valido', `Il file «${nome}» non descrive un Ambito: ${problemi}.`, {
    problemi: esito.problemi,
  });
};

/** What the start screen and the shell ask: open, new, save, close, profile, packs, Comuni. */
export const gestoriFile = (motore: Motore): Gestori<typeof contrattoFile> => {
  const elenco = creaElencoComuni(motore.cartellaModelli, motore.cartellaDati);
  return {
    'file/stato': () => statoDelFile(motore),
    'file/chiudi': () => {
      motore.apri(null);
      return {};
    },
    'file/salva': async () => {
      await motore.sessione().salvaSenzaFermare();
      motore.emetti({ tipo: 'stato-file' });
      return statoDelFile(motore);
    },
    'autore/leggi': () => ({ autore: motore.autoreScritto() }),
    'autore/scrivi': (autore) => {
      motore.scriviAutore(autore);
      return { autore };
    },
    'modelli/elenco': () => ({
      modelli: motore.modelli().map((p) => ({
        ...{ id: p.id, titolo: p.titolo, versione: p.versione, regione: p.regione, organo: p.organo.nome },
      })),
    }),
    'comuni/cerca': ({ testo, limite }) => {
      const { fonte, comuni } = elenco.cerca(testo, limite);
      return {
        fonte,
        comuni: comuni.map(({ provincia: _p, codiceCatastale: _c, ...c }) => c),
      };
    },
  };
};

type Interno = Omit<typeof contrattoInterno, 'interno/esporta' | 'interno/esporta-registro' | 'interno/esempio'>;

/** What only the shell may ask, with paths. */
export const gestoriInterno = (motore: Motore): Gestori<Interno> => {
  const elenco = creaElencoComuni(motore.cartellaModelli, motore.cartellaDati);
  return {
    'interno/nuovo': ({ percorso, dati }) => {
      const modello = motore.modello(dati.modello);
      motore.apri(
        creaPianoDaDati(motore, percorso, { modello, dati: daGuida(dati, elenco), conSchede: true, ambito: null }),
      );
      return statoDelFile(motore);
    },
    'interno/nuovo-da-file': ({ percorso, ambito, modello, anni }) => {
      const letto = leggiFileAmbito(ambito, anni);
      const pronto = motore.modello(modello);
      const { dati, anomalie, originale, nome } = letto;
      motore.apri(
        creaPianoDaDati(motore, percorso, {
          modello: pronto,
          dati,
          conSchede: false,
          ambito: { nome, originale, anomalie },
        }),
      );
      return statoDelFile(motore);
    },
    'interno/apri': ({ percorso, solaLettura }) => {
      const gia = motore.sessioneONulla();
      if (!gia || gia.solaLettura !== solaLettura || !stessoFile(gia.percorso, percorso))
        motore.apri(apriSessione(motore, percorso, solaLettura));
      return statoDelFile(motore);
    },
    'interno/salva-come': ({ percorso }) => {
      motore.sessione().salvaCome(percorso);
      motore.emetti({ tipo: 'stato-file' });
      return statoDelFile(motore);
    },
    'interno/leggi-ambito': ({ percorso }) => {
      const anno = motore.adesso().getFullYear();
      const { dati, anomalie } = leggiFileAmbito(percorso, null, [anno + 1, anno + 3]);
      // The preview shows what is missing; what was left out of it must be said.
      const scartati = anomalie.filter((a) => a.codice !== 'CAMPO_IGNOTO' && a.codice !== 'POPOLAZIONE_MANCANTE');
      return {
        messaggio: scartati.length === 0 ? null : scartati.map((a) => a.messaggio).join(' '),
        ambito: {
          modello: modelloPredefinito,
          ambito: dati.ambito,
          regione: dati.regione,
          forma: dati.formaLetta,
          annoInizio: dati.annoInizio,
          annoFine: dati.annoFine,
          capofila: dati.capofilaIstat,
          asl: null,
          comuni: dati.comuni.map((c) => {
            const nuova = c.popolazione.toSorted((a, b) => (a.dataRiferimento < b.dataRiferimento ? 1 : -1))[0];
            return {
              codiceIstat: c.codiceIstat,
              nome: c.nome,
              siglaProvincia: c.siglaProvincia,
              residenti: nuova?.residenti ?? null,
              annoResidenti: nuova ? Number(nuova.dataRiferimento.slice(0, 4)) : null,
            };
          }),
        },
      };
    },
    'interno/deponi-file': ({ percorso }) => {
      let byte: number;
      try {
        const stato = statSync(percorso);
        if (!stato.isFile()) throw new ErroreMotore('file-non-leggibile', `«${basename(percorso)}» non è un file.`);
        byte = stato.size;
      } catch (errore) {
        if (errore instanceof ErroreMotore) throw errore;
        throw new ErroreMotore('non-trovato', `Il file «${basename(percorso)}» non c'è.`);
      }
      const fileId = randomUUID();
      motore.depositati.set(fileId, { percorso, nome: basename(percorso), byte });
      return { fileId, nome: basename(percorso), byte };
    },
  };
};
