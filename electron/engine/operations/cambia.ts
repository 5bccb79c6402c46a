import type { contrattoCambia, GruppoCambio, Previsione } from '#contract/cambia.ts';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import { idSchema } from '#domain/ids.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { type CheCosaCambia, cheCosaCambia, dettoOra } from '../cambia/calcola.ts';
import { ancoraDaRivedere, type DaRivedere, segnaDaRivedere, togliDaRivedere } from '../cambia/da-rivedere.ts';
import { type Differenza, daGuardare } from '../cambia/differenze.ts';
import { anteprimeDi } from '../cambia/importazioni.ts';
import { bloccoOra, passaggioAlModello, scriviProposti, segnaProposti } from '../cambia/modello.ts';
import { type DaRaccontare, racconta, riepiloga } from '../cambia/racconta.ts';
import { siTiene, tieniComEra } from '../cambia/tieni.ts';
import { nuovoId } from '../id.ts';
import type { Azione, Motore, SessionePiano } from '../tipi.ts';

type Rivisto = Riga<'daRivedere'>;

const daRaccontare = (d: Differenza): DaRaccontare => ({ ...d, id: d.chiave, causa: '', istante: '' });

/** What a change would do, for a page. */
const previsione = (
  { prima, dopo, allora, ora, differenze }: CheCosaCambia,
  proposti: readonly DaRaccontare[] = [],
): Previsione => {
  /** What is gone is told in the words of the state where it was. */
  const detti = (lista: readonly Differenza[], altri: readonly DaRaccontare[] = []): GruppoCambio[] =>
    insieme([
      ...racconta([...lista.filter((d) => d.dopo !== null).map(daRaccontare), ...altri], dopo, ora),
      ...racconta(lista.filter((d) => d.dopo === null).map(daRaccontare), prima, allora),
    ]);
  const cambiati = detti(differenze.filter(daGuardare), proposti);
  const riempiti = detti(differenze.filter((d) => !daGuardare(d)));
  // A violation that comes to light is news even where nothing was known before.
  const rilievi = [...cambiati, ...riempiti].filter((g) => g.dove === 'verifica');
  const conto = riepiloga(rilievi);
  const { rilieviNuovi, rilieviRisolti, rilieviCambiati } = conto;
  return {
    riepilogo: { ...riepiloga(cambiati), rilieviNuovi, rilieviRisolti, rilieviCambiati },
    gruppi: cambiati,
    riempiti,
  };
};

/** Groups of the same place made one. */
const insieme = (gruppi: readonly GruppoCambio[]): GruppoCambio[] => {
  const uniti = new Map<string, GruppoCambio>();
  for (const g of gruppi) uniti.set(g.id, { ...g, voci: [...(uniti.get(g.id)?.voci ?? []), ...g.voci] });
  return [...uniti.values()];
};

/** Rows that a person named, all still to look at; one that is not there any more is an error. */
const scelte = (piano: Piano, id: readonly string[]): readonly Rivisto[] => {
  const note = new Map<string, Rivisto>(piano.registri.daRivedere.map((r) => [r.id, r]));
  return id.map((x) => {
    const riga = note.get(x);
    if (riga === undefined)
      throw new ErroreMotore('non-trovato', 'Questo cambiamento è già stato rivisto: aggiornare l’elenco.');
    return riga;
  });
};

const nomeModello = ({ id, titolo, versione, impronta }: Piano['pacco']) => ({ id, titolo, versione, impronta });

const quanti = (n: number, uno: string, molti: string): string => (n === 1 ? uno : `${n} ${molti}`);

const ancora = async (motore: Motore, sessione: SessionePiano) => {
  const { piano, detto } = await dettoOra(motore, sessione);
  return { piano, detto, voci: ancoraDaRivedere(piano, detto, (luogo) => bloccoOra(piano, luogo)) };
};

/** A place to look at again as it is told: a text of the model is compared with the one that it proposes. */
const inAttesa = ({ riga, dopo }: DaRivedere): DaRaccontare => {
  const comune = { id: riga.id, genere: riga.genere, chiave: riga.luogo, causa: riga.causa, istante: riga.istante };
  const [da, a] = riga.genere === 'modello' ? [dopo, riga.proposta] : [riga.prima, dopo];
  return {
    ...comune,
    cambio: da === null ? 'nuovo' : a === null ? 'tolto' : 'cambiato',
    prima: da,
    dopo: a,
    base: riga.genere === 'modello' && riga.prima !== dopo ? riga.prima : null,
  };
};

/** The model of the same name that the app has, if it is not the one that the plan carries. */
const altroModello = (motore: Motore, piano: Piano) => {
  const trovato = motore.modelli().find((m) => m.id === piano.pacco.id && m.impronta !== piano.pacco.impronta);
  return trovato === undefined ? null : motore.modello(trovato.id);
};

