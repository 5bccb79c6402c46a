import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoInternoVerifica, contrattoVerifica } from '#contract/verifica.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import { chiaveRilievo, type EsitoVerifica, type Rilievo } from '#domain/esito.ts';
import { catalogoLeps } from '#domain/leps.ts';
import type { Piano } from '#domain/piano.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import { giornoDi } from '#format/date.ts';
import { verificaAPassi } from '#rules/esegui.ts';
import { regolaDi, regole } from '#rules/indice.ts';
import { rilieviPerSezione } from '#rules/per-sezione.ts';
import { comuniDelRilievo, lepsDelRilievo } from '#rules/riguarda.ts';
import { confrontaRilievi } from '#rules/storia-rilievi.ts';
import { aTratti } from '../a-tratti.ts';
import { avviaSegnalazioni } from '../export/lavora.ts';
import { scriviDocumento } from '../export/scrivi.ts';
import { ricordaRilievi, storiaDi } from '../history/storia-rilievi.ts';
import type { Motore, SessionePiano } from '../tipi.ts';
import { improntaDi, verificaSenzaFermare } from '../verificatore.ts';

type OperazioniRilievi = Pick<typeof contrattoVerifica, 'verifica/contesto' | 'verifica/confronto'> &
  typeof contrattoInternoVerifica;

/** Solved findings that the room lists. */
const RISOLTI = 200;

const breve = ({
  regola,
  soggetto,
  esito,
  gravita,
  messaggio,
}: Omit<Rilievo, 'espressione' | 'operandi' | 'luoghi' | 'fonti' | 'rimedi'>) => ({
  ...{ regola, soggetto, esito, gravita, messaggio },
});

/** Sections that show each finding, by the key of the finding. */
const sezioniDeiRilievi = (piano: Piano, rilievi: readonly Rilievo[]): ReadonlyMap<string, readonly string[]> => {
  const mappa = new Map<string, string[]>();
  for (const [sezione, suoi] of rilieviPerSezione(piano, rilievi))
    for (const r of suoi) {
      const chiave = chiaveRilievo(r);
      mappa.set(chiave, [...(mappa.get(chiave) ?? []), sezione]);
    }
  return mappa;
};

/** Checks of frozen versions, each made once. */
const congelati = new WeakMap<SessionePiano, Map<number, Promise<EsitoVerifica>>>();

const esitoDiVersione = (sessione: SessionePiano, numero: number, istante: string): Promise<EsitoVerifica> => {
  const suoi = congelati.get(sessione) ?? new Map<number, Promise<EsitoVerifica>>();
  congelati.set(sessione, suoi);
  const gia = suoi.get(numero);
  if (gia !== undefined) return gia;
  const opzioni = { regole, impronta: improntaDi, oggi: giornoDi(istante) };
  const lavoro = aTratti(verificaAPassi(sessione.pianoDiVersione(numero), opzioni)).then((stato) => stato.esito);
  suoi.set(numero, lavoro);
  lavoro.catch(() => suoi.delete(numero));
  return lavoro;
};

/** What findings speak of, their history, their comparison with a frozen version, their printing. */
export const gestoriRilievi = (motore: Motore): Gestori<OperazioniRilievi> => {
  const controlla = async () => {
    const sessione = motore.sessione();
    const { piano, stato } = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
    ricordaRilievi(motore, sessione, piano, stato.esito.rilievi);
    return { sessione, piano, rilievi: stato.esito.rilievi };
  };
  const versioni = (sessione: SessionePiano) =>
    sessione.versioni().map(({ numero, nome, istante }) => ({ numero, nome, istante }));
  return {
    'verifica/contesto': async () => {
      const { sessione, piano, rilievi } = await controlla();
      const storia = storiaDi(sessione);
      const sezioni = sezioniDeiRilievi(piano, rilievi);
      const risolti = [...storia.values()]
        .flatMap((r) => (r.al === null ? [] : [{ ...breve(r), dal: r.dal, al: r.al }]))
        .sort((a, b) => (a.al < b.al ? 1 : a.al > b.al ? -1 : 0));
      return {
        rilievi: rilievi.map((r) => {
          const nota = storia.get(chiaveRilievo(r));
          return {
            ...{ regola: r.regola, soggetto: r.soggetto },
            comuni: [...comuniDelRilievo(piano, r)],
            leps: [...lepsDelRilievo(piano, r)],
            sezioni: [...(sezioni.get(chiaveRilievo(r)) ?? [])],
            dal: nota?.dal ?? null,
            volte: nota?.volte ?? 1,
          };
        }),
        comuni: comuniDellAmbito(piano).map((c) => ({ id: c.id, nome: c.nome })),
        leps: catalogoLeps(piano).map((l) => ({ id: l.id, nome: l.breve })),
        sezioni: ordineSezioni(piano.sezioni, piano.pacco).map(({ sezione, numero }) => ({
          id: sezione.id,
          nome: `${numero} ${sezione.titolo}`,
        })),
        risolti: risolti.slice(0, RISOLTI),
        versioni: versioni(sessione),
      };
    },
    'verifica/confronto': async ({ versione: numero }) => {
      const { sessione, rilievi } = await controlla();
      const versione = versioni(sessione).find((v) => v.numero === numero);
      if (versione === undefined) throw new ErroreMotore('non-trovato', `La versione ${numero} non c'è.`);
      const allora = await esitoDiVersione(sessione, numero, versione.istante);
      const { nuovi, risolti } = confrontaRilievi(allora.rilievi, rilievi);
      return {
        versione,
        nuovi: nuovi.map(({ regola, soggetto }) => ({ regola, soggetto })),
        risolti: risolti.map(breve),
      };
    },
    'interno/esporta-segnalazioni': async ({ formato, scelte, filtro, percorso }) => {
      const { sessione, piano, rilievi } = await controlla();
      const perChiave = new Map(rilievi.map((r) => [chiaveRilievo(r), r]));
      const scelti = scelte === null ? rilievi : scelte.flatMap((s) => perChiave.get(chiaveRilievo(s)) ?? []);
      const storia = storiaDi(sessione);
      const { byte, sha256 } = await avviaSegnalazioni(motore, {
        lavoro: 'segnalazioni',
        ...{ formato, piano, filtro, regole: regole.length },
        segnalazioni: scelti.map((rilievo) => ({
          rilievo,
          titoloRegola: regolaDi(rilievo.regola)?.titolo ?? rilievo.regola,
        })),
        dal: new Map(
          scelti.flatMap((r) => {
            const dal = storia.get(chiaveRilievo(r))?.dal;
            return dal === undefined ? [] : [[chiaveRilievo(r), dal] as const];
          }),
        ),
      }).fine;
      scriviDocumento(percorso, byte);
      return { sha256, byte: byte.length };
    },
  };
};
