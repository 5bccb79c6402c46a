import { centesimiInTesto } from '#domain/denaro.ts';
import type { RigaLetta } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { type Raccoglitore, raccoglitore } from '../anomalie.ts';
import type { CellaLetta, ModelloCella } from '../celle.ts';
import { comuneDelFile, type ProvaComune, proveDaTitoli } from '../comune-del-file.ts';
import { chiave, spaziSemplici } from '../confronto-testi.ts';
import type { ComuneContesto, Contesto } from '../contesto.ts';
import { comuneNominato } from '../enti.ts';
import { affiancate } from '../griglia/affianca.ts';
import { trovaTabelle } from '../griglia/intestazione.ts';
import { eDocumento } from '../griglia/luogo.ts';
import type { Foglio, Griglia } from '../griglia/tipi.ts';
import { trasponi } from '../griglia/trasponi.ts';
import type { Ingresso } from '../ingresso.ts';
import type { Lettura, LetturaConAnomalie } from '../lettura.ts';
import { Rifiuto } from '../rifiuto.ts';
import { colonneDi, colonneProbabili, type TabellaSpesa, tabellaDi } from './colonne.ts';
import { tabellePerComune, vociPerComune } from './comuni.ts';
import { senzaEntrate } from './entrate.ts';
import { leggiRighe } from './righe.ts';
import { ruoliSpesa } from './ruoli.ts';
import { anniUsati, segnalaAnni, segnalaNascoste, segnalaProgrammi, segnalaTestata } from './segnala.ts';
import { type Testata, type Titolo, testataDi, titoliDi } from './testata.ts';
import { assegnaRuoli } from './totali.ts';
import { anniNel, tabellaDiSpesa } from './vocabolario.ts';
import { type ChiaviVoce, lettoDi, type Voce } from './voci.ts';

/**
 * Reads DUP, nota di aggiornamento, bilancio or PEG: every table of spending of every sheet, in any supported shape. A
 * file that speaks of many Comuni, one per sheet or by rows, gives one reading for each Comune of the Ambito.
 */
export const leggiDup = (ingresso: Ingresso): readonly LetturaConAnomalie[] => {
  const { griglia, contesto, anomalie } = ingresso;
  const visibili = senzaEntrate(
    griglia.fogli.filter((f) => !f.nascosto),
    anomalie,
  );
  const tabelle = conMappe(trova(visibili, contesto), visibili, ingresso);
  const inizio = new Map<string | null, number>();
  for (const t of tabelle) {
    const prima = t.foglio.girato ? 0 : t.r0;
    inizio.set(t.foglio.nome, Math.min(prima, inizio.get(t.foglio.nome) ?? prima));
  }
  const titoli = titoliDi(griglia, inizio);
  const generali = raccoglitore();
  const gruppi = tabellePerComune(tabelle, titoli, contesto, generali);
  const scelto = contesto.comuni.find((c) => c.codiceIstat === ingresso.comune?.padStart(6, '0'));
  if (!gruppi || (ingresso.comune !== null && (!scelto || !gruppi.has(scelto))))
    return leggiParte(ingresso, tabelle, titoli, null);
  anomalie.unisci(generali);
  const letture: LetturaConAnomalie[] = [];
  let primo: Rifiuto | null = null;
  for (const [comune, sue] of gruppi) {
    if (scelto && comune !== scelto) continue;
    const fogli = new Set(sue.map((t) => t.foglio.nome));
    const suoi = titoli.filter((t) => fogli.has(t.foglio) || !tabelle.some((x) => x.foglio.nome === t.foglio));
    try {
      const parte = { ...ingresso, anomalie: letture.length === 0 ? anomalie : raccoglitore() };
      letture.push(...leggiParte(parte, sue, suoi, comune));
    } catch (errore) {
      if (!(errore instanceof Rifiuto)) throw errore;
      primo ??= errore;
      anomalie.errore(errore.codice, `${comune.nome}: ${errore.message} Questo Comune non è stato importato.`, errore);
    }
  }
  if (letture.length === 0 && primo) throw primo;
  const altri = [...gruppi.keys()].filter((c) => c !== scelto);
  if (scelto && altri.length > 0)
    anomalie.avviso(
      'ALTRI_COMUNI',
      `${altri.length} fogli sono di altri Comuni: per ${scelto.nome} non contano. Importare il file senza indicare il Comune per leggerli tutti.`,
      { trovato: `${altri.length} Comuni`, atteso: scelto.nome },
    );
  return letture;
};

