import { righeInUso } from './documenti.ts';
import { differenza, type Frazione, frazione, prodotto, somma, zero } from './frazione.ts';
import { aggiungiGiorni, annoDi, contiene, fineAnno, giorniAnno, giorniNellAnno, type Intervallo } from './giorni.ts';
import { derivato, derivatoDa, raggruppa } from './indice.ts';
import type { Piano } from './piano.ts';
import type { Fabbisogno, Persona } from './registri.ts';
import type { Stato } from './stati.ts';

/**
 * A stretch of work at constant hours: a person between two changes, a planned hire, a planned leaving without a name
 * (negative). `fte` null = hours that could not be read. `incertoNel` = year whose day-weighted mean cannot be known,
 * because the document plans the change within that year without a day.
 */
export type Incarico = {
  readonly origine: { readonly persona: Persona } | { readonly fabbisogno: Fabbisogno };
  readonly enteId: string | null;
  readonly profiloId: string | null;
  readonly rapporto: Stato<'rapporto'>;
  readonly sociale: boolean;
  readonly fte: Frazione | null;
  readonly dal: string | null;
  readonly al: string | null;
  readonly assenze: readonly Intervallo[];
  readonly incertoNel: number | null;
};

/** FTE of a set of stretches, exact, and those that could not be counted because a fact is missing. */
export type Consistenza = { readonly fte: Frazione; readonly ignoti: readonly Incarico[] };

const tempo = (minuti: number | null, contratto: number, quotaBp: number): Frazione | null =>
  minuti === null || contratto <= 0 ? null : frazione(BigInt(minuti) * BigInt(quotaBp), BigInt(contratto) * 10_000n);

/** FTE of a person while in service: weekly minutes / contract minutes × share; `null` if the hours were not readable. */
export const ftePersona = (p: Persona): Frazione | null => tempo(p.minutiSettimanali, p.minutiContratto, p.quotaBp);

/** FTE of a PTFP line: units × part-time share × share of social services; without hours, units are full-time units. */
export const fteFabbisogno = (f: Fabbisogno): Frazione | null => {
  const parte = tempo(f.minutiSettimanali ?? f.minutiContratto, f.minutiContratto, f.quotaBp);
  return parte === null ? null : prodotto(parte, frazione(f.unitaMilli, 1000));
};

const decorrenza = (f: Fabbisogno): { readonly giorno: string; readonly incertoNel: number | null } =>
  f.decorrenza === null ? { giorno: fineAnno(f.anno), incertoNel: f.anno } : { giorno: f.decorrenza, incertoNel: null };

const primo = (a: string | null, b: string): string => (a === null || b < a ? b : a);

/** Stretches of a person: hours as read, then as each planned transformation leaves them, until the planned leaving. */
const incarichiDiPersona = (persona: Persona, variazioni: readonly Fabbisogno[]): Incarico[] => {
  const tratti: Incarico[] = [];
  let corrente: Incarico = {
    origine: { persona },
    enteId: persona.enteId,
    profiloId: persona.profiloId,
    rapporto: persona.rapporto,
    sociale: persona.sociale,
    fte: ftePersona(persona),
    dal: persona.dal,
    al: persona.al,
    assenze: persona.assenze,
    incertoNel: null,
  };
  const inOrdine = [...variazioni].sort((a, b) => (decorrenza(a).giorno < decorrenza(b).giorno ? -1 : 1));
  for (const f of inOrdine) {
    const { giorno, incertoNel } = decorrenza(f);
    if (corrente.al !== null && giorno > corrente.al) continue;
    const chiuso = { ...corrente, al: primo(corrente.al, aggiungiGiorni(giorno, -1)) };
    if (f.tipo === 'cessazione') {
      corrente = { ...chiuso, incertoNel };
      continue;
    }
    tratti.push(chiuso);
    const minuti = f.minutiSettimanali ?? Math.round((f.unitaMilli * f.minutiContratto) / 1000);
    corrente = {
      ...corrente,
      origine: { fabbisogno: f },
      rapporto: f.rapporto,
      fte: tempo(minuti, f.minutiContratto, f.quotaBp),
      dal: giorno,
      incertoNel,
    };
  }
  return [...tratti, corrente];
};

const incaricoPrevisto = (fabbisogno: Fabbisogno, fte: Frazione | null): Incarico => ({
  origine: { fabbisogno },
  enteId: fabbisogno.enteId,
  profiloId: fabbisogno.profiloId,
  rapporto: fabbisogno.rapporto,
  sociale: true,
  fte,
  dal: decorrenza(fabbisogno).giorno,
  al: fabbisogno.tipo === 'cessazione' ? null : fabbisogno.fine,
  assenze: [],
  incertoNel: decorrenza(fabbisogno).incertoNel,
});

