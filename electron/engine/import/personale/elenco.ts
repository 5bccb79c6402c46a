import { createHash } from 'node:crypto';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Persona } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { citato, parole, spaziSemplici } from '../confronto-testi.ts';
import { periodiDi } from '../date.ts';
import { riconosciEnte } from '../enti.ts';
import type { Tabella } from '../griglia/intestazione.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import type { Ingresso } from '../ingresso.ts';
import { leggiQuotaBp, quotaDaNota } from '../ore.ts';
import {
  areaSuperata,
  type CelleRiga,
  celleDi,
  dataDi,
  dove,
  falsoAmico,
  orarioDellaRiga,
  rapportoDi,
  segnalaArea,
} from './riga.ts';
import type { RuoloPersonale } from './vocabolario.ts';

/** Name of this reader: lists of one body supersede each other. */
export const LETTORE_ELENCO = 'elenco-personale';
const INTERA = 10_000;
const SOCIALE =
  /socia|ambito|piano|p\.?u\.?a|tutel|famigl|minor|anzian|disab|povert|inclus|segretariat|fragil|welfare|cura/i;

/** Reads a list of persons; `enteUnico`: the body of the whole file when rows do not say it. */
export const leggiElenco = (
  tabella: Tabella<RuoloPersonale>,
  ingresso: Ingresso,
  enteUnico: Persona['enteId'],
  documentoId: Persona['documentoId'],
): Persona[] => {
  const { foglio } = tabella;
  const { anomalie } = ingresso;
  const haOrario = tabella.colonne.some((c) => c.ruolo?.tipo === 'orario');
  if (tabella.colonne.some((c) => c.ruolo?.tipo === 'nominativo'))
    anomalie.avviso(
      'NOMINATIVI_NON_IMPORTATI',
      'Il file contiene nomi di persone: il piano non li conserva, tiene solo la matricola (o un’impronta del nome se la matricola manca).',
      { foglio: foglio.nome },
    );
  const persone: Persona[] = [];
  for (const r of tabella.righe) {
    const celle = celleDi(tabella, r);
    const profilo = celle.testo('profilo');
    const matricola = matricolaDi(celle);
    if (/^\W*(?:totale|tot\.|subtotale)/i.test(foglio.riga(r)[0]?.testo ?? '')) continue;
    if (profilo === '' && matricola === null) continue;
    persone.push(personaDi(tabella, r, celle, profilo, matricola, { ingresso, enteUnico, documentoId, haOrario }));
  }
  return persone;
};

const matricolaDi = (celle: CelleRiga): string | null => {
  const scritta = celle.testo('matricola');
  if (scritta !== '') return scritta;
  const nome = parole(celle.testo('nominativo')).sort().join(' ');
  return nome === '' ? null : `N-${createHash('sha256').update(nome).digest('hex').slice(0, 8)}`;
};

type Cornice = {
  readonly ingresso: Ingresso;
  readonly enteUnico: Persona['enteId'];
  readonly documentoId: Persona['documentoId'];
  readonly haOrario: boolean;
};

