import type { Nodo } from '#domain/modello-ast.ts';
import { trovaNome } from './ambito.ts';
import { controllaCondizione } from './controlla-espressione.ts';
import {
  controllaAttributi,
  direttiveBlocco,
  direttiveFoglia,
  eBlocco,
  eFoglia,
  espressioneDi,
  type NomeBlocco,
  percorsoDi,
} from './direttive.ts';
import { citaSorgente } from './errore.ts';
import { foglia, type Luogo, testa } from './foglie.ts';
import { compilaInline, giroDi } from './inline.ts';
import { limiti } from './limiti.ts';
import { leggiMarkdown, type NodoMd } from './markdown.ts';

const nonAmmessi: Readonly<Record<string, string>> = {
  code: 'testo: il codice non è ammesso',
  blockquote: 'un :::riquadro o testo: la citazione con «>» non è ammessa',
  thematicBreak: 'un ::salto o testo: la riga di trattini non è ammessa',
  html: 'testo senza HTML',
  definition: 'testo o una :cita',
};
const ammessiInElenco: ReadonlySet<string> = new Set([
  'voce',
  'per',
  'se',
  'altrimenti',
  'scegli',
  'caso',
  'suggerimento',
  'nota',
]);
const ammessiInVoce: ReadonlySet<string> = new Set([
  'per',
  'se',
  'altrimenti',
  'scegli',
  'caso',
  'elenco',
  'suggerimento',
  'nota',
  'compila',
  'vincolato',
]);

/** Whether a directive may stand here; says why not. */
const posto = (nodo: NodoMd, nome: string, luogo: Luogo): boolean => {
  const { errori } = luogo.officina;
  if (luogo.in === 'elenco' && !ammessiInElenco.has(nome)) {
    errori.aggiungi(nodo.riga, 'dentro :::elenco voci, cicli e condizioni', nome);
    return false;
  }
  if (luogo.in === 'voce' && !ammessiInVoce.has(nome)) {
    errori.aggiungi(nodo.riga, 'dentro :::voce testo, condizioni, cicli o un elenco', nome);
    return false;
  }
  if (nome === 'voce' && luogo.in !== 'elenco') {
    errori.aggiungi(nodo.riga, ':::voce dentro un :::elenco', 'una voce fuori da un elenco');
    return false;
  }
  if (nome === 'articolo' && luogo.articolo) {
    errori.aggiungi(nodo.riga, 'articoli uno dopo l’altro', 'un articolo dentro un articolo');
    return false;
  }
  return true;
};

/** Compiles a run of blocks; `altrimenti` is joined to the `se` that it follows. */
export const compilaBlocchi = (nodi: readonly NodoMd[], luogo: Luogo): Nodo[] => {
  const { officina } = luogo;
  const esito: Nodo[] = [];
  if (luogo.profondita > limiti.profondita) {
    officina.errori.aggiungi(nodi[0]?.riga ?? 1, `non più di ${limiti.profondita} livelli`, 'blocchi annidati');
    return esito;
  }
  let precedente: NodoMd | null = null;
  for (const nodo of nodi) {
    officina.conto.nodi += 1;
    if (officina.conto.nodi > limiti.nodiFile) {
      officina.errori.aggiungi(nodo.riga, `non più di ${limiti.nodiFile} elementi in un file`, 'un file troppo grande');
      return esito;
    }
    if (nodo.etichetta) {
      officina.errori.aggiungi(
        nodo.riga,
        'attributi tra graffe dopo il nome del blocco',
        'un testo tra parentesi quadre',
      );
      continue;
    }
    if (nodo.tipo === 'containerDirective' && nodo.nome === 'altrimenti') {
      unisciAltrimenti(nodo, precedente, esito, luogo);
    } else {
      const compilato = unBlocco(nodo, luogo);
      if (compilato !== null) esito.push(compilato);
    }
    precedente = nodo;
  }
  return esito;
};

const unisciAltrimenti = (nodo: NodoMd, precedente: NodoMd | null, esito: Nodo[], luogo: Luogo): void => {
  const ultimo = esito.at(-1);
  controllaAttributi(nodo, [], luogo.officina.errori);
  const altrimenti = compilaBlocchi(nodo.figli, { ...luogo, profondita: luogo.profondita + 1 });
  if (precedente?.nome === 'se' && ultimo?.t === 'se') esito[esito.length - 1] = { ...ultimo, altrimenti };
  else if (precedente?.nome !== 'se')
    luogo.officina.errori.aggiungi(
      nodo.riga,
      ':::altrimenti subito dopo la chiusura di un :::se',
      'un altrimenti senza se',
    );
};