/** What a part of a file gives before it is known whose it is. */
type Parte = {
  readonly ingresso: Ingresso;
  readonly testata: Testata;
  readonly scartate: number;
  readonly altre: number;
};

/** Reads some tables of a file: those of one Comune already known, or all of them. */
const leggiParte = (
  ingresso: Ingresso,
  tabelle: readonly TabellaSpesa[],
  titoli: readonly Titolo[],
  noto: ComuneContesto | null,
): readonly LetturaConAnomalie[] => {
  const { griglia, contesto, codici, anomalie } = ingresso;
  const letta = testataDi(titoli, ingresso.nomeFile);
  let testata = letta;
  let voci: Voce[] = [];
  const prime = new Map<ChiaviVoce, Voce>();
  let scartate = 0;
  const senzaAnno: TabellaSpesa[] = [];
  let inMigliaia = false;
  for (const tabella of tabelle) {
    const annoBase = annoBaseDi(tabella, testata, titoli);
    const sue = raccoglitore();
    const migliaia = ingresso.mappe.migliaia(tabella) ?? testata.migliaia !== null;
    const lette = leggiRighe(tabella, { annoBase, migliaia }, codici, sue);
    inMigliaia ||= migliaia;
    if (lette.riconosciute === 0) continue;
    anomalie.unisci(sue);
    if ([...lette.prime.keys()].some((k) => k.uso === 'valore' && k.anno === null)) senzaAnno.push(tabella);
    for (const [k, v] of lette.prime) prime.set(k, v);
    if (voci.length === 0) voci = lette.voci;
    else for (const v of lette.voci) voci.push(v);
    scartate += lette.scartate;
    segnalaNascoste(tabella, anomalie);
  }
  if (!inMigliaia) testata = { ...letta, migliaia: null };
  if (voci.length === 0) throw nessunaTabella(griglia);
  const sociale = (k: ChiaviVoce): boolean => k.missione !== null && codici.missioni.has(k.missione);
  const chiavi = [...prime.keys()];
  const sociali = chiavi.every(sociale) ? voci : voci.filter((v) => sociale(v.k));
  if (senzaAnno.length > 0 && chiavi.some((k) => sociale(k) && k.anno === null && k.uso === 'valore'))
    throw annoNonTrovato(senzaAnno);
  if (!sociali.some((v) => v.ruolo === 'riga')) throw nessunaSociale(voci);
  const altre = sociali === voci ? 0 : voci.filter((v) => v.k.livello === 'riga' && !sociale(v.k)).length;
  const parte: Parte = { ingresso, testata, scartate, altre };
  const fuori = raccoglitore();
  const gruppi = noto || ingresso.comune !== null ? null : vociPerComune(sociali, contesto, fuori);
  if (gruppi) {
    anomalie.unisci(fuori);
    assegnaRuoli(voci, anomalie);
    segnalaFogliNascosti(griglia.fogli, contesto, anomalie);
    return dividi(parte, gruppi);
  }
  const comune =
    noto ??
    comuneDelFile(
      [...proveDiRiga([...prime.values()].filter((v) => sociale(v.k))), ...proveDaTitoli(titoli, contesto)],
      { nomeFile: ingresso.nomeFile, scelto: ingresso.comune },
      contesto,
      anomalie,
    );
  if (!noto) soloDi(comune, voci, contesto, anomalie);
  assegnaRuoli(voci, anomalie);
  segnalaTestata(testata, anomalie);
  segnalaFogliNascosti(griglia.fogli, contesto, anomalie);
  return [{ lettura: componi(parte, comune, sociali), anomalie }];
};

