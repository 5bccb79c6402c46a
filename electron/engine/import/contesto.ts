import { mappaSchema } from '#contract/mappa.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import { nomiParametri, parametroElenco, parametroIntero } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Contributo, Ente, Ets, Riga } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import type { MappaRicordata } from './mappa/mappatore.ts';

/** A Comune of the Ambito with the body that it is. */
export type ComuneContesto = {
  readonly id: Riga<'comune'>['id'];
  readonly codiceIstat: string;
  readonly nome: string;
  readonly enteId: Ente['id'] | null;
};

/** The part of the pack that imports need: catalogues and aliases. */
export type PaccoContesto = Pick<PaccoCompilato, 'alias'> & {
  readonly leps: readonly { readonly id: string; readonly nome: string; readonly breve: string }[];
  readonly fondi: readonly { readonly id: string; readonly nome: string; readonly breve: string }[];
  readonly programmi: readonly { readonly id: string; readonly missione: string; readonly nome: string }[];
  readonly profili: readonly {
    readonly id: string;
    readonly nome: string;
    readonly plurale: string;
    readonly area: string | null;
  }[];
};

/** A read-only picture of the plan: all that a reader may know. Plain data, so that it can cross processes. */
export type Contesto = {
  readonly comuni: readonly ComuneContesto[];
  readonly enti: readonly Pick<Ente, 'id' | 'tipo' | 'denominazione' | 'comuneId'>[];
  readonly anni: readonly number[];
  readonly forma: Stato<'forma'> | null;
  readonly pacco: PaccoContesto;
  /** Weekly minutes of a full-time contract. */
  readonly minutiTempoPieno: number;
  /** Profiles that count as assistente sociale (pack parameter). */
  readonly profiliAS: readonly string[];
  readonly schede: readonly Riga<'scheda'>[];
  /** Documents whose resources of schede are in use: a new file of schede takes their place. */
  readonly documentiSchede: readonly {
    readonly id: Riga<'documento'>['id'];
    readonly nomeFile: string;
    readonly impronta: string;
  }[];
  readonly ets: readonly Ets[];
  readonly contributi: readonly Contributo[];
  readonly persone: readonly Pick<
    Riga<'persona'>,
    | 'id'
    | 'matricola'
    | 'dal'
    | 'enteId'
    | 'profiloId'
    | 'minutiSettimanali'
    | 'minutiContratto'
    | 'documentoId'
    | 'doppiaDi'
  >[];
  readonly documenti: readonly {
    readonly id: string;
    readonly nomeFile: string;
    readonly lettore: string;
    readonly enteId: string | null;
  }[];
  /** Residents already in the plan, to tell a file that disagrees. */
  readonly popolazione: readonly Pick<Riga<'popolazione'>, 'comuneId' | 'dataRiferimento' | 'residenti' | 'fonte'>[];
  /** Years after which a population is old (pack parameter). */
  readonly anniPopolazioneVecchia: number;
  /** Layouts that persons told of files of this kind. */
  readonly mappature: readonly MappaRicordata[];
  /** Today, `YYYY-MM-DD`: only to tell dates in the future. */
  readonly oggi: string;
};

/** Pack parameter with the weekly minutes of a full-time contract; 36 hours (architecture.md, "The model") if it lacks. */
const PARAMETRO_TEMPO_PIENO = 'pers.minutiTempoPieno';
const MINUTI_TEMPO_PIENO = 2160;

/** Pack parameter with the years after which a population is old; three (decisions.md, "Rules") if it lacks. */
const PARAMETRO_POPOLAZIONE_VECCHIA = 'popolazione.anniVecchia';
const ANNI_POPOLAZIONE_VECCHIA = 3;

/** What a reader of one kind of file needs to know of the plan. */
export const contestoDi = (piano: Piano, genere: string, oggi: string): Contesto => {
  const { registri, pacco, testa } = piano;
  const dentro = new Set<string>(registri.appartenenza.map((a) => a.comuneId));
  const minuti = parametroIntero(pacco, PARAMETRO_TEMPO_PIENO, oggi);
  const profiliAS = parametroElenco(pacco, nomiParametri.profiliAS, oggi);
  const vecchia = parametroIntero(pacco, PARAMETRO_POPOLAZIONE_VECCHIA, oggi);
  const contributi = genere === 'contributi';
  const schede = genere === 'schede' || genere === 'fondi';
  return {
    comuni: registri.comune
      .filter((c) => dentro.has(c.id))
      .map((c) => ({
        id: c.id,
        codiceIstat: c.codiceIstat,
        nome: c.nome,
        enteId: registri.ente.find((e) => e.tipo === 'comune' && e.comuneId === c.id)?.id ?? null,
      })),
    enti: registri.ente.map(({ id, tipo, denominazione, comuneId }) => ({ id, tipo, denominazione, comuneId })),
    anni: anniDelPiano(piano),
    forma: testa.forma,
    pacco: {
      alias: pacco.alias,
      leps: pacco.leps.map(({ id, nome, breve }) => ({ id, nome, breve })),
      fondi: pacco.fondi.map(({ id, nome, breve }) => ({ id, nome, breve })),
      programmi: pacco.programmi.map(({ id, missione, nome }) => ({ id, missione, nome })),
      profili: pacco.profili.map(({ id, nome, plurale, area }) => ({ id, nome, plurale, area })),
    },
    minutiTempoPieno: eNonVerificabile(minuti) ? MINUTI_TEMPO_PIENO : minuti,
    profiliAS: eNonVerificabile(profiliAS) ? [] : profiliAS,
    schede: schede ? registri.scheda : [],
    documentiSchede:
      genere === 'schede'
        ? registri.documento
            .filter((d) => d.genere === 'schede' && d.stato === 'valido')
            .map((d) => ({ id: d.id, nomeFile: d.nomeFile, impronta: d.sha256 }))
        : [],
    ets: contributi ? registri.ets : [],
    contributi: contributi ? registri.contributo : [],
    persone:
      genere === 'personale'
        ? registri.persona.map((p) => ({
            id: p.id,
            matricola: p.matricola,
            dal: p.dal,
            enteId: p.enteId,
            profiloId: p.profiloId,
            minutiSettimanali: p.minutiSettimanali,
            minutiContratto: p.minutiContratto,
            documentoId: p.documentoId,
            doppiaDi: p.doppiaDi,
          }))
        : [],
    documenti: registri.documento.map(({ id, nomeFile, lettore, enteId }) => ({ id, nomeFile, lettore, enteId })),
    popolazione: genere === 'popolazione' ? registri.popolazione : [],
    anniPopolazioneVecchia: eNonVerificabile(vecchia) ? ANNI_POPOLAZIONE_VECCHIA : vecchia,
    mappature: registri.mappatura.flatMap((m) => {
      const letta = mappaSchema.safeParse({ tabelle: [m.mappa] }).data?.tabelle[0];
      return m.genere === genere && letta ? [{ mittente: m.mittente, impronta: m.impronta, mappa: letta }] : [];
    }),
    oggi,
  };
};
