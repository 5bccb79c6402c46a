import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoPiano } from '#contract/piano.ts';
import { collegaDato, correggiTesto } from '#domain/collega-dato.ts';
import { risolviDato } from '#domain/dati.ts';
import { bloccoVincolato, diffBlocchi, idRipetuto } from '#domain/diff-blocchi.ts';
import { perId } from '#domain/indice.ts';
import type { Leps } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import type { ContenutoSezione, Inline, Sezione } from '#domain/section-content.ts';
import { daCompilare, ordineSezioni, parole, trattiDelBlocco } from '#domain/sezioni.ts';
import { accorcia } from '#format/accorcia.ts';
import type { Arricchitori } from '../arricchitori.ts';
import type { Motore } from '../tipi.ts';

type OperazioniSezioni = Pick<
  typeof contrattoPiano,
  'sezioni/albero' | 'sezioni/leggi' | 'sezioni/scrivi' | 'sezioni/collega-dato' | 'sezioni/correggi-testo'
>;

/** A section by id, or `non-trovato`. */
export const sezioneDi = (piano: Piano, id: string): Sezione => {
  const sezione = piano.sezioni.find((s) => s.id === id);
  if (!sezione)
    throw new ErroreMotore('non-trovato', 'La sezione non c’è più: forse è stata tolta. Aggiornare l’elenco.');
  return sezione;
};

/** LEPS that a section speaks of: its own, or those of its scheda. */
const lepsDellaSezione = (piano: Piano, sezione: Sezione): readonly Leps[] => {
  const scheda = perId(piano.registri.scheda, sezione.schedaId);
  return piano.pacco.leps.filter(
    (l) => l.id.toLowerCase() === sezione.chiave || scheda?.leps.some((codice) => codice.id === l.id),
  );
};

/** Mandatory elements of the LEPS of a section, and whether a scheda says that they are there. */
const elementiDi = (piano: Piano, sezione: Sezione) =>
  lepsDellaSezione(piano, sezione).flatMap((l) => {
    const schede = piano.registri.scheda.filter((s) =>
      sezione.schedaId === null ? s.leps.some((codice) => codice.id === l.id) : s.id === sezione.schedaId,
    );
    return l.elementi.map((e) => ({ testo: e.testo, presente: schede.some((s) => elementoPresente(s, e.id)) }));
  });

const elementoPresente = (scheda: Riga<'scheda'>, elemento: string): boolean => {
  const valore = Object.hasOwn(scheda.elementi, elemento) ? (scheda.elementi[elemento] ?? '').trim() : '';
  return valore !== '' && valore.toLowerCase() !== 'no';
};

const inlineDi = (sezione: Sezione): Inline[] => sezione.contenuto.blocchi.flatMap((b) => trattiDelBlocco(b).flat());

/** Contributions that a section answers to: linked from the register, or named in its text. */
const contributiDi = (piano: Piano, sezione: Sezione) => {
  const collegati = new Set<string>(
    piano.registri.collegamento.filter((c) => c.sezioneId === sezione.id).map((c) => c.contributoId),
  );
  for (const n of inlineDi(sezione)) if (n.tipo === 'contributo') collegati.add(n.contributoId);
  return piano.registri.contributo
    .filter((c) => collegati.has(c.id))
    .map(({ id, codice, titolo, esito, etsId }) => ({
      ...{ id, codice, titolo, esito },
      ente: perId(piano.registri.ets, etsId)?.denominazione ?? 'ente non registrato',
    }));
};

/** Writes a correction of the text of a section as one step; what the model fixes stays as it is. */
const correggi = (
  motore: Motore,
  sezione: Sezione,
  contenuto: ContenutoSezione,
  bloccoId: string,
  titolo: string,
): { readonly seq: number; readonly alSicuroAlle: string; readonly revisione: number } => {
  const sessione = motore.sessione();
  const operazioni = diffBlocchi(sezione.id, sezione.contenuto.blocchi, contenuto.blocchi);
  if (bloccoVincolato(operazioni) || sezione.tutela === 'vincolato')
    throw new ErroreMotore('testo-vincolato', 'Una parte fissata dal modello non si modifica.', {
      bloccoId,
      revisione: sezione.revisione,
    });
  const fatto = sessione.esegui({ titolo, causa: 'correzione', operazioni });
  return { ...fatto, revisione: sezioneDi(sessione.piano(), sezione.id).revisione };
};

