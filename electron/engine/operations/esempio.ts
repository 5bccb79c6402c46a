import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, parse as partiDi } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoInterno } from '#contract/file.ts';
import type { genereImportSchema } from '#contract/importa.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import { bloccoIdSchema } from '#domain/ids.ts';
import type { Blocco, ContenutoSezione, Inline } from '#domain/section-content.ts';
import { stato } from '#domain/stati.ts';
import { apriSessione, stessoFile } from '../apri-sessione.ts';
import { modelloPredefinito } from '../modelli.ts';
import { chiLoTiene } from '../storage/blocco-file.ts';
import { rinomina } from '../storage/disco.ts';
import type { Motore } from '../tipi.ts';
import { fonteEsempio, postoEsempio, segnaEsempio } from './esempio-posto.ts';

/** Operations that the example is made with: the same that a person uses, nothing of its own. */
export type GestoriEsempio = Pick<
  Gestori<typeof contrattoCompleto>,
  | 'interno/nuovo-da-file'
  | 'interno/deponi-file'
  | 'importa/conferma'
  | 'sezioni/scrivi'
  | 'contributi/decidi'
  | 'contributi/collega'
  | 'parti/scrivi'
  | 'campi/scrivi'
  | 'adempimenti/scrivi'
  | 'cambia/accetta'
  | 'file/salva'
  | 'file/stato'
>;

const testi = z.record(z.string(), z.string());
/** `esempio/sezioni.yaml`: section key → what to write in its placeholders, paragraphs to add. */
const sezioniSchema = z.record(
  z.string(),
  z.strictObject({ compila: testi.default({}), aggiunte: z.array(z.string()).default([]) }),
);
/** `esempio/risposte.yaml`: contribution → answer, and the section that takes it up. */
const risposteSchema = z.record(
  z.string(),
  z.strictObject({ esito: stato('esitoContributo'), motivazione: z.string(), sezione: z.string().nullable() }),
);
/** `esempio/accordo.yaml`: parties by ISTAT code of the Comune, fields of the accordo, commitments by code. */
const accordoSchema = z.strictObject({
  parti: z.record(z.string(), testi),
  campi: testi,
  adempimenti: z.record(z.string(), testi),
});

type Genere = z.output<typeof genereImportSchema>;

/** Files to import, in order: schede first, because others speak of them. */
const fileDaImportare = (cartella: string): readonly (readonly [Genere, string])[] => {
  const dentro = (sotto: string, genere: Genere) =>
    readdirSync(join(cartella, sotto))
      .sort()
      .map((nome) => [genere, join(cartella, sotto, nome)] as const);
  return [
    ['schede', join(cartella, 'piano_schede.json')],
    ['fondi', join(cartella, 'fondi', 'Assegnazioni_fondi.csv')],
    ['quote', join(cartella, 'fondi', 'quote_comuni.csv')],
    ...dentro('dup', 'dup'),
    ...dentro('personale', 'personale'),
    ['contributi', join(cartella, 'contributi.jsonl')],
  ];
};

const leggi = <S extends z.ZodType>(cartella: string, nome: string, schema: S): z.output<S> => {
  const letto = schema.safeParse(parse(readFileSync(join(cartella, nome), 'utf8')));
  if (letto.success) return letto.data;
  const [primo] = letto.error.issues;
  throw new ErroreMotore(
    'file-non-valido',
    `Il piano d'esempio non si può comporre: «${nome}», ${primo?.path.join('.') ?? ''}: ${primo?.message ?? ''}.`,
  );
};

const scritti = (tratti: readonly Inline[], testi: Readonly<Record<string, string>>): Inline[] =>
  tratti.map((n) => {
    const testo = n.tipo === 'segnaposto' && Object.hasOwn(testi, n.nome) ? testi[n.nome] : undefined;
    return testo === undefined ? n : { tipo: 'testo', testo };
  });

