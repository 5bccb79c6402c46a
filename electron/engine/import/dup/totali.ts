import { centesimiInTesto } from '#domain/denaro.ts';
import { euro } from '#format/numeri.ts';
import type { Raccoglitore } from '../anomalie.ts';
import { citato, spaziSemplici } from '../confronto-testi.ts';
import { luogo, nomeRiga, rettangolo } from '../griglia/luogo.ts';
import { type Livello, lettoDi, type Voce } from './voci.ts';

/** Share of repeated keys above which a table is a list of details to be added up. */
const QUOTA_DETTAGLI = 0.2;

const raggruppa = <T, K>(voci: readonly T[], chiave: (v: T) => K): Map<K, T[]> => {
  const gruppi = new Map<K, T[]>();
  for (const v of voci) {
    const k = chiave(v);
    const lista = gruppi.get(k);
    if (lista) lista.push(v);
    else gruppi.set(k, [v]);
  }
  return gruppi;
};

/** Sum of the amounts in cents; null when one is unknown or the sum leaves the safe integers. */
const somma = (voci: Iterable<Voce>): number | null => {
  let totale = 0;
  for (const { cents } of voci) {
    if (cents === null) return null;
    totale += cents;
  }
  return Number.isSafeInteger(totale) ? totale : null;
};

/**
 * Tells rows from subtotals, finds repeated rows and tables, and compares every written total with the rows it sums.
 * Changes `ruolo` of the given amounts; nothing is dropped.
 */
export const assegnaRuoli = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  tabelleRipetute(voci, anomalie);
  righeDuplicate(voci, anomalie);
  livelliImpliciti(voci, anomalie);
  missioniImplicite(voci, anomalie);
  controllaTotali(voci, anomalie);
};

const diRiga = (v: Voce): boolean => v.ruolo === 'riga' && v.k.uso === 'valore';

/** The same keys in two tables of a file: equal values = a copy, different = the first is used and a person decides. */
const tabelleRipetute = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  const tabelle = new Set(voci.map((v) => v.tabella));
  if (tabelle.size < 2) return;
  const perTabella = [...tabelle].map((tabella) => {
    const sue = voci.filter((v) => v.tabella === tabella && diRiga(v));
    return { tabella, gruppi: raggruppa(sue, (v) => v.k.testo) };
  });
  for (const [i, seconda] of perTabella.entries())
    for (const prima of perTabella.slice(0, i)) {
      const comuni = [...seconda.gruppi.keys()].filter((k) => prima.gruppi.has(k));
      if (comuni.length === 0 || comuni.length < Math.min(prima.gruppi.size, seconda.gruppi.size) / 2) continue;
      const uguali = comuni.every((k) => somma(prima.gruppi.get(k) ?? []) === somma(seconda.gruppi.get(k) ?? []));
      for (const k of comuni) for (const v of seconda.gruppi.get(k) ?? []) v.ruolo = 'esclusa';
      const { foglio, r0 } = seconda.tabella;
      const dove = {
        foglio: foglio.nome,
        cella: foglio.rif(r0, 0),
        riga: foglio.linea(r0) || null,
        trovato: `${comuni.length} voci in due tabelle`,
      };
      if (uguali)
        anomalie.avviso(
          'TABELLA_RIPETUTA',
          `La tabella che comincia alla ${nomeRiga(foglio, r0)} ripete importi già letti in un’altra tabella: sono contati una volta sola.`,
          dove,
        );
      else
        anomalie.errore(
          'TABELLE_DISCORDI',
          `La tabella che comincia alla ${nomeRiga(foglio, r0)} dà importi diversi da un’altra tabella dello stesso file per le stesse voci: è usata la prima. Tenere nel file solo la tabella valida.`,
          dove,
        );
    }
};

const testoRiga = (v: Voce): string => {
  const celle = v.tabella.foglio.riga(v.r);
  return celle.map((c) => `${c.c}=${spaziSemplici(c.testo)}`).join('|');
};

