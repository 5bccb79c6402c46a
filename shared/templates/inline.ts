import type { NodoInline } from '#domain/modello-ast.ts';
import { ePreposizione, preposizioni } from '#format/parole.ts';
import { type Ambito, conVariabile, trovaNome } from './ambito.ts';
import { controllaCondizione, controllaNumero } from './controlla-espressione.ts';
import {
  controllaAttributi,
  direttiveInline,
  eInline,
  espressioneDi,
  etichettaDi,
  fissatoADi,
  formatoDi,
  type NomeInline,
  type Officina,
  percorsoDi,
} from './direttive.ts';
import { citaSorgente } from './errore.ts';
import { leggiPercorso, parolaRiservata } from './espressioni.ts';
import { limiti } from './limiti.ts';
import type { NodoMd } from './markdown.ts';

type Stile = { readonly grassetto?: true; readonly corsivo?: true };

const nonAmmessi: Readonly<Record<string, string>> = {
  inlineCode: 'testo senza accenti gravi',
  link: 'una :cita o testo semplice, non un collegamento',
  image: 'testo: le figure si aggiungono nel programma',
  html: 'testo senza HTML',
};

/** Signs of a directive that remark did not understand, left in the text: never printed silently. */
const residui: readonly (readonly [RegExp, string])[] = [
  [/:::/u, 'blocchi aperti con :::nome{attributo="valore"} e chiusi con ::: più corto di quello esterno'],
  [/(?:^|\n)\s*::[\p{L}]/u, 'una foglia scritta ::nome{attributo="valore"} da sola sulla riga'],
  [/\{[#.]?[\p{L}][\p{L}-]*(?:=|\})/u, 'gli attributi attaccati alla loro direttiva, con valori tra virgolette'],
  [/\{\{|\}\}/u, 'direttive del linguaggio dei modelli, non parentesi graffe doppie'],
  [/\]\(/u, 'una :cita o testo semplice, non un collegamento'],
  [/(?:^|\n)\s*\|/u, 'una ::tabella legata ai registri, non una tabella scritta con le barre'],
];

/** Compiles inline nodes. `sorgente` = the text that their offsets refer to. */
export const compilaInline = (
  nodi: readonly NodoMd[],
  officina: Officina,
  ambito: Ambito,
  sorgente: string,
  stile: Stile = {},
  profondita = 0,
): NodoInline[] => {
  const esito: NodoInline[] = [];
  if (profondita > limiti.profondita) {
    const riga = nodi[0]?.riga ?? 1;
    officina.errori.aggiungi(riga, `non più di ${limiti.profondita} livelli nel testo`, 'direttive annidate');
    return esito;
  }
  const testo = (valore: string): void => {
    const ultimo = esito.at(-1);
    if (ultimo?.t === 'testo' && ultimo.grassetto === stile.grassetto && ultimo.corsivo === stile.corsivo)
      esito[esito.length - 1] = { ...ultimo, testo: ultimo.testo + valore };
    else if (valore !== '') esito.push({ t: 'testo', testo: valore, ...stile });
  };
  for (const nodo of nodi) {
    officina.conto.nodi += 1;
    if (nodo.tipo === 'text') {
      for (const [forma, atteso] of residui)
        if (forma.test(nodo.valore)) officina.errori.aggiungi(nodo.riga, atteso, citaSorgente(nodo.valore));
      testo(nodo.valore.replace(/\s*\n\s*/gu, ' '));
    } else if (nodo.tipo === 'break') {
      esito.push({ t: 'a-capo' });
    } else if (nodo.tipo === 'emphasis' || nodo.tipo === 'strong') {
      const piu: Stile = nodo.tipo === 'strong' ? { ...stile, grassetto: true } : { ...stile, corsivo: true };
      esito.push(...compilaInline(nodo.figli, officina, ambito, sorgente, piu, profondita + 1));
    } else if (nodo.tipo === 'textDirective') {
      if (!eInline(nodo.nome)) testo(testoRestituito(nodo, officina, sorgente));
      else {
        const compilata = direttiva(nodo, nodo.nome, officina, ambito, sorgente, profondita, stile);
        if (compilata !== null) esito.push(compilata);
      }
    } else {
      const atteso = nonAmmessi[nodo.tipo] ?? 'testo o una direttiva';
      officina.errori.aggiungi(nodo.riga, atteso, citaSorgente(sorgente.slice(nodo.da, nodo.a)));
    }
  }
  return esito;
};

/** «1:5.000», «10:30», «art. 34:ratifica»: a name that is not ours, bare, goes back to its source text. */
const testoRestituito = (nodo: NodoMd, officina: Officina, sorgente: string): string => {
  const scritto = sorgente.slice(nodo.da, nodo.a);
  if (scritto !== `:${nodo.nome}`) {
    const nomi = Object.keys(direttiveInline).join(', ');
    officina.errori.aggiungi(nodo.riga, `una direttiva tra ${nomi}`, citaSorgente(scritto));
  }
  return scritto;
};

const nomeDato = /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?:@[a-z0-9-]+)?(?:#[A-Za-z0-9-]+)?$/u;

/** Name inside a label, checked against its form. */
const etichettaForma = (nodo: NodoMd, forma: RegExp, atteso: string, officina: Officina): string | null => {
  const testo = etichettaDi(nodo).trim();
  if (forma.test(testo)) return testo;
  officina.errori.aggiungi(nodo.riga, `:${nodo.nome}[${atteso}]`, testo === '' ? 'niente' : citaSorgente(testo));
  return null;
};

/** A name of the context, or of the registry of live figures (checked with the whole pack). */
const controllaDato = (nome: string, riga: number, officina: Officina, ambito: Ambito): void => {
  const nomi = leggiPercorso(nome);
  const trovato = nomi === null ? null : trovaNome(ambito, nomi);
  if (trovato === null) officina.riferimenti.push({ tipo: 'dato', nome, riga });
  else if (trovato.elenchi > 0 || trovato.voce.tipo === 'gruppo' || trovato.voce.tipo === 'elenco')
    officina.errori.aggiungi(riga, 'il nome di un solo valore (per un elenco usa «per» o :elenco)', `«${nome}»`);
};

/** Loop attributes shared by `per` and `:elenco`. */
export const giroDi = (nodo: NodoMd, officina: Officina, ambito: Ambito) => {
  const { errori } = officina;
  const ogni = percorsoDi(nodo, 'ogni', errori);
  const come = (nodo.attributi.get('come') ?? '').trim();
  const trovato = ogni === null ? null : trovaNome(ambito, ogni);
  if (ogni !== null && (trovato === null || trovato.voce.tipo !== 'elenco' || trovato.elenchi > 0))
    errori.aggiungi(nodo.riga, 'in «ogni» un elenco del contesto', `«${ogni.join('.')}»`);
  if (come !== '' && (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(come) || parolaRiservata(come)))
    errori.aggiungi(
      nodo.riga,
      'in «come» un nome breve in minuscolo, diverso dalle parole del linguaggio',
      `«${come}»`,
    );
  else if (Object.hasOwn(ambito.radice, come) || ambito.variabili.has(come))
    errori.aggiungi(nodo.riga, 'in «come» un nome non ancora usato', `«${come}»`);
  const voci = trovato?.voce.tipo === 'elenco' ? trovato.voce.voci : {};
  const dentro = conVariabile(ambito, come, voci);
  const dove = espressioneDi(nodo, 'dove', errori, dentro, controllaCondizione);
  const ordine = percorsoDi(nodo, 'ordine', errori);
  const chiave = ordine === null ? null : trovaNome(dentro, ordine);
  if (ordine !== null && (ordine[0] !== come || chiave === null || ['gruppo', 'elenco'].includes(chiave.voce.tipo)))
    errori.aggiungi(
      nodo.riga,
      `in «ordine» un valore di «${come}», per esempio «${come}.nome»`,
      `«${ordine.join('.')}»`,
    );
  return {
    dentro,
    giro: {
      ogni: ogni?.join('.') ?? '',
      come,
      ...(dove === null ? {} : { dove }),
      ...(ordine === null ? {} : { ordine: ordine.join('.') }),
    },
  };
};

const direttiva = (
  nodo: NodoMd,
  nome: NomeInline,
  officina: Officina,
  ambito: Ambito,
  sorgente: string,
  profondita: number,
  stile: Stile,
): NodoInline | null => {
  const { errori, riferimenti } = officina;
  const { riga } = nodo;
  controllaAttributi(nodo, direttiveInline[nome], errori);
  if ((stile.grassetto || stile.corsivo) && nome !== 'se')
    errori.aggiungi(riga, 'grassetto e corsivo solo su testo scritto', `:${nome} dentro un testo marcato`);
  switch (nome) {
    case 'dato': {
      const dato = etichettaForma(nodo, nomeDato, 'nome.del-dato', officina);
      if (dato === null) return null;
      controllaDato(dato, riga, officina, ambito);
      const formato = formatoDi(nodo, errori);
      const fissatoA = fissatoADi(nodo, errori);
      return { t: 'dato', nome: dato, ...(formato && { formato }), ...(fissatoA && { fissatoA }) };
    }
    case 'cita': {
      const norma = etichettaForma(nodo, /^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'id-della-norma', officina);
      if (norma === null) return null;
      riferimenti.push({ tipo: 'norma', nome: norma, riga });
      const [articolo, comma, lettera] = ['articolo', 'comma', 'lettera'].map((a) => nodo.attributi.get(a));
      return { t: 'cita', norma, ...(articolo && { articolo }), ...(comma && { comma }), ...(lettera && { lettera }) };
    }
    case 'rinvio': {
      const a = etichettaForma(nodo, /^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'id-del-punto', officina);
      if (a === null) return null;
      riferimenti.push({ tipo: 'rinvio', nome: a, riga });
      return { t: 'rinvio', a };
    }
    case 'sigla': {
      const sigla = etichettaForma(nodo, /^[\p{L}\d./-]+$/u, 'SIGLA', officina);
      if (sigla === null) return null;
      riferimenti.push({ tipo: 'sigla', nome: sigla, riga });
      return { t: 'sigla', sigla };
    }
    case 'accordo': {
      const forme = etichettaForma(nodo, /^[^|]+\|[^|]+$/u, 'singolare|plurale', officina);
      const n = espressioneDi(nodo, 'n', errori, ambito, controllaNumero);
      const [singolare = '', plurale = ''] = forme?.split('|').map((f) => f.trim()) ?? [];
      return forme === null || n === null ? null : { t: 'accordo', singolare, plurale, n };
    }
    case 'prep': {
      const preposizione = etichettaForma(nodo, /^[a-z]+$/u, preposizioni.join('|'), officina);
      const a = (nodo.attributi.get('a') ?? '').trim();
      if (preposizione === null || a === '') return null;
      if (!ePreposizione(preposizione))
        errori.aggiungi(riga, `una preposizione tra ${preposizioni.join(', ')}`, `«${preposizione}»`);
      riferimenti.push({ tipo: 'vocabolo', nome: a, riga });
      return { t: 'prep', preposizione, a };
    }
    case 'lettere': {
      const quale = etichettaForma(nodo, nomeDato, 'nome.di-un-importo', officina);
      if (quale === null) return null;
      const trovato = trovaNome(ambito, quale.split('.'));
      if (trovato === null) controllaDato(quale, riga, officina, ambito);
      else if (!['numero', 'importo'].includes(trovato.voce.tipo))
        errori.aggiungi(riga, ':lettere[…] di un numero o di un importo', `«${quale}»`);
      return { t: 'lettere', nome: quale };
    }
    case 'elenco': {
      const { giro, dentro } = giroDi(nodo, officina, ambito);
      const modello = compilaInline(nodo.figli, officina, dentro, sorgente, {}, profondita + 1);
      if (modello.length === 0) errori.aggiungi(riga, ':elenco[testo di ogni voce]', 'niente');
      return { t: 'elenco', modello, ...giro, congiunzione: nodo.attributi.get('congiunzione') ?? 'e' };
    }
    case 'se': {
      const quando = espressioneDi(nodo, 'quando', errori, ambito, controllaCondizione);
      const figli = compilaInline(nodo.figli, officina, ambito, sorgente, stile, profondita + 1);
      if (figli.length === 0) errori.aggiungi(riga, ':se[testo]{quando="…"}', 'nessun testo');
      return quando === null ? null : { t: 'se', quando, figli };
    }
    case 'compila': {
      const campo = etichettaForma(nodo, /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/u, 'nome-del-campo', officina);
      if (campo === null) return null;
      riferimenti.push({ tipo: 'compila', nome: campo, riga });
      return { t: 'compila', nome: campo };
    }
  }
};
