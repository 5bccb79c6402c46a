import { occorrenze } from '#domain/collega-dato.ts';
import type { Luogo, Rilievo } from '#domain/esito.ts';
import { derivatoDa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { chiave } from '../chiavi.ts';
import { defineRule, type ElencoSoggetti, type Segnalazione } from '../define.ts';
import { type CitazioneErrata, citazioniErrate } from '../espressioni.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';
import { fraseAttorno, type Passaggio, passaggiDi, passaggiLiberi, sezioneDi } from '../testo-sezioni.ts';

/** Longest passage that is searched: beyond it nobody has written a paragraph. */
const lunghezzaMassima = 20_000;

const luogo = (sezione: Sezione, bloccoId: string): Luogo => ({
  tipo: 'sezione',
  id: sezione.id,
  etichetta: sezione.titolo,
  bloccoId,
});

/** One click replaces the words where they are sure, stand once in the text and are not part of the model. */
const correzione = (
  sezione: Sezione,
  bloccoId: string,
  testo: string,
  { corretto, probabile }: CitazioneErrata['errore'],
): Pick<Rilievo['rimedi'][number], 'comando'> =>
  probabile ||
  !passaggiLiberi(sezione).some((p) => p.bloccoId === bloccoId) ||
  occorrenze(sezione.contenuto, bloccoId, testo) !== 1
    ? {}
    : { comando: { nome: 'sezioni/correggi-testo', input: { id: sezione.id, bloccoId, testo, nuovo: corretto } } };

const inPassaggio = (sezione: Sezione, p: Passaggio, { errore, cerca, contesto }: CitazioneErrata): Segnalazione[] => {
  if (cerca === null || (errore.contesto !== null && contesto === null)) return [];
  return [...p.testo.slice(0, lunghezzaMassima).matchAll(cerca)]
    .filter((m) => m[0] !== '')
    .filter((m) => contesto === null || fraseAttorno(p.testo, m.index, m.index + m[0].length).search(contesto) >= 0)
    .map((m, i) => ({
      ...violazione({
        messaggio: `«${m[0]}»: forma corretta ${errore.corretto}.`,
        espressione: `«${m[0]}» → «${errore.corretto}»`,
        operandi: { testo: m[0], corretto: errore.corretto, errore: errore.id },
        luoghi: [luogo(sezione, p.bloccoId)],
        rimedi: [
          {
            testo: `Sostituire con «${errore.corretto}».`,
            vai: luogo(sezione, p.bloccoId),
            ...correzione(sezione, p.bloccoId, m[0], errore),
          },
        ],
        fonti: [{ testo: errore.fonte }],
      }),
      parte: `${p.bloccoId}/${errore.id}/${i + 1}`,
      ...(errore.probabile ? { probabile: true } : {}),
    }));
};

const rifiutate = (piano: Piano): readonly string[] =>
  citazioniErrate(piano.pacco)
    .filter((c) => c.cerca === null || (c.errore.contesto !== null && c.contesto === null))
    .map((c) => c.errore.id);

const elenco = (piano: Piano): ElencoSoggetti =>
  derivatoDa([piano.pacco, piano.sezioni], 'txt-01', () => {
    const soggetti = [
      ...(rifiutate(piano).length > 0 ? ['modello'] : []),
      ...piano.sezioni.filter((s) => passaggiDi(s).length > 0).map((s) => s.id),
    ];
    return new Map(soggetti.map((s) => [s, { chiavi: [chiave.sezione(s)] }]));
  });

/** Citations that the pack knows to be wrong, with the words found. Subject: each section with text. */
export const txt01 = defineRule({
  id: 'TXT-01',
  titolo: 'Citazione errata nota',
  gruppo: 'Testo e citazioni',
  base: 'avviso',
  fonti: [{ testo: 'elenco delle citazioni errate del modello' }],
  soggetti: (piano) => [...elenco(piano).keys()],
  elenco,
  vuoto: (piano) =>
    piano.sezioni.every((s) => passaggiDi(s).length === 0) ? 'Le sezioni del piano non hanno ancora testo.' : null,
  legge: (soggetto) => [chiave.sezione(soggetto)],
  verifica: (soggetto, piano) => {
    if (soggetto === 'modello')
      return nonSi('citazioni errate del modello', {
        nv: `le espressioni ${rifiutate(piano).join(', ')} non si possono cercare in modo sicuro`,
      });
    const sezione = esaminato(sezioneDi(piano, soggetto), 'TXT-01', soggetto);
    return passaggiDi(sezione).flatMap((p) =>
      citazioniErrate(piano.pacco).flatMap((errata) => inPassaggio(sezione, p, errata)),
    );
  },
});
