import { z } from 'zod';
import { campiNoti } from '#domain/campi-noti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { type NomeRegistro, registri } from '#domain/registri.ts';
import type { Regola } from '#rules/define.ts';
import { lettoreParametri } from '#rules/parametri.ts';

/** Where a row is and which file it came from: what every row has, never typed as such. */
const diOgniRiga = new Set(['id', 'documentoId', 'foglio', 'cella', 'riga']);

/** A plan that notes every field that is read from its rows, its head, its figures and its sections, as `register.field`. */
export const pianoOsservato = (piano: Piano): { readonly piano: Piano; readonly letti: ReadonlySet<string> } => {
  const letti = new Set<string>();
  const osserva = <T extends object>(registro: string, riga: T): T => {
    /** A copy of a row (`{ ...riga }`) asks for every field one by one: that is not reading them. */
    let copiato: PropertyKey | null = null;
    return new Proxy(riga, {
      getOwnPropertyDescriptor: (bersaglio, campo) => {
        copiato = campo;
        return Reflect.getOwnPropertyDescriptor(bersaglio, campo);
      },
      get: (bersaglio, campo, chi) => {
        const valore: unknown = Reflect.get(bersaglio, campo, chi);
        const copia = copiato === campo;
        copiato = null;
        if (copia) return valore;
        if (typeof campo !== 'string' || diOgniRiga.has(campo) || !Object.hasOwn(bersaglio, campo)) return valore;
        if (registro === 'campo') {
          if (campo === 'valore' && 'nome' in bersaglio) letti.add(`campo.${String(bersaglio.nome)}`);
        } else letti.add(`${registro}.${campo}`);
        return valore;
      },
    });
  };
  const righe = Object.fromEntries(
    Object.entries(piano.registri).map(([r, elenco]) => [r, elenco.map((riga: object) => osserva(r, riga))]),
  ) as unknown as RegistriDelPiano;
  const osservato = {
    ...piano,
    testa: osserva('piano', piano.testa),
    registri: righe,
    cifre: piano.cifre.map((c) => osserva('cifra', c)),
    sezioni: piano.sezioni.map((s) => osserva('sezione', s)),
  };
  return { piano: osservato, letti };
};

/** Fields that a rule reads when it examines the subjects of a plan. */
export const lettureDi = (regola: Regola, piano: Piano): ReadonlySet<string> => {
  const { piano: osservato, letti } = pianoOsservato(piano);
  const parametri = lettoreParametri(osservato);
  for (const soggetto of regola.soggetti(osservato)) {
    const esito = regola.verifica(soggetto, osservato, parametri, '2027-02-20');
    for (const s of Array.isArray(esito) ? esito : [esito])
      if (s !== 'ok') regola.gravita({ ...s, soggetto }, osservato);
  }
  return letti;
};

type Nome = Exclude<NomeRegistro, 'piano' | 'rigaLetta'>;
const uuid = (gruppo: string, n: number): string => `0199b000-0000-7000-${gruppo}-${n.toString(16).padStart(12, '0')}`;

/** References of a row, by the name of the field: rows and codes that the plan has. */
const legami = (piano: Piano, registro: string, k: number): Readonly<Record<string, unknown>> => {
  const uno = (r: Nome) => piano.registri[r][k % Math.max(1, piano.registri[r].length)]?.id ?? null;
  return {
    ...{
      enteId: uno('ente'),
      titolareId: uno('ente'),
      schedaId: uno('scheda'),
      comuneId: uno('comune'),
      etsId: uno('ets'),
    },
    ...{ distrettoId: uno('distretto'), protocolloId: uno('protocollo'), obiettivoId: uno('obiettivo') },
    ...{
      voceId: uno('voceSpesa'),
      contributoId: uno('contributo'),
      sezioneId: piano.sezioni[k]?.id ?? null,
      documentoId: null,
    },
    ...{ fondoId: piano.pacco.fondi[k]?.id ?? null, lepsId: piano.pacco.leps[k]?.id ?? null, programmaId: '12.07' },
    ...{ profiloId: 'assistente-sociale', personaId: null, doppiaDi: null, macroaggregato: '104' },
    ...{
      anno: piano.testa.annoInizio + (k % 3),
      annualita: piano.testa.annoInizio,
      minutiContratto: 2160,
      minutiSettimanali: 1080,
    },
    ...{
      sociale: true,
      rapporto: 'TI',
      perConto: [],
      esclusaPerche: null,
      assenze: [],
      quotaBp: 10_000,
      superatoDa: null,
    },
    ...(registro === 'postoUfficio' ? {} : { ruolo: registro === 'parte' ? 'comune' : 'riga' }),
    ...(registro === 'persona' ? { dal: '2020-01-01', al: null } : {}),
  };
};