const bloccoScritto = (b: Blocco, testi: Readonly<Record<string, string>>): Blocco => {
  if (b.tutela === 'vincolato') return b;
  if (b.tipo === 'paragrafo' || b.tipo === 'titolo' || b.tipo === 'riquadro')
    return { ...b, contenuto: scritti(b.contenuto, testi) };
  if (b.tipo === 'elenco') return { ...b, voci: b.voci.map((v) => ({ ...v, contenuto: scritti(v.contenuto, testi) })) };
  return b;
};

/** Text of a section with its placeholders written and paragraphs added before the live tables. */
const compilata = (contenuto: ContenutoSezione, voce: z.output<typeof sezioniSchema>[string]): ContenutoSezione => {
  const blocchi = contenuto.blocchi.map((b) => bloccoScritto(b, voce.compila));
  const nuovi = voce.aggiunte.map(
    (testo, i): Blocco => ({
      id: bloccoIdSchema.parse(`aggiunta-${i + 1}`),
      tipo: 'paragrafo',
      contenuto: [{ tipo: 'testo', testo }],
    }),
  );
  const prima = blocchi.findIndex((b) => b.tipo === 'tabella-viva' || b.tipo === 'grafico-vivo');
  const dove = prima < 0 ? blocchi.length : prima;
  return { ...contenuto, blocchi: [...blocchi.slice(0, dove), ...nuovi, ...blocchi.slice(dove)] };
};

/** Files of one kind go together, as a person chooses them: one worker reads them one after the other. */
const importa = async (motore: Motore, gestori: GestoriEsempio, cartella: string): Promise<void> => {
  const perGenere = new Map<Genere, string[]>();
  for (const [genere, percorso] of fileDaImportare(cartella)) {
    const { fileId } = await gestori['interno/deponi-file']({ percorso });
    perGenere.set(genere, [...(perGenere.get(genere) ?? []), fileId]);
  }
  for (const [genere, fileId] of perGenere) {
    const { rifiutati } = await gestori['importa/conferma']({ genere, fileId, comune: null });
    const rifiutato = rifiutati[0];
    if (rifiutato)
      throw new ErroreMotore(
        'importazione-rifiutata',
        `Il piano d'esempio non si può comporre: «${rifiutato.file}»: ${rifiutato.messaggio}`,
        rifiutato,
      );
  }
  // Nobody has written yet: what each file changed of what the one before said is not for the reader to look at.
  if (motore.sessione().piano().registri.daRivedere.length > 0) await gestori['cambia/accetta']({ id: null });
};

const scriviSezioni = async (motore: Motore, gestori: GestoriEsempio, cartella: string): Promise<void> => {
  for (const [chiave, voce] of Object.entries(leggi(cartella, 'sezioni.yaml', sezioniSchema))) {
    const sezione = sezioneConChiave(motore, chiave);
    if (!sezione) continue;
    await gestori['sezioni/scrivi']({
      id: sezione.id,
      baseRevisione: sezione.revisione,
      contenuto: compilata(sezione.contenuto, voce),
      gruppo: 'piano-di-esempio',
    });
  }
};

const sezioneConChiave = (motore: Motore, chiave: string) =>
  motore
    .sessione()
    .piano()
    .sezioni.find((s) => s.chiave === chiave);

const rispondi = async (motore: Motore, gestori: GestoriEsempio, cartella: string): Promise<void> => {
  const { contributo: contributi } = motore.sessione().piano().registri;
  for (const [codice, risposta] of Object.entries(leggi(cartella, 'risposte.yaml', risposteSchema))) {
    const contributo = contributi.find((c) => c.codice === codice);
    if (!contributo) continue;
    const { esito, motivazione } = risposta;
    await gestori['contributi/decidi']({ id: contributo.id, esito, motivazione });
    const sezione = risposta.sezione === null ? undefined : sezioneConChiave(motore, risposta.sezione);
    if (sezione)
      await gestori['contributi/collega']({ contributoId: contributo.id, sezioneId: sezione.id, bloccoId: null });
  }
};

