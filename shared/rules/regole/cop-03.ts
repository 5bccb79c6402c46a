import { derivato, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Contributo } from '#domain/registri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule, type ElencoSoggetti, type EsitoSoggetto } from '../define.ts';
import { luogoRiga } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato, perChiave } from '../soggetti.ts';

const vuoto = (testo: string | null): boolean => testo === null || testo.trim() === '';
const uguale = (testo: string): string => testo.trim().toLowerCase().replace(/\s+/g, ' ');

const perMotivazione = (piano: Piano) =>
  raggruppa(piano.registri.contributo, 'motivazione', (c) =>
    c.motivazione === null || vuoto(c.motivazione) ? null : uguale(c.motivazione),
  );

const perCodice = (piano: Piano) => perChiave(piano.registri.contributo, 'codice', (c) => c.codice);

/** Subjects of the second question: a motivazione used for more than one contribution, named by its first. */
const ripetute = (piano: Piano): readonly string[] =>
  [...perMotivazione(piano).values()].flatMap((c) => (c.length > 1 && c[0] ? [`motivazione/${c[0].codice}`] : []));

const luogo = (piano: Piano, c: Contributo) => luogoRiga(piano, 'contributo', c, `${c.codice} ${c.titolo}`.trim());

const senzaEsito = (piano: Piano, c: Contributo): EsitoSoggetto => {
  if (c.esito !== null && !vuoto(c.motivazione)) return 'ok';
  const ets = perId(piano.registri.ets, c.etsId);
  const manca = [c.esito === null ? 'esito' : null, vuoto(c.motivazione) ? 'motivazione' : null].filter(
    (x) => x !== null,
  );
  return violazione({
    messaggio: `Il contributo ${c.codice} di ${ets?.denominazione ?? 'ente non indicato'} non ha esito motivato.`,
    espressione: `manca: ${manca.join(', ')}`,
    operandi: { contributo: c.codice, esito: c.esito ?? '', manca: manca.join(' ') },
    luoghi: [luogo(piano, c)],
    rimedi: [
      { testo: 'Registrare esito e motivo: la motivazione è dovuta anche a chi è accolto.', vai: luogo(piano, c) },
    ],
  });
};

const ripetuta = (piano: Piano, parametri: LettoreParametri, primo: Contributo): EsitoSoggetto => {
  const uguali = perMotivazione(piano).get(uguale(primo.motivazione ?? '')) ?? [];
  const massimo = parametri.intero(nomiParametri.motivazioneRipetuta);
  if (eNonVerificabile(massimo)) return nonSi('motivazioni dei contributi', massimo);
  if (uguali.length <= massimo) return 'ok';
  return {
    ...violazione({
      messaggio: `La stessa motivazione è usata per ${uguali.length} contributi (${uguali.map((c) => c.codice).join(', ')}).`,
      espressione: `${uguali.length} > ${massimo}`,
      operandi: { contributi: uguali.map((c) => c.codice).join(' '), massimo: String(massimo) },
      luoghi: uguali.map((c) => luogo(piano, c)),
      rimedi: [{ testo: 'Motivare ogni risposta sul contenuto di quel contributo.', vai: luogo(piano, primo) }],
    }),
    parte: 'ripetuta',
  };
};

/** Contributions that are due an answer: the same text sent twice by one body needs one answer, the first's. */
const daRispondere = (piano: Piano): string[] =>
  [...perCodice(piano).values()]
    .filter((c) => c.duplicatoDi === null || perId(piano.registri.contributo, c.duplicatoDi)?.etsId !== c.etsId)
    .map((c) => c.codice);

const elenco = (piano: Piano): ElencoSoggetti =>
  derivato(piano.registri.contributo, 'cop-03', () => {
    const gruppi = { chiavi: [chiave.registro('contributo')] };
    return new Map<string, { readonly chiavi: readonly string[] }>([
      ...daRispondere(piano).map((codice): [string, { readonly chiavi: readonly string[] }] => [
        codice,
        { chiavi: [chiave.contributo(perCodice(piano).get(codice)?.id ?? codice), chiave.registro('ets')] },
      ]),
      ...ripetute(piano).map((soggetto): [string, typeof gruppi] => [soggetto, gruppi]),
    ]);
  });

/** A contribution without outcome or motivazione; the same motivazione given to too many. */
export const cop03 = defineRule({
  id: 'COP-03',
  titolo: 'Contributo senza esito',
  gruppo: 'Co-programmazione',
  base: 'bloccante',
  gravita: (s) => (s.parte === 'ripetuta' ? 'avviso' : 'bloccante'),
  fonti: [{ norma: 'l-241-1990', articolo: '3' }, { norma: 'dm-72-2021' }],
  soggetti: (piano) => [...elenco(piano).keys()],
  elenco,
  legge: (soggetto, piano) => elenco(piano).get(soggetto)?.chiavi ?? [],
  verifica: (soggetto, piano, parametri) => {
    const gruppo = soggetto.startsWith('motivazione/');
    const codice = gruppo ? soggetto.slice('motivazione/'.length) : soggetto;
    const c = esaminato(perCodice(piano).get(codice), 'COP-03', soggetto);
    return gruppo ? ripetuta(piano, parametri, c) : senzaEsito(piano, c);
  },
});
