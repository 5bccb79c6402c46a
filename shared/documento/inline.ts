import type { FissatoA, NodoInline } from '#domain/modello-ast.ts';
import { articoloDi } from '#format/articoli.ts';
import { accordo, conPreposizione, ePreposizione } from '#format/parole.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { accodaCitazione, type CitazioneScritta, citazione, type Punto } from './citazioni.ts';
import { type Giudizio, quantita, valuta } from './espressioni.ts';
import { formatta, inLettere } from './formatta.ts';
import { ripeti } from './giri.ts';
import { daCompilare, iniziale, type Scena, scendi, segnala, titoloBreve, trova } from './scena.ts';
import type { Tratto } from './tipi.ts';
import { eOggetto, type Trovato, vocabolo } from './valori.ts';

const testo = (t: string): Tratto => ({ t: 'testo', testo: t });

/** Visible sign of a condition that the plan cannot decide: it names the value to be written. */
export const condizioneIgnota = (scena: Scena, { ignoti }: Giudizio, fissatoA: FissatoA | null): Tratto => {
  const primo = ignoti[0];
  const etichetta = `condizione: ${iniziale(titoloBreve(primo?.titolo ?? ''))}`;
  return daCompilare(scena, primo?.nome ?? 'condizione', etichetta, fissatoA, primo?.gruppo);
};

/** Visible sign of a value that the plan does not know yet. */
export const mancante = (scena: Scena, t: Trovato, fissatoA: FissatoA | null): Tratto =>
  daCompilare(scena, t.nome, iniziale(titoloBreve(t.titolo)), fissatoA, t.gruppo);

const righe = (contenuto: string): Tratto[] =>
  contenuto.split('\n').flatMap((riga, i) => (i === 0 ? [testo(riga)] : [{ t: 'a-capo' as const }, testo(riga)]));

/** Runs of a `dato`: a name of the context or of the fields, else a live figure of the closed registry. */
export const dato = (n: Extract<NodoInline, { t: 'dato' }>, scena: Scena, bloccoId: string): Tratto[] => {
  const fissatoA = n.fissatoA ?? null;
  const trovato = trova(scena, n.nome.split('.'));
  const marca = (tratto: Tratto): Tratto =>
    fissatoA === null || tratto.t === 'dacompilare'
      ? tratto
      : { ...tratto, differito: { a: fissatoA, nome: trovato?.nome ?? n.nome } };
  if (trovato !== null) {
    const scritto = formatta(trovato, n.formato ?? null);
    if (scritto === null) return [mancante(scena, trovato, fissatoA)];
    if (trovato.norma !== null) {
      const scritta = citazione(scena.banco.piano.pacco, { norma: trovato.norma }, false);
      return [marca({ t: 'citazione', testo: scritto, norma: trovato.norma, url: scritta.url })];
    }
    if (trovato.tipo === 'testo-lungo') return righe(scritto).map(marca);
    return [marca({ t: 'dato', testo: scritto.replaceAll('\n', ' '), rif: trovato.nome, stato: 'ok' })];
  }
  const vivo = scena.banco.dato(n.nome, n.formato ?? null);
  if (vivo.stato !== 'ignoto') return [marca({ t: 'dato', testo: vivo.testo, rif: n.nome, stato: vivo.stato })];
  segnala(scena, bloccoId, `Il nome «${n.nome}» non è un dato del piano né un campo dell'atto.`);
  return [daCompilare(scena, n.nome, n.nome, fissatoA)];
};

const preposizione = (n: Extract<NodoInline, { t: 'prep' }>, scena: Scena, bloccoId: string): Tratto[] => {
  if (!ePreposizione(n.preposizione)) {
    segnala(scena, bloccoId, `«${n.preposizione}» non è una preposizione che si articola.`);
    return [testo(`${n.preposizione} ${n.a}`)];
  }
  const trovato = trova(scena, n.a.split('.'));
  const parola = vocabolo(scena.banco.piano.pacco, n.a);
  const articolo = trovato !== null && eOggetto(trovato.valore) ? trovato.valore.articolo : undefined;
  if (parola !== null && articolo === undefined) return [testo(testoSicuro(conPreposizione(n.preposizione, parola)))];
  if (trovato === null) {
    segnala(scena, bloccoId, `«${n.a}» non è un vocabolo del modello né un dato del piano.`);
    return [testo(`${n.preposizione} ${n.a}`)];
  }
  const nome = formatta(trovato, null);
  if (nome === null) return [testo(`${n.preposizione} `), mancante(scena, trovato, null)];
  const ente = eOggetto(trovato.valore) && typeof trovato.valore.denominazione === 'string';
  const scritto = articoli.find((a) => a === articolo) ?? (ente ? articoloDi(nome) : '');
  return [testo(conPreposizione(n.preposizione, { nome, articolo: scritto }))];
};

