import { annoDi } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import type { Norma } from '#domain/pacco.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { chiave } from '../chiavi.ts';
import { attiCitati } from '../citazioni-testo.ts';
import type { Segnalazione } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { parolePiane } from '../famiglie/testo.ts';
import { luogoSezione } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { violazione } from '../segnala.ts';
import { fraseAttorno, type Passaggio, passaggiLiberi } from '../testo-sezioni.ts';

/** Shortest quotation that is compared: fewer words are a term, not a quotation. */
const paroleMinime = 6;

type Citazione = { readonly passaggio: Passaggio; readonly testo: string; readonly frase: string };
const tra = /«([^«»]{20,2000})»|“([^“”]{20,2000})”/gu;

const citazioni = (sezione: Sezione): readonly Citazione[] =>
  derivatoDa([sezione], 'citazioni-letterali', () =>
    passaggiLiberi(sezione).flatMap((passaggio) =>
      [...passaggio.testo.matchAll(tra)].flatMap((m) => {
        const testo = m[1] ?? m[2] ?? '';
        return parolePiane(testo).length < paroleMinime
          ? []
          : [{ passaggio, testo, frase: fraseAttorno(passaggio.testo, m.index, m.index + m[0].length) }];
      }),
    ),
  );
const conCitazioni = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'txt-08', () => piano.sezioni.filter((s) => citazioni(s).length > 0));

/** A point of a norm whose words the pack carries. */
type Punto = { readonly norma: Norma; readonly punto: string; readonly parole: string };
const punti = (piano: Piano): readonly Punto[] =>
  derivatoDa([piano.pacco, piano.testa], 'testi-norme', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.testiNorme);
    if (eNonVerificabile(tabella)) return [];
    return Object.entries(tabella).flatMap(([dove, testo]): Punto[] => {
      const [id = '', ...resto] = dove.split('/');
      const norma = piano.pacco.norme.find((n) => n.id === id);
      return norma === undefined || typeof testo !== 'string'
        ? []
        : [{ norma, punto: resto.join(', '), parole: ` ${parolePiane(testo).join(' ')} ` }];
    });
  });

/** Norms that a sentence names: in a live citation, or in words by number and year. */
const normeNominate = (piano: Piano, frase: string): ReadonlySet<string> => {
  const perAtto = new Set(attiCitati(frase).map((a) => `${a.numero}/${a.anno}`));
  return new Set(
    punti(piano)
      .map((p) => p.norma)
      .filter(
        (n) =>
          frase.includes(`⟦${n.id} `) ||
          frase.includes(`⟦${n.id}⟧`) ||
          (n.numero !== null && n.data !== null && perAtto.has(`${n.numero}/${annoDi(n.data)}`)),
      )
      .map((n) => n.id),
  );
};

/** Parts of a quotation between the omissions that its writer marked. */
const parti = (testo: string): readonly string[] =>
  testo
    .split(/\[?(?:\.{3}|…)\]?|\(omissis\)|\[[^\]]*\]/iu)
    .map((p) => ` ${parolePiane(p).join(' ')} `)
    .filter((p) => p.trim() !== '');
const letterale = (pezzi: readonly string[], p: Punto): boolean => pezzi.every((pezzo) => p.parole.includes(pezzo));

/** Share of the words of a quotation that stand in a text in runs of three, per cent: how much it looks like it. */
const somiglianza = (testo: string, p: Punto): number => {
  const parole = parolePiane(testo);
  const terne = parole.slice(0, -2).map((_, i) => ` ${parole.slice(i, i + 3).join(' ')} `);
  return terne.length === 0 ? 0 : (terne.filter((t) => p.parole.includes(t)).length * 100) / terne.length;
};
const somigliante = 60;

const esamina = (sezione: Sezione, piano: Piano): Segnalazione[] =>
  citazioni(sezione).flatMap(({ passaggio, testo, frase }, i) => {
    const norme = normeNominate(piano, frase);
    const candidati = punti(piano).filter((p) => norme.has(p.norma.id));
    const pezzi = parti(testo);
    if (candidati.length === 0 || candidati.some((p) => letterale(pezzi, p))) return [];
    // Words that look like no text of the pack come from another article: nobody here can say.
    const [vicino] = candidati
      .map((p) => ({ p, quanto: somiglianza(testo, p) }))
      .filter((c) => c.quanto >= somigliante)
      .toSorted((a, b) => b.quanto - a.quanto);
    if (vicino === undefined) return [];
    const luogo = luogoSezione(sezione, passaggio.bloccoId);
    const dove = `${vicino.p.norma.breve}, ${vicino.p.punto}`;
    return [
      {
        ...violazione({
          messaggio: `La citazione di ${dove} non è letterale: «${testo.length > 120 ? `${testo.slice(0, 120)}…` : testo}».`,
          espressione: `«…» ≠ testo di ${dove}`,
          operandi: { norma: vicino.p.norma.id, punto: vicino.p.punto, testo },
          luoghi: [luogo],
          rimedi: [{ testo: 'Riportare le parole della norma, o togliere le virgolette.', vai: luogo }],
        }),
        parte: `${passaggio.bloccoId}/${i + 1}`,
        probabile: true,
      },
    ];
  });

/** Quotations between marks that change the words of the norm they cite. Only where the pack carries those words. */
export const txt08 = regolaDiRighe<Sezione>({
  id: 'TXT-08',
  titolo: 'Citazione letterale alterata',
  gruppo: 'Testo e citazioni',
  base: 'avviso',
  fonti: [{ testo: 'testi delle norme nel modello' }],
  righe: conCitazioni,
  nome: (s) => s.id,
  legge: (s) => [chiave.sezione(s.id)],
  esamina,
});
