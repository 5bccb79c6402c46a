import { annoDi } from '#domain/giorni.ts';
import type { Riga } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { citato, parole, spaziSemplici } from '../confronto-testi.ts';
import type { ComuneContesto } from '../contesto.ts';
import { titoliDi } from '../dup/testata.ts';
import { comuneNominato } from '../enti.ts';
import { type Tabella, trovaTabelle } from '../griglia/intestazione.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import type { Cella } from '../griglia/tipi.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { leggiIntero } from '../numeri.ts';
import { Rifiuto } from '../rifiuto.ts';
import { dataNelTesto, type RuoloPopolazione, ruoliPopolazione, tabellaPopolazione } from './vocabolario.ts';

type T = Tabella<RuoloPopolazione>;
type Popolazione = Riga<'popolazione'>;
/** One figure read: whose, of which day, how many, where. */
type Letta = {
  readonly comune: ComuneContesto;
  readonly data: string;
  readonly residenti: number;
  readonly cella: Cella;
  readonly t: T;
};

/** Reads residents by Comune and day (ISTAT tables, lists of the Comuni): Comuni outside the Ambito are counted, not stored. */
export const leggiPopolazione = (ingresso: Ingresso): Lettura => {
  const { griglia, mappe, contesto, anomalie } = ingresso;
  const fogli = griglia.fogli.filter((f) => !f.nascosto);
  const trovate = fogli.flatMap((f) => trovaTabelle(f, tabellaPopolazione)).filter((t) => t.righe.length > 0);
  const tabelle =
    trovate.length > 0
      ? trovate.flatMap((t) => mappe.rivedi(t, ruoliPopolazione) ?? [])
      : fogli.flatMap((f) => mappe.proponi(f, ruoliPopolazione) ?? []);
  const titoli = titoliDi(griglia, new Map(tabelle.map((t) => [t.foglio.nome, t.r0])));
  const documentoId = nuovoId();
  const lette = tabelle.flatMap((t) => leggiTabella(t, dataDeiTitoli(titoli, t, ingresso.nomeFile), ingresso));
  if (lette.length === 0) throw nessunaRiga(tabelle, ingresso);
  const righe = unaPerGiorno(lette, ingresso).map(
    ({ comune, data, residenti, cella, t }): Popolazione => ({
      id: nuovoId(),
      comuneId: comune.id,
      dataRiferimento: data,
      residenti,
      fonte: ingresso.nomeFile,
      documentoId,
      foglio: t.foglio.nome,
      cella: t.foglio.rif(cella.r, cella.c),
      riga: t.foglio.linea(cella.r) || null,
    }),
  );
  const anni = [...new Set(righe.map((r) => annoDi(r.dataRiferimento)))].sort((a, b) => a - b);
  const presenti = new Set<string>(righe.map((r) => r.comuneId));
  const assenti = contesto.comuni.filter((c) => !presenti.has(c.id));
  if (assenti.length > 0)
    anomalie.avviso(
      'POPOLAZIONE_MANCANTE',
      `Nel file non c’è la popolazione di: ${assenti.map((c) => c.nome).join(', ')}. Resta quella che il piano ha già, se c’è.`,
      { trovato: `${presenti.size} Comuni`, atteso: `${contesto.comuni.length} Comuni` },
    );
  const ultimo = anni.at(-1) ?? 0;
  if (annoDi(contesto.oggi) - ultimo > contesto.anniPopolazioneVecchia)
    anomalie.avviso(
      'POPOLAZIONE_SUPERATA',
      `La popolazione più recente del file è del ${ultimo}: ha più di ${contesto.anniPopolazioneVecchia} anni. Si usa, ma cercare un dato più recente.`,
      { trovato: String(ultimo), atteso: `dal ${annoDi(contesto.oggi) - contesto.anniPopolazioneVecchia}` },
    );
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'ambito',
    lettore: 'popolazione',
    righe: { popolazione: righe },
    totali: Object.fromEntries(
      anni.map((a) => [
        `residenti/${a}`,
        String(righe.reduce((n, r) => n + (annoDi(r.dataRiferimento) === a ? r.residenti : 0), 0)),
      ]),
    ),
    lette: righe.length,
  });
};

const dataDeiTitoli = (titoli: ReturnType<typeof titoliDi>, t: T, nomeFile: string): string | null => {
  const testi = [
    ...titoli.filter((x) => x.foglio === t.foglio.nome).map((x) => x.testo),
    t.foglio.nome ?? '',
    nomeFile,
  ];
  return testi.flatMap((testo) => dataNelTesto(testo) ?? [])[0] ?? null;
};