/** One reading for each Comune of the rows: each takes the anomalies of its own rows, the first those of nobody. */
const dividi = (parte: Parte, gruppi: ReadonlyMap<ComuneContesto, readonly Voce[]>): readonly LetturaConAnomalie[] => {
  const posto = (foglio: string | null, riga: number | null) => `${foglio ?? ''}|${riga ?? ''}`;
  const di = new Map<string, ComuneContesto>();
  for (const [comune, voci] of gruppi)
    for (const v of voci) di.set(posto(v.tabella.foglio.nome, v.tabella.foglio.linea(v.r)), comune);
  const tutte = parte.ingresso.anomalie.elenco();
  let prima = true;
  return [...gruppi].map(([comune, voci]) => {
    const sue = raccoglitore();
    for (const a of tutte) {
      const padrone = di.get(posto(a.foglio, a.riga));
      if (padrone === comune || (!padrone && prima)) sue[a.gravita](a.codice, a.messaggio, a);
    }
    for (const q of parte.ingresso.anomalie.quadrature()) {
      const padrone = di.get(posto(q.foglio, q.riga));
      if (padrone === comune || (!padrone && prima))
        sue.quadra(
          q.voce,
          q,
          Math.round(Number(q.scritto) * 100),
          q.calcolato === null ? null : Math.round(Number(q.calcolato) * 100),
        );
    }
    segnalaTestata(parte.testata, sue);
    const ingresso = { ...parte.ingresso, anomalie: sue };
    const suaParte = prima ? { ...parte, ingresso } : { ...parte, ingresso, scartate: 0, altre: 0 };
    prima = false;
    return { lettura: componi(suaParte, comune, voci), anomalie: sue };
  });
};

/** The reading of one Comune from its amounts. */
const componi = (parte: Parte, comune: ComuneContesto, sociali: readonly Voce[]): Lettura => {
  const { contesto, anomalie } = parte.ingresso;
  segnalaProgrammi(sociali, anomalie);
  const anni = anniUsati(sociali);
  segnalaAnni(anni, contesto, anomalie);
  const documentoId = nuovoId();
  return {
    documentoId,
    genere: 'dup',
    lettore: 'dup-tabella',
    tipo: parte.testata.tipo ?? 'DUP',
    enteId: comune.enteId,
    dataAtto: parte.testata.dataAtto,
    annoDal: anni[0] ?? null,
    annoAl: anni.at(-1) ?? null,
    note: parte.altre > 0 ? `${parte.altre} importi di altre missioni letti e non conservati` : null,
    righe: {},
    celle: function* () {
      const modello = modelliDi(documentoId);
      for (const v of sociali) yield cellaDi(v, modello(v));
    },
    operazioni: [],
    schedeNuove: [],
    totali: totaliDi(sociali),
    lette: sociali.length,
    scartate: parte.scartate,
  };
};

/** Tables of all sheets; a sheet where none is found is tried on its side (years in rows, programmes in columns). */
const trova = (fogli: readonly Foglio[], contesto: Contesto): TabellaSpesa[] => {
  const tabelle = (f: Foglio): TabellaSpesa[] =>
    trovaTabelle(f, tabellaDiSpesa)
      .map((t) => colonneDi(t, contesto))
      .filter((t) => t.importi.length > 0 && t.righe.length > 0);
  const diritte = fogli.flatMap((f) => {
    const sue = tabelle(f);
    const intera = sue.length > 0 && !sue.some(ripeteLeChiavi);
    if (intera || f.righe.length > RIGHE_GIRABILI) return sue;
    const parti = affiancate(f);
    const delleParti = parti.length > 1 ? parti.flatMap(tabelle) : [];
    return delleParti.length > 0 ? delleParti : sue;
  });
  if (diritte.length > 0) return diritte;
  return fogli
    .filter((f) => f.righe.length <= RIGHE_GIRABILI)
    .map(trasponi)
    .flatMap(tabelle);
};