const unBlocco = (nodo: NodoMd, luogo: Luogo): Nodo | null => {
  const { officina, sorgente, ambito } = luogo;
  const { errori, genere } = officina;
  switch (nodo.tipo) {
    case 'paragraph':
      return { ...testa(nodo, luogo), t: 'paragrafo', figli: compilaInline(nodo.figli, officina, ambito, sorgente) };
    case 'heading':
      if (genere !== 'atto' && (nodo.livello < 2 || nodo.livello > 4))
        errori.aggiungi(
          nodo.riga,
          'un titolo da ## a #### (il titolo della sezione è nella testata)',
          '#'.repeat(nodo.livello),
        );
      if (luogo.in !== 'libero') errori.aggiungi(nodo.riga, 'testo dentro elenchi e voci', 'un titolo');
      return {
        ...testa(nodo, luogo),
        t: 'titolo',
        livello: nodo.livello,
        figli: compilaInline(nodo.figli, officina, ambito, sorgente),
      };
    case 'list':
      return lista(nodo, luogo);
    case 'containerDirective':
      if (eBlocco(nodo.nome)) return contenitore(nodo, nodo.nome, luogo);
      errori.aggiungi(nodo.riga, `un blocco tra ${Object.keys(direttiveBlocco).join(', ')}`, `:::${nodo.nome}`);
      return null;
    case 'leafDirective':
      if (eFoglia(nodo.nome)) return foglia(nodo, nodo.nome, luogo);
      errori.aggiungi(nodo.riga, `una foglia tra ${Object.keys(direttiveFoglia).join(', ')}`, `::${nodo.nome}`);
      return null;
    default:
      errori.aggiungi(nodo.riga, nonAmmessi[nodo.tipo] ?? 'testo', citaSorgente(sorgente.slice(nodo.da, nodo.a)));
      return null;
  }
};

const lista = (nodo: NodoMd, luogo: Luogo): Nodo | null => {
  const { officina, ambito, sorgente } = luogo;
  if (luogo.in === 'elenco')
    officina.errori.aggiungi(nodo.riga, 'voci scritte con :::voce', 'un elenco con i trattini');
  if (nodo.ordinata && nodo.inizio !== 1)
    officina.errori.aggiungi(
      nodo.riga,
      `un elenco che comincia da 1; se «${nodo.inizio}.» è testo scrivi «${nodo.inizio}\\.»`,
      `una riga che comincia con «${nodo.inizio}.»`,
    );
  const voci = nodo.figli.map((voce) => {
    const [primo, ...altri] = voce.figli;
    if (altri.length > 0 || (primo !== undefined && primo.tipo !== 'paragraph'))
      officina.errori.aggiungi(
        voce.riga,
        'voci di un solo capoverso (per voci complesse usa :::elenco)',
        citaSorgente(sorgente.slice(voce.da, voce.a)),
      );
    return compilaInline(primo?.figli ?? [], officina, ambito, sorgente);
  });
  return { ...testa(nodo, luogo), t: 'lista', stile: nodo.ordinata ? 'numeri' : 'puntato', voci };
};

/** Title of an article: its own small text, which may hold inline directives. */
const titoloArticolo = (nodo: NodoMd, luogo: Luogo) => {
  const testo = nodo.attributi.get('titolo') ?? '';
  const albero = leggiMarkdown(testo, nodo.riga - 1, luogo.officina.errori);
  const [capoverso, ...altri] = albero?.figli ?? [];
  if (capoverso === undefined) return [];
  if (altri.length > 0 || capoverso.tipo !== 'paragraph') {
    luogo.officina.errori.aggiungi(nodo.riga, 'un titolo di una riga di testo', citaSorgente(testo));
    return [];
  }
  return compilaInline(capoverso.figli, luogo.officina, luogo.ambito, testo);
};

