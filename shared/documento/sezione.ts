import { nodoDelPacco } from '#domain/assembla.ts';
import type { Blocco, Inline, Sezione } from '#domain/section-content.ts';
import { letteraElenco } from '#format/parole.ts';
import { testoSicuro, urlSicuro } from '#format/testo-sicuro.ts';
import { accodaCitazione } from './citazioni.ts';
import { formatta } from './formatta.ts';
import { citata, dato, testoDi } from './inline.ts';
import { contaBlocco, daCompilare, type Scena, segnala, trova } from './scena.ts';
import type { BloccoDocumento, Cella, Tratto, VoceElenco } from './tipi.ts';
import { valutaBlocchi } from './valuta.ts';

/** Runs that one inline node of a section becomes. */
export const trattiInline = (n: Inline, scena: Scena, bloccoId: string): Tratto[] => {
  switch (n.tipo) {
    case 'testo':
      return [{ t: 'testo', testo: testoSicuro(n.testo), ...acceso(n.stile ?? {}) }];
    case 'a-capo':
      return [{ t: 'a-capo' }];
    case 'dato':
      return dato({ t: 'dato', nome: n.rif, formato: n.formato }, scena, bloccoId);
    case 'citazione':
      return accodaCitazione([], n, citata(n, scena, bloccoId));
    case 'rinvio':
      return [{ t: 'rinvio', testo: '', a: n.a }];
    case 'nota':
      return [{ t: 'nota', numero: 0, testo: testoSicuro(n.testo) }];
    case 'segnaposto': {
      const campo = trova(scena, n.nome.split('.'));
      const scritto = campo === null ? null : formatta(campo, null);
      if (scritto !== null) return [{ t: 'testo', testo: scritto.replaceAll('\n', ' ') }];
      return [daCompilare(scena, n.nome, testoSicuro(n.etichetta), null)];
    }
    case 'collegamento': {
      const url = urlSicuro(n.url);
      const testo = testoSicuro(n.testo);
      return [url === null ? { t: 'testo', testo } : { t: 'collegamento', testo, url }];
    }
    case 'contributo':
    case 'commento':
      return [];
  }
};

type Stile = NonNullable<Extract<Inline, { tipo: 'testo' }>['stile']>;
const acceso = (s: Stile) => ({
  ...(s.grassetto && { grassetto: true }),
  ...(s.corsivo && { corsivo: true }),
  ...(s.sottolineato && { sottolineato: true }),
  ...(s.barrato && { barrato: true }),
  ...(s.apice && { apice: true }),
  ...(s.pedice && { pedice: true }),
});

const tratti = (nodi: readonly Inline[], scena: Scena, bloccoId: string): Tratto[] => {
  let esito: Tratto[] = [];
  for (const n of nodi) {
    if (n.tipo === 'citazione') esito = accodaCitazione(esito, n, citata(n, scena, bloccoId));
    else esito.push(...trattiInline(n, scena, bloccoId));
  }
  return esito;
};

const pallini = ['•', '–', '◦'];
const etichettaAlLivello = (stile: 'puntato' | 'numeri' | 'lettere', livello: number, n: number): string => {
  if (stile === 'puntato') return pallini[livello % pallini.length] ?? '•';
  const conLettere = (stile === 'lettere') === (livello % 2 === 0);
  return conLettere ? `${letteraElenco(n)})` : `${n + 1})`;
};

type Di<T extends Blocco['tipo']> = Extract<Blocco, { tipo: T }>;

const elenco = (b: Di<'elenco'>, scena: Scena): VoceElenco[] => {
  const conti: number[] = [];
  return b.voci.map((v) => {
    conti.length = v.livello + 1;
    const n = conti[v.livello] ?? 0;
    conti[v.livello] = n + 1;
    return {
      id: v.id,
      livello: v.livello,
      etichetta: etichettaAlLivello(b.stile, v.livello, n),
      blocchi: [{ id: `${v.id}.testo`, t: 'paragrafo', stile: 'testo', tratti: tratti(v.contenuto, scena, b.id) }],
    };
  });
};

const tabella = (b: Di<'tabella'>, scena: Scena, id: string): BloccoDocumento => {
  const righe = b.righe.map((riga) => ({
    intestazione: riga.length > 0 && riga.every((c) => c.intestazione === true),
    totale: false,
    celle: riga.map((c): Cella => {
      const contenuto = tratti(c.contenuto, scena, b.id);
      const cifra = c.intestazione !== true && /^[-−]?[\d.]+(,\d+)?(\s?[€%])?$/.test(testoDi(contenuto).trim());
      return {
        tratti: contenuto,
        allinea: cifra ? 'destra' : 'sinistra',
        intestazione: c.intestazione === true,
        colonne: c.colonne ?? 1,
        righe: c.righe ?? 1,
      };
    }),
  }));
  const larghe = Math.max(1, ...righe.map((r) => r.celle.reduce((n, c) => n + c.colonne, 0)));
  const titolo = b.titolo === undefined || b.titolo.trim() === '' ? null : testoSicuro(b.titolo);
  const larghezze = Array.from({ length: larghe }, () => 1);
  return { id, t: 'tabella', titolo, numero: null, larghezze, righe, vuota: null, fonte: null };
};