/** Tables with the columns that the person gave them; sheets in which none was found are proposed as they are. */
const conMappe = (
  trovate: readonly TabellaSpesa[],
  fogli: readonly Foglio[],
  { mappe, griglia, contesto }: Ingresso,
): TabellaSpesa[] => {
  const titoli = titoliDi(griglia, new Map(trovate.map((t) => [t.foglio.nome, t.r0])));
  const migliaia = trovate.length > 0 && testataDi(titoli, '').migliaia !== null;
  const riviste: TabellaSpesa[] =
    trovate.length === 0
      ? fogli.flatMap((f) => mappe.proponi(f, ruoliSpesa, (t) => colonneProbabili(t, contesto)) ?? []).map(tabellaDi)
      : trovate
          .flatMap(({ tutte, ...t }) => mappe.rivedi({ ...t, colonne: tutte }, ruoliSpesa, migliaia) ?? [])
          .map(tabellaDi);
  return riviste.filter((t) => t.importi.length > 0);
};
const RIGHE_GIRABILI = 400;

/** Whether a header names its programmes twice: two tables side by side, whose rows have nothing to do with each other. */
const ripeteLeChiavi = ({ foglio, r1 }: TabellaSpesa): boolean => {
  const titoli = foglio.riga(r1).flatMap(({ testo }) => {
    const tipo = tabellaDiSpesa.classifica(testo)?.tipo;
    return tipo === 'codice' || tipo === 'programma' || tipo === 'descrizione' ? [chiave(testo)] : [];
  });
  return new Set(titoli).size < titoli.length;
};

const annoBaseDi = (tabella: TabellaSpesa, testata: Testata, titoli: readonly Titolo[]): number | null => {
  const relativi = tabella.importi.some((x) => x.ruolo.relativo !== null);
  if (relativi) return testata.anni?.[0] ?? null;
  if (tabella.importi.some((x) => x.ruolo.anno !== null)) return null;
  const sopra = tabella.foglio.righe.filter((r) => r < tabella.r0).slice(-3);
  const vicini = sopra
    .flatMap((r) => tabella.foglio.riga(r))
    .filter((c) => /^\W*(?:anno|esercizio)\W*20\d\d\W*$/i.test(c.testo));
  const [vicino] = vicini.flatMap((c) => anniNel(c.testo));
  if (vicino !== undefined) return vicino;
  const delFoglio = anniNel(tabella.foglio.nome ?? '');
  if (delFoglio.length === 1) return delFoglio[0] ?? null;
  const neiTitoli = new Set(
    titoli
      .filter((t) => t.foglio === tabella.foglio.nome)
      .flatMap((t) =>
        anniNel(t.testo).length === 1 && !/\d[/.-]\d{1,2}[/.-]\d{4}/.test(t.testo) ? anniNel(t.testo) : [],
      ),
  );
  return neiTitoli.size === 1 ? ([...neiTitoli][0] ?? null) : null;
};

const proveDiRiga = (voci: readonly Voce[]): ProvaComune[] => {
  const viste = new Set<string>();
  const prove: ProvaComune[] = [];
  const enti = new Set<string>();
  for (const v of voci) {
    if (v.k.ente === null || v.k.livello !== 'riga' || enti.has(v.k.ente)) continue;
    enti.add(v.k.ente);
    for (const [c, ruolo] of v.tabella.colonne) {
      if (ruolo.tipo !== 'enteCodice' && ruolo.tipo !== 'enteNome') continue;
      const testo = spaziSemplici(v.tabella.foglio.cella(v.r, c)?.testo ?? '');
      if (testo === '' || viste.has(testo)) continue;
      viste.add(testo);
      const come = ruolo.tipo === 'enteCodice' && /^\d+$/.test(testo) ? 'codice' : 'nome';
      prove.push({
        foglio: v.tabella.foglio.nome,
        cella: v.tabella.foglio.rif(v.r, c),
        riga: v.tabella.foglio.linea(v.r) || null,
        testo,
        come,
        diRiga: true,
      });
    }
  }
  return prove;
};