const personaDi = (
  tabella: Tabella<RuoloPersonale>,
  r: number,
  celle: CelleRiga,
  profilo: string,
  matricolaLetta: string | null,
  cornice: Cornice,
): Persona => {
  const { foglio } = tabella;
  const { anomalie, codici, contesto } = cornice.ingresso;
  const prima = foglio.riga(r)[0] ?? { r, c: 0 };
  const chi = matricolaLetta ?? nomeRiga(foglio, r);
  if (matricolaLetta === null)
    anomalie.errore(
      'MATRICOLA_MANCANTE',
      `La ${nomeRiga(foglio, r)} non ha matricola: la persona entra senza, e un doppione non si potrà riconoscere.`,
      { ...dove(foglio, prima), atteso: 'una matricola' },
    );
  const enteLetto = celle.testo('ente');
  const enteId = enteLetto === '' ? cornice.enteUnico : riconosciEnte(enteLetto, contesto);
  const cellaEnte = celle.cella('ente');
  if (enteId === null && cellaEnte)
    anomalie.errore(
      'ENTE_NON_RICONOSCIUTO',
      `${chi}: l’ente ${citato(enteLetto)} in ${luogo(foglio, cellaEnte)} non è fra quelli del piano: la persona è conservata ma non conta per alcun ente.`,
      { ...dove(foglio, cellaEnte), trovato: enteLetto, atteso: 'un ente del piano' },
    );
  const profiloId = codici.profilo(profilo);
  const rapportoLetto = celle.testo('rapporto');
  const rapporto = rapportoDi(rapportoLetto, profilo, enteLetto, codici);
  const cellaRapporto = celle.cella('rapporto') ?? prima;
  if (rapporto === null)
    anomalie.errore(
      'RAPPORTO_NON_RICONOSCIUTO',
      `${chi}: il rapporto di lavoro ${rapportoLetto === '' ? 'non è indicato' : citato(rapportoLetto)} in ${luogo(foglio, cellaRapporto)}: la persona non conta finché non è chiarito.`,
      { ...dove(foglio, cellaRapporto), trovato: rapportoLetto, atteso: 'tempo indeterminato o determinato' },
    );
  if (rapporto === 'esterno' || rapporto === 'somministrazione')
    anomalie.avviso(
      'PERSONALE_ESTERNO',
      `${chi}: ${citato(rapportoLetto || profilo)} non è dipendente di un ente pubblico dell’Ambito e non conta.`,
      { ...dove(foglio, cellaRapporto), trovato: rapportoLetto || profilo },
    );
  if (falsoAmico(profilo, profiloId, contesto, codici)) {
    const cella = celle.cella('profilo') ?? prima;
    anomalie.avviso(
      'FALSO_ASSISTENTE_SOCIALE',
      `${chi}: ${citato(profilo)} in ${luogo(foglio, cella)} non è un assistente sociale e non conta come tale.`,
      { ...dove(foglio, cella), trovato: profilo },
    );
  } else if (profiloId === null) {
    const cella = celle.cella('profilo') ?? prima;
    anomalie.avviso(
      'PROFILO_SCONOSCIUTO',
      `${chi}: il profilo ${citato(profilo)} in ${luogo(foglio, cella)} non è fra quelli del modello: la persona è conservata ma non conta fra i profili noti.`,
      { ...dove(foglio, cella), trovato: profilo },
    );
  }
  segnalaArea(foglio, celle.cella('area'), chi, profiloId, codici, anomalie);
  const { cella: cellaOrario, orario, discorde } = orarioDellaRiga(tabella, r, contesto.minutiTempoPieno);
  if (discorde && cellaOrario)
    anomalie.errore(
      'ORARIO_DISCORDE',
      `${chi}: ${citato(cellaOrario.testo)} in ${luogo(foglio, cellaOrario)} e ${citato(discorde.testo)} in ${luogo(foglio, discorde)} non sono lo stesso orario: vale il primo. Chiedere conferma all’ente.`,
      { ...dove(foglio, discorde), trovato: discorde.testo, atteso: cellaOrario.testo },
    );
  if (orario === null && rapporto !== 'esterno' && rapporto !== 'somministrazione')
    anomalie.errore(
      'ORARIO_NON_LEGGIBILE',
      `${chi}: ${cellaOrario ? `l’orario ${citato(cellaOrario.testo)} in ${luogo(foglio, cellaOrario)} non si capisce` : cornice.haOrario ? 'l’orario non è indicato' : 'il file non ha una colonna con l’orario'}: le ore restano sconosciute, non a tempo pieno.`,
      {
        ...dove(foglio, cellaOrario ?? prima),
        trovato: cellaOrario?.testo ?? null,
        atteso: 'per esempio 36/36, 50%, 18 ore',
      },
    );
  const note = celle.testo('note');
  const dal = dataDi(foglio, celle.cella('dal'), chi, anomalie);
  const al = dataDi(foglio, celle.cella('al'), chi, anomalie);
  if (dal !== null && al !== null && al < dal)
    anomalie.errore('DATE_INVERTITE', `${chi}: la cessazione (${al}) viene prima dell’assunzione (${dal}).`, {
      ...dove(foglio, celle.cella('al') ?? prima),
      trovato: al,
      atteso: `dopo ${dal}`,
    });
  const servizio = celle.testo('servizio');
  const quotaBp = quotaDi(celle, note, chi, tabella, prima, cornice);
  const vacante = /\bvacante|posto\s+libero/i.test(`${chi} ${profilo} ${note}`);
  return {
    ...nonDetti.persona,
    id: nuovoId(),
    documentoId: cornice.documentoId,
    foglio: foglio.nome,
    cella: foglio.rif(r, (celle.cella('matricola') ?? celle.cella('profilo') ?? prima).c),
    riga: foglio.linea(r) || null,
    matricola: chi,
    enteLetto,
    enteId,
    profiloLetto: profilo,
    profiloId,
    areaLetta: celle.testo('area') || (areaSuperata(profilo) ? profilo : null),
    rapportoLetto: rapportoLetto || null,
    rapporto: rapporto ?? 'altro',
    minutiSettimanali: orario?.minuti ?? null,
    minutiContratto: orario?.contratto ?? contesto.minutiTempoPieno,
    quotaBp,
    sociale: quotaBp > 0 && (servizio === '' || SOCIALE.test(servizio)),
    dal,
    al,
    assenze: assenzeDi(note, chi, tabella, celle, prima, cornice),
    note: note || null,
    esclusaPerche: vacante ? 'posto vacante: nessuna persona in servizio' : null,
    doppiaDi: null,
    oreLette: cellaOrario ? spaziSemplici(cellaOrario.testo) : null,
  };
};

