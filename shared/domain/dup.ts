import { sommaCentesimi } from './denaro.ts';
import { ente, nomeEnte } from './enti.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import type { CifraContabile, Piano } from './piano.ts';
import type { DocumentoImportato } from './registri.ts';

/** Rule that lists a missing DUP once; other rules name it as their cause. */
const causaDup = 'DUP-01';

/** Accounting documents of a body that are in the file and inside the Ambito, superseded ones included. */
export const documentiContabili = (piano: Piano, enteId: string): readonly DocumentoImportato[] =>
  raggruppa(piano.registri.documento, 'dup-ente', (d) =>
    d.genere === 'dup' && d.stato !== 'ritirato' && d.stato !== 'fuori_ambito' ? d.enteId : null,
  ).get(enteId) ?? [];

/** DUP, nota di aggiornamento or budget of a body that give its figures, or why there is none. */
export const dupVigente = (piano: Piano, enteId: string): readonly DocumentoImportato[] | NonVerificabile => {
  const documenti = documentiContabili(piano, enteId).filter((d) => d.tipo !== 'RENDICONTO');
  const nome = nomeEnte(piano, enteId);
  if (documenti.some((d) => d.stato === 'da_decidere'))
    return nonVerificabile(`per ${nome} ci sono due DUP con valori diversi: va deciso quale vale`, causaDup);
  const validi = documenti.filter((d) => d.stato === 'valido');
  return validi.length > 0 ? validi : nonVerificabile(`manca il DUP di ${nome}`, causaDup);
};

/** Appropriation found in the DUP: cents, tolerance base (`celle` = rows that were summed) and the figures behind it. */
export type Stanziamento = {
  readonly cents: number;
  readonly celle: number;
  readonly cifre: readonly CifraContabile[];
};

const cifreDi = (piano: Piano, chiave: string): readonly CifraContabile[] =>
  raggruppa(piano.cifre, 'titolo1', (c) =>
    c.misura === 'competenza' && (c.titolo === 1 || c.titolo === null)
      ? `${c.enteId}/${c.programmaId}/${c.anno}`
      : null,
  ).get(chiave) ?? [];

const somma = (cifre: readonly CifraContabile[], nome: string): Stanziamento | NonVerificabile => {
  const cents = cifre.flatMap((c) => (c.importoCents === null ? [] : [c.importoCents]));
  if (cents.length < cifre.length) return nonVerificabile(`l'importo di ${nome} non è leggibile nel DUP`);
  if (cents.some((c) => c < 0)) return nonVerificabile(`l'importo di ${nome} nel DUP è negativo`);
  return { cents: sommaCentesimi(cents), celle: cifre.reduce((a, c) => a + c.celle, 0), cifre };
};

/** Appropriation (titolo 1, competenza) of a body for a programme of Missione 12 in a year. Absent is never 0. */
export const stanziamento = (
  piano: Piano,
  enteId: string,
  programmaId: string,
  anno: number,
): Stanziamento | NonVerificabile => {
  const documenti = dupVigente(piano, enteId);
  if (eNonVerificabile(documenti)) return documenti;
  const nome = `${programmaId} ${anno} di ${nomeEnte(piano, enteId)}`;
  const copre = documenti.some(
    (d) => (d.annoDal === null || d.annoDal <= anno) && (d.annoAl === null || anno <= d.annoAl),
  );
  if (!copre) return nonVerificabile(`il DUP di ${nomeEnte(piano, enteId)} non copre il ${anno}`);
  const cifre = cifreDi(piano, `${enteId}/${programmaId}/${anno}`);
  const titolo1 = cifre.filter((c) => c.titolo === 1);
  if (titolo1.length > 0) {
    const documentiUsati = new Set(titolo1.map((c) => c.documentoId));
    if (documentiUsati.size > 1) return nonVerificabile(`${nome} si legge in più documenti: va deciso quale vale`);
    return somma(titolo1, nome);
  }
  return nonVerificabile(
    cifre.length > 0 ? `il DUP non distingue i titoli per ${nome}` : `il programma ${nome} è assente dal DUP`,
  );
};

/**
 * Missione 12 of a body in a year (competenza), with or without programmes that are not social spending; of every titolo,
 * or only of those named.
 */
export const missione12 = (
  piano: Piano,
  enteId: string,
  anno: number,
  soloSociale = false,
  titoli: readonly number[] | null = null,
): Stanziamento | NonVerificabile => {
  const documenti = dupVigente(piano, enteId);
  if (eNonVerificabile(documenti)) return documenti;
  const sociali = new Set(piano.pacco.programmi.filter((p) => p.missione === '12' && p.sociale).map((p) => p.id));
  const della12 = new Set(piano.pacco.programmi.filter((p) => p.missione === '12').map((p) => p.id));
  const cifre = (
    raggruppa(piano.cifre, 'ente-anno', (c) => (c.misura === 'competenza' ? `${c.enteId}/${c.anno}` : null)).get(
      `${enteId}/${anno}`,
    ) ?? []
  ).filter((c) => (soloSociale ? sociali : della12).has(c.programmaId));
  if (titoli !== null && cifre.some((c) => c.titolo === null))
    return nonVerificabile(`il DUP di ${nomeEnte(piano, enteId)} non distingue i titoli della Missione 12`);
  return cifre.length === 0
    ? nonVerificabile(`il DUP di ${nomeEnte(piano, enteId)} non ha la Missione 12 del ${anno}`)
    : somma(
        titoli === null ? cifre : cifre.filter((c) => c.titolo !== null && titoli.includes(c.titolo)),
        `Missione 12 ${anno} di ${ente(piano, enteId)?.denominazione ?? 'ente'}`,
      );
};