/** Equal rows in a table of unique keys are counted once and reported; in a list of details they are all added up. */
const righeDuplicate = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  for (const sue of perTabella(voci.filter(diRiga))) {
    const gruppi = raggruppa(sue, (v) => v.k.testo);
    const ripetute = [...gruppi.values()].filter(([prima, ...altre]) => altre.some((v) => v.r !== prima?.r));
    if (ripetute.length === 0) continue;
    const quante = ripetute.reduce((n, g) => n + g.length, 0);
    const prima = sue[0];
    if (!prima) continue;
    const { foglio, colonne } = prima.tabella;
    const dettaglio = [...colonne.values()].some((r) => r.tipo === 'dettaglio' || r.tipo === 'macro');
    if (quante / sue.length > QUOTA_DETTAGLI && (dettaglio || sue.length > 12 || quante === sue.length)) {
      if (!dettaglio)
        anomalie.avviso(
          'RIGHE_DI_DETTAGLIO',
          `La tabella che comincia alla ${nomeRiga(foglio, prima.tabella.r0)} ha più righe per la stessa voce (${quante} su ${sue.length}): sono sommate.`,
          { foglio: foglio.nome, trovato: String(quante) },
        );
      continue;
    }
    const gia = new Map<string, number>();
    const doppie = new Map<number, number>();
    for (const g of ripetute)
      for (const v of g) {
        const testo = testoRiga(v);
        const r = gia.get(testo);
        if (r === undefined) gia.set(testo, v.r);
        else if (r !== v.r) doppie.set(v.r, r);
      }
    if (totaliConDoppie(voci, sue, doppie)) doppie.clear();
    for (const [r, originale] of doppie) escludiDoppia(sue, r, originale, anomalie);
    for (const g of ripetute) {
      const restano = g.filter((v) => v.ruolo === 'riga');
      const [primo, secondo] = restano;
      if (dettaglio || restano.length < 2 || !primo || !secondo || primo.r === secondo.r) continue;
      anomalie.avviso(
        'RIGA_RIPETUTA',
        `La voce ${primo.k.programma?.codice ?? ''} titolo ${primo.k.titolo ?? '—'} ${primo.k.anno ?? ''} compare in più righe con importi diversi: sono sommate. Prima ripetizione in ${luogo(foglio, secondo)}.`,
        {
          foglio: foglio.nome,
          cella: foglio.rif(secondo.r, secondo.c),
          riga: foglio.linea(secondo.r) || null,
          trovato: lettoDi(secondo),
        },
      );
    }
  }
};

/** Amounts of each table, in order. */
const perTabella = (voci: readonly Voce[]): Iterable<readonly Voce[]> => {
  const prima = voci[0]?.tabella;
  return voci.every((v) => v.tabella === prima) ? [voci] : raggruppa(voci, (v) => v.tabella).values();
};

const escludiDoppia = (sue: readonly Voce[], r: number, originale: number, anomalie: Raccoglitore): void => {
  const celle = sue.filter((v) => v.r === r);
  for (const v of celle) v.ruolo = 'esclusa';
  const prima = celle[0];
  if (!prima) return;
  const { foglio } = prima.tabella;
  const colonne = foglio.riga(r).map((x) => x.c);
  const da = r === originale + 1 ? originale : r;
  anomalie.errore(
    'RIGA_DUPLICATA',
    `La ${nomeRiga(foglio, r)} ripete la ${nomeRiga(foglio, originale)}: ${citato(prima.k.programma?.codice ?? prima.nome.descrizione)} titolo ${prima.k.titolo ?? '—'} è contato una volta sola. Se sono due voci diverse, distinguerle nel file.`,
    {
      foglio: foglio.nome,
      cella: rettangolo(foglio, { r: da, c: colonne[0] ?? 0 }, { r, c: colonne.at(-1) ?? 0 }),
      riga: foglio.linea(r) || null,
      trovato: celle.map(lettoDi).join('; '),
    },
  );
};

/** Whether the file's own mission totals are right only if the repeated rows are both counted. */
const totaliConDoppie = (voci: readonly Voce[], sue: readonly Voce[], doppie: ReadonlyMap<number, number>): boolean => {
  if (doppie.size === 0) return false;
  const totali = voci.filter(
    (v) => v.tabella === sue[0]?.tabella && v.k.livello === 'missione' && v.cents !== null && v.k.uso === 'valore',
  );
  const confronti = totali.map((t) => {
    const righe = sue.filter((v) => v.k.missione === t.k.missione && v.k.serie === t.k.serie);
    return { con: somma(righe) === t.cents, senza: somma(righe.filter((v) => !doppie.has(v.r))) === t.cents };
  });
  return confronti.length > 0 && confronti.every((x) => x.con) && !confronti.every((x) => x.senza);
};