const contenitore = (nodo: NodoMd, nome: NomeBlocco, luogo: Luogo): Nodo | null => {
  const { officina, ambito } = luogo;
  const { errori } = officina;
  if (!posto(nodo, nome, luogo)) return null;
  controllaAttributi(nodo, ['id', 'fissatoA', ...direttiveBlocco[nome]], errori);
  const inizio = testa(nodo, luogo);
  const base = nodo.attributi.has('id') ? inizio.id : luogo.base;
  const sotto: Luogo = { ...luogo, base, profondita: luogo.profondita + 1 };
  const figli = (cambi: Partial<Luogo> = {}): Nodo[] => compilaBlocchi(nodo.figli, { ...sotto, ...cambi });
  switch (nome) {
    case 'vincolato':
    case 'compila':
    case 'suggerimento':
    case 'nota':
      return { ...inizio, t: nome, figli: figli() };
    case 'parti':
    case 'firme':
    case 'riquadro':
      return { ...inizio, t: nome, figli: figli({ articolo: true }) };
    case 'articolo':
      return { ...inizio, t: nome, titolo: titoloArticolo(nodo, luogo), figli: figli({ articolo: true }) };
    case 'se': {
      const quando = espressioneDi(nodo, 'quando', errori, ambito, controllaCondizione);
      const dentro = figli();
      return quando === null ? null : { ...inizio, t: nome, quando, figli: dentro, altrimenti: [] };
    }
    case 'scegli':
      return scegli(nodo, inizio, sotto);
    case 'per': {
      const { giro, dentro } = giroDi(nodo, officina, ambito);
      return { ...inizio, t: nome, ...giro, figli: figli({ ambito: dentro }) };
    }
    case 'elenco': {
      const scritto = nodo.attributi.get('stile') ?? 'puntato';
      const stile = (['numeri', 'lettere', 'puntato'] as const).find((s) => s === scritto);
      if (stile === undefined) errori.aggiungi(nodo.riga, 'stile=numeri | lettere | puntato', `«${scritto}»`);
      const fine = nodo.attributi.get('fine') ?? '';
      return { ...inizio, t: nome, stile: stile ?? 'puntato', fine, figli: figli({ in: 'elenco', articolo: true }) };
    }
    case 'voce':
      return { ...inizio, t: nome, figli: figli({ in: 'voce' }) };
    case 'caso':
      errori.aggiungi(nodo.riga, ':::caso dentro un :::scegli', 'un caso fuori da scegli');
      return null;
    case 'altrimenti':
      return null;
  }
};

const scegli = (nodo: NodoMd, inizio: { readonly id: string; readonly riga: number }, luogo: Luogo): Nodo | null => {
  const { errori } = luogo.officina;
  const su = percorsoDi(nodo, 'su', errori);
  const voce = su === null ? null : (trovaNome(luogo.ambito, su)?.voce ?? null);
  if (su !== null && voce?.tipo !== 'scelta')
    errori.aggiungi(nodo.riga, 'in «su» un nome con valori chiusi, per esempio «ambito.forma»', `«${su.join('.')}»`);
  const valori: readonly string[] = voce?.tipo === 'scelta' ? voce.valori : [];
  const casi: { vale: string; figli: Nodo[] }[] = [];
  for (const figlio of nodo.figli) {
    if (figlio.tipo !== 'containerDirective' || figlio.nome !== 'caso') {
      errori.aggiungi(
        figlio.riga,
        'dentro :::scegli solo :::caso',
        citaSorgente(luogo.sorgente.slice(figlio.da, figlio.a)),
      );
      continue;
    }
    controllaAttributi(figlio, ['vale!'], errori);
    const vale = (figlio.attributi.get('vale') ?? '').trim();
    if (voce?.tipo === 'scelta' && vale !== '' && !valori.includes(vale))
      errori.aggiungi(figlio.riga, `vale uno tra ${valori.join(', ')}`, `«${vale}»`);
    if (casi.some((c) => c.vale === vale))
      errori.aggiungi(figlio.riga, 'un caso per ogni valore', `«${vale}» due volte`);
    const dentro = compilaBlocchi(figlio.figli, { ...luogo, profondita: luogo.profondita + 1 });
    casi.push({ vale, figli: dentro });
  }
  const mancanti = valori.filter((v) => !casi.some((c) => c.vale === v));
  if (mancanti.length > 0)
    errori.aggiungi(nodo.riga, `un caso per ogni valore di «${su?.join('.') ?? ''}»`, `manca ${mancanti.join(', ')}`);
  return su === null ? null : { ...inizio, t: 'scegli', su: su.join('.'), casi };
};