const articoli = ['il', 'lo', 'la', "l'", 'i', 'gli', 'le'] as const;

const sigla = (n: Extract<NodoInline, { t: 'sigla' }>, scena: Scena, bloccoId: string): Tratto[] => {
  const { sigle } = scena.banco.piano.pacco;
  const estesa = Object.hasOwn(sigle, n.sigla) ? sigle[n.sigla] : undefined;
  if (estesa === undefined) {
    segnala(scena, bloccoId, `La sigla «${n.sigla}» non è nell'elenco delle sigle del modello.`);
    return [testo(n.sigla)];
  }
  if (scena.banco.sigleUsate.has(n.sigla)) return [testo(n.sigla)];
  scena.banco.sigleUsate.add(n.sigla);
  return [testo(testoSicuro(`${estesa} (${n.sigla})`))];
};

const elencoInlinea = (n: Extract<NodoInline, { t: 'elenco' }>, scena: Scena, bloccoId: string): Tratto[] => {
  const voci = ripeti(n, scena, bloccoId).map((s) => inline(n.modello, s, bloccoId));
  return voci.flatMap((voce, i) => {
    if (i === 0) return voce;
    if (i < voci.length - 1) return [testo(', '), ...voce];
    const inizio = testoDi(voce);
    const legame = n.congiunzione === 'e' && /^e/i.test(inizio) ? 'ed' : n.congiunzione;
    return [testo(` ${legame} `), ...voce];
  });
};

/** Characters of runs, as a reader sees them. */
export const testoDi = (tratti: readonly Tratto[]): string =>
  tratti
    .map((t) =>
      t.t === 'a-capo'
        ? '\n'
        : t.t === 'dacompilare'
          ? `⟨da compilare: ${t.etichetta}⟩`
          : t.t === 'nota'
            ? ''
            : t.testo,
    )
    .join('');

const uno = (n: NodoInline, scena: Scena, bloccoId: string): Tratto[] => {
  switch (n.t) {
    case 'testo': {
      const t = testoSicuro(n.testo);
      return [{ t: 'testo', testo: t, ...(n.grassetto && { grassetto: true }), ...(n.corsivo && { corsivo: true }) }];
    }
    case 'a-capo':
      return [{ t: 'a-capo' }];
    case 'dato':
      return dato(n, scena, bloccoId);
    case 'cita':
      return accodaCitazione([], n, citata(n, scena, bloccoId));
    case 'rinvio':
      return [{ t: 'rinvio', testo: '', a: n.a }];
    case 'sigla':
      return sigla(n, scena, bloccoId);
    case 'accordo': {
      const quanti = quantita(n.n, scena);
      if (quanti === null) return [condizioneIgnota(scena, valuta(n.n, scena), null)];
      return [testo(testoSicuro(accordo(quanti, n.singolare, n.plurale)))];
    }
    case 'prep':
      return preposizione(n, scena, bloccoId);
    case 'lettere': {
      const trovato = trova(scena, n.nome.split('.'));
      if (trovato === null) return dato({ t: 'dato', nome: n.nome, formato: 'lettere' }, scena, bloccoId);
      const parole = inLettere(trovato);
      return [parole === null ? mancante(scena, trovato, null) : testo(parole)];
    }
    case 'elenco':
      return elencoInlinea(n, scena, bloccoId);
    case 'se': {
      const g = valuta(n.quando, scena);
      if (g.esito === null) return [condizioneIgnota(scena, g, null)];
      return g.esito ? inline(n.figli, scendi(scena), bloccoId) : [];
    }
    case 'compila': {
      const trovato = trova(scena, n.nome.split('.'));
      const scritto = trovato === null ? null : formatta(trovato, null);
      if (scritto !== null) return righe(scritto);
      return [trovato === null ? daCompilare(scena, n.nome, n.nome, null) : mancante(scena, trovato, null)];
    }
  }
};

/** Citation written for a scene; a norm outside the catalogue is reported. */
export const citata = (punto: Punto, scena: Scena, bloccoId: string): CitazioneScritta => {
  const scritta = citazione(scena.banco.piano.pacco, punto, scena.banco.citazioneBreve);
  if (!scritta.nota) segnala(scena, bloccoId, `La norma «${punto.norma}» non è nel catalogo del modello.`);
  return scritta;
};

/** Runs of text of inline nodes: figures resolved, references left to be numbered at the end. */
export const inline = (nodi: readonly NodoInline[], scena: Scena, bloccoId: string): Tratto[] => {
  let esito: Tratto[] = [];
  for (const n of nodi) {
    if (n.t === 'cita') esito = accodaCitazione(esito, n, citata(n, scena, bloccoId));
    else esito.push(...uno(n, scena, bloccoId));
  }
  return esito;
};
