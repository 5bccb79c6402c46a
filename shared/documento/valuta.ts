import type { Nodo } from '#domain/modello-ast.ts';
import { elencoDi, fissati, senzaPunto, vociDi } from './elenchi.ts';
import { valuta } from './espressioni.ts';
import { formatta } from './formatta.ts';
import { ripeti } from './giri.ts';
import { condizioneIgnota, inline, mancante, testoDi } from './inline.ts';
import { contaBlocco, daCompilare, type Scena, scendi, segnala, trova } from './scena.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';
import { eOggetto } from './valori.ts';

/** Evaluates blocks of a compiled template: figures resolved, loops unrolled, lists lettered; references come later. */
export const valutaBlocchi = (nodi: readonly Nodo[], scena: Scena): BloccoDocumento[] => {
  const esito: BloccoDocumento[] = [];
  let sospeso: { readonly posto: number; readonly fine: string } | null = null;
  for (const nodo of nodi) {
    const dentro = nodo.fissatoA === undefined ? scena : { ...scena, fissatoA: nodo.fissatoA };
    const blocchi = fissati(uno(nodo, dentro), nodo);
    const [primo] = blocchi;
    if (primo === undefined) continue;
    const elenco = sospeso === null ? undefined : esito[sospeso.posto];
    if (sospeso !== null && elenco?.t === 'elenco' && primo.t === 'paragrafo' && /^\p{Ll}/u.test(testoDi(primo.tratti)))
      esito[sospeso.posto] = senzaPunto(elenco, sospeso.fine);
    sospeso = nodo.t === 'elenco' ? { posto: esito.length, fine: nodo.fine } : null;
    esito.push(...blocchi);
  }
  return esito;
};

const testa = (nodo: Nodo, scena: Scena) => {
  contaBlocco(scena);
  return {
    id: `${nodo.id}${scena.suffisso}`,
    ...(scena.suffisso === '' ? {} : { chiavi: [nodo.id] }),
    ...(scena.zona === null ? {} : { zona: scena.zona }),
  };
};

const paragrafo = (nodo: Nodo, scena: Scena, tratti: readonly Tratto[]): BloccoDocumento => ({
  ...testa(nodo, scena),
  t: 'paragrafo',
  stile: scena.genere === 'atto' && eFormula(testoDi(tratti)) ? 'formula' : 'testo',
  tratti,
});

/** Whether a paragraph of an act is one of its formulas: short, capital letters only («TRA», «PREMESSO CHE»). */
const eFormula = (testo: string): boolean =>
  testo.length <= 80 && /\p{Lu}/u.test(testo) && !/\p{Ll}/u.test(testo) && !testo.includes('⟨');

const titolo = (nodo: Extract<Nodo, { t: 'titolo' }>, scena: Scena): BloccoDocumento[] => {
  const tratti = inline(nodo.figli, scena, nodo.id);
  if (scena.genere === 'atto' && nodo.livello === 1)
    return [{ ...testa(nodo, scena), t: 'paragrafo', stile: 'titolo-atto', tratti }];
  const livelli = [1, 2, 3, 4] as const;
  return [
    { ...testa(nodo, scena), t: 'titolo', livello: livelli.find((l) => l === nodo.livello) ?? 4, numero: null, tratti },
  ];
};

type Contenitore = Nodo & { readonly figli: readonly Nodo[] };

/** A part that a person fills: what was typed prevails, then the text of the template, then the visible sign. */
const daScrivere = (nodo: Contenitore, scena: Scena): BloccoDocumento[] => {
  const campo = trova(scena, [nodo.id]);
  const scritto = campo === null ? null : formatta(campo, null);
  if (scritto !== null) {
    return scritto
      .split(/\n+/)
      .filter((riga) => riga.trim() !== '')
      .map((riga, i) => ({
        ...paragrafo(nodo, scena, [{ t: 'testo', testo: riga }]),
        id: `${nodo.id}${scena.suffisso}${i === 0 ? '' : `.p${i + 1}`}`,
      }));
  }
  const dentro = valutaBlocchi(nodo.figli, scendi(scena));
  if (dentro.length > 0) return dentro;
  return [paragrafo(nodo, scena, [daCompilare(scena, nodo.id, campo?.titolo ?? nodo.id.replaceAll('-', ' '), null)])];
};

const articolo = (nodo: Extract<Nodo, { t: 'articolo' }>, scena: Scena): BloccoDocumento[] => {
  const dentro = valutaBlocchi(nodo.figli, scendi(scena));
  const tratti = inline(nodo.titolo, scena, nodo.id);
  if (dentro.length === 0) {
    segnala(scena, nodo.id, `L'articolo «${testoDi(tratti)}» resta senza testo: non è stampato.`);
    return [];
  }
  return [{ ...testa(nodo, scena), t: 'articolo', numero: 0, tratti }, ...dentro];
};

const condizione = (nodo: Extract<Nodo, { t: 'se' }>, scena: Scena): BloccoDocumento[] => {
  const g = valuta(nodo.quando, scena);
  if (g.esito === null) return [paragrafo(nodo, scena, [condizioneIgnota(scena, g, null)])];
  return valutaBlocchi(g.esito ? nodo.figli : nodo.altrimenti, scendi(scena));
};

