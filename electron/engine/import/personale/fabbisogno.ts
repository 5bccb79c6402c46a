import { nonDetti } from '#domain/campi-aggiunti.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { euro } from '#format/numeri.ts';
import { citato, contieneFrase, spaziSemplici } from '../confronto-testi.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { ambitoDi, comuniNel, riconosciEnte } from '../enti.ts';
import { lettoreImporti } from '../griglia/importi.ts';
import type { Colonna, Tabella } from '../griglia/intestazione.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';
import type { Ingresso } from '../ingresso.ts';
import { decimaleDi, leggiNumero, scalato } from '../numeri.ts';
import { leggiOrario, type OrarioLetto } from '../ore.ts';
import { type CelleRiga, celleDi, dataDi, dove, falsoAmico, orarioDi, rapportoDi } from './riga.ts';
import { type Movimento, movimentoDi, type RuoloPersonale } from './vocabolario.ts';

type TabellaPersonale = Tabella<RuoloPersonale>;
type Cornice = {
  readonly ingresso: Ingresso;
  readonly enteId: Fabbisogno['enteId'];
  readonly enteLetto: string;
  readonly documentoId: Fabbisogno['documentoId'];
};

/** One movement of a row: year, units, starting day. */
type Moto = {
  readonly anno: number;
  readonly cella: Cella;
  readonly movimento: Movimento | null;
  readonly decorrenza: Cella | null;
  /** Starting day, when the column says it. */
  readonly giorno?: string;
};

/** Sums of the rows read so far: thousandths of units, by column too, and cents (null = one is unknown). */
type Somme = { unita: number; readonly perAnno: Map<number, number>; spesa: number | null };

const TOTALE = /^\W*(?:totale|totali|tot\.|subtotale|somma)\b/i;
const PER_MILLE = 3;

/** Reads a plan of hires, transformations and leavings, with years in rows or in columns; checks its written totals. */
export const leggiFabbisogno = (tabella: TabellaPersonale, cornice: Cornice): Fabbisogno[] => {
  const { foglio } = tabella;
  const righe: Fabbisogno[] = [];
  const spese = lettoreSpese(tabella, cornice);
  const delTitolo = movimentoDi(titoloDi(foglio, tabella.r0));
  const somme: Somme = { unita: 0, perAnno: new Map(), spesa: 0 };
  for (const r of tabella.righe) {
    const celle = celleDi(tabella, r);
    if (foglio.riga(r).some((c) => TOTALE.test(c.testo))) {
      controllaTotali(tabella, celle, r, somme, spese, cornice);
      continue;
    }
    if (celle.testo('profilo') === '' && celle.testo('area') === '') continue;
    const spesa = celle.cella('spesa') ? spese(celle.cella('spesa')) : null;
    somme.spesa =
      celle.cella('spesa') && (spesa === null || somme.spesa === null) ? null : (somme.spesa ?? 0) + (spesa ?? 0);
    let dellaRiga = 0;
    for (const moto of motiDi(tabella, r, celle, cornice)) {
      const riga = rigaDi(tabella, r, celle, moto, delTitolo, spesa, cornice);
      if (!riga) continue;
      dellaRiga += riga.unitaMilli;
      somme.unita += riga.unitaMilli;
      somme.perAnno.set(moto.cella.c, (somme.perAnno.get(moto.cella.c) ?? 0) + riga.unitaMilli);
      righe.push(riga);
    }
    confrontaUnita(foglio, celle.cella('totale'), dellaRiga, cornice);
  }
  return righe;
};

/** Words over the table that say what it lists: the sheet's name and the titles just above the header. */
const titoloDi = (foglio: Foglio, r0: number): string => {
  const sopra = foglio.righe.filter((r) => r < r0).slice(-2);
  const testi = sopra.flatMap((r) => foglio.riga(r).map((c) => c.testo)).filter((t) => !eUnaFrase(t));
  return [...testi.reverse(), foglio.nome ?? ''].join(' · ');
};

/** A sentence of the text around a table tells of one movement, not of what the table lists. */
const eUnaFrase = (testo: string): boolean => testo.length > TITOLO_MASSIMO || /[.;]\s*$/.test(testo);
const TITOLO_MASSIMO = 120;