/** Tree of sections, text of one, and its writing block by block. */
export const gestoriSezioni = (motore: Motore, arricchitori: Arricchitori): Gestori<OperazioniSezioni> => ({
  'sezioni/albero': async () => {
    const rilievi = await arricchitori.rilieviPerSezione();
    const piano = motore.sessione().piano();
    const voci = ordineSezioni(piano.sezioni, piano.pacco).map(({ sezione, numero, livello }) => {
      const { contenuto, ...testa } = sezione;
      return {
        ...testa,
        ...{ numero, livello, parole: parole(contenuto), daCompilare: daCompilare(contenuto) },
        rilievi: rilievi.get(sezione.id) ?? { bloccante: 0, avviso: 0, informazione: 0, non_verificabile: 0 },
      };
    });
    return {
      voci,
      parole: voci.reduce((n, v) => n + v.parole, 0),
      paroleAttese: voci.reduce((n, v) => n + (v.paroleAttese ?? 0), 0),
    };
  },
  'sezioni/leggi': async ({ id }) => {
    const piano = motore.sessione().piano();
    const sezione = sezioneDi(piano, id);
    const inline = inlineDi(sezione);
    return {
      sezione,
      dati: arricchitori.dati(piano, [...new Set(inline.flatMap((n) => (n.tipo === 'dato' ? [n.rif] : [])))]),
      citazioni: arricchitori.citazioni(
        piano,
        inline.filter((n) => n.tipo === 'citazione'),
      ),
      vivi: await arricchitori.vivi(piano, sezione),
      contributi: contributiDi(piano, sezione),
      elementi: elementiDi(piano, sezione),
    };
  },
  'sezioni/scrivi': ({ id, baseRevisione, contenuto, gruppo }) => {
    const sessione = motore.sessione();
    const sezione = sezioneDi(sessione.piano(), id);
    if (sezione.revisione !== baseRevisione)
      throw new ErroreMotore(
        'revisione-superata',
        `La sezione «${sezione.titolo}» è cambiata nel frattempo: il testo non è stato scritto. Confrontare i due testi e scegliere.`,
        { revisione: sezione.revisione, attuale: sezione.contenuto, tuo: contenuto },
      );
    const ripetuto = idRipetuto(contenuto.blocchi);
    if (ripetuto !== null)
      throw new ErroreMotore('input-non-valido', `Due parti del testo hanno lo stesso identificativo («${ripetuto}»).`);
    const operazioni = diffBlocchi(sezione.id, sezione.contenuto.blocchi, contenuto.blocchi);
    if (operazioni.length === 0)
      return {
        seq: sessione.seq,
        alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString(),
        revisione: baseRevisione,
      };
    const vincolato = bloccoVincolato(operazioni);
    if (vincolato || sezione.tutela === 'vincolato')
      throw new ErroreMotore(
        'testo-vincolato',
        'Una parte fissata dal modello non si modifica, non si toglie e non si copia: il testo non è stato scritto.',
        { bloccoId: vincolato?.id ?? null, revisione: sezione.revisione },
      );
    const fatto = sessione.esegui({
      titolo: `Testo di «${sezione.titolo}»`,
      causa: 'mano',
      gruppo,
      operazioni,
      accorpa: sezione.id,
    });
    return { ...fatto, revisione: sezioneDi(sessione.piano(), id).revisione };
  },
  'sezioni/collega-dato': ({ id, bloccoId, testo, rif }) => {
    const piano = motore.sessione().piano();
    const sezione = sezioneDi(piano, id);
    const dato = risolviDato(piano, rif);
    if (dato.stato === 'ignoto') throw new ErroreMotore('non-trovato', `Non c’è un dato che si chiama «${rif}».`);
    const contenuto = collegaDato(sezione.contenuto, bloccoId, testo, rif);
    if (contenuto === null)
      throw new ErroreMotore(
        'non-trovato',
        `«${testo}» non è più nel testo di «${sezione.titolo}», o c’è più volte: inserire il campo collegato nel testo.`,
      );
    return correggi(motore, sezione, contenuto, bloccoId, `«${testo}» segue il dato «${dato.titolo}»`);
  },
  'sezioni/correggi-testo': ({ id, bloccoId, testo, nuovo }) => {
    const sezione = sezioneDi(motore.sessione().piano(), id);
    const contenuto = correggiTesto(sezione.contenuto, bloccoId, testo, nuovo);
    if (contenuto === null)
      throw new ErroreMotore(
        'non-trovato',
        `«${testo}» non è più nel testo di «${sezione.titolo}», o c’è più volte: correggere nel testo.`,
      );
    return correggi(motore, sezione, contenuto, bloccoId, `«${accorcia(testo, 60)}» corretto`);
  },
});
