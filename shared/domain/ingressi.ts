import { z } from 'zod';
import type { Stato } from './stati.ts';

/**
 * Public input `ambito.json`, version 1: what the Ambito is and which Comuni it has. Unknown keys are accepted and
 * reported (CAMPO_IGNOTO); numbers written as ISTAT codes are completed with their leading zeros.
 */
const istat = z.union([z.string().trim(), z.int().nonnegative().transform(String)]).transform((v, ctx) => {
  const codice = v.padStart(6, '0');
  if (/^\d{6}$/.test(codice)) return codice;
  ctx.addIssue({ code: 'custom', message: 'codice ISTAT di sei cifre' });
  return z.NEVER;
});
const testoN = z.string().nullish();
const popolazioneSchema = z.looseObject({
  anno: z.int().min(1861).max(2200),
  residenti: z.int().nonnegative().nullish(),
  riferimento: testoN,
  fonte: testoN,
  reale: z.boolean().nullish(),
});
const comuneSchema = z.looseObject({
  codiceIstat: istat,
  nome: z.string().trim().min(1),
  provincia: testoN,
  siglaProvincia: testoN,
  regione: testoN,
  codiceCatastale: testoN,
  popolazione: z.array(popolazioneSchema).nullish(),
});
/** Public input `ambito.json`, version 1. */
export const ambitoIngressoSchema = z.looseObject({
  schemaFixture: z.int().nullish(),
  ats: z.looseObject({
    denominazione: z.string().trim().min(1),
    regione: testoN,
    codiceSioss: testoN,
    formaAssociativa: testoN,
    enteCapofila: z.union([istat, z.null()]).optional(),
    trienniodiPiano: z.array(z.int()).nullish(),
    fonteComposizione: z.unknown().optional(),
    sintetico: z.unknown().optional(),
  }),
  popolazioneTotale: z.record(z.string(), z.int()).nullish(),
  comuni: z.array(comuneSchema).min(1),
});
/** `ambito.json` as read. */
export type AmbitoIngresso = z.output<typeof ambitoIngressoSchema>;

/** Something to tell about an input, at its place (JSON path). */
export type AnomaliaIngresso = {
  readonly codice: string;
  readonly gravita: Stato<'gravitaAnomalia'>;
  readonly messaggio: string;
  readonly dove: string;
  readonly trovato: string | null;
};

/** What a new plan is made from, whether a person chose it in the wizard or a file said it. */
export type DatiNuovoPiano = {
  readonly ambito: string;
  readonly regione: string | null;
  readonly codiceSioss: string | null;
  /** Form of association as written or chosen; translated through the pack's aliases. */
  readonly formaLetta: string | null;
  readonly capofilaIstat: string | null;
  readonly asl: string | null;
  readonly annoInizio: number;
  readonly annoFine: number;
  readonly comuni: readonly {
    readonly codiceIstat: string;
    readonly nome: string;
    readonly provincia: string | null;
    readonly siglaProvincia: string | null;
    readonly regione: string | null;
    readonly codiceCatastale: string | null;
    readonly popolazione: readonly {
      readonly dataRiferimento: string;
      readonly residenti: number;
      readonly fonte: string | null;
    }[];
  }[];
};

/** Day to which a year of population refers: 1 January, but the census of 2011 was on 9 October. */
export const dataPopolazione = (anno: number): string => (anno === 2011 ? '2011-10-09' : `${anno}-01-01`);

const chiavi = (schema: z.ZodObject): ReadonlySet<string> => new Set(Object.keys(schema.shape));

/** Keys that version 1 does not know, one finding per key and place, however many times repeated. */
const campiIgnoti = (letto: AmbitoIngresso): AnomaliaIngresso[] => {
  const visti = new Map<string, AnomaliaIngresso>();
  const guarda = (oggetto: object, schema: z.ZodObject, dove: string) => {
    const note = chiavi(schema);
    for (const chiave of Object.keys(oggetto)) {
      const percorso = dove === '' ? chiave : `${dove}.${chiave}`;
      if (note.has(chiave) || visti.has(percorso)) continue;
      visti.set(percorso, {
        codice: 'CAMPO_IGNOTO',
        gravita: 'avviso',
        messaggio: `Il campo «${percorso.slice(0, 120)}» non è previsto: non è stato usato.`,
        dove: percorso.slice(0, 200),
        trovato: chiave.slice(0, 120),
      });
    }
  };
  guarda(letto, ambitoIngressoSchema, '');
  guarda(letto.ats, ambitoIngressoSchema.shape.ats, 'ats');
  for (const c of letto.comuni) {
    guarda(c, comuneSchema, 'comuni[]');
    for (const p of c.popolazione ?? []) guarda(p, popolazioneSchema, 'comuni[].popolazione[]');
  }
  return [...visti.values()];
};

type ComuneLetto = AmbitoIngresso['comuni'][number];
const ultimiResidenti = (c: ComuneLetto): number | null =>
  (c.popolazione ?? []).toSorted((a, b) => b.anno - a.anno)[0]?.residenti ?? null;