const lettoreSpese = (tabella: TabellaPersonale, cornice: Cornice) => {
  const colonna = tabella.colonne.find((c) => c.ruolo?.tipo === 'spesa');
  const celle = colonna ? tabella.righe.flatMap((r) => tabella.foglio.cella(r, colonna.c) ?? []) : [];
  const lettore = lettoreImporti(tabella.foglio, celle, cornice.ingresso.anomalie, {
    nome: 'Spesa',
    negativoErrore: true,
  });
  return (cella: Cella | null): number | null => (cella ? lettore.leggi(cella) : null);
};

const motiDi = (tabella: TabellaPersonale, r: number, celle: CelleRiga, cornice: Cornice): Moto[] => {
  const { foglio, colonne } = tabella;
  const perMese = motiMensili(tabella, r, celle);
  if (perMese.length > 0) return perMese;
  const perAnno = colonne.flatMap((c) => (c.ruolo?.tipo === 'unitaAnno' ? [{ c: c.c, ruolo: c.ruolo }] : []));
  if (perAnno.length > 0)
    return perAnno.flatMap(({ c, ruolo }) => {
      const cella = foglio.cella(r, c);
      if (!cella || unitaMilli(cella) === 0) return [];
      return [
        {
          anno: ruolo.anno,
          cella,
          movimento: movimentoDi(testoColonna(colonne, c)),
          decorrenza: decorrenzaDopo(foglio, r, c, colonne),
        },
      ];
    });
  const cellaAnno = celle.cella('anno');
  const anno = Number(
    /(?<!\d)20\d{2}(?!\d)/.exec(celle.testo('anno'))?.[0] ??
      /(?<!\d)20\d{2}(?!\d)/.exec(celle.testo('decorrenza'))?.[0] ??
      Number.NaN,
  );
  const cella = celle.cella('unita') ?? cellaAnno ?? celle.cella('profilo');
  if (!cella) return [];
  if (Number.isNaN(anno)) {
    cornice.ingresso.anomalie.errore(
      'ANNO_NON_TROVATO',
      `La ${nomeRiga(foglio, r)} (${citato(celle.testo('profilo'))}) non dice l’anno: non è stata importata.`,
      { ...dove(foglio, cella), atteso: 'un anno' },
    );
    return [];
  }
  return [
    {
      anno,
      cella,
      movimento: movimentoDi(celle.testo('movimento')) ?? movimentoDi(celle.testo('modalita')),
      decorrenza: celle.cella('decorrenza'),
    },
  ];
};

/** Movements of a row whose columns are the months of one year, said by the row or by the title. */
const motiMensili = (tabella: TabellaPersonale, r: number, celle: CelleRiga): Moto[] => {
  const { foglio, colonne, r0 } = tabella;
  const sopra = foglio.righe.filter((x) => x < r0).flatMap((x) => foglio.riga(x).map((c) => c.testo));
  const detti = [celle.testo('anno'), celle.testo('movimento'), foglio.nome ?? '', ...sopra.reverse()];
  const [anno] = detti.flatMap((t) => (anniNel(t).length === 1 ? anniNel(t) : []));
  if (anno === undefined) return [];
  return colonne.flatMap(({ c, ruolo }) => {
    const cella = ruolo?.tipo === 'unitaMese' ? foglio.cella(r, c) : null;
    if (!cella || ruolo?.tipo !== 'unitaMese' || unitaMilli(cella) === 0) return [];
    const decorrenza = `${anno}-${String(ruolo.mese).padStart(2, '0')}-01`;
    return [{ anno, cella, movimento: movimentoDi(celle.testo('movimento')), decorrenza: null, giorno: decorrenza }];
  });
};

const testoColonna = (colonne: readonly Colonna<RuoloPersonale>[], c: number): string =>
  colonne.find((x) => x.c === c)?.testo ?? '';

/** The "decorrenza" that follows a year column, before the next year. */
const decorrenzaDopo = (
  foglio: Foglio,
  r: number,
  c: number,
  colonne: readonly Colonna<RuoloPersonale>[],
): Cella | null => {
  for (const x of colonne) {
    if (x.c <= c) continue;
    if (x.ruolo?.tipo === 'unitaAnno') return null;
    if (x.ruolo?.tipo === 'decorrenza' || x.ruolo?.tipo === 'dal') return foglio.cella(r, x.c);
  }
  return null;
};

