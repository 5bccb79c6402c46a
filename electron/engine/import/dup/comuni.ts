import type { Raccoglitore } from '../anomalie.ts';
import { proveDaTitoli } from '../comune-del-file.ts';
import { chiave, citato, spaziSemplici } from '../confronto-testi.ts';
import type { ComuneContesto, Contesto } from '../contesto.ts';
import { comuneNominato, comuniNel } from '../enti.ts';
import { ilFoglio } from '../griglia/luogo.ts';
import type { Foglio } from '../griglia/tipi.ts';
import type { TabellaSpesa } from './colonne.ts';
import type { Titolo } from './testata.ts';
import type { Voce } from './voci.ts';

/** Whose figures a sheet or a row gives: a Comune of the Ambito, another body, two that disagree, or nobody is named. */
type Chi =
  | { readonly tipo: 'comune'; readonly comune: ComuneContesto }
  | { readonly tipo: 'estraneo' | 'discorde'; readonly testo: string }
  | { readonly tipo: 'nessuno' };
const nessuno: Chi = { tipo: 'nessuno' };

const dalCodice = (codice: string, contesto: Contesto): ComuneContesto | null =>
  contesto.comuni.find((c) => c.codiceIstat === codice.padStart(6, '0')) ?? null;

/** Several bodies named, one at least of the Ambito: the file is to be divided. */
const piuDiUno = (tutti: readonly Chi[]): boolean => {
  const comuni = new Set(tutti.flatMap((c) => (c.tipo === 'comune' ? [c.comune] : [])));
  const estranei = new Set(tutti.flatMap((c) => (c.tipo === 'estraneo' ? [chiave(c.testo)] : [])));
  return comuni.size > 0 && comuni.size + estranei.size > 1;
};

const diChiEIlFoglio = (foglio: Foglio, titoli: readonly Titolo[], contesto: Contesto): Chi => {
  const nome = spaziSemplici((foglio.nome ?? '').replace(/_/g, ' '));
  const codici = [...nome.matchAll(/(?<!\d)\d{6}(?!\d)/g)].flatMap(([c]) => dalCodice(c, contesto) ?? []);
  const nelNome = [...new Set([...comuniNel(nome, contesto), ...codici])];
  const suoi = titoli.filter((t) => t.foglio === foglio.nome && t.cella !== null);
  const prove = proveDaTitoli(suoi, contesto).map((p) => ({
    testo: p.testo,
    comune: comuneNominato(p.testo, contesto),
  }));
  const esatti = suoi.flatMap((t) => contesto.comuni.find((c) => chiave(c.nome) === chiave(t.testo)) ?? []);
  const dentro = new Set([...nelNome, ...prove.flatMap((p) => p.comune ?? []), ...esatti]);
  const estranea = prove.find((p) => p.comune === null);
  const [comune] = dentro;
  const testo = [nome, ...prove.map((p) => p.testo)].join(', ');
  if (dentro.size > 1 || (comune && estranea)) return { tipo: 'discorde', testo };
  if (comune) return { tipo: 'comune', comune };
  return estranea ? { tipo: 'estraneo', testo: estranea.testo } : nessuno;
};

/**
 * Tables by Comune when the sheets of a file speak of several (one sheet each); null when they do not. Sheets of bodies
 * outside the Ambito, of nobody, or that contradict themselves are reported and left out.
 */
export const tabellePerComune = (
  tabelle: readonly TabellaSpesa[],
  titoli: readonly Titolo[],
  contesto: Contesto,
  anomalie: Raccoglitore,
): ReadonlyMap<ComuneContesto, readonly TabellaSpesa[]> | null => {
  const fogli = [...new Set(tabelle.map((t) => t.foglio))];
  if (fogli.length < 2) return null;
  const chi = new Map(fogli.map((f) => [f, diChiEIlFoglio(f, titoli, contesto)]));
  if (!piuDiUno([...chi.values()])) return null;
  const gruppi = new Map<ComuneContesto, TabellaSpesa[]>();
  for (const t of tabelle) {
    const suo = chi.get(t.foglio);
    if (suo?.tipo === 'comune') gruppi.set(suo.comune, [...(gruppi.get(suo.comune) ?? []), t]);
  }
  for (const [foglio, suo] of chi) {
    if (suo.tipo === 'comune') continue;
    const dove = { foglio: foglio.nome, trovato: suo.tipo === 'nessuno' ? foglio.nome : suo.testo };
    if (suo.tipo === 'estraneo') fuoriAmbito(suo.testo, ilFoglio(foglio), dove, anomalie);
    else if (suo.tipo === 'discorde') discorde(suo.testo, ilFoglio(foglio), dove, anomalie);
    else
      anomalie.errore(
        'FOGLIO_SENZA_COMUNE',
        `${ilFoglio(foglio)} ha una tabella ma non dice di quale Comune è, mentre gli altri lo dicono: non è stato importato. Se serve, scrivere «Comune di …» nel titolo.`,
        { ...dove, atteso: 'il nome di un Comune' },
      );
  }
  return gruppi;
};