const TOTALE = /^\W*(?:totale|totali|tot\.?|complessivo|ambito|ats)\b/i;
const eTotale = (testo: string): boolean => /^\s*(?:totale|tutte(?: le voci)?|t|999|9)\s*$/i.test(testo);

const leggiTabella = (t: T, dataTitolo: string | null, ingresso: Ingresso): Letta[] => {
  const { foglio, colonne } = t;
  const { anomalie } = ingresso;
  const colonnaDi = (tipo: RuoloPopolazione['tipo']) => colonne.find((x) => x.ruolo?.tipo === tipo)?.c;
  const testo = (r: number, tipo: RuoloPopolazione['tipo']) => {
    const c = colonnaDi(tipo);
    return c === undefined ? '' : spaziSemplici(foglio.cella(r, c)?.testo ?? '');
  };
  const perColonna = new Map<number, number | null>();
  const fuori = new Set<string>();
  const visti = new Set<string>();
  const lette: Letta[] = [];
  const parziale = (r: number) =>
    (['eta', 'sesso'] as const).some((tipo) => colonnaDi(tipo) !== undefined && !eTotale(testo(r, tipo)));
  const tutteParziali = t.righe.every((r) => parziale(r) || foglio.riga(r).length < 2);
  for (const r of t.righe) {
    if (parziale(r) && !tutteParziali) continue;
    const [codice, nome] = [testo(r, 'codice'), testo(r, 'comune')];
    if (codice === '' && nome === '') continue;
    const totale = TOTALE.test(nome || codice) && comuneNominato(nome, ingresso.contesto) === null;
    const comune = totale ? null : comuneDi(codice, nome, r, t, ingresso, fuori, visti);
    for (const { c, ruolo } of colonne) {
      if (ruolo?.tipo !== 'residentiAl' && ruolo?.tipo !== 'residenti') continue;
      const cella = foglio.cella(r, c);
      if (!cella) continue;
      const dove = {
        foglio: foglio.nome,
        cella: foglio.rif(r, c),
        riga: foglio.linea(r) || null,
        trovato: cella.testo,
      };
      const residenti = cella.valore.tipo === 'ignoto' ? null : leggiIntero(cella.testo);
      if (totale) {
        const somma = perColonna.get(c) ?? null;
        if (residenti === null) continue;
        if (somma === null) {
          anomalie.avviso(
            'TOTALE_NON_VERIFICABILE',
            `La popolazione totale scritta in ${luogo(foglio, cella)} non si può confrontare: fra le righe che somma ce n’è di sconosciute.`,
            dove,
          );
          continue;
        }
        anomalie.quadra(`Popolazione ${nome}`, dove, residenti * 100, somma * 100);
        if (residenti !== somma)
          anomalie.errore(
            'TOTALE_NON_QUADRA',
            `La popolazione totale scritta in ${luogo(foglio, cella)} è ${residenti}, le righe sommano ${somma}.`,
            { ...dove, atteso: String(somma) },
          );
        continue;
      }
      const prima = perColonna.has(c) ? (perColonna.get(c) ?? null) : 0;
      perColonna.set(c, prima === null || residenti === null ? null : prima + residenti);
      if (!comune) continue;
      if (residenti === null || residenti < 0) {
        anomalie.errore(
          'VALORE_NON_NUMERICO',
          `In ${luogo(foglio, cella)} ${citato(cella.testo)} non è un numero di residenti: la popolazione di ${comune.nome} resta sconosciuta, non vale zero.`,
          { ...dove, atteso: 'un numero intero' },
        );
        continue;
      }
      const data = ruolo.tipo === 'residentiAl' ? ruolo.data : (dataNelTesto(testo(r, 'anno')) ?? dataTitolo);
      if (data === null)
        throw new Rifiuto(
          'ANNO_NON_TROVATO',
          'Il file non dice di quale anno è la popolazione: scrivere l’anno nell’intestazione della colonna (per esempio «Residenti al 1.1.2025») o aggiungere una colonna «anno».',
          { ...dove, atteso: 'l’anno della popolazione' },
        );
      lette.push({ comune, data, residenti, cella, t });
    }
  }
  if (fuori.size > 0)
    anomalie.avviso(
      'COMUNE_FUORI_AMBITO',
      `${fuori.size === 1 ? 'Una riga è di un Comune che non è' : `${fuori.size} righe sono di Comuni che non sono`} dell’Ambito (${[...fuori].slice(0, 5).join(', ')}${fuori.size > 5 ? '…' : ''}): non sono importate.`,
      { foglio: foglio.nome, trovato: `${fuori.size} righe`, atteso: 'i Comuni dell’Ambito' },
    );
  return lette;
};