const quotaDi = (
  celle: CelleRiga,
  note: string,
  chi: string,
  tabella: Tabella<RuoloPersonale>,
  prima: { r: number; c: number },
  cornice: Cornice,
): number => {
  const cella = celle.cella('quota');
  if (cella) {
    const letta = leggiQuotaBp(cella.testo);
    if (letta !== null) return letta;
    cornice.ingresso.anomalie.errore(
      'QUOTA_NON_LEGGIBILE',
      `${chi}: la quota ${citato(cella.testo)} in ${luogo(tabella.foglio, cella)} non si capisce: contata intera.`,
      { ...dove(tabella.foglio, cella), trovato: cella.testo, atteso: 'una percentuale' },
    );
    return INTERA;
  }
  const daNota = quotaDaNota(note);
  if (daNota === null) return INTERA;
  cornice.ingresso.anomalie.avviso(
    'QUOTA_DALLE_NOTE',
    `${chi}: dalle note risulta una quota del ${daNota / 100}% sui servizi sociali.`,
    { ...dove(tabella.foglio, celle.cella('note') ?? prima), trovato: note },
  );
  return daNota;
};

/** Leave written in the notes, only in the form "aspettativa … dal … al …". */
const assenzeDi = (
  note: string,
  chi: string,
  tabella: Tabella<RuoloPersonale>,
  celle: CelleRiga,
  prima: { r: number; c: number },
  cornice: Cornice,
): Persona['assenze'] => {
  if (!/aspettativ/i.test(note)) return [];
  const { anomalie } = cornice.ingresso;
  const cella = celle.cella('note') ?? prima;
  const periodi = periodiDi(note, /aspettativ\w*/);
  if (periodi.length === 0) {
    anomalie.errore(
      'ASPETTATIVA',
      `${chi}: le note in ${luogo(tabella.foglio, cella)} parlano di aspettativa ma non dicono «dal … al …»: i giorni non sono stati tolti. Scrivere le date.`,
      { ...dove(tabella.foglio, cella), trovato: note, atteso: 'aspettativa dal gg/mm/aaaa al gg/mm/aaaa' },
    );
    return [];
  }
  return periodi.map(({ dal, al }) => {
    anomalie.avviso(
      'ASPETTATIVA',
      `${chi}: aspettativa dal ${dal}${al === null ? ' senza termine indicato' : ` al ${al}`}: i giorni sono tolti dal servizio.`,
      { ...dove(tabella.foglio, cella), trovato: note },
    );
    return { dal, al, motivo: 'aspettativa' };
  });
};

/**
 * Marks second rows of the same person (matricola and hire date): in the file, and against lists of other bodies in the
 * plan. Two lists of the same body are not compared here: one document supersedes the other as a whole.
 */
export const segnaDoppie = (persone: readonly Persona[], enteId: Persona['enteId'], ingresso: Ingresso): Persona[] => {
  const { anomalie, contesto } = ingresso;
  const chiaveDi = (p: Pick<Persona, 'matricola' | 'dal' | 'enteId'>) =>
    `${p.matricola.toUpperCase()}|${p.dal ?? `?${p.enteId ?? ''}`}`;
  const viste = new Map<string, { readonly id: Persona['id']; readonly dove: string }>();
  for (const p of contesto.persone) {
    const documento = contesto.documenti.find((d) => d.id === p.documentoId);
    if (p.doppiaDi !== null || (documento?.lettore === LETTORE_ELENCO && documento.enteId === enteId)) continue;
    viste.set(chiaveDi(p), { id: p.id, dove: documento ? `nel file «${documento.nomeFile}»` : 'nel registro' });
  }
  // A document has no lines with numbers: its places are words.
  const doveScritta = ({ cella, riga }: Persona): string =>
    cella === null || /^[A-Z]+\d+$/.test(cella) ? `alla riga ${riga ?? '?'}` : `in ${cella}`;
  return persone.map((p) => {
    const k = chiaveDi(p);
    const gia = viste.get(k);
    if (!gia) {
      viste.set(k, { id: p.id, dove: doveScritta(p) });
      return p;
    }
    anomalie.errore(
      'PERSONALE_DOPPIO',
      `La persona ${p.matricola}, assunta il ${p.dal ?? '—'}, è già ${gia.dove}: conta una volta sola, la prima. Se è un’altra persona, correggere la matricola.`,
      { foglio: p.foglio, cella: p.cella, riga: p.riga, trovato: `${p.matricola} presso ${p.enteLetto}` },
    );
    return { ...p, doppiaDi: gia.id };
  });
};