const diChiELaRiga = (ente: string, contesto: Contesto): Chi => {
  const scritto = /^\d{5,6}(?=\s|$)/.exec(ente)?.[0];
  const nome = ente.slice(scritto?.length ?? 0).trim();
  const daNome = nome === '' ? null : comuneNominato(nome, contesto);
  if (scritto === undefined) return daNome ? { tipo: 'comune', comune: daNome } : { tipo: 'estraneo', testo: ente };
  const daCodice = dalCodice(scritto, contesto);
  if (daNome && daNome !== daCodice) return { tipo: 'discorde', testo: ente };
  return daCodice ? { tipo: 'comune', comune: daCodice } : { tipo: 'estraneo', testo: ente };
};

/**
 * Amounts by Comune when the rows of a table name several (a column with code or name); null when they do not. Rows of
 * bodies outside the Ambito, of nobody, or that contradict themselves are reported and left out.
 */
export const vociPerComune = (
  voci: readonly Voce[],
  contesto: Contesto,
  anomalie: Raccoglitore,
): ReadonlyMap<ComuneContesto, readonly Voce[]> | null => {
  const chi = new Map<string, Chi>();
  for (const { k } of voci) if (k.ente !== null && !chi.has(k.ente)) chi.set(k.ente, diChiELaRiga(k.ente, contesto));
  if (!piuDiUno([...chi.values()])) return null;
  const gruppi = new Map<ComuneContesto, Voce[]>();
  const fuori = new Map<string, Voce[]>();
  const senza: Voce[] = [];
  for (const v of voci) {
    const suo = v.k.ente === null ? nessuno : (chi.get(v.k.ente) ?? nessuno);
    if (suo.tipo === 'comune') {
      const lista = gruppi.get(suo.comune);
      if (lista) lista.push(v);
      else gruppi.set(suo.comune, [v]);
    } else if (v.k.ente !== null) fuori.set(v.k.ente, [...(fuori.get(v.k.ente) ?? []), v]);
    else if (v.k.livello === 'riga') senza.push(v);
  }
  for (const [ente, sue] of fuori) {
    const suo = chi.get(ente);
    const quante = `Le righe (${righe(sue)})`;
    if (suo?.tipo === 'discorde') discorde(ente, quante, puntoDi(sue, ente), anomalie);
    else fuoriAmbito(ente, quante, puntoDi(sue, ente), anomalie);
  }
  if (senza.length > 0)
    anomalie.errore(
      'RIGHE_SENZA_COMUNE',
      `${righe(senza)} righe non dicono di quale Comune sono, mentre le altre lo dicono: non sono state importate. Scrivere il codice ISTAT o il nome in ogni riga.`,
      { ...puntoDi(senza, null), atteso: 'un codice ISTAT o il nome di un Comune' },
    );
  return gruppi;
};

const righe = (voci: readonly Voce[]): number => new Set(voci.map((v) => `${v.tabella.r0} ${v.r}`)).size;
const puntoDi = ([v]: readonly Voce[], trovato: string | null) => ({
  foglio: v?.tabella.foglio.nome ?? null,
  riga: v ? v.tabella.foglio.linea(v.r) || null : null,
  trovato,
});
type Dove = Parameters<Raccoglitore['errore']>[2];

const fuoriAmbito = (testo: string, che: string, dove: Dove, anomalie: Raccoglitore): void =>
  anomalie.errore(
    'COMUNE_FUORI_AMBITO',
    `${che} di ${citato(testo)} non riguarda un Comune dell’Ambito: non è importato. Se è uno dei Comuni dell’Ambito, correggere il nome o il codice e importare di nuovo.`,
    { ...dove, atteso: 'un Comune dell’Ambito' },
  );
const discorde = (testo: string, che: string, dove: Dove, anomalie: Raccoglitore): void =>
  anomalie.errore(
    'CODICE_COMUNE_ERRATO',
    `${che} di ${citato(testo)}: nome e codice (o titolo) indicano Comuni diversi. Non è importato: correggere il file e importarlo di nuovo.`,
    { ...dove, atteso: 'lo stesso Comune' },
  );