const scelta = (nodo: Extract<Nodo, { t: 'scegli' }>, scena: Scena): BloccoDocumento[] => {
  const trovato = trova(scena, nodo.su.split('.'));
  if (trovato === null || trovato.valore === null) {
    const segno = trovato === null ? daCompilare(scena, nodo.su, nodo.su, null) : mancante(scena, trovato, null);
    return [paragrafo(nodo, scena, [segno])];
  }
  const caso = nodo.casi.find((c) => c.vale === String(trovato.valore));
  if (caso !== undefined) return valutaBlocchi(caso.figli, scendi(scena));
  segnala(scena, nodo.id, `Nessun caso di «${nodo.su}» corrisponde a «${String(trovato.valore)}».`);
  return [paragrafo(nodo, scena, [mancante(scena, trovato, null)])];
};

/** Signature block of one turn of a loop inside `firme`: the party by structure, the words of the template. */
const firma = (nodo: Extract<Nodo, { t: 'per' }>, scena: Scena): BloccoDocumento[] => {
  const variabile = scena.variabili.get(nodo.come);
  const dentro = valutaBlocchi(nodo.figli, scena);
  // A party whose body is still to be entered (null) has its place for the signature too.
  const valore = variabile?.valore;
  const parte = eOggetto(valore) && Object.hasOwn(valore, 'denominazione') ? (valore.denominazione ?? '') : null;
  const paragrafi = dentro.filter((b) => b.t === 'paragrafo');
  if (typeof parte !== 'string' || paragrafi.length !== dentro.length) return dentro;
  const [prima, ...altre] = paragrafi;
  if (prima === undefined) return [];
  const tratti: Tratto[] = [prima, ...altre].flatMap((p, i) => (i === 0 ? p.tratti : [{ t: 'a-capo' }, ...p.tratti]));
  return [{ ...testa(nodo, scena), t: 'firma', parte, persona: tratti, riga: '' }];
};

const allegati = (nodo: Nodo, scena: Scena): BloccoDocumento[] => {
  const voci = scena.banco.contesto.allegati.map((a) => ({
    id: `${nodo.id}.${a.id}`,
    etichetta: a.lettera ?? '',
    livello: 0,
    blocchi: [
      {
        id: `${nodo.id}.${a.id}.testo`,
        t: 'paragrafo' as const,
        stile: 'testo' as const,
        tratti: [
          { t: 'testo' as const, testo: a.titolo ?? '' },
          ...(a.impronta === null ? [] : [{ t: 'testo' as const, testo: ` – SHA-256 ${a.impronta}` }]),
        ],
      },
    ],
  }));
  return voci.length === 0 ? [] : [{ ...testa(nodo, scena), t: 'elenco', stile: 'lettere', voci }];
};

const uno = (nodo: Nodo, scena: Scena): BloccoDocumento[] => {
  switch (nodo.t) {
    case 'titolo':
      return titolo(nodo, scena);
    case 'paragrafo': {
      const tratti = inline(nodo.figli, scena, nodo.id);
      return testoDi(tratti).trim() === '' ? [] : [paragrafo(nodo, scena, tratti)];
    }
    case 'lista':
      return elencoDi(
        testa(nodo, scena),
        nodo.stile,
        '',
        nodo.voci.map((voce, i) => ({
          id: `${nodo.id}${scena.suffisso}.v${i + 1}`,
          blocchi: [
            { ...paragrafo(nodo, scena, inline(voce, scena, nodo.id)), id: `${nodo.id}${scena.suffisso}.t${i + 1}` },
          ],
        })),
      );
    case 'vincolato':
      return valutaBlocchi(nodo.figli, scendi(scena));
    case 'compila':
      return daScrivere(nodo, scena);
    case 'suggerimento':
    case 'nota':
      return [];
    case 'parti':
    case 'firme':
      return valutaBlocchi(nodo.figli, scendi(scena, { zona: nodo.t }));
    case 'riquadro': {
      const blocchi = valutaBlocchi(nodo.figli, scendi(scena));
      return blocchi.length === 0 ? [] : [{ ...testa(nodo, scena), t: 'riquadro', variante: 'nota', blocchi }];
    }
    case 'articolo':
      return articolo(nodo, scena);
    case 'se':
      return condizione(nodo, scena);
    case 'scegli':
      return scelta(nodo, scena);
    case 'per':
      return ripeti(nodo, scena, nodo.id).flatMap((s) =>
        s.zona === 'firme' ? firma(nodo, s) : valutaBlocchi(nodo.figli, s),
      );
    case 'elenco':
      return elencoDi(testa(nodo, scena), nodo.stile, nodo.fine, vociDi(nodo.figli, scendi(scena), valutaBlocchi));
    case 'voce':
      return valutaBlocchi(nodo.figli, scendi(scena));
    case 'tabella':
    case 'grafico': {
      const richiesta = {
        genere: nodo.t,
        id: testa(nodo, scena).id,
        fonte: nodo.fonte,
        titolo: nodo.titolo ?? null,
        colonne: nodo.t === 'tabella' ? (nodo.colonne ?? null) : null,
        totali: nodo.t === 'tabella' && nodo.totali,
        sede: scena.sede,
      };
      return [scena.banco.viva(richiesta)];
    }
    case 'salto':
    case 'indice':
      return [{ ...testa(nodo, scena), t: nodo.t }];
    case 'allegati':
      return allegati(nodo, scena);
  }
};