/** Rows without titolo (or macro) beside rows that have it are their sum: subtotals even when no word says so. */
const livelliImpliciti = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  const senzaTitolo = voci.some((v) => v.k.titolo === null && diRiga(v));
  if (!senzaTitolo && !voci.some((v) => v.k.macro !== null)) return;
  const dentro = (v: Voce) =>
    `${v.k.ente ?? ''}|${v.k.missione ?? ''}|${v.k.programma?.codice ?? ''}|${v.k.anno ?? ''}|${v.k.misura}`;
  for (const gruppo of raggruppa(
    voci.filter((v) => diRiga(v) && v.k.programma !== null),
    dentro,
  ).values()) {
    for (const titolo of new Set(gruppo.map((v) => v.k.titolo))) {
      const delTitolo = gruppo.filter((v) => v.k.titolo === titolo && v.ruolo === 'riga');
      scomponi(
        delTitolo.filter((v) => v.k.macro === null),
        delTitolo.filter((v) => v.k.macro !== null),
        anomalie,
      );
    }
    const righe = gruppo.filter((v) => v.ruolo === 'riga');
    scomponi(
      righe.filter((v) => v.k.titolo === null),
      righe.filter((v) => v.k.titolo !== null),
      anomalie,
    );
  }
};

/** Rows of a mission without programme beside rows that have it: their sum. */
const missioniImplicite = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  if (!voci.some((v) => diRiga(v) && v.k.programma === null)) return;
  const della = (v: Voce) => `${v.k.ente ?? ''}|${v.k.missione ?? ''}|${v.k.anno ?? ''}|${v.k.misura}`;
  for (const gruppo of raggruppa(voci.filter(diRiga), della).values()) {
    const intere = gruppo.filter((v) => v.k.programma === null);
    const parti = gruppo.filter((v) => v.k.programma !== null);
    if (intere.length === 0 || parti.length === 0) continue;
    const titoli = new Set(intere.map((v) => v.k.titolo));
    for (const titolo of titoli)
      scomponi(
        intere.filter((v) => v.k.titolo === titolo),
        parti.filter((v) => v.ruolo === 'riga' && (titolo === null || v.k.titolo === titolo)),
        anomalie,
      );
  }
};

const scomponi = (interi: readonly Voce[], parti: readonly Voce[], anomalie: Raccoglitore): void => {
  const [intero] = interi;
  if (!intero || parti.length === 0) return;
  const [tutto, somme] = [somma(interi), somma(parti)];
  const parziale =
    tutto !== null && somme !== null && somme < tutto && parti.every((p) => p.k.diCui && p.k.titolo !== 1);
  if (parziale) {
    for (const p of parti) p.ruolo = 'di_cui';
    return;
  }
  for (const v of interi) v.ruolo = 'subtotale';
  confronta(intero, tutto, somme, anomalie);
};

/** Compares each written total with the rows of its scope, in its own table and series. */
const controllaTotali = (voci: readonly Voce[], anomalie: Raccoglitore): void => {
  for (const sue of perTabella(voci)) {
    if (!sue.some((v) => v.ruolo === 'totale')) continue;
    const righe = sue.filter((v) => v.ruolo === 'riga' && v.k.uso === 'valore');
    const perSerie = raggruppa(righe, (v) => v.k.serie);
    for (const t of sue) {
      if (t.ruolo !== 'totale') continue;
      if (t.k.uso === 'somma') {
        if (t.k.livello === 'riga') confrontaColonnaSomma(t, sue, anomalie);
        continue;
      }
      const serie = perSerie.get(t.k.serie) ?? [];
      const scelta = ambitoDi(t, serie, sue);
      if (t.k.livello === 'programma' || t.k.livello === 'titolo' || scelta.livello === 'programma')
        t.ruolo = 'subtotale';
      if (scelta.voci.length === 0) continue;
      confronta(t, t.cents, somma(scelta.voci), anomalie);
    }
  }
};

