import type { Gestori, Uscita } from '#contract/define.ts';
import type { contrattoGiornale } from '#contract/giornale.ts';
import { type Modifica, nomeAutore } from '#domain/modifiche.ts';
import { azioneDi, azioneVersione, raggruppaModifiche, vociDi } from '../history/giornale.ts';
import type { Motore, SessionePiano } from '../tipi.ts';

type Elenco = Uscita<typeof contrattoGiornale, 'giornale/elenco'>;
type Azione = Elenco['azioni'][number];
type Filtro = Parameters<Gestori<typeof contrattoGiornale>['giornale/elenco']>[0];

/** Change sets read at a time, and the most that one page looks through; then it says where to go on. */
const PASSO = 200;
const MASSIMO = 10_000;
/** Lines of detail of one action. */
const VOCI = 100;

/** Instants of a calendar day of this computer. */
const limitiDelGiorno = (giorno: string): readonly [string, string] => {
  const [anno = 0, mese = 1, g = 1] = giorno.split('-').map(Number);
  return [new Date(anno, mese - 1, g).toISOString(), new Date(anno, mese - 1, g + 1).toISOString()];
};

/** Frozen versions between two actions of a page: they are in the journal beside the changes. */
const versioniFra = (sessione: SessionePiano, filtro: Filtro, da: number, a: number): Azione[] =>
  sessione
    .versioni()
    .filter((v) => v.seq >= da && v.seq < a)
    .map((v) => azioneVersione(v, v.seq))
    .filter((v) => filtro.autore === null || v.autore === filtro.autore);

/** One page of the journal, newest first. */
export const paginaGiornale = (sessione: SessionePiano, filtro: Filtro): Elenco => {
  const piano = sessione.piano();
  const [dal, al] = filtro.giorno === null ? [null, null] : limitiDelGiorno(filtro.giorno);
  const azioni: Azione[] = [];
  let primaDi = filtro.primaDi;
  let lette = 0;
  let coda: readonly Modifica[] = [];
  let finito = false;
  while (!finito && azioni.length < filtro.limite && lette < MASSIMO) {
    const pagina = sessione.modifiche({ limite: PASSO, primaDi, dal, al });
    lette += pagina.length;
    finito = pagina.length < PASSO;
    const gruppi = raggruppaModifiche([...coda, ...pagina]);
    // The last group may go on in the next page.
    const interi = finito ? gruppi : gruppi.slice(0, -1);
    coda = finito ? [] : (gruppi.at(-1) ?? []);
    primaDi = pagina.at(-1)?.seq ?? primaDi;
    for (const g of interi) {
      if (azioni.length === filtro.limite) {
        finito = false;
        break;
      }
      const azione = azioneDi(piano, g);
      if (!azione || (filtro.autore !== null && azione.autore !== filtro.autore)) continue;
      if (filtro.stanza !== null && azione.stanza !== filtro.stanza) continue;
      azioni.push(azione);
    }
  }
  const ultima = azioni.at(-1)?.da ?? primaDi ?? 0;
  const prossimo = finito ? null : azioni.length === filtro.limite ? ultima : (coda[0]?.seq ?? primaDi ?? 0) + 1;
  const mostraVersioni = filtro.stanza === null || filtro.stanza === 'conferenza';
  const versioni = mostraVersioni
    ? versioniFra(sessione, filtro, finito ? 0 : ultima, filtro.primaDi ?? Number.MAX_SAFE_INTEGER).filter(
        (v) => dal === null || al === null || (v.istante >= dal && v.istante < al),
      )
    : [];
  const tutte = [...azioni, ...versioni].sort((a, b) =>
    a.istante === b.istante ? b.seq - a.seq : a.istante < b.istante ? 1 : -1,
  );
  return { azioni: tutte, prossimo, autori: sessione.autori().map(nomeAutore) };
};

/** The journal of the plan: who, when, what. */
export const gestoriGiornale = (motore: Motore): Gestori<typeof contrattoGiornale> => ({
  'giornale/elenco': (filtro) => paginaGiornale(motore.sessione(), filtro),
  'giornale/dettaglio': ({ da, seq, gruppo }) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const operazioni = sessione
      .modifiche({ limite: PASSO, primaDi: seq + 1 })
      .filter((m) => m.seq >= da && m.gruppo === gruppo)
      .reverse()
      .flatMap((m) => m.operazioni);
    const voci = operazioni.slice(0, VOCI).flatMap((o) => vociDi(piano, (id) => sessione.nomeFileImportato(id), o));
    return { voci: voci.slice(0, VOCI), altre: Math.max(0, operazioni.length - VOCI) };
  },
});
