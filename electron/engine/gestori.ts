import type { Gestori } from '#contract/define.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import { fermaDefinitiva } from '#domain/esito.ts';
import type { Arricchitori } from './arricchitori.ts';
import { arricchitoriDocumenti } from './export/arricchisci.ts';
import { gestoriAtti, gestoriEsporta } from './operations/atti.ts';
import { gestoriCambia } from './operations/cambia.ts';
import { gestoriContributi } from './operations/contributi.ts';
import { gestoriCopie, gestoriInternoCopie } from './operations/copie.ts';
import { citazionePerPagina, datoPerPagina, gestoriDati } from './operations/dati.ts';
import { gestoriDecisioni } from './operations/decisioni.ts';
import { gestoriEsempio } from './operations/esempio.ts';
import { gestoriFile, gestoriInterno } from './operations/file.ts';
import { gestoriGiornale } from './operations/giornale.ts';
import { gestoriImporta } from './operations/importa.ts';
import { gestoriParti } from './operations/parti.ts';
import { gestoriMembri } from './operations/parti-membri.ts';
import { gestoriQuadro } from './operations/quadro.ts';
import { gestoriIpotesi } from './operations/quadro-ipotesi.ts';
import { gestoriVisteQuadro } from './operations/quadro-viste.ts';
import { gestoriRegistri } from './operations/registri.ts';
import { gestoriRicerca } from './operations/ricerca.ts';
import { gestoriRilievi } from './operations/rilievi.ts';
import { gestoriRimedi } from './operations/rimedi.ts';
import { gestoriSchede } from './operations/schede.ts';
import { gestoriSezioni } from './operations/sezioni.ts';
import { gestoriStoria } from './operations/storia.ts';
import { contiPerSezione, gestoriVerifica } from './operations/verifica.ts';
import { gestoriVersioni } from './operations/versioni.ts';
import type { Motore } from './tipi.ts';
import { type Verificato, verificaSenzaFermare } from './verificatore.ts';

/** Check of the open plan as it is, without holding up anything else. */
const verificato = (motore: Motore): Promise<Verificato> => {
  const sessione = motore.sessione();
  return verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
};

/** What figures, citations, documents and checks add to sections and versions. */
const arricchitori = (motore: Motore): Arricchitori => ({
  ...arricchitoriDocumenti,
  dati: (piano, rif) => rif.map((r) => datoPerPagina(piano, r)),
  citazioni: (piano, citazioni) => citazioni.map((c) => citazionePerPagina(piano, c)),
  rilieviPerSezione: async () => contiPerSezione((await verificato(motore)).piano),
});

/** The operation table of the engine: every room, the command line and the tests call these. */
export const creaGestori = (motore: Motore): Gestori<typeof contrattoCompleto> => {
  const aggiunte = arricchitori(motore);
  const tutti: Gestori<typeof contrattoCompleto> = {
    ...gestoriFile(motore),
    ...gestoriInterno(motore),
    ...gestoriCopie(motore),
    ...gestoriInternoCopie(motore),
    ...gestoriGiornale(motore),
    ...gestoriSezioni(motore, aggiunte),
    ...gestoriParti(motore),
    ...gestoriMembri(motore),
    ...gestoriDati(motore),
    ...gestoriRegistri(motore),
    ...gestoriDecisioni(motore),
    ...gestoriSchede(motore),
    ...gestoriVerifica(motore),
    ...gestoriRilievi(motore),
    ...gestoriRimedi(motore, creaGestori),
    ...gestoriQuadro(motore),
    ...gestoriVisteQuadro(motore),
    ...gestoriIpotesi(motore),
    ...gestoriRicerca(motore),
    ...gestoriContributi(motore),
    ...gestoriAtti(motore, async () => (await verificato(motore)).stato.esito.rilievi.filter(fermaDefinitiva).length),
    ...gestoriEsporta(motore),
    ...gestoriVersioni(motore, aggiunte),
    ...gestoriStoria(motore),
    ...gestoriImporta(motore),
    ...gestoriCambia(motore),
    ...gestoriEsempio(motore, () => tutti),
  };
  return tutti;
};