const livelli = [1, 2, 3, 4] as const;

const blocco = (b: Blocco, scena: Scena, livelloSezione: number): BloccoDocumento[] => {
  contaBlocco(scena);
  switch (b.tipo) {
    case 'titolo': {
      const livello = livelli.find((l) => l === livelloSezione + b.livello - 1) ?? 4;
      return [{ id: b.id, t: 'titolo', livello, numero: null, tratti: tratti(b.contenuto, scena, b.id) }];
    }
    case 'paragrafo': {
      const contenuto = tratti(b.contenuto, scena, b.id);
      if (testoDi(contenuto).trim() !== '') return [{ id: b.id, t: 'paragrafo', stile: 'testo', tratti: contenuto }];
      if (b.tutela !== 'da_compilare') return [];
      return [{ id: b.id, t: 'paragrafo', stile: 'testo', tratti: [daCompilare(scena, b.id, 'testo', null)] }];
    }
    case 'elenco':
      return b.voci.length === 0 ? [] : [{ id: b.id, t: 'elenco', stile: b.stile, voci: elenco(b, scena) }];
    case 'tabella':
      return b.righe.length === 0 ? [] : [tabella(b, scena, b.id)];
    case 'riquadro':
      if (b.variante === 'suggerimento') return [];
      return [
        {
          id: b.id,
          t: 'riquadro',
          variante: b.variante,
          blocchi: [{ id: `${b.id}.testo`, t: 'paragrafo', stile: 'testo', tratti: tratti(b.contenuto, scena, b.id) }],
        },
      ];
    case 'figura':
      return [
        {
          id: b.id,
          t: 'figura',
          alternativo: testoSicuro(b.alternativo),
          didascalia: b.didascalia === undefined ? null : testoSicuro(b.didascalia),
          svg: null,
          impronta: b.impronta,
        },
      ];
    case 'tabella-viva':
    case 'grafico-vivo':
      return [
        scena.banco.viva({
          genere: b.tipo === 'tabella-viva' ? 'tabella' : 'grafico',
          id: b.id,
          fonte: b.fonte,
          titolo: testoSicuro(b.titolo),
          colonne: b.tipo === 'tabella-viva' ? (b.colonne ?? null) : null,
          totali: b.tipo === 'tabella-viva' && b.totali === true,
          sede: scena.sede,
        }),
      ];
    case 'modello': {
      const nodo = nodoDelPacco(scena.banco.piano.pacco, b.rif);
      if (nodo !== null) return valutaBlocchi([nodo], scena);
      segnala(scena, b.id, `La parte di modello «${b.rif}» non è nel modello che il piano porta con sé.`);
      return [];
    }
  }
};

const conPrefisso = (b: BloccoDocumento, prefisso: string): BloccoDocumento => {
  const testa = { id: `${prefisso}${b.id}`, chiavi: [...(b.chiavi ?? []), b.id] };
  if (b.t === 'elenco')
    return {
      ...b,
      ...testa,
      voci: b.voci.map((v) => ({
        ...v,
        id: `${prefisso}${v.id}`,
        blocchi: v.blocchi.map((x) => conPrefisso(x, prefisso)),
      })),
    };
  return b.t === 'riquadro'
    ? { ...b, ...testa, blocchi: b.blocchi.map((x) => conPrefisso(x, prefisso)) }
    : { ...b, ...testa };
};

/** Stable prefix of the ids of a section's blocks inside a document. */
export const prefissoDi = (sezione: Sezione): string => `${sezione.chiave ?? sezione.id}/`;

/** Blocks that one block of a section becomes, with the section's prefix in their ids. References are not written yet. */
export const blocchiDelBlocco = (b: Blocco, sezione: Sezione, livello: number, scena: Scena): BloccoDocumento[] =>
  blocco(b, scena, livello).map((x) => conPrefisso(x, prefissoDi(sezione)));

/**
 * Blocks of a section's text: live figures resolved, locked parts of the pack evaluated, guidance left out. Heading levels
 * follow the section's depth (1-based). References are not written yet. Ids carry the section's prefix.
 */
export const blocchiSezione = (sezione: Sezione, livello: number, scena: Scena): BloccoDocumento[] =>
  sezione.contenuto.blocchi.flatMap((b) => blocchiDelBlocco(b, sezione, livello, scena));
