import { occorrenze } from '#domain/collega-dato.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
import { inDecimale } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { dataEstesa } from '#format/date.ts';
import { euro, fte, fteMancanti, intero, rapporto } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { type Cifra, cifreScritte } from '../cifre-testo.ts';
import { attiNelPassaggio } from '../citazioni-testo.ts';
import type { Regola, Segnalazione } from '../define.ts';
import { type Intestazione, regolaDiRighe } from '../famiglie/righe.ts';
import { type Confronto, confronti, puoEsserlo } from '../fatti-testo.ts';
import { luogoSezione } from '../luoghi.ts';
import { violazione } from '../segnala.ts';
import { type Passaggio, passaggiLiberi } from '../testo-sezioni.ts';

type Scritte = { readonly passaggio: Passaggio; readonly cifre: readonly Cifra[] };
/** Passages of a section with typed figures that may be the plan's, read once for each revision of the section. */
const scritteIn = (sezione: Sezione, piano: Piano): readonly Scritte[] =>
  derivatoDa([sezione, piano.pacco, piano.testa], 'cifre-scritte', () =>
    passaggiLiberi(sezione).flatMap((passaggio) => {
      const cifre = cifreScritte(passaggio.testo, attiNelPassaggio(passaggio)).filter((c) => puoEsserlo(piano, c));
      return cifre.length === 0 ? [] : [{ passaggio, cifre }];
    }),
  );
const conCifre = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni, piano.pacco, piano.testa], 'con-cifre', () =>
    piano.sezioni.filter((s) => scritteIn(s, piano).length > 0),
  );

/** Registers that hold the figures which texts write. */
const letti = (['copertura', 'voceSpesa', 'scheda', 'assegnazione', 'quota', 'contributo'] as const).map(
  chiave.registro,
);

const mostrato = ({ tipo, valore }: DatoRisolto): string => {
  if (valore === null) return '';
  if (typeof valore === 'string') return tipo === 'data' ? dataEstesa(valore) : valore;
  if (typeof valore === 'object')
    return tipo === 'rapporto'
      ? rapporto(valore)
      : tipo === 'fte-mancanti'
        ? `${fteMancanti(valore)} FTE`
        : `${fte(valore)} FTE`;
  return tipo === 'importo' ? euro(valore) : tipo === 'anno' ? String(valore) : intero(valore);
};
const esatto = ({ valore }: DatoRisolto): string =>
  valore === null ? '' : typeof valore === 'object' ? inDecimale(valore, 6) : String(valore);

const frasi: Readonly<Record<Confronto['esito'], (cifra: string, titolo: string, oggi: string) => string>> = {
  uguale: (cifra, titolo) => `«${cifra}» è scritto a mano: oggi è uguale al dato «${titolo}», ma non lo segue.`,
  arrotondato: (cifra, titolo, oggi) =>
    `«${cifra}» è scritto a mano e arrotonda il dato «${titolo}» (${oggi}): se il dato cambia, il testo resta.`,
  diverso: (cifra, titolo, oggi) => `Nel testo «${cifra}», nel dato «${titolo}» ${oggi}.`,
};

const segnala = (sezione: Sezione, { bloccoId }: Passaggio, c: Confronto, n: number): Segnalazione => {
  const luogo = luogoSezione(sezione, bloccoId);
  const { testo } = c.cifra;
  const oggi = mostrato(c.dato);
  // One click replaces the words only where they can be found again without doubt and mean the same figure.
  const sicuro = c.solo && c.esito !== 'arrotondato' && occorrenze(sezione.contenuto, bloccoId, testo) === 1;
  return {
    ...violazione({
      messaggio: frasi[c.esito](testo, c.dato.titolo, oggi),
      espressione: `«${testo}» ${c.esito === 'uguale' ? '=' : c.esito === 'arrotondato' ? '≈' : '≠'} ${oggi}`,
      operandi: { testo, dato: c.rif, valore: esatto(c.dato), esito: c.esito, posizione: `${bloccoId}/${n}` },
      luoghi: [luogo, ...(c.dato.luogo === null ? [] : [c.dato.luogo])],
      rimedi: [
        {
          testo: `Usa il campo collegato: al posto di «${testo}» il dato «${c.dato.titolo}» (oggi ${oggi}).`,
          vai: luogo,
          ...(sicuro
            ? { comando: { nome: 'sezioni/collega-dato', input: { id: sezione.id, bloccoId, testo, rif: c.rif } } }
            : {}),
        },
      ],
    }),
    parte: `${bloccoId}/${n}${c.esito === 'diverso' ? '/diverso' : ''}`,
    ...(c.esito === 'diverso' ? { probabile: true } : {}),
  };
};

const sulleCifre = (testa: Intestazione, quali: (cifra: Cifra) => boolean): Regola =>
  regolaDiRighe<Sezione>({
    ...testa,
    gravita: (s) => (s.parte?.endsWith('/diverso') === true ? 'avviso' : 'informazione'),
    righe: conCifre,
    nome: (s) => s.id,
    legge: (s) => [chiave.sezione(s.id), ...letti, chiave.personale, chiave.popolazione],
    esamina: (sezione, piano) =>
      scritteIn(sezione, piano).flatMap(({ passaggio, cifre }) =>
        confronti(piano, cifre)
          .filter((c) => quali(c.cifra))
          .map((c) => segnala(sezione, passaggio, c, cifre.indexOf(c.cifra) + 1)),
      ),
  });

/** Numbers and days typed in the text that are figures of the plan: equal today, rounded, or different. */
export const txt05 = sulleCifre(
  {
    id: 'TXT-05',
    titolo: 'Numero ≠ campo',
    gruppo: 'Testo e citazioni',
    base: 'avviso',
    fonti: [{ testo: 'coerenza fra il testo e i registri del Piano' }],
  },
  (c) => c.genere !== 'importo',
);

/** Amounts typed in the text that are figures of the plan. */
export const qe08 = sulleCifre(
  {
    id: 'QE-08',
    titolo: 'Testo ≠ tabella',
    gruppo: 'Quadro economico',
    base: 'bloccante',
    fonti: [{ testo: 'coerenza fra il testo e le tabelle del quadro economico' }],
  },
  (c) => c.genere === 'importo',
);