/** Units of a cell in thousandths ("0,5" → 500); null when it is not a quantity; a blank or a dash is none. */
const unitaMilli = (cella: Cella): number | null => {
  const t = spaziSemplici(cella.testo);
  if (/^[-–—]*$/.test(t)) return 0;
  const letto = cella.valore.tipo === 'numero' ? cella.valore.decimale : null;
  const daTesto = leggiNumero(t.replace(/\s*(?:(?:unit[aà]|posti?|fte)\b.*|\([^()]*\))$/i, ''));
  const valore =
    letto ?? (daTesto.tipo === 'numero' ? daTesto.valore : daTesto.tipo === 'ambiguo' ? daTesto.comeDecimale : null);
  return valore === null ? null : scalato(valore, PER_MILLE);
};

const rigaDi = (
  tabella: TabellaPersonale,
  r: number,
  celle: CelleRiga,
  moto: Moto,
  delTitolo: Movimento | null,
  spesa: number | null,
  cornice: Cornice,
): Fabbisogno | null => {
  const { foglio } = tabella;
  const { anomalie, codici, contesto } = cornice.ingresso;
  const profilo = celle.testo('profilo') || `non indicato (${celle.testo('area')})`;
  const note = celle.testo('note');
  const tutto = `${profilo} ${celle.testo('movimento')} ${celle.testo('modalita')} ${note} ${traParentesi(moto.cella.testo)}`;
  const chi = `${profilo} ${moto.anno}`;
  const unita =
    celle.cella('unita') === moto.cella || moto.cella !== celle.cella('profilo') ? unitaMilli(moto.cella) : 1000;
  if (unita === null || unita < 0) {
    anomalie.errore(
      'UNITA_NON_LEGGIBILE',
      `In ${luogo(foglio, moto.cella)} (${chi}) «${spaziSemplici(moto.cella.testo)}» non è un numero di unità: la riga non è stata importata.`,
      { ...dove(foglio, moto.cella), trovato: moto.cella.testo, atteso: 'un numero' },
    );
    return null;
  }
  if (unita === 0) return null;
  const tipo: Movimento =
    movimentoDi(celle.testo('movimento')) ??
    (movimentoDi(tutto) === 'trasformazione' ? 'trasformazione' : null) ??
    moto.movimento ??
    delTitolo ??
    'assunzione';
  const profiloId = codici.profilo(profilo);
  if (falsoAmico(profilo, profiloId, contesto, codici))
    anomalie.avviso(
      'FALSO_ASSISTENTE_SOCIALE',
      `${chi}: ${citato(profilo)} non è un assistente sociale e non conta come tale.`,
      { ...dove(foglio, celle.cella('profilo') ?? moto.cella), trovato: profilo },
    );
  const ente = enteDi(profilo, note, celle.testo('ente'), cornice);
  const orario =
    orarioDi(celle.cella('orario'), contesto.minutiTempoPieno) ?? orarioNelTesto(profilo, contesto.minutiTempoPieno);
  const decorrenza = moto.giorno ?? dataDi(foglio, moto.decorrenza, chi, anomalie, moto.anno);
  if (moto.decorrenza === null && moto.giorno === undefined && tipo !== 'cessazione')
    anomalie.avviso(
      'DECORRENZA_MANCANTE',
      `${chi}: la decorrenza non è indicata, quindi la media dell’anno non si può calcolare.`,
      dove(foglio, moto.cella),
    );
  if (decorrenza !== null && !decorrenza.startsWith(`${moto.anno}-`))
    anomalie.errore('DECORRENZA_FUORI_ANNO', `${chi}: la decorrenza ${decorrenza} non è dell’anno ${moto.anno}.`, {
      ...dove(foglio, moto.decorrenza ?? moto.cella),
      trovato: decorrenza,
      atteso: `una data del ${moto.anno}`,
    });
  const rapporto = rapportoDi(celle.testo('rapporto'), `${profilo} ${celle.testo('modalita')}`, '', codici);
  const trasformata =
    tipo === 'trasformazione'
      ? trasformazione(
          celle,
          { tutto: `${tutto} ${celle.testo('orario')}`, sopra: frasiSu(tabella, profilo, moto.anno) },
          { orario, unita, enteId: ente.id, dove: dove(foglio, moto.cella) },
          cornice,
        )
      : null;
  return {
    ...nonDetti.fabbisogno,
    id: nuovoId(),
    documentoId: cornice.documentoId,
    foglio: foglio.nome,
    cella: foglio.rif(r, moto.cella.c),
    riga: foglio.linea(r) || null,
    enteId: ente.id,
    enteLetto: ente.letto,
    anno: moto.anno,
    tipo,
    profiloLetto: profilo,
    profiloId,
    areaLetta: celle.testo('area') || null,
    unitaMilli: trasformata?.unitaMilli ?? unita,
    minutiSettimanali: trasformata ? trasformata.minuti : (orario?.minuti ?? null),
    minutiContratto: orario?.contratto ?? contesto.minutiTempoPieno,
    quotaBp: 10_000,
    rapporto: rapporto ?? 'TI',
    decorrenza,
    fine: null,
    modalita:
      [celle.testo('modalita'), tipo === 'trasformazione' ? note : ''].filter((x) => x !== '').join('; ') || null,
    costoCents: spesa,
    fondoLetto: celle.testo('finanziamento') || null,
    fondoId: celle.testo('finanziamento') === '' ? null : codici.fondo(celle.testo('finanziamento')),
    personaId: trasformata?.personaId ?? null,
  };
};