/** Leavings without a name, less the people already known to leave that year from that body and profile. */
const cessazioniAnonime = (righe: readonly Fabbisogno[], persone: readonly Persona[]): Incarico[] => {
  const chiave = (enteId: string | null, profiloId: string | null, anno: number) => `${enteId}/${profiloId}/${anno}`;
  const uscite = raggruppa(persone, 'uscite', (p) =>
    p.al === null ? null : chiave(p.enteId, p.profiloId, annoDi(p.al)),
  );
  const usate = new Map<string, number>();
  return righe.flatMap((f) => {
    const k = chiave(f.enteId, f.profiloId, f.anno);
    const note = (uscite.get(k)?.length ?? 0) - (usate.get(k) ?? 0);
    const coperte = Math.min(note, Math.ceil(f.unitaMilli / 1000));
    usate.set(k, (usate.get(k) ?? 0) + coperte);
    const resto = f.unitaMilli - coperte * 1000;
    if (resto <= 0) return [];
    const fte = fteFabbisogno({ ...f, unitaMilli: resto });
    return [incaricoPrevisto(f, fte === null ? null : differenza(zero, fte))];
  });
};

/** People who are counted once: neither second rows of the same person nor rows that a person excluded. */
const personeContate = (piano: Piano): readonly Persona[] =>
  derivato(righeInUso(piano, piano.registri.persona), 'contate', () =>
    righeInUso(piano, piano.registri.persona).filter((p) => p.doppiaDi === null && p.esclusaPerche === null),
  );

/** Every stretch of work known to the plan: people of the staff lists and what the PTFP (PIAO 3.3) plan. */
export const incarichi = (piano: Piano): readonly Incarico[] =>
  derivatoDa([personeContate(piano), righeInUso(piano, piano.registri.fabbisogno)], 'incarichi', () => {
    const persone = personeContate(piano);
    const fabbisogni = righeInUso(piano, piano.registri.fabbisogno);
    const note = new Set<string>(persone.map((p) => p.id));
    const conNome = (f: Fabbisogno) => f.personaId !== null && note.has(f.personaId) && f.tipo !== 'assunzione';
    const perPersona = raggruppa(fabbisogni.filter(conNome), 'persona', (f) => f.personaId);
    const anonimi = fabbisogni.filter((f) => !conNome(f));
    return [
      ...persone.flatMap((p) => incarichiDiPersona(p, perPersona.get(p.id) ?? [])),
      ...anonimi.filter((f) => f.tipo === 'assunzione').map((f) => incaricoPrevisto(f, fteFabbisogno(f))),
      // A transformation without a known person adds the declared units; with new hours only, its effect is unknown.
      ...anonimi
        .filter((f) => f.tipo === 'trasformazione')
        .map((f) => incaricoPrevisto(f, f.minutiSettimanali === null ? fteFabbisogno(f) : null)),
      ...cessazioniAnonime(
        anonimi.filter((f) => f.tipo === 'cessazione'),
        persone,
      ),
    ];
  });

const conta = (voci: readonly Incarico[], peso: (i: Incarico) => Frazione | null): Consistenza => {
  let fte = zero;
  const ignoti: Incarico[] = [];
  for (const voce of voci) {
    const valore = peso(voce);
    if (valore === null) ignoti.push(voce);
    else fte = somma(fte, valore);
  }
  return { fte, ignoti };
};

/** FTE in service on a day, leave excluded. */
export const consistenzaAl = (voci: readonly Incarico[], data: string): Consistenza =>
  conta(
    voci.filter((i) => contiene(i, data) && !i.assenze.some((a) => contiene(a, data))),
    (i) => i.fte,
  );

/** Day-weighted mean FTE of a year (DM 15/2021: «numero medio»): Σ FTE × days in service net of leave / days of the year. */
export const consistenzaMedia = (voci: readonly Incarico[], anno: number): Consistenza => {
  const giorni = BigInt(giorniAnno(anno));
  const inServizio = voci
    .map((i) => ({ i, giorni: giorniNellAnno(i, anno, i.assenze) }))
    .filter((v) => v.giorni > 0 || v.i.incertoNel === anno);
  const pesi = new Map(inServizio.map((v) => [v.i, v.giorni]));
  return conta(
    inServizio.map((v) => v.i),
    (i) =>
      i.fte === null || i.incertoNel === anno ? null : prodotto(i.fte, frazione(BigInt(pesi.get(i) ?? 0), giorni)),
  );
};

/** FTE of a profile available to a body at the end of a year: own TI and TD, inbound comandi, net of leave (PERS-21). */
export const fteDisponibile = (piano: Piano, enteId: string, profiloId: string, anno: number): Consistenza => {
  const perEnte = raggruppa(incarichi(piano), 'ente-profilo', (i) =>
    i.sociale && ['TI', 'TD', 'comando'].includes(i.rapporto) ? `${i.enteId}/${i.profiloId}` : null,
  );
  return consistenzaAl(perEnte.get(`${enteId}/${profiloId}`) ?? [], fineAnno(anno));
};
