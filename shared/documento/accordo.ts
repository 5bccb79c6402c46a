import type { Atto } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { avvisoBozza } from './accettate.ts';
import { apriBanco, type OpzioniDocumento } from './banco.ts';
import { testoCanonico } from './canonico.ts';
import { testoDi } from './inline.ts';
import { mancanzeDi } from './mancanze.ts';
import { formaInParole } from './parole-stati.ts';
import { numeraERinvia, type Riferimento } from './riferimenti.ts';
import { type Banco, scenaIniziale } from './scena.ts';
import type { BloccoDocumento, Documento } from './tipi.ts';
import { valutaBlocchi } from './valuta.ts';

/** Why an act cannot be written for a plan, in Italian. */
export type Rifiuto = { readonly rifiuto: string };

/** Template of the accordo that serves the plan's form of association, or why there is none. */
export const attoAccordo = (piano: Piano): Atto | Rifiuto => {
  const { forma, formaLetta } = piano.testa;
  if (forma === null) {
    const letta = formaLetta === null ? '' : ` Nel file si legge «${formaLetta}», che il modello non riconosce.`;
    return {
      rifiuto: `La forma di gestione associata non è indicata: senza, non si sa quale testo e quali firme deve avere l'accordo di programma.${letta} Indicarla nei dati dell'Ambito.`,
    };
  }
  if (piano.registri.parte.length < 2) {
    return {
      rifiuto:
        "L'accordo di programma si stipula fra più amministrazioni (art. 34 D.Lgs. 267/2000) e qui la Parte è una sola: il Piano di un Comune solo si approva con deliberazione dei suoi organi. Se aderiscono altri enti, aggiungerli fra le Parti.",
    };
  }
  const atto = piano.pacco.atti.find((a) => a.id === 'accordo' && a.forme.includes(forma));
  return (
    atto ?? {
      rifiuto: `Il modello «${piano.pacco.titolo}» non ha un accordo di programma per la forma «${formaInParole[forma]}».`,
    }
  );
};

/** Attachments as a `rinvio` may name them. */
export const riferimentiAllegati = (banco: Banco): ReadonlyMap<string, Riferimento> =>
  new Map(
    banco.contesto.allegati.flatMap((a) =>
      a.id === null ? [] : [[a.id, { parola: 'Allegato', numero: a.lettera ?? '', ancora: null }] as const],
    ),
  );

const titoloDi = (blocchi: readonly BloccoDocumento[], atto: Atto): string => {
  const primo = blocchi.find((b) => b.t === 'paragrafo' && b.stile === 'titolo-atto');
  return primo?.t === 'paragrafo' ? testoDi(primo.tratti).replaceAll('\n', ' ') : atto.titolo;
};

/** Header of every page: what the document is, and of whom. */
export const intestazioneDi = (piano: Piano): string => `${piano.testa.denominazione} – ${piano.testa.ambito}`;

/** Title block of an act: what follows the title, down to the first formula, is its subtitle. */
const conSottotitoli = (blocchi: readonly BloccoDocumento[]): BloccoDocumento[] => {
  let dopoTitolo = false;
  return blocchi.map((b) => {
    if (b.t === 'paragrafo' && b.stile === 'titolo-atto') {
      dopoTitolo = true;
      return b;
    }
    dopoTitolo = dopoTitolo && b.t === 'paragrafo' && b.stile === 'testo';
    return dopoTitolo && b.t === 'paragrafo' ? { ...b, stile: 'sottotitolo-atto' } : b;
  });
};

/** Accordo di programma of a plan as a finished tree, or the reason why it cannot be written. */
export const documentoAccordo = (piano: Piano, opzioni: OpzioniDocumento): Documento | Rifiuto => {
  const atto = attoAccordo(piano);
  if ('rifiuto' in atto) return atto;
  const banco = apriBanco(piano, atto, opzioni);
  const grezzi = conSottotitoli(valutaBlocchi(atto.corpo, scenaIniziale(banco, 'atto')));
  const blocchi = numeraERinvia(grezzi, riferimentiAllegati(banco), (bloccoId, messaggio) =>
    banco.errori.push({ bloccoId, messaggio }),
  );
  // The notice is of the draft alone: what is approved, and its hash, are the text below it.
  const stampati = opzioni.definitiva ? blocchi : [...avvisoBozza(piano), ...blocchi];
  return {
    genere: 'accordo',
    titolo: `${atto.titolo} – ${piano.testa.ambito}`,
    soggetto: titoloDi(blocchi, atto),
    autore: piano.testa.ambito,
    lingua: 'it-IT',
    istante: piano.istante,
    bozza: opzioni.definitiva ? null : 'BOZZA',
    intestazione: intestazioneDi(piano),
    piede: atto.titolo,
    blocchi: stampati,
    mancanze: mancanzeDi(blocchi),
    errori: banco.errori,
    testoCanonico: testoCanonico(blocchi),
  };
};
