import { occorrenze } from '#domain/collega-dato.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
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
import { type Confronto, confrontoDi, fattiDi, lettiDa, type Scritta, scritta, valoreEsatto } from '../fatti-testo.ts';
import { nominatiDa, partiDelleParole, puoEsserlo } from '../forme-cifre.ts';
import { luogoSezione } from '../luoghi.ts';
import { violazione } from '../segnala.ts';
import { type Passaggio, passaggiLiberi } from '../testo-sezioni.ts';

type Scritte = { readonly passaggio: Passaggio; readonly cifre: readonly Scritta[] };
/** Passages of a section with typed figures that may be the plan's, read once for each revision of the section. */
const scritteIn = (sezione: Sezione, piano: Piano): readonly Scritte[] =>
  derivatoDa([piano.testa, ...partiDelleParole(piano), sezione], 'cifre-scritte', () =>
    passaggiLiberi(sezione).flatMap((passaggio) => {
      const cifre = cifreScritte(passaggio.testo, attiNelPassaggio(passaggio)).filter((c) => puoEsserlo(piano, c));
      if (cifre.length === 0) return [];
      const nominati = nominatiDa(piano, cifre);
      return [{ passaggio, cifre: cifre.map((c, i) => scritta(c, nominati[i] ?? [])) }];
    }),
  );
const conCifre = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.testa, ...partiDelleParole(piano), piano.sezioni], 'con-cifre', () =>
    piano.sezioni.filter((s) => scritteIn(s, piano).length > 0),
  );

/** A typed figure that is a figure of the plan: where it is, and its number in its passage. */
type Trovata = { readonly passaggio: Passaggio; readonly numero: number; readonly confronto: Confronto };
/** Last comparisons of a section, with what they read: while that is the same, so are they. */
const ultime = new WeakMap<object, { readonly letti: readonly unknown[]; readonly trovate: readonly Trovata[] }>();

const trovateIn = (sezione: Sezione, piano: Piano): readonly Trovata[] => {
  const [scritte, fatti] = [scritteIn(sezione, piano), fattiDi(piano)];
  return derivatoDa([fatti, scritte], 'cifre-confrontate', () => {
    const letti = scritte.flatMap(({ cifre }) => cifre.flatMap((s) => lettiDa(fatti, s)));
    const prima = ultime.get(scritte);
    if (prima !== undefined && letti.every((x, i) => x === prima.letti[i])) return prima.trovate;
    const trovate = scritte.flatMap(({ passaggio, cifre }) =>
      cifre.flatMap((s, i): Trovata[] => {
        const confronto = confrontoDi(fatti, s);
        return confronto === null ? [] : [{ passaggio, numero: i + 1, confronto }];
      }),
    );
    ultime.set(scritte, { letti, trovate });
    return trovate;
  });
};
/** What a comparison says, as a data key: a section is examined again only when one of its figures says something else. */
const comeChiave = ({ passaggio, numero, confronto: c }: Trovata): string =>
  `cifra:${passaggio.bloccoId}/${numero}/${c.esito}/${c.solo}/${c.firma}`;

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
      operandi: { testo, dato: c.rif, valore: valoreEsatto(c.dato), esito: c.esito, posizione: `${bloccoId}/${n}` },
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
    parti: (piano) => [fattiDi(piano)],
    nome: (s) => s.id,
    legge: (s, piano) =>
      derivatoDa([trovateIn(s, piano), s], testa.id, () => [
        chiave.sezione(s.id),
        ...trovateIn(s, piano).flatMap((t) => (quali(t.confronto.cifra) ? [comeChiave(t)] : [])),
      ]),
    esamina: (sezione, piano) =>
      trovateIn(sezione, piano)
        .filter((t) => quali(t.confronto.cifra))
        .map((t) => segnala(sezione, t.passaggio, t.confronto, t.numero)),
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
