import type { Blocco, ContenutoSezione, Inline } from '#domain/section-content.ts';

type Stile = NonNullable<Extract<Inline, { tipo: 'testo' }>['stile']>;
const chiavi = ['grassetto', 'corsivo', 'sottolineato', 'barrato', 'apice', 'pedice'] as const;

/** Only the marks that are on; `undefined` when none is. */
const stilePulito = (stile: Stile | undefined): Stile | undefined => {
  const attivi = chiavi.filter((k) => stile?.[k] === true);
  return attivi.length === 0 ? undefined : (Object.fromEntries(attivi.map((k) => [k, true])) as Stile);
};

/** Canonical runs: no empty text, equal neighbours joined, line breaks as nodes. The editor keeps exactly this form. */
export const normalizzaInline = (nodi: readonly Inline[]): Inline[] => {
  const esito: Inline[] = [];
  const aggiungi = (testo: string, stile: Stile | undefined): void => {
    if (testo === '') return;
    const ultimo = esito.at(-1);
    if (ultimo?.tipo === 'testo' && JSON.stringify(ultimo.stile) === JSON.stringify(stile)) {
      esito[esito.length - 1] = { ...ultimo, testo: ultimo.testo + testo };
    } else esito.push(stile ? { tipo: 'testo', testo, stile } : { tipo: 'testo', testo });
  };
  for (const nodo of nodi) {
    if (nodo.tipo !== 'testo') {
      esito.push(nodo);
      continue;
    }
    const stile = stilePulito(nodo.stile);
    nodo.testo.split(/\r\n|\n|\r/).forEach((riga, i) => {
      if (i > 0) esito.push({ tipo: 'a-capo' });
      aggiungi(riga, stile);
    });
  }
  return esito;
};

/** Blocks that the editor shows but never edits: locked by the template, or drawn from registers. */
export const eFisso = (blocco: Blocco): boolean =>
  blocco.tutela === 'vincolato' ||
  blocco.tipo === 'tabella-viva' ||
  blocco.tipo === 'grafico-vivo' ||
  blocco.tipo === 'modello' ||
  blocco.tipo === 'figura';

const normalizzaBlocco = (blocco: Blocco): Blocco => {
  if (eFisso(blocco)) return blocco;
  switch (blocco.tipo) {
    case 'titolo':
    case 'paragrafo':
    case 'riquadro':
      return { ...blocco, contenuto: normalizzaInline(blocco.contenuto) };
    case 'elenco':
      return { ...blocco, voci: blocco.voci.map((v) => ({ ...v, contenuto: normalizzaInline(v.contenuto) })) };
    case 'tabella':
      return {
        ...blocco,
        righe: blocco.righe.map((riga) =>
          riga.map((cella) => ({ ...cella, contenuto: normalizzaInline(cella.contenuto) })),
        ),
      };
    default:
      return blocco;
  }
};

const famiglia = (b: Blocco): string | null =>
  b.tipo !== 'elenco' || eFisso(b) ? null : b.stile === 'puntato' ? 'puntato' : 'numerato';

/** Adjacent lists of one kind are one list: it keeps the first one's identity, as the editor does. */
const unisciElenchi = (blocchi: readonly Blocco[]): Blocco[] =>
  blocchi.reduce<Blocco[]>((esito, b) => {
    const prima = esito.at(-1);
    if (
      prima?.tipo === 'elenco' &&
      b.tipo === 'elenco' &&
      famiglia(prima) !== null &&
      famiglia(prima) === famiglia(b)
    ) {
      esito[esito.length - 1] = { ...prima, voci: [...prima.voci, ...b.voci] };
    } else esito.push(b);
    return esito;
  }, []);

/** Canonical form of a section's text: what `from(to(x))` gives back, byte for byte. */
export const normalizza = (contenuto: ContenutoSezione): ContenutoSezione => ({
  versione: 1,
  blocchi: unisciElenchi(contenuto.blocchi.map(normalizzaBlocco)),
});
