import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as leggiCsv } from 'csv-parse/sync';
import { parse as leggiYaml } from 'yaml';
import { z } from 'zod';
import { centesimi } from '#documento/valori.ts';
import { traduci } from '#domain/alias.ts';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Id } from '#domain/ids.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { stato } from '#domain/stati.ts';
import { idInOrdine, pianoDaAmbito } from './piano-in-memoria.ts';

/*
 * A whole plan in memory from the public files of an Ambito, for tests of documents: only the columns that documents
 * print, without the checks of the real imports.
 */
const schedeSchema = z.object({
  schede: z.array(
    z.object({
      id: z.string(),
      titolo: z.string(),
      leps: z.array(z.string()),
      programmaDup: z.string(),
      comuni: z.array(z.string()),
      risorse: z.array(
        z.object({ anno: z.int(), fonte: z.string(), ente: z.string(), importo: z.number().nullable() }),
      ),
      personale: z
        .array(z.object({ anno: z.int(), ente: z.string(), profilo: z.string(), fte: z.number() }))
        .optional(),
    }),
  ),
});
const contributoSchema = z.looseObject({
  id: z.string(),
  ets: z.looseObject({ denominazione: z.string() }),
  tavolo: z.string().nullish(),
  leps: z.array(z.string()).catch([]),
  titolo: z.string(),
  testo: z.string(),
  consensoPubblicazione: z.boolean().nullish().catch(null),
});
const rispostaSchema = z.looseObject({ esito: stato('esitoContributo'), motivazione: z.string() });
const accordoSchema = z.looseObject({
  parti: z.record(z.string(), z.record(z.string(), z.unknown())),
  campi: z.record(z.string(), z.unknown()),
});

const letta = { documentoId: null, foglio: null, cella: null, riga: null } as const;
const cents = (euro: number | null): number | null => (euro === null ? null : Math.round(euro * 100));

/** Text of a file in UTF-8 or, where it is not, in Windows-1252. */
const testoDi = (percorso: string): string => {
  const byte = readFileSync(percorso);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(byte);
  } catch {
    return new TextDecoder('windows-1252').decode(byte);
  }
};

const enteDi = (piano: Piano, codice: string): Id | null => {
  const ente = piano.registri.ente.find((e) => (codice === 'ATS' ? e.tipo === 'ambito' : e.codice === codice));
  return ente?.id ?? null;
};
const comuneDi = (piano: Piano, istat: string): Id | null =>
  piano.registri.comune.find((c) => c.codiceIstat === istat)?.id ?? null;

/** Plan with the schede of `piano_schede.json` in the place of those of the template. */
const conSchede = (piano: Piano, cartella: string, nuovoId: () => Id): Piano => {
  const { alias } = piano.pacco;
  const letto = schedeSchema.parse(JSON.parse(testoDi(join(cartella, 'piano_schede.json'))));
  const scheda: Riga<'scheda'>[] = [];
  const voceSpesa: Riga<'voceSpesa'>[] = [];
  const copertura: Riga<'copertura'>[] = [];
  const personaleRichiesto: Riga<'personaleRichiesto'>[] = [];
  for (const [i, s] of letto.schede.entries()) {
    const schedaId = nuovoId();
    const programmaId = piano.pacco.programmi.find((p) => p.id === s.programmaDup)?.id ?? null;
    scheda.push({
      ...nonDetti.scheda,
      id: schedaId,
      codice: s.id,
      titolo: s.titolo,
      ordine: i + 1,
      leps: s.leps.map((l) => ({ letto: l, id: traduci(alias.leps, l) })),
      programmaLetto: s.programmaDup,
      programmaId,
      comuni: s.comuni.map((c) => ({ letto: c, id: comuneDi(piano, c) })),
      stato: 'parziale',
      elementi: {},
      documentoId: null,
    });
    const voci = new Map<string, Id>();
    for (const r of s.risorse) {
      const voceId = voci.get(r.ente) ?? nuovoId();
      if (!voci.has(r.ente)) {
        voci.set(r.ente, voceId);
        voceSpesa.push({
          ...nonDetti.voceSpesa,
          id: voceId,
          schedaId,
          enteLetto: r.ente,
          enteId: enteDi(piano, r.ente),
          descrizione: s.titolo,
          gestione: 'diretta',
          programmaId,
          dataInizio: null,
          dataFine: null,
          cup: null,
          derogaAtto: null,
          documentoId: null,
        });
      }
      copertura.push({
        id: nuovoId(),
        voceId,
        anno: r.anno,
        fondoLetto: r.fonte,
        fondoId: piano.pacco.fondi.find((f) => f.id === r.fonte)?.id ?? traduci(alias.fondi, r.fonte),
        annualita: r.anno,
        importoCents: cents(r.importo),
        ...letta,
      });
    }
    for (const p of s.personale ?? [])
      personaleRichiesto.push({
        ...nonDetti.personaleRichiesto,
        id: nuovoId(),
        schedaId,
        enteLetto: p.ente,
        enteId: enteDi(piano, p.ente),
        profiloLetto: p.profilo,
        profiloId: traduci(alias.profili, p.profilo),
        anno: p.anno,
        fteMilli: Math.round(p.fte * 1000),
        documentoId: null,
      });
  }
  const prima = piano.sezioni.find((s) => s.schedaId !== null);
  const sezioni = [
    ...piano.sezioni.filter((s) => s.schedaId === null),
    ...scheda.flatMap((s) =>
      prima === undefined ? [] : [{ ...prima, id: nuovoId(), schedaId: s.id, titolo: s.titolo, ordine: s.ordine }],
    ),
  ];
  return { ...piano, sezioni, registri: { ...piano.registri, scheda, voceSpesa, copertura, personaleRichiesto } };
};