/** Rows that a total sums; a bare "Totale" takes the first scope whose sum it equals, else its whole mission or table. */
const ambitoDi = (
  t: Voce,
  serie: readonly Voce[],
  sue: readonly Voce[],
): { voci: readonly Voce[]; livello: Livello } => {
  const stessoEnte = serie.filter((v) => t.k.ente === null || v.k.ente === t.k.ente);
  const colonna = (v: Voce) =>
    (t.k.titolo === null || v.k.titolo === t.k.titolo) && (t.k.macro === null || v.k.macro === t.k.macro);
  const programma = stessoEnte.filter(
    (v) =>
      t.k.programma !== null &&
      v.k.missione === t.k.missione &&
      v.k.programma?.codice === t.k.programma.codice &&
      colonna(v),
  );
  const missione = stessoEnte.filter((v) => v.k.missione === t.k.missione && colonna(v));
  const tutte = stessoEnte.filter(colonna);
  if (t.k.livello === 'programma' || t.k.livello === 'titolo')
    return { voci: programma.length > 0 || t.k.livello === 'programma' ? programma : missione, livello: 'programma' };
  if (t.k.livello === 'missione') return { voci: missione, livello: 'missione' };
  if (t.k.livello === 'generale') return { voci: tutte, livello: 'generale' };
  for (const [voci, livello] of [
    [programma, 'programma'],
    [missione, 'missione'],
    [tutte, 'generale'],
  ] as const)
    if (voci.length > 0 && somma(voci) === t.cents) return { voci, livello };
  if (chiudeUnProgramma(t, stessoEnte, sue)) return { voci: programma, livello: 'programma' };
  const prima = programma.filter((v) => v.r < t.r);
  return prima.length > 0 && !stessoEnte.some((v) => v.r < t.r && v.k.programma?.codice !== t.k.programma?.codice)
    ? { voci: missione, livello: 'missione' }
    : { voci: missione.length > 0 ? missione : tutte, livello: 'missione' };
};

/** Whether a bare total closes the rows of one programme, as others of its table do for theirs. */
const chiudeUnProgramma = (t: Voce, serie: readonly Voce[], sue: readonly Voce[]): boolean => {
  const simili = sue.filter((v) => v.ruolo === 'totale' && v.k.livello === 'ignoto' && v.k.serie === t.k.serie);
  const prima = simili.filter((v) => v.r < t.r).at(-1)?.r ?? -1;
  const sopra = serie.filter((v) => v.r > prima && v.r < t.r);
  return simili.length > 1 && sopra.length > 0 && sopra.every((v) => v.k.programma?.codice === t.k.programma?.codice);
};

/** A total across columns of a row ("Totale triennio", "Totale titoli") against the amounts of that row. */
const confrontaColonnaSomma = (t: Voce, sue: readonly Voce[], anomalie: Raccoglitore): void => {
  const riga = sue.filter(
    (v) =>
      v.r === t.r &&
      v.k.uso === 'valore' &&
      (v.k.misura === t.k.misura || v.k.misura === 'competenza') &&
      v.ruolo !== 'esclusa',
  );
  const competenza = riga.filter((v) => v.k.misura === 'competenza');
  if (riga.length === 0) return;
  const somme = [somma(competenza), somma(riga)];
  if (t.cents !== null && somme.includes(t.cents)) {
    confronta(t, t.cents, t.cents, anomalie);
    return;
  }
  confronta(t, t.cents, somma(competenza.length > 0 ? competenza : riga), anomalie);
};

const confronta = (t: Voce, scritto: number | null, calcolato: number | null, anomalie: Raccoglitore): void => {
  if (scritto === null) return;
  const { foglio } = t.tabella;
  const dove = { foglio: foglio.nome, cella: foglio.rif(t.r, t.c), riga: foglio.linea(t.r) || null };
  anomalie.quadra(
    spaziSemplici(
      `${t.nome.descrizione || 'Totale'} ${t.k.anno ?? ''} ${t.k.misura === 'competenza' ? '' : t.k.misura}`,
    ),
    dove,
    scritto,
    calcolato,
  );
  if (scritto === calcolato) return;
  const quale = `${citato(t.nome.descrizione || 'totale')}${t.k.anno === null ? '' : ` ${t.k.anno}`}${t.k.misura === 'competenza' ? '' : ` (${t.k.misura})`}`;
  if (calcolato === null) {
    anomalie.avviso(
      'TOTALE_NON_VERIFICABILE',
      `Il totale scritto in ${luogo(foglio, t)} (${quale}) non si può confrontare: fra le righe che somma ci sono importi sconosciuti.`,
      { ...dove, trovato: centesimiInTesto(scritto) },
    );
    return;
  }
  anomalie.errore(
    'TOTALE_NON_QUADRA',
    `Il totale scritto in ${luogo(foglio, t)} (${quale}) è ${euro(scritto)}, ma le righe sommano ${euro(calcolato)}: differenza ${euro(scritto - calcolato)}. Si usano le righe; chiedere all’ente quale cifra è giusta.`,
    { ...dove, trovato: centesimiInTesto(scritto), atteso: centesimiInTesto(calcolato) },
  );
};