/** What a cell of units says beside the number ("1 (trasformazione)"). */
const traParentesi = (testo: string): string => /\(([^()]*)\)\s*$/.exec(testo)?.[1] ?? '';

/** Part-time said inside a profile ("part-time 50%", "18 ore", "a tempo parziale 24/36"). */
const orarioNelTesto = (testo: string, contratto: number): OrarioLetto | null => {
  const parte =
    /(?:part[\s-]?time|tempo\s+parziale|p\.?t\.?)[^()]*?(\d[\d.,]*\s*(?:%|h\b|ore\b|\/\s*\d+)[^()]{0,6})|(\d[\d.,]*\s*(?:%|\/\s*3\d|ore\s+settimanali))/i.exec(
      testo,
    );
  const detto = parte?.[1] ?? parte?.[2];
  return detto ? leggiOrario(detto, contratto) : null;
};

/** Body of a movement: a named employer, the Ambito when the post is for it, else the body of the plan. */
const enteDi = (
  profilo: string,
  note: string,
  colonna: string,
  cornice: Cornice,
): { readonly id: Fabbisogno['enteId']; readonly letto: string } => {
  const { contesto } = cornice.ingresso;
  if (colonna !== '') return { id: riconosciEnte(colonna, contesto), letto: colonna };
  for (const testo of [profilo, note]) {
    const datore = /\bdatore(?:\s+di\s+lavoro)?\s*:?\s*([^),;]+)/i.exec(testo)?.[1];
    if (datore) {
      const [comune] = comuniNel(datore, contesto);
      return { id: comune?.enteId ?? riconosciEnte(datore, contesto), letto: spaziSemplici(datore) };
    }
  }
  const perAmbito = /\bper\s+(?:l['’]\s*|il\s+|la\s+)?(a\.?t\.?s\.?\b[^)]*|ambito\b[^)]*)/i.exec(profilo)?.[1];
  if (perAmbito) return { id: ambitoDi(contesto), letto: spaziSemplici(perAmbito) };
  return { id: cornice.enteId, letto: cornice.enteLetto };
};

/** Sentences just above a table that speak of a profile in a year ("dal 1° gennaio 2027 l'assistente sociale … matr. MP002"). */
const frasiSu = ({ foglio, r0 }: TabellaPersonale, profilo: string, anno: number): string =>
  foglio.righe
    .filter((r) => r < r0)
    .slice(-3)
    .flatMap((r) => foglio.riga(r).map((c) => c.testo))
    .filter((t) => eUnaFrase(t) && t.includes(String(anno)) && contieneFrase(t, profilo))
    .join(' ');

/** Hours before and after of a transformation: of a known person, the new hours; else the difference in units. */
const trasformazione = (
  celle: CelleRiga,
  testi: { readonly tutto: string; readonly sopra: string },
  riga: {
    readonly orario: OrarioLetto | null;
    readonly unita: number;
    readonly enteId: Fabbisogno['enteId'];
    readonly dove: ReturnType<typeof dove>;
  },
  cornice: Cornice,
): { readonly minuti: number | null; readonly unitaMilli: number; readonly personaId: Fabbisogno['personaId'] } => {
  const { contesto, anomalie } = cornice.ingresso;
  const { orario, unita, enteId } = riga;
  const contratto = contesto.minutiTempoPieno;
  const salto = /\bda(?:l)?\s+(.{1,25}?)\s+a(?:l|d)?\s+((?:tempo\s+pieno|\d)[^,;)]{0,20})/i.exec(testi.tutto);
  const prima = salto?.[1] ? leggiOrario(salto[1], contratto) : null;
  const dopo = salto?.[2] ? leggiOrario(salto[2], contratto) : orario;
  const matricola = celle.testo('matricola');
  const sue = contesto.persone.filter((p) => p.doppiaDi === null && p.enteId === enteId);
  const nominata = (testo: string) => sue.find((p) => contieneFrase(testo, p.matricola));
  const persona =
    matricola === '' ? (nominata(testi.tutto) ?? nominata(testi.sopra)) : sue.find((p) => p.matricola === matricola);
  if (persona && dopo) return { minuti: dopo.minuti, unitaMilli: unita, personaId: persona.id };
  if (prima && dopo) {
    const differenza = scalato(decimaleDi((dopo.minuti - prima.minuti) / contratto), PER_MILLE) ?? 0;
    return { minuti: null, unitaMilli: Math.round((differenza * unita) / 1000), personaId: null };
  }
  anomalie.errore(
    'TRASFORMAZIONE_INCOMPLETA',
    `La trasformazione di ${citato(celle.testo('profilo'))} non dice l’orario prima e dopo: l’effetto sulle ore resta sconosciuto.`,
    { ...riga.dove, trovato: testi.tutto, atteso: 'per esempio «da 18 a 36 ore»' },
  );
  return { minuti: dopo?.minuti ?? contratto, unitaMilli: unita, personaId: null };
};

