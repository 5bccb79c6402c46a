import { differenza, type Frazione, inTesto, somma, zero } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import { type Blocco, type Sezione, testoInline } from '#domain/section-content.ts';
import { intero } from '#format/numeri.ts';
import { accordo } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { Segnalazione } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoSezione } from '../luoghi.ts';
import { numeroScritto } from '../numeri-scritti.ts';
import { nonSi, violazione } from '../segnala.ts';

type Tabella = Extract<Blocco, { tipo: 'tabella' }>;
/** A column of whole euro with its written total; `illeggibili` = cells that are not numbers. */
type Colonna = {
  readonly tabella: Tabella;
  readonly indice: number;
  readonly titolo: string;
  readonly voci: number;
  readonly somma: Frazione;
  readonly totale: Frazione;
  readonly illeggibili: number;
};

const testoCella = (c: Tabella['righe'][number][number] | undefined): string =>
  c === undefined
    ? ''
    : testoInline(c.contenuto)
        .replace(/[\u00a0\u202f]/gu, ' ')
        .trim();
const valore = (testo: string): Frazione | null => numeroScritto(testo.replace(/€|\beuro\b/giu, ''));

/** Columns of a typed table that end with a total and hold only whole numbers of euro. */
const colonne = (tabella: Tabella): readonly Colonna[] => {
  const { righe } = tabella;
  const ultima = righe.at(-1);
  if (ultima === undefined || righe.length < 4 || !/^totale\b/iu.test(testoCella(ultima[0]))) return [];
  if (righe.some((r) => r.length !== ultima.length || r.some((c) => (c.colonne ?? 1) > 1 || (c.righe ?? 1) > 1)))
    return [];
  const [testata, ...resto] = righe;
  const corpo = resto.slice(0, -1);
  return ultima.flatMap((cella, i): Colonna[] => {
    if (i === 0) return [];
    const totale = valore(testoCella(cella));
    const titolo = testoCella(testata?.[i]);
    const celle = corpo.map((r) => testoCella(r[i]));
    const letti = celle.map(valore);
    const numeri = letti.filter((n) => n !== null);
    const euro = /€|euro|import|risors|spes|cost/iu.test([titolo, tabella.titolo ?? '', ...celle].join(' '));
    if (totale === null || !euro || numeri.length < 2 || [totale, ...numeri].some((n) => n.den !== 1n)) return [];
    return [
      {
        tabella,
        indice: i,
        titolo,
        voci: numeri.length,
        somma: numeri.reduce(somma, zero),
        totale,
        illeggibili: celle.filter((c, k) => letti[k] === null && c !== '' && !/^[-–—]$/u.test(c)).length,
      },
    ];
  });
};

const nelleTabelle = (sezione: Sezione): readonly Colonna[] =>
  derivatoDa([sezione], 'colonne-intere', () =>
    sezione.contenuto.blocchi.flatMap((b) => (b.tipo === 'tabella' ? colonne(b) : [])),
  );
const conTabelle = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'qe-12', () => piano.sezioni.filter((s) => nelleTabelle(s).length > 0));

const esamina = (sezione: Sezione, c: Colonna): Segnalazione[] => {
  const luogo = luogoSezione(sezione, c.tabella.id);
  const nome = `${c.tabella.titolo ?? sezione.titolo}, colonna «${c.titolo}»`;
  const parte = `${c.tabella.id}/${c.indice}`;
  if (c.illeggibili > 0)
    return [
      {
        ...nonSi(
          nome,
          nonVerificabile(
            accordo(c.illeggibili, 'una cella non è un numero', `${c.illeggibili} celle non sono numeri`),
          ),
          { luoghi: [luogo] },
        ),
        parte,
      },
    ];
  const scarto = differenza(c.somma, c.totale);
  if (scarto.num === 0n) return [];
  const d = intero(scarto.num < 0n ? -scarto.num : scarto.num);
  // Each rounded figure is at most half a euro away.
  const arrotondamento = (scarto.num < 0n ? -scarto.num : scarto.num) * 2n <= BigInt(c.voci + 1);
  return [
    {
      ...violazione({
        messaggio: arrotondamento
          ? `${nome}: le cifre arrotondate non sommano (differenza ${d} €).`
          : `${nome}: le cifre non fanno il totale (differenza ${d} €).`,
        espressione: `${intero(c.somma.num)} ≠ ${intero(c.totale.num)}`,
        operandi: { tabella: c.tabella.id, colonna: c.titolo, somma: inTesto(c.somma), totale: inTesto(c.totale) },
        luoghi: [luogo],
        rimedi: [
          {
            testo: arrotondamento
              ? 'Scrivere anche i centesimi, o una nota sugli arrotondamenti.'
              : 'Correggere la tabella, o usare quella collegata ai registri.',
            vai: luogo,
          },
        ],
      }),
      parte,
    },
  ];
};

/** Tables typed at whole euro whose figures do not make their total. Live tables print cents. */
export const qe12 = regolaDiRighe<Sezione>({
  id: 'QE-12',
  titolo: 'Arrotondamenti in stampa',
  gruppo: 'Quadro economico',
  base: 'informazione',
  fonti: [{ testo: 'coerenza interna delle tabelle' }],
  righe: conTabelle,
  nome: (s) => s.id,
  legge: (s) => [chiave.sezione(s.id)],
  esamina: (s) => nelleTabelle(s).flatMap((c) => esamina(s, c)),
});