const nessunaTabella = (griglia: Griglia): Rifiuto => {
  const { fogli } = griglia;
  return new Rifiuto(
    'TABELLA_NON_TROVATA',
    `Nel file non c’è una tabella di spesa per programmi${
      fogli.some((f) => f.nome !== null)
        ? ` (${eDocumento(griglia) ? 'tabelle' : 'fogli'} guardat${eDocumento(griglia) ? 'e' : 'i'}: ${fogli
            .map((f) => `«${f.nome}»`)
            .slice(0, 8)
            .join(', ')})`
        : ''
    }. Serve una riga di intestazione con gli anni (o «anno» e «importo») e una colonna con i codici o i nomi dei programmi della Missione 12.`,
    { foglio: fogli[0]?.nome ?? null, riga: 1, atteso: 'intestazione con anni e programmi' },
  );
};

const annoNonTrovato = (tabelle: readonly TabellaSpesa[]): Rifiuto => {
  const [t] = tabelle;
  return new Rifiuto(
    'ANNO_NON_TROVATO',
    'Il file non dice di quale anno sono gli importi: aggiungere l’anno nell’intestazione della colonna (per esempio «Previsione 2026») o una colonna «anno».',
    {
      foglio: t?.foglio.nome ?? null,
      cella: t ? t.foglio.rif(t.r1, t.importi[0]?.c ?? 0) : null,
      riga: t ? t.foglio.linea(t.r1) : null,
      atteso: 'l’anno degli importi',
    },
  );
};

const nessunaSociale = (voci: readonly Voce[]): Rifiuto =>
  new Rifiuto(
    'MISSIONE_12_ASSENTE',
    `Nel file ci sono ${voci.length} importi, nessuno di un programma sociale: controllare che l’estratto comprenda la Missione 12.`,
    { foglio: voci[0]?.tabella.foglio.nome ?? null, atteso: 'righe della Missione 12' },
  );

const segnalaFogliNascosti = (fogli: readonly Foglio[], contesto: Contesto, anomalie: Raccoglitore): void => {
  const nascosti = fogli.filter((f) => f.nascosto);
  if (nascosti.length === 0) return;
  for (const t of trova(nascosti, contesto))
    anomalie.avviso(
      'FOGLIO_NASCOSTO',
      `Il foglio nascosto «${t.foglio.nome}» contiene una tabella che non è stata letta: se serve, renderlo visibile e importare di nuovo.`,
      { foglio: t.foglio.nome },
    );
};

/** A file with the rows of many Comuni, imported for one of them: the rows of the others are left out, and said. */
const soloDi = (comune: ComuneContesto, voci: readonly Voce[], contesto: Contesto, anomalie: Raccoglitore): void => {
  const di = new Map<string, ComuneContesto | null>();
  for (const { k } of voci)
    if (k.ente !== null && !di.has(k.ente)) di.set(k.ente, comuneDellaRiga(k.ente, comune, contesto));
  if (![...di.values()].includes(comune)) return;
  const righe = new Set<string>();
  for (const v of voci) {
    const suo = v.k.ente === null ? null : (di.get(v.k.ente) ?? null);
    if (suo === null || suo === comune) continue;
    v.ruolo = 'esclusa';
    righe.add(`${v.tabella.r0} ${v.r}`);
  }
  if (righe.size > 0)
    anomalie.avviso(
      'ALTRI_COMUNI',
      `${righe.size} righe sono di altri Comuni: per ${comune.nome} non contano. Importare lo stesso file anche per gli altri.`,
      { trovato: `${righe.size} righe`, atteso: comune.nome },
    );
};

