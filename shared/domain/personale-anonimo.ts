import { righeInUso } from './documenti.ts';
import { confronta, differenza, type Frazione, frazione, somma, zero } from './frazione.ts';
import { aggiungiGiorni, contiene } from './giorni.ts';
import { fteDisponibile, type Incarico, incarichi } from './incarichi.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile } from './non-verificabile.ts';
import { asDellAnno } from './personale.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import type { Fabbisogno, Persona } from './registri.ts';

/** A row of staff that stands for many people, without its id. */
export type PersonaAnonima = Omit<Persona, 'id'>;
/** Staff as totals: rows to write in the place of those of people, lines of the PTFP that are already inside them. */
export type PersonaleAnonimo = {
  readonly righe: readonly PersonaAnonima[];
  readonly fabbisogniCompresi: readonly string[];
};

const uno = frazione(1);

/** Days on which the total of a group changes: the first of each stretch, in order; `null` = from always. */
const cambi = (voci: readonly Incarico[]): readonly (string | null)[] => {
  const giorni = new Set<string>();
  for (const v of voci) {
    for (const i of [v, ...v.assenze]) {
      if (i.dal !== null) giorni.add(i.dal);
      if (i.al !== null) giorni.add(aggiungiGiorni(i.al, 1));
    }
  }
  return [null, ...[...giorni].sort()];
};

const inServizio = (v: Incarico, giorno: string): boolean =>
  contiene(v, giorno) && !v.assenze.some((a) => contiene(a, giorno));

/** A fraction as whole units and the rest, each as minutes over minutes. */
const inUnita = (fte: Frazione): readonly (readonly [number, number])[] | null => {
  const parti: [number, number][] = [];
  let resto = fte;
  for (; confronta(resto, uno) >= 0; resto = differenza(resto, uno)) parti.push([2160, 2160]);
  if (confronta(resto, zero) > 0) {
    const [num, den] = [Number(resto.num), Number(resto.den)];
    if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den)) return null;
    parti.push([num, den]);
  }
  return parti;
};

const tratti = (
  voci: readonly Incarico[],
): readonly Pick<Persona, 'dal' | 'al' | 'minutiSettimanali' | 'minutiContratto'>[] | null => {
  const giorni = cambi(voci);
  const esito = [];
  for (const [i, dal] of giorni.entries()) {
    const prossimo = giorni[i + 1];
    const al = prossimo ? aggiungiGiorni(prossimo, -1) : null;
    const presenti = voci.filter((v) => inServizio(v, dal ?? al ?? '2000-01-01'));
    const noti = presenti.flatMap((v) => (v.fte === null ? [] : [v.fte]));
    const parti = inUnita(noti.reduce(somma, zero));
    if (parti === null) return null;
    for (const [minutiSettimanali, minutiContratto] of parti)
      esito.push({ dal, al, minutiSettimanali, minutiContratto });
    for (const v of presenti)
      if (v.fte === null) esito.push({ dal, al, minutiSettimanali: null, minutiContratto: 2160 });
  }
  return esito;
};

/** Every figure of staff that the plan derives, as text: two plans with the same one say the same of their staff. */
const cifre = (piano: Piano): string => {
  const conto = (c: { readonly fte: Frazione; readonly ignoti: readonly unknown[] }) =>
    `${c.fte.num}/${c.fte.den}?${c.ignoti.length}`;
  const enti = piano.registri.ente.map((e) => e.id);
  return anniDelPiano(piano)
    .flatMap((anno) => {
      const a = asDellAnno(piano, anno);
      const per = piano.pacco.profili.flatMap((p) =>
        enti.map((e) => `${e}/${p.id}: ${conto(fteDisponibile(piano, e, p.id, anno))}`),
      );
      if (eNonVerificabile(a)) return [`${anno}: ${JSON.stringify(a)}`, ...per];
      return [
        ...[a.ti, a.td, a.contributo].map((c) => `${anno}: ${conto(c.alFine)} ${conto(c.media)}`),
        `${anno}: ${conto(a.totaleAlFine)} ${a.comuniSenza.join()}`,
        ...a.perEnte.map((e) => `${anno} ${e.chiave}: ${conto(e.ti)} ${conto(e.td)}`),
        ...per,
      ];
    })
    .join('\n');
};

/**
 * The staff of a plan as anonymous totals per body, profile and kind of work, exact on every day. Null when totals cannot
 * say the same as the rows: then a copy without rows has no figures of staff, rather than different ones.
 */
export const personaleAnonimo = (piano: Piano, nuovoId: () => Persona['id']): PersonaleAnonimo | null => {
  const diPersone = incarichi(piano).filter((i) => 'persona' in i.origine || i.origine.fabbisogno.personaId !== null);
  const compresi = new Set(
    righeInUso(piano, piano.registri.fabbisogno)
      .filter((f) => f.personaId !== null && f.tipo !== 'assunzione')
      .map((f) => f.id),
  );
  if (diPersone.some((i) => i.incertoNel !== null)) return null;
  const persone = new Map(piano.registri.persona.map((p) => [p.id, p]));
  const origine = (i: Incarico): Persona | undefined =>
    'persona' in i.origine
      ? i.origine.persona
      : i.origine.fabbisogno.personaId === null
        ? undefined
        : persone.get(i.origine.fabbisogno.personaId);
  const gruppi = raggruppa(diPersone, 'anonimi', (i) => {
    const p = origine(i);
    return JSON.stringify([i.enteId, p?.enteLetto, i.profiloId, i.rapporto, i.sociale]);
  });
  const righe: PersonaAnonima[] = [];
  for (const voci of gruppi.values()) {
    const [prima] = voci;
    const modello = prima ? origine(prima) : undefined;
    const parti = tratti(voci);
    if (!prima || !modello || parti === null) return null;
    for (const parte of parti)
      righe.push({
        ...modello,
        ...parte,
        ...{ documentoId: null, foglio: null, cella: null, riga: null },
        ...{ matricola: `totale-${righe.length + 1}`, rapportoLetto: null, rapporto: prima.rapporto, quotaBp: 10_000 },
        ...{ assenze: [], note: null, esclusaPerche: null, doppiaDi: null, oreLette: null },
      });
  }
  const senzaPersone = (f: Fabbisogno): Fabbisogno => ({ ...f, personaId: null });
  const anonimo: Piano = {
    ...piano,
    registri: {
      ...piano.registri,
      persona: righe.map((r) => ({ ...r, id: nuovoId() })),
      fabbisogno: piano.registri.fabbisogno.filter((f) => !compresi.has(f.id)).map(senzaPersone),
    },
  };
  return cifre(anonimo) === cifre(piano) ? { righe, fabbisogniCompresi: [...compresi] } : null;
};