/** Value of a field for the row number `k` of a register. */
const valoreDi = (piano: Piano, registro: string, campo: string, dichiarato: z.core.$ZodType, k: number): unknown => {
  const tipo = dichiarato instanceof z.ZodDefault ? dichiarato.unwrap() : dichiarato;
  const interno = tipo instanceof z.ZodNullable ? tipo.unwrap() : tipo;
  const noti = legami(piano, registro, k);
  if (Object.hasOwn(noti, campo) && z.safeParse(dichiarato, noti[campo]).success) return noti[campo];
  if (campo === 'documentoId') return piano.registri.documento[0]?.id;
  if (interno instanceof z.ZodEnum) return interno.options[k % interno.options.length];
  if (interno instanceof z.ZodBoolean) return k % 2 === 0;
  if (interno instanceof z.ZodRecord) return {};
  if (interno instanceof z.ZodNumber) return campo.endsWith('Bp') ? 5_000 : 1_000 * (k + 1);
  if (interno instanceof z.ZodArray)
    return interno.element instanceof z.ZodObject
      ? [{ letto: piano.registri.comune[k]?.nome ?? 'x', id: piano.registri.comune[k]?.id ?? null }]
      : [['Uno', 'Due'], []].find((v) => z.safeParse(interno, v).success);
  const giorno = `${piano.testa.annoInizio + (k % 3)}-03-0${(k % 8) + 1}`;
  const candidati = [`testo ${k}`, giorno, `${giorno}T10:00:00.000Z`, 'a'.repeat(64), uuid('b000', k), '990001'];
  return candidati.find((c) => z.safeParse(interno, c).success) ?? null;
};

/** Documents and figures of the DUP of every Comune. */
const conDup = (piano: Piano): Pick<Piano, 'cifre'> & { readonly documento: Piano['registri']['documento'] } => {
  const enti = piano.registri.ente.filter((e) => e.tipo === 'comune');
  const { annoInizio, annoFine } = piano.testa;
  const documento = enti.map((e, i) =>
    registri.documento.parse({
      ...{
        id: uuid('c000', i),
        genere: 'dup',
        tipo: 'DUP',
        enteId: e.id,
        nomeFile: `dup${i}.csv`,
        sha256: 'a'.repeat(64),
      },
      ...{ byte: 1, dataAtto: '2026-01-10', annoDal: annoInizio, annoAl: annoFine, stato: 'valido', lettore: 'dup' },
      ...{ importatoIl: '2026-03-01T10:00:00.000Z', superatoDa: null, note: null },
    }),
  );
  const anni = [annoInizio, annoInizio + 1, annoFine];
  const cifre = documento.flatMap((d) =>
    anni.flatMap((anno) =>
      ['12.01', '12.07', '12.11'].flatMap((programmaId) =>
        [1, 2].map((titolo) => ({
          ...{ documentoId: d.id, enteId: d.enteId ?? '', programmaId, titolo, anno, misura: 'competenza' as const },
          ...{ importoCents: 10_000 * titolo, celle: 1, foglio: null, cella: 'B2' },
        })),
      ),
    ),
  );
  return { documento, cifre };
};

/** A plan with rows in every register that it leaves empty and a value in every named fact: rules have all to read. */
export const pianoColmo = (piano: Piano, k = 0): Piano => {
  const { documento, cifre } = conDup(piano);
  const righe: Record<string, readonly unknown[]> = { ...piano.registri, documento };
  const adesso = (): Piano => ({ ...piano, cifre, registri: righe as unknown as RegistriDelPiano });
  for (const [i, [nome, schema]] of Object.entries(registri).entries()) {
    if (['piano', 'rigaLetta', 'campo', 'documento', 'comune', 'appartenenza'].includes(nome)) continue;
    const presenti = righe[nome] ?? [];
    const nuove = [0, 1, 2].map((n) => {
      const riga = Object.entries(schema.shape).map(([c, t]) => [c, valoreDi(adesso(), nome, c, t, k + n)] as const);
      return schema.parse({ ...Object.fromEntries(riga), id: uuid('9000', i * 16 + n) });
    });
    righe[nome] = presenti.length === 0 ? nuove : [...presenti, ...nuove.slice(0, 1)];
  }
  const nomi = new Map(
    [...piano.pacco.atti.flatMap((a) => a.campi), ...campiNoti].map((c) => [c.nome, c.tipo] as const),
  );
  const valori = { data: `${piano.testa.annoInizio - 1}-06-01`, logico: 'true', numero: '10' };
  righe.campo = [...nomi].map(([nome, tipo], i) => ({
    id: uuid('a000', i),
    nome,
    valore: tipo === 'data' || tipo === 'logico' || tipo === 'numero' ? valori[tipo] : `valore ${i}`,
  }));
  return adesso();
};
