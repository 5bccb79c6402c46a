import { testoDi } from './inline.ts';
import { righeDi } from './testo.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';

const dopoLoSchema = (quando: string | null | undefined): boolean =>
  quando === 'sottoscrizione' || quando === 'pubblicazione';

const scrivi = (tratti: readonly Tratto[]): string =>
  tratti
    .map((t) => {
      if (t.t === 'nota') return ` (${t.testo})`;
      if (t.differito !== undefined && dopoLoSchema(t.differito.a)) return `⟦${t.differito.nome}⟧`;
      if (t.t === 'dacompilare') return `⟦${t.nome}⟧`;
      return testoDi([t]);
    })
    .join('');

const fisso = (b: BloccoDocumento): BloccoDocumento[] => {
  if (dopoLoSchema(b.fissatoA)) return [];
  if (b.t === 'elenco') return [{ ...b, voci: b.voci.map((v) => ({ ...v, blocchi: v.blocchi.flatMap(sostituito) })) }];
  return b.t === 'riquadro' ? [{ ...b, blocchi: b.blocchi.flatMap(sostituito) }] : [b];
};

const sostituito = (b: BloccoDocumento): BloccoDocumento[] =>
  dopoLoSchema(b.fissatoA)
    ? [{ id: b.id, t: 'paragrafo', stile: 'testo', tratti: [{ t: 'testo', testo: `⟦${b.id}⟧` }] }]
    : fisso(b);

/**
 * Canonical text of the schema of an act: what is frozen at the signature or at the publication, and what is still to be
 * filled, stands as its name. Two drafts with the same canonical text ask the Comuni to approve the same thing.
 */
export const testoCanonico = (blocchi: readonly BloccoDocumento[]): string =>
  blocchi
    .flatMap(sostituito)
    .flatMap((b) => righeDi(b, scrivi))
    .map((riga) =>
      riga
        .normalize('NFC')
        .replace(/[ \t\u00a0]+/g, ' ')
        .trim(),
    )
    .filter((riga) => riga !== '')
    .join('\n');