const comuneDellaRiga = (ente: string, scelto: ComuneContesto, contesto: Contesto): ComuneContesto | null => {
  const codice = /^\d{5,6}/.exec(ente)?.[0];
  const nome = ente.slice(codice?.length ?? 0).trim();
  const letti = [
    contesto.comuni.find((c) => codice !== undefined && c.codiceIstat === codice.padStart(6, '0')) ?? null,
    nome === '' ? null : comuneNominato(nome, contesto),
  ];
  return letti.includes(scelto) ? scelto : (letti.find((c) => c !== null) ?? null);
};

/** Models of the cells: one for each key, role and table. */
const modelliDi = (documentoId: RigaLetta['documentoId']): ((v: Voce) => ModelloCella) => {
  const noti = new Map<TabellaSpesa, Map<ChiaviVoce, Map<Voce['ruolo'], ModelloCella>>>();
  return (v) => {
    const dellaTabella = noti.get(v.tabella) ?? new Map<ChiaviVoce, Map<Voce['ruolo'], ModelloCella>>();
    noti.set(v.tabella, dellaTabella);
    const delleChiavi = dellaTabella.get(v.k) ?? new Map<Voce['ruolo'], ModelloCella>();
    dellaTabella.set(v.k, delleChiavi);
    const gia = delleChiavi.get(v.ruolo);
    if (gia) return gia;
    const nuovo: ModelloCella = {
      documentoId,
      foglio: v.tabella.foglio.nome,
      missione: v.k.missione,
      programmaId: programmaDi(v),
      titolo: v.k.titolo,
      macroaggregato: v.k.macro,
      anno: v.k.anno,
      misura: v.k.uso === 'somma' ? null : v.k.misura,
      ruolo: v.ruolo,
      manuale: null,
    };
    delleChiavi.set(v.ruolo, nuovo);
    return nuovo;
  };
};

const cellaDi = (v: Voce, modello: ModelloCella): CellaLetta => ({
  modello,
  descrizione: v.nome.descrizione === '' ? null : v.nome.descrizione.slice(0, 300),
  programmaLetto: v.nome.programmaLetto?.slice(0, 200) ?? null,
  cella: v.tabella.foglio.rif(v.r, v.c),
  riga: v.tabella.foglio.linea(v.r) || null,
  letto: lettoDi(v).slice(0, 200),
  importoCents: v.cents,
});

/** Programme of a cell: totals of more programmes and carried sums have none. */
const programmaDi = (v: Voce): string | null => {
  if (v.k.programma === null || v.k.programma.ambiguo === 'aperto') return null;
  const diPiuProgrammi = v.k.livello !== 'riga' && (v.ruolo === 'totale' || v.ruolo === 'esclusa');
  return diPiuProgrammi ? null : v.k.programma.id;
};

/** Totals of what was read: `12.07/2026`, `M12/2026` (competenza), `M12/2026/cassa`, and the grand total of competenza. */
const totaliDi = (voci: readonly Voce[]): Record<string, string> => {
  const perChiavi = new Map<ChiaviVoce, number>();
  for (const { k, ruolo, cents } of voci)
    if (ruolo === 'riga' && cents !== null && k.anno !== null) perChiavi.set(k, (perChiavi.get(k) ?? 0) + cents);
  const somme = new Map<string, number>();
  const aggiungi = (chiave: string, cents: number) => somme.set(chiave, (somme.get(chiave) ?? 0) + cents);
  for (const [k, cents] of perChiavi) {
    if (k.misura === 'competenza') {
      aggiungi(`${k.programma?.codice ?? 'senza programma'}/${k.anno}`, cents);
      aggiungi(`M${k.missione}/${k.anno}`, cents);
      aggiungi('totale', cents);
    } else if (k.misura === 'cassa') aggiungi(`M${k.missione}/${k.anno}/cassa`, cents);
  }
  const testo = (cents: number) => (Number.isSafeInteger(cents) ? centesimiInTesto(cents) : 'oltre i limiti');
  return Object.fromEntries([...somme].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, testo(v)]));
};