/** Comune of the Ambito of a row, by code and name: when they disagree the row is nobody's. */
const comuneDi = (
  codice: string,
  nome: string,
  r: number,
  { foglio }: T,
  { contesto, anomalie }: Ingresso,
  fuori: Set<string>,
  visti: Set<string>,
): ComuneContesto | null => {
  const scritto = /^\d{5,6}$/.exec(codice.replace(/\D/g, ''))?.[0].padStart(6, '0');
  const daCodice = contesto.comuni.find((c) => c.codiceIstat === scritto) ?? null;
  const daNome = nome === '' ? null : comuneNominato(nome, contesto);
  const dove = { foglio: foglio.nome, cella: foglio.rif(r, foglio.riga(r)[0]?.c ?? 0), riga: foglio.linea(r) || null };
  const nomeDiversoDaCodice = daCodice !== null && nome !== '' && daNome !== daCodice && parole(nome).length > 0;
  if (nomeDiversoDaCodice || (scritto !== undefined && daNome !== null && daCodice !== daNome)) {
    if (!visti.has(`${codice}|${nome}`))
      anomalie.errore(
        'CODICE_COMUNE_ERRATO',
        `Alla ${nomeRiga(foglio, r)} il codice ${citato(codice)} e il nome ${citato(nome)} non sono dello stesso Comune: la riga non è importata. Correggere il file.`,
        {
          ...dove,
          trovato: `${codice} ${nome}`,
          atteso: (daNome ?? daCodice) ? `${(daNome ?? daCodice)?.codiceIstat} ${(daNome ?? daCodice)?.nome}` : null,
        },
      );
    visti.add(`${codice}|${nome}`);
    return null;
  }
  const trovato = daCodice ?? daNome;
  if (!trovato) fuori.add(nome || codice);
  return trovato;
};

/** One figure for each Comune and day: equal ones are one, different ones are reported and the first stands. */
const unaPerGiorno = (lette: readonly Letta[], { anomalie, contesto }: Ingresso): Letta[] => {
  const prime = new Map<string, Letta>();
  for (const l of lette) {
    const k = `${l.comune.codiceIstat} ${l.data}`;
    const gia = prime.get(k);
    const delPiano = contesto.popolazione.find((p) => p.comuneId === l.comune.id && p.dataRiferimento === l.data);
    const { foglio } = l.t;
    const dove = {
      foglio: foglio.nome,
      cella: foglio.rif(l.cella.r, l.cella.c),
      riga: foglio.linea(l.cella.r) || null,
      trovato: String(l.residenti),
    };
    if (!gia && delPiano && delPiano.residenti !== l.residenti)
      anomalie.errore(
        'POPOLAZIONE_DIVERSA',
        `${l.comune.nome}: il file dice ${l.residenti} residenti al ${l.data}, il piano ne ha già ${delPiano.residenti} (${delPiano.fonte ?? 'scritti a mano'}). Nei conti resta il dato del piano finché una persona non decide.`,
        { ...dove, atteso: String(delPiano.residenti) },
      );
    if (!gia) prime.set(k, l);
    else if (gia.residenti !== l.residenti)
      anomalie.errore(
        'RIGA_DUPLICATA',
        `${l.comune.nome}: il file dà due popolazioni diverse al ${l.data} (${gia.residenti} e ${l.residenti}): è usata la prima.`,
        { ...dove, atteso: String(gia.residenti) },
      );
  }
  return [...prime.values()];
};

const nessunaRiga = (tabelle: readonly T[], { griglia, contesto }: Ingresso): Rifiuto =>
  tabelle.length > 0
    ? new Rifiuto(
        'COMUNE_FUORI_AMBITO',
        'Nel file c’è una tabella di popolazione, ma nessuna riga con residenti di un Comune dell’Ambito: controllare codici ISTAT e nomi.',
        {
          foglio: tabelle[0]?.foglio.nome ?? null,
          atteso: contesto.comuni
            .map((c) => `${c.codiceIstat} ${c.nome}`)
            .slice(0, 15)
            .join(', '),
        },
      )
    : new Rifiuto(
        'TABELLA_NON_TROVATA',
        'Nel file non c’è una tabella della popolazione riconoscibile. Serve una riga di intestazione con il Comune (o il codice ISTAT) e gli anni, oppure Comune, anno e residenti.',
        { foglio: griglia.fogli[0]?.nome ?? null, riga: 1, atteso: 'intestazione con Comune e anni' },
      );
