import type { Piano } from '#domain/piano.ts';
import { dataBreve, giornoDi } from '#format/date.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { type Banco, ovunque } from './scena.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';

const testo = (t: string): Tratto => ({ t: 'testo', testo: testoSicuro(t) });

/** Findings accepted with their reason, as a table; nothing when there are none. */
export const tabellaAccettate = (piano: Piano, banco: Banco): BloccoDocumento[] =>
  piano.registri.accettazione.length === 0
    ? []
    : [
        banco.viva({
          genere: 'tabella',
          id: 'accettazioni',
          fonte: 'accettazioni',
          titolo: null,
          colonne: null,
          totali: false,
          sede: ovunque,
        }),
      ];

/** What the law does not admit in the final document, accepted only to discuss the draft: a notice for its first page. */
export const avvisoBozza = (piano: Piano): BloccoDocumento[] => {
  const sole = piano.registri.accettazione.filter((a) => a.soloBozza === true);
  if (sole.length === 0) return [];
  const voce = (contenuto: string, i: number): BloccoDocumento => ({
    id: `bozza-da-discutere-${i}`,
    t: 'paragrafo',
    stile: 'testo',
    tratti: [testo(contenuto)],
  });
  return [
    {
      id: 'bozza-da-discutere',
      t: 'riquadro',
      variante: 'attenzione',
      blocchi: [
        voce(
          'Bozza da discutere. Queste segnalazioni bloccanti sono state accettate solo per far circolare la bozza: il documento definitivo non si può esportare finché restano.',
          0,
        ),
        ...sole.map((a, i) =>
          voce(
            `${a.regola}: ${a.messaggio ?? a.soggetto} Motivazione: «${a.motivazione}» (${a.autore}, ${dataBreve(giornoDi(a.istante))}).`,
            i + 1,
          ),
        ),
      ],
    },
  ];
};