/** The model asked for, if it is still the one that the app has. */
const modelloChiesto = (motore: Motore, piano: Piano, impronta: string) => {
  const altro = altroModello(motore, piano);
  if (altro === null || altro.pacco.impronta !== impronta)
    throw new ErroreMotore('non-trovato', 'Questo modello non c’è più: aggiornare l’elenco.');
  return altro;
};

const cambiaModello = async (motore: Motore, sessione: SessionePiano, impronta: string) => {
  const piano = sessione.piano();
  const modello = modelloChiesto(motore, piano, impronta);
  const passaggio = passaggioAlModello(piano, modello.pacco);
  const ipotesi = { letture: [], operazioni: passaggio.operazioni, pacco: modello.pacco };
  return { piano, modello, passaggio, cambia: await cheCosaCambia(motore, sessione, ipotesi) };
};

/** What an import or a newer model changes in the plan already written, and what a person decides of it. */
export const gestoriCambia = (motore: Motore): Gestori<typeof contrattoCambia> => ({
  'cambia/prevedi': async ({ fileId }) => {
    const sessione = motore.sessione();
    const letture = anteprimeDi(sessione, fileId);
    return previsione(await cheCosaCambia(motore, sessione, { letture, operazioni: [], pacco: null }));
  },
  'cambia/elenco': async () => {
    const sessione = motore.sessione();
    if (sessione.piano().registri.daRivedere.length === 0) return { riepilogo: riepiloga([]), gruppi: [], totale: 0 };
    const { piano, detto, voci } = await ancora(motore, sessione);
    const gruppi = racconta(voci.map(inAttesa), piano, detto);
    return { riepilogo: riepiloga(gruppi), gruppi: [...gruppi], totale: gruppi.reduce((n, g) => n + g.voci.length, 0) };
  },
  'cambia/accetta': ({ id }) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const righe = id === null ? piano.registri.daRivedere : scelte(piano, id);
    if (righe.length === 0) throw new ErroreMotore('non-trovato', 'Non c’è nulla da rivedere.');
    const fatto = sessione.esegui({
      titolo: quanti(righe.length, 'Accettato un cambiamento', 'cambiamenti accettati'),
      causa: 'mano',
      operazioni: [...scriviProposti(piano, righe), ...togliDaRivedere(righe)],
    });
    return { ...fatto, quanti: righe.length };
  },
  'cambia/tieni': ({ id }) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const righe = scelte(piano, id);
    if (!righe.every((r) => siTiene(piano, r)))
      throw new ErroreMotore(
        'input-non-valido',
        'Questi punti non sono testo della sezione: si accettano, o si corregge il dato da cui vengono.',
      );
    const fatto = sessione.esegui({
      titolo: quanti(righe.length, 'Un punto tenuto com’era', 'punti tenuti com’erano'),
      causa: 'mano',
      operazioni: [...tieniComEra(piano, righe), ...togliDaRivedere(righe)],
    });
    return { ...fatto, quanti: righe.length };
  },
  'cambia/modelli': () => {
    const piano = motore.sessione().piano();
    const altro = altroModello(motore, piano)?.pacco ?? null;
    return { attuale: nomeModello(piano.pacco), disponibile: altro === null ? null : nomeModello(altro) };
  },
  'cambia/prevedi-modello': async ({ impronta }) => {
    const sessione = motore.sessione();
    const { piano, passaggio, cambia } = await cambiaModello(motore, sessione, impronta);
    return previsione(
      cambia,
      passaggio.proposti.map((p) =>
        inAttesa({
          riga: { ...p, id: idSchema.parse(nuovoId()), genere: 'modello', causa: '', istante: piano.istante },
          dopo: bloccoOra(piano, p.luogo),
        }),
      ),
    );
  },
  'cambia/aggiorna-modello': async ({ impronta }) => {
    const sessione = motore.sessione();
    if (sessione.solaLettura)
      throw new ErroreMotore('sola-lettura', 'Il piano è aperto in sola lettura: il modello non si può cambiare.');
    const { piano, modello, passaggio, cambia } = await cambiaModello(motore, sessione, impronta);
    if (sessione.piano() !== piano || motore.sessioneONulla() !== sessione)
      throw new ErroreMotore('revisione-superata', 'Il piano è cambiato mentre si confrontavano i modelli: riprovare.');
    const { titolo, versione } = modello.pacco;
    const causa = `modello «${titolo}» ${versione}`;
    const istante = motore.adesso().toISOString();
    const daVedere = [
      ...segnaDaRivedere(piano, cambia.differenze, causa, istante),
      ...segnaProposti(piano, passaggio.proposti, causa, istante),
    ];
    const azione: Azione = {
      titolo: `Aggiornato il modello a «${titolo}» ${versione}`,
      causa: 'aggiornamento-modello',
      operazioni: [...passaggio.operazioni, ...daVedere],
    };
    return { ...sessione.aggiornaModello(modello, azione), quanti: daVedere.length };
  },
});