const conQuote = (piano: Piano, cartella: string, nuovoId: () => Id): Piano => {
  const righe: string[][] = leggiCsv(testoDi(join(cartella, 'fondi', 'quote_comuni.csv')), {
    delimiter: ';',
    bom: true,
    relax_column_count: true,
  });
  const anni = (righe[0] ?? []).map((t) => Number(/(\d{4})$/.exec(t)?.[1] ?? Number.NaN));
  const quota = righe.slice(1).flatMap((r) =>
    anni.flatMap((anno, i): Riga<'quota'>[] => {
      if (Number.isNaN(anno) || !/^\d{6}$/.test(r[0] ?? '')) return [];
      return [
        {
          ...nonDetti.quota,
          id: nuovoId(),
          ...letta,
          comuneLetto: r[1] ?? '',
          comuneId: comuneDi(piano, r[0] ?? ''),
          anno,
          importoCents: centesimi(r[i] ?? ''),
          letto: r[i] ?? null,
          popolazioneUsata: Number((r[2] ?? '').replaceAll('.', '')),
          euroAbCents: null,
          ruolo: 'riga',
        },
      ];
    }),
  );
  return { ...piano, registri: { ...piano.registri, quota } };
};

const conContributi = (piano: Piano, cartella: string, risposte: unknown, nuovoId: () => Id): Piano => {
  const esiti = z.record(z.string(), rispostaSchema).parse(risposte ?? {});
  const ets = new Map<string, Riga<'ets'>>();
  const percorso = ['contributi.jsonl', 'contributi/contributi.jsonl'].find((f) => existsSync(join(cartella, f)));
  const contributo = testoDi(join(cartella, percorso ?? 'contributi.jsonl'))
    .split('\n')
    .filter((r) => r.trim() !== '')
    .map((r, i): Riga<'contributo'> => {
      const c = contributoSchema.parse(JSON.parse(r));
      const ente = ets.get(c.ets.denominazione) ?? {
        id: nuovoId(),
        denominazione: c.ets.denominazione,
        codiceFiscale: null,
        sezioneRunts: null,
        repertorioRunts: null,
        sedeComune: null,
        ...nonDetti.ets,
      };
      ets.set(c.ets.denominazione, ente);
      const risposta = Object.hasOwn(esiti, c.id) ? esiti[c.id] : undefined;
      return {
        ...nonDetti.contributo,
        id: nuovoId(),
        codice: c.id,
        etsId: ente.id,
        dataRicezione: null,
        tavolo: c.tavolo ?? null,
        leps: c.leps.map((l) => ({ letto: l, id: traduci(piano.pacco.alias.leps, l) })),
        titolo: c.titolo,
        testo: c.testo,
        referente: null,
        consensoPubblicazione: c.consensoPubblicazione ?? null,
        duplicatoDi: null,
        revisioneDi: null,
        similiA: [],
        esito: risposta?.esito ?? null,
        motivazione: risposta?.motivazione ?? null,
        decisoIl: null,
        decisoDa: null,
        documentoId: null,
        riga: i + 1,
      };
    });
  return { ...piano, registri: { ...piano.registri, ets: [...ets.values()], contributo } };
};

const testoCampo = (v: unknown): string => (v instanceof Date ? v.toISOString().slice(0, 10) : String(v));

const conAccordo = (piano: Piano, percorso: string, nuovoId: () => Id): Piano => {
  const { parti, campi } = accordoSchema.parse(leggiYaml(testoDi(percorso)));
  const campo = Object.entries(campi).map(([nome, v]) => ({ id: nuovoId(), nome, valore: testoCampo(v) }));
  const di = (enteId: string | null): Readonly<Record<string, string>> => {
    const codice = piano.registri.ente.find((e) => e.id === enteId)?.codice ?? '';
    return Object.fromEntries(Object.entries(parti[codice] ?? {}).map(([k, v]) => [k, testoCampo(v)]));
  };
  const ente = piano.registri.ente.map((e) => {
    const { codiceFiscale = e.codiceFiscale, pec = e.pec } = di(e.id);
    return { ...e, codiceFiscale, pec };
  });
  const parte = piano.registri.parte.map((p) => {
    const { persona = null, qualita = null, delega = null, attoOrgano = null, attoNumero = null } = di(p.enteId);
    const { attoData = null, impegni = null } = di(p.enteId);
    return { ...p, persona, qualita, delega, attoOrgano, attoNumero, attoData, impegni };
  });
  return { ...piano, registri: { ...piano.registri, campo, ente, parte } };
};

/** Plan of the folder of an Ambito; `risposte.yaml` and `accordo.yaml` are read where they exist. */
export const pianoCompleto = (
  cartella: string,
  {
    istante = '2026-01-05T10:00:00.000Z',
    accordo = false,
  }: { readonly istante?: string; readonly accordo?: boolean } = {},
): Piano => {
  const base = idInOrdine(0x10000);
  const piano = pianoDaAmbito(join(cartella, 'ambito.json'), istante);
  const risposte = accordo ? leggiYaml(testoDi(join(cartella, 'risposte.yaml'))) : {};
  const pieno = conContributi(conQuote(conSchede(piano, cartella, base), cartella, base), cartella, risposte, base);
  return accordo ? conAccordo(pieno, join(cartella, 'accordo.yaml'), base) : pieno;
};
