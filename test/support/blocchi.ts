import fc from 'fast-check';
import type { BloccoId, Id } from '#domain/ids.ts';
import type { Blocco, ContenutoSezione, Inline } from '#domain/section-content.ts';

const parola = fc.stringMatching(/^[a-zàèéìòù0-9 ,.'’:/()<>&"€−-]{0,24}$/);
const stile = fc.option(
  fc.record(
    {
      grassetto: fc.boolean(),
      corsivo: fc.boolean(),
      sottolineato: fc.boolean(),
      barrato: fc.boolean(),
      apice: fc.boolean(),
      pedice: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);
const testo = fc.record({ testo: fc.oneof(parola, fc.string({ maxLength: 12 })), stile }).map(
  ({ testo: t, stile: s }): Inline =>
    ({
      tipo: 'testo',
      testo: t,
      ...(s ? { stile: s as Extract<Inline, { tipo: 'testo' }>['stile'] } : {}),
    }) as Inline,
);
const nome = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);

/** Any inline node. */
export const unInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: testo },
  fc.constant<Inline>({ tipo: 'a-capo' }),
  nome.map((n): Inline => ({ tipo: 'dato', rif: `${n}.${n}@2027` })),
  fc.record({ norma: nome, articolo: nome }).map((c): Inline => ({ tipo: 'citazione', ...c })),
  nome.map((n): Inline => ({ tipo: 'rinvio', a: n })),
  fc.uuid().map((u): Inline => ({ tipo: 'contributo', contributoId: u as Id })),
  parola.map((p): Inline => ({ tipo: 'nota', testo: p })),
  nome.map((n): Inline => ({ tipo: 'segnaposto', nome: n, etichetta: n })),
  fc
    .record({ url: fc.constant('https://www.normattiva.it/x'), testo: parola })
    .map((c): Inline => ({ tipo: 'collegamento', ...c })),
  fc.record({ id: nome, testo: parola }).map((c): Inline => ({ tipo: 'commento', ...c })),
);
const inlines = fc.array(unInline, { maxLength: 5 });
const id = fc.uuid().map((u) => u as unknown as BloccoId);
const opzioni = fc.record(
  { origine: nome, tutela: fc.constantFrom('libero' as const, 'da_compilare' as const, 'vincolato' as const) },
  { requiredKeys: [] },
);

/** Any block, fixed ones included. */
export const unBlocco: fc.Arbitrary<Blocco> = fc.tuple(id, opzioni).chain(([i, o]) => {
  const base = { id: i, ...o };
  return fc.oneof(
    inlines.map((contenuto) => ({ ...base, tipo: 'paragrafo', contenuto }) as Blocco),
    fc
      .record({ livello: fc.integer({ min: 2, max: 4 }), contenuto: inlines })
      .map((b) => ({ ...base, tipo: 'titolo', ...b }) as Blocco),
    fc
      .record({ variante: fc.constantFrom('nota', 'attenzione', 'suggerimento'), contenuto: inlines })
      .map((b) => ({ ...base, tipo: 'riquadro', ...b }) as Blocco),
    fc
      .record({
        stile: fc.constantFrom('puntato', 'numeri', 'lettere'),
        voci: fc.array(fc.record({ id, livello: fc.integer({ min: 0, max: 3 }), contenuto: inlines }), {
          minLength: 1,
          maxLength: 5,
        }),
      })
      .map((b) => ({ ...base, tipo: 'elenco', ...b }) as Blocco),
    fc
      .record(
        {
          righe: fc.array(
            fc.array(
              fc.record(
                {
                  contenuto: inlines,
                  intestazione: fc.constant(true),
                  colonne: fc.integer({ min: 2, max: 3 }),
                  righe: fc.integer({ min: 2, max: 3 }),
                },
                { requiredKeys: ['contenuto'] },
              ),
              { minLength: 1, maxLength: 3 },
            ),
            { minLength: 1, maxLength: 3 },
          ),
          titolo: parola,
        },
        { requiredKeys: ['righe'] },
      )
      .map((b) => ({ ...base, tipo: 'tabella', ...b }) as Blocco),
    fc.record({ fonte: nome, titolo: parola }).map((b) => ({ ...base, tipo: 'tabella-viva', ...b }) as Blocco),
    nome.map((rif) => ({ ...base, tipo: 'modello', rif }) as Blocco),
  );
});

/** Any section text with distinct ids. */
export const unContenuto: fc.Arbitrary<ContenutoSezione> = fc
  .array(unBlocco, { minLength: 1, maxLength: 6 })
  .map((blocchi) => ({
    versione: 1,
    // Ids are distinct in a section, those of list items included.
    blocchi: blocchi.map((b, i) => {
      const id = `b${i}` as BloccoId;
      return b.tipo === 'elenco'
        ? { ...b, id, voci: b.voci.map((v, j) => ({ ...v, id: `b${i}v${j}` as BloccoId })) }
        : { ...b, id };
    }),
  }));
