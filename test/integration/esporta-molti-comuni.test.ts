import { expect, test } from 'vitest';
import { documentoAccordo } from '#documento/accordo.ts';
import { bozzaViva } from '#documento/banco.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { esporta } from '#engine/export/esporta.ts';
import { pianoEsempio, testiDi } from '../support/atti.ts';
import { erroriAccordo } from '../support/controlla-accordo.ts';
import { idDi } from '../support/costruisci.ts';

/** The example plan with more Comuni: each new one has the membership, population, body, party and share of a first one. */
const conComuni = (piano: Piano, quanti: number): Piano => {
  const r = piano.registri;
  const lettera = (n: number) => String.fromCharCode(97 + n);
  const nuovi = Array.from({ length: quanti - r.comune.length }, (_, i) => [
    String(99_101 + i).padStart(6, '0'),
    `Contrada ${lettera(Math.floor(i / 26)).toUpperCase()}${lettera(i % 26)}`,
  ]);
  const cloni = <T extends { readonly id: string }>(
    righe: readonly T[],
    tieni: (riga: T) => boolean,
    cambia: (riga: T, i: number) => object,
  ): T[] =>
    nuovi.flatMap((_, i) =>
      righe.filter(tieni).map((riga) => ({ ...riga, id: idDi(`${riga.id}/${i}`), ...cambia(riga, i) })),
    );
  const [modello] = r.comune;
  const ente = r.ente.find((e) => e.comuneId === modello?.id);
  if (!modello || !ente) throw new Error('il piano di prova non ha Comuni');
  const comuneId = (i: number) => idDi(`${modello.id}/${i}`);
  const enteId = (i: number) => idDi(`${ente.id}/${i}`);
  const di = (riga: { readonly comuneId: string | null }) => riga.comuneId === modello.id;
  const registri: RegistriDelPiano = {
    ...r,
    comune: [
      ...r.comune,
      ...cloni(
        r.comune,
        (c) => c.id === modello.id,
        (_, i) => ({ codiceIstat: nuovi[i]?.[0], nome: nuovi[i]?.[1] }),
      ),
    ],
    appartenenza: [...r.appartenenza, ...cloni(r.appartenenza, di, (_, i) => ({ comuneId: comuneId(i) }))],
    popolazione: [...r.popolazione, ...cloni(r.popolazione, di, (_, i) => ({ comuneId: comuneId(i) }))],
    ente: [
      ...r.ente,
      ...cloni(
        r.ente,
        (e) => e.id === ente.id,
        (_, i) => ({ comuneId: comuneId(i), codice: nuovi[i]?.[0], denominazione: `Comune di ${nuovi[i]?.[1] ?? ''}` }),
      ),
    ],
    parte: [
      ...r.parte,
      ...cloni(
        r.parte,
        (p) => p.enteId === ente.id,
        (_, i) => ({ enteId: enteId(i), ordine: 100 + i }),
      ),
    ],
    quota: [...r.quota, ...cloni(r.quota, di, (_, i) => ({ comuneId: comuneId(i), comuneLetto: nuovi[i]?.[1] }))],
  };
  return { ...piano, registri };
};

test.each([40])(
  'accordo e Piano di %i Comuni si esportano: ogni Comune è Parte una volta e firma una volta',
  async (quanti) => {
    const piano = conComuni(pianoEsempio(), quanti);
    expect(comuniDellAmbito(piano)).toHaveLength(quanti);
    const d = documentoAccordo(piano, bozzaViva);
    if ('rifiuto' in d) throw new Error(d.rifiuto);
    const errori = erroriAccordo(piano, d);
    expect(errori).toEqual(Object.fromEntries(Object.keys(errori).map((k) => [k, []])));
    expect(testiDi(d, 'firma')).toHaveLength(quanti);
    for (const genere of ['accordo', 'piano'] as const) {
      const inizio = performance.now();
      const { byte } = await esporta(piano, genere, { versione: null, definitiva: false });
      expect(byte.length).toBeGreaterThan(20_000);
      if (process.env.PDZ_MISURE)
        process.stdout.write(
          `${quanti} ${genere}: ${Math.round(performance.now() - inizio)} ms, ${byte.length} byte\n`,
        );
    }
  },
);