/** The same ISTAT code twice: the first stands; an error when the two do not say the same. */
const doppio = (primo: ComuneLetto, altro: ComuneLetto, dove: string): AnomaliaIngresso => {
  const [prima, dopo] = [ultimiResidenti(primo), ultimiResidenti(altro)];
  const diversi = [
    ...(primo.nome === altro.nome ? [] : [`«${altro.nome}» invece di «${primo.nome}»`]),
    ...(prima === dopo ? [] : [`${dopo ?? 'nessun dato'} residenti invece di ${prima ?? 'nessun dato'}`]),
  ];
  return {
    codice: 'COMUNE_DOPPIO',
    gravita: diversi.length > 0 ? 'errore' : 'avviso',
    messaggio: `Il codice ISTAT ${altro.codiceIstat} (${primo.nome}) è scritto due volte: vale la prima${diversi.length > 0 ? `, ma la seconda è diversa (${diversi.join('; ')}): controllare il file` : ''}.`,
    dove,
    trovato: altro.codiceIstat,
  };
};

/** Findings on Comuni written twice, population missing, capofila that is not among the Comuni. */
const altreAnomalie = (letto: AmbitoIngresso): AnomaliaIngresso[] => {
  const esito: AnomaliaIngresso[] = [];
  const primi = new Map<string, (typeof letto.comuni)[number]>();
  for (const c of letto.comuni) {
    const dove = `comuni[${c.codiceIstat}]`;
    const primo = primi.get(c.codiceIstat);
    if (primo === undefined) primi.set(c.codiceIstat, c);
    else esito.push(doppio(primo, c, dove));
    if (!(c.popolazione ?? []).some((p) => typeof p.residenti === 'number'))
      esito.push({
        codice: 'POPOLAZIONE_MANCANTE',
        gravita: 'avviso',
        messaggio: `Manca la popolazione di ${c.nome}: i conti per abitante non si possono verificare.`,
        dove,
        trovato: null,
      });
  }
  const capofila = letto.ats.enteCapofila;
  if (capofila && !primi.has(capofila))
    esito.push({
      codice: 'CAPOFILA_FUORI_AMBITO',
      gravita: 'avviso',
      messaggio: `L'ente capofila ${capofila} non è tra i Comuni dell'Ambito: non è stato usato.`,
      dove: 'ats.enteCapofila',
      trovato: capofila,
    });
  return esito;
};

/** Result of reading `ambito.json`: data and findings, or what is wrong and where. */
export type EsitoAmbito =
  | { readonly ok: true; readonly dati: DatiNuovoPiano; readonly anomalie: readonly AnomaliaIngresso[] }
  | { readonly ok: false; readonly problemi: readonly { readonly dove: string; readonly problema: string }[] };

/**
 * Reads a parsed `ambito.json`. `anni` given by the person wins over `trienniodiPiano`; without both, `seMancano` stands or
 * the file is refused.
 */
export const leggiAmbito = (
  json: unknown,
  anni: readonly [number, number] | null,
  seMancano: readonly [number, number] | null = null,
): EsitoAmbito => {
  const letto = ambitoIngressoSchema.safeParse(json);
  if (!letto.success)
    return {
      ok: false,
      problemi: letto.error.issues.slice(0, 20).map((i) => ({ dove: i.path.join('.'), problema: i.message })),
    };
  const { ats, comuni } = letto.data;
  const triennio = ats.trienniodiPiano ?? [];
  const estremi = anni ?? (triennio.length > 0 ? ([Math.min(...triennio), Math.max(...triennio)] as const) : seMancano);
  if (!estremi)
    return {
      ok: false,
      problemi: [{ dove: 'ats.trienniodiPiano', problema: 'anni del piano mancanti: usare --anni 2026-2028' }],
    };
  const unici = comuni.filter((c, i) => comuni.findIndex((d) => d.codiceIstat === c.codiceIstat) === i);
  const capofila = unici.some((c) => c.codiceIstat === ats.enteCapofila) ? (ats.enteCapofila ?? null) : null;
  return {
    ok: true,
    anomalie: [...campiIgnoti(letto.data), ...altreAnomalie(letto.data)],
    dati: {
      ambito: ats.denominazione,
      regione: ats.regione ?? null,
      codiceSioss: ats.codiceSioss ?? null,
      formaLetta: ats.formaAssociativa ?? null,
      capofilaIstat: capofila,
      asl: null,
      annoInizio: estremi[0],
      annoFine: estremi[1],
      comuni: unici.map((c) => ({
        codiceIstat: c.codiceIstat,
        nome: c.nome,
        provincia: c.provincia ?? null,
        siglaProvincia: c.siglaProvincia ?? null,
        regione: c.regione ?? null,
        codiceCatastale: c.codiceCatastale ?? null,
        popolazione: (c.popolazione ?? []).flatMap((p) =>
          typeof p.residenti === 'number'
            ? [{ dataRiferimento: dataPopolazione(p.anno), residenti: p.residenti, fonte: p.fonte ?? null }]
            : [],
        ),
      })),
    },
  };
};