/** A written number of units against the units read, in thousandths. */
const confrontaUnita = (foglio: Foglio, cella: Cella | null, lette: number, cornice: Cornice): void => {
  const scritte = cella ? unitaMilli(cella) : null;
  if (!cella || scritte === null) return;
  const { anomalie } = cornice.ingresso;
  anomalie.quadra('Unità', dove(foglio, cella), scritte / 10, lette / 10);
  if (scritte === lette) return;
  anomalie.errore(
    'TOTALE_NON_QUADRA',
    `Il totale delle unità in ${luogo(foglio, cella)} è ${scritte / 1000}, le righe sommano ${lette / 1000}.`,
    { ...dove(foglio, cella), trovato: cella.testo, atteso: String(lette / 1000) },
  );
};

/** Written totals of units and of cost against the rows read. */
const controllaTotali = (
  tabella: TabellaPersonale,
  celle: CelleRiga,
  r: number,
  somme: Somme,
  spese: (c: Cella | null) => number | null,
  cornice: Cornice,
): void => {
  const { anomalie } = cornice.ingresso;
  const { foglio } = tabella;
  const confronta = (cella: Cella | null, lette: number) => confrontaUnita(foglio, cella, lette, cornice);
  confronta(celle.cella('unita'), somme.unita);
  confronta(celle.cella('totale'), somme.unita);
  for (const { c, ruolo } of tabella.colonne)
    if (ruolo?.tipo === 'unitaAnno' || ruolo?.tipo === 'unitaMese')
      confronta(foglio.cella(r, c), somme.perAnno.get(c) ?? 0);
  const cella = celle.cella('spesa');
  const spesa = cella ? spese(cella) : null;
  if (!cella || spesa === null || somme.spesa === null || spesa === somme.spesa) return;
  anomalie.errore(
    'TOTALE_NON_QUADRA',
    `Il totale della spesa in ${luogo(foglio, cella)} è ${euro(spesa)}, le righe sommano ${euro(somme.spesa)}.`,
    { ...dove(foglio, cella), trovato: centesimiInTesto(spesa), atteso: centesimiInTesto(somme.spesa) },
  );
};
