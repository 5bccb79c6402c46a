import { documentoAccordo } from '#documento/accordo.ts';
import { bozzaViva, type OpzioniDocumento } from '#documento/banco.ts';
import { frammenti } from '#documento/frammento.ts';
import { documentoPiano } from '#documento/piano.ts';
import type { Documento } from '#documento/tipi.ts';
import { derivato } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { TipoBlocco } from '#domain/section-content.ts';
import { htmlBlocchi } from '#html/documento.ts';
import type { Arricchitori } from '../arricchitori.ts';
import { conAccettazioniVigenti } from './accettate.ts';
import { blocchiConGrafici, grafici } from './grafici.ts';

const opzioni: OpzioniDocumento = { ...bozzaViva, ...grafici };
const vive: ReadonlySet<TipoBlocco> = new Set(['tabella-viva', 'grafico-vivo', 'modello']);

/** Acts of the live draft as finished trees, once per state of the plan: null where the act cannot be written. */
export const attiDellaBozza = (piano: Piano): { readonly accordo: Documento | null; readonly piano: Documento } =>
  derivato(piano, 'atti-bozza', () => {
    const accordo = documentoAccordo(piano, opzioni);
    return { accordo: 'rifiuto' in accordo ? null : accordo, piano: documentoPiano(piano, opzioni) };
  });

/** What documents add to the reading of sections and versions. */
export const arricchitoriDocumenti: Pick<Arricchitori, 'vivi' | 'htmlSezione' | 'testiAtti'> = {
  vivi: async (piano, sezione) => {
    const html: Record<string, string> = {};
    for (const [id, blocchi] of frammenti(piano, sezione, opzioni, vive))
      html[id] = htmlBlocchi(await blocchiConGrafici(piano, blocchi));
    return html;
  },
  htmlSezione: async (piano, sezione) =>
    htmlBlocchi(await blocchiConGrafici(piano, [...frammenti(piano, sezione, opzioni, null).values()].flat())),
  testiAtti: (piano) => {
    const { accordo, piano: documento } = attiDellaBozza(conAccettazioniVigenti(piano));
    return { ...(accordo === null ? {} : { accordo: accordo.testoCanonico }), piano: documento.testoCanonico };
  },
};
