import { fineAnno, inizioAnno, siSovrappongono } from './giorni.ts';
import { derivatoDa, perId, raggruppa } from './indice.ts';
import type { Piano } from './piano.ts';
import type { Comune, Ente } from './registri.ts';

/** What decides which Comuni belong to the Ambito. */
export const territorio = ({ registri, testa }: Piano): readonly object[] => [
  registri.comune,
  registri.appartenenza,
  testa,
];

/** Comuni that belong to the Ambito at some time of the plan's years, by name then code. */
export const comuniDellAmbito = (piano: Piano): readonly Comune[] =>
  derivatoDa(territorio(piano), 'comuni-ambito', () => {
    const periodo = { dal: inizioAnno(piano.testa.annoInizio), al: fineAnno(piano.testa.annoFine) };
    const dentro = new Set<string>(
      piano.registri.appartenenza.filter((a) => siSovrappongono(a, periodo)).map((a) => a.comuneId),
    );
    return piano.registri.comune
      .filter((c) => dentro.has(c.id))
      .sort((a, b) => (a.nome === b.nome ? (a.codiceIstat < b.codiceIstat ? -1 : 1) : a.nome < b.nome ? -1 : 1));
  });

/** Whether a Comune belongs to the Ambito. */
export const nellAmbito = (piano: Piano, comuneId: string): boolean =>
  derivatoDa(
    territorio(piano),
    'id-comuni-ambito',
    () => new Set<string>(comuniDellAmbito(piano).map((c) => c.id)),
  ).has(comuneId);

/** Comune by ISTAT code. */
export const comuneDaIstat = (piano: Piano, codiceIstat: string): Comune | undefined =>
  raggruppa(piano.registri.comune, 'istat', (c) => c.codiceIstat).get(codiceIstat)?.[0];

/** Body by id. */
export const ente = (piano: Piano, id: string | null): Ente | undefined => perId(piano.registri.ente, id);
/** Body that is a given Comune as an administration. */
export const enteDelComune = (piano: Piano, comuneId: string): Ente | undefined =>
  raggruppa(piano.registri.ente, 'comune', (e) => (e.tipo === 'comune' ? e.comuneId : null)).get(comuneId)?.[0];
/** Comune that a body is, if it is one. */
export const comuneDellEnte = (piano: Piano, enteId: string | null): Comune | undefined => {
  const e = ente(piano, enteId);
  return e?.tipo === 'comune' ? perId(piano.registri.comune, e.comuneId) : undefined;
};

/** Stable key of a body in subjects of rules and in JSON: ISTAT code of a Comune, `ATS` for the Ambito, else its id. */
export const chiaveEnte = (piano: Piano, enteId: string): string => {
  const comune = comuneDellEnte(piano, enteId);
  if (comune) return comune.codiceIstat;
  return ente(piano, enteId)?.tipo === 'ambito' ? 'ATS' : enteId;
};
/** Body from the key of `chiaveEnte`. */
export const enteDaChiave = (piano: Piano, chiave: string): Ente | undefined => {
  if (chiave === 'ATS') return piano.registri.ente.find((e) => e.tipo === 'ambito');
  const comune = /^\d{6}$/.test(chiave) ? comuneDaIstat(piano, chiave) : undefined;
  return comune ? enteDelComune(piano, comune.id) : ente(piano, chiave);
};

/** Name of a body for people: the Comune's own name, else the denomination of the body. */
export const nomeEnte = (piano: Piano, enteId: string | null, altrimenti = 'ente non riconosciuto'): string => {
  const e = ente(piano, enteId);
  if (!e) return altrimenti;
  return comuneDellEnte(piano, e.id)?.nome ?? e.denominazione;
};

/** Name of the leading body: the Comune capofila when known, else the body itself; `null` if not stated. */
export const nomeCapofila = (piano: Piano): string | null => {
  const e = ente(piano, piano.testa.capofilaId);
  return e ? (comuneDellEnte(piano, e.id)?.nome ?? e.denominazione) : null;
};