const scriviAccordo = async (motore: Motore, gestori: GestoriEsempio, cartella: string): Promise<void> => {
  const { parti, campi, adempimenti } = leggi(cartella, 'accordo.yaml', accordoSchema);
  const { registri } = motore.sessione().piano();
  for (const parte of registri.parte) {
    const codice = registri.ente.find((e) => e.id === parte.enteId)?.codice ?? '';
    const scritto = Object.hasOwn(parti, codice) ? parti[codice] : undefined;
    if (scritto !== undefined) await gestori['parti/scrivi']({ id: parte.id, campi: scritto });
  }
  for (const [nome, valore] of Object.entries(campi)) await gestori['campi/scrivi']({ nome, valore });
  for (const { id, codice } of registri.adempimento) {
    const scritto = Object.hasOwn(adempimenti, codice) ? adempimenti[codice] : undefined;
    if (scritto !== undefined) await gestori['adempimenti/scrivi']({ id, campi: scritto });
  }
};

const componi = async (motore: Motore, percorso: string, gestori: GestoriEsempio): Promise<void> => {
  const cartella = join(motore.cartellaModelli, 'esempio');
  if (!existsSync(join(cartella, 'ambito.json')))
    throw new ErroreMotore('non-trovato', "I dati del piano d'esempio non ci sono: reinstallare il programma.");
  await gestori['interno/nuovo-da-file']({
    percorso,
    ambito: join(cartella, 'ambito.json'),
    modello: modelloPredefinito,
    anni: null,
  });
  await importa(motore, gestori, cartella);
  await scriviSezioni(motore, gestori, cartella);
  await rispondi(motore, gestori, cartella);
  await scriviAccordo(motore, gestori, cartella);
  await gestori['file/salva']({});
};

/** The open plan, as it must be found again when the example cannot be made. */
const pianoAperto = (motore: Motore) => {
  const sessione = motore.sessioneONulla();
  return sessione === null ? null : { percorso: sessione.percorso, solaLettura: sessione.solaLettura };
};

/**
 * Makes the example plan at `percorso` and leaves it open: a fictional Ambito, its files imported one by one, texts,
 * answers and parties written, through the operations that a person uses. The errors in it are planted. It takes its name
 * only when it is complete: when something fails nothing is left on disk and the plan that was open is open again.
 */
export const creaEsempio = async (motore: Motore, percorso: string, gestori: GestoriEsempio): Promise<void> => {
  const prima = pianoAperto(motore);
  const { dir, name, ext } = partiDi(percorso);
  const inCorso = join(dir, `.${name}.in-corso${ext}`);
  // Left by a process that was killed.
  if (chiLoTiene(inCorso) === null) rmSync(inCorso, { force: true });
  try {
    await componi(motore, inCorso, gestori);
    motore.apri(null);
    rinomina(inCorso, percorso);
  } catch (errore) {
    if (motore.sessioneONulla()?.percorso !== prima?.percorso) {
      motore.apri(null);
      if (prima !== null) motore.apri(apriSessione(motore, prima.percorso, prima.solaLettura));
    }
    rmSync(inCorso, { force: true });
    throw errore;
  }
  motore.apri(apriSessione(motore, percorso, false));
};

/** Handler of `interno/esempio`; `gestori` is asked late, because the table of operations contains this one too. */
export const gestoriEsempio = (
  motore: Motore,
  gestori: () => GestoriEsempio,
): Gestori<Pick<typeof contrattoInterno, 'interno/esempio'>> => ({
  'interno/esempio': async ({ percorso: chiesto, riusa }) => {
    const tutti = gestori();
    const fonte = fonteEsempio(motore);
    const { percorso, pronto } = riusa ? postoEsempio(motore, chiesto, fonte) : { percorso: chiesto, pronto: false };
    if (pronto) {
      const aperto = pianoAperto(motore);
      if (aperto === null || aperto.solaLettura || !stessoFile(aperto.percorso, percorso))
        motore.apri(apriSessione(motore, percorso, false));
    } else {
      await creaEsempio(motore, percorso, tutti);
      segnaEsempio(motore, percorso, fonte);
    }
    return { percorso, stato: await tutti['file/stato']({}) };
  },
});
