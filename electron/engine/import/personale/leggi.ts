import type { Fabbisogno, Persona } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { comuneDelFile, nomeLeggibile, proveDaTitoli } from '../comune-del-file.ts';
import { leggiData } from '../date.ts';
import { type Titolo, titoliDi } from '../dup/testata.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { ambitoDi, eAmbito } from '../enti.ts';
import { type Riconoscimento, type Tabella, trovaTabelle } from '../griglia/intestazione.ts';
import type { Foglio } from '../griglia/tipi.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { Rifiuto } from '../rifiuto.ts';
import { confrontaDotazione } from './dotazione.ts';
import { LETTORE_ELENCO, leggiElenco, segnaDoppie } from './elenco.ts';
import { leggiFabbisogno } from './fabbisogno.ts';
import {
  type RuoloPersonale,
  ruoliPersonale,
  tabellaDotazione,
  tabellaElenco,
  tabellaFabbisogno,
} from './vocabolario.ts';

type T = Tabella<RuoloPersonale>;

/** Reads staff lists, plans of hires and leavings (PTFP, PIAO 3.3) and staffing tables. */
export const leggiPersonale = (ingresso: Ingresso): Lettura => {
  const { griglia } = ingresso;
  const fogli = griglia.fogli.filter((f) => !f.nascosto);
  const { elenchi, fabbisogni, dotazioni } = trova(fogli, ingresso);
  const tutte = [...elenchi, ...fabbisogni, ...dotazioni];
  if (tutte.length === 0) throw nessunaTabella(fogli);
  const titoli = titoliDi(griglia, new Map(tutte.map((t) => [t.foglio.nome, t.r0])));
  const documentoId = nuovoId();
  const conEnte = elenchi.length > 0 && elenchi.every((t) => t.colonne.some((c) => c.ruolo?.tipo === 'ente'));
  const ente = conEnte ? null : enteDelFile(titoli, ingresso);
  const lette = elenchi.flatMap((t) => leggiElenco(t, ingresso, ente?.id ?? null, documentoId));
  const enti = new Set(lette.map((p) => p.enteId));
  const enteId = ente ? ente.id : enti.size === 1 ? ([...enti][0] ?? null) : null;
  const persone = segnaDoppie(lette, enteId, ingresso);
  const previsti = fabbisogni.flatMap((t) =>
    leggiFabbisogno(t, { ingresso, enteId: ente?.id ?? null, enteLetto: ente?.letto ?? '', documentoId }),
  );
  const confrontate = dotazioni.reduce((n, t) => n + confrontaDotazione(t, enteId, ingresso), 0);
  if (persone.length + previsti.length + confrontate === 0) throw nessunaRiga(tutte);
  const anni = anniDi(titoli, ingresso.nomeFile, previsti);
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'personale',
    lettore: persone.length > 0 ? LETTORE_ELENCO : previsti.length > 0 ? 'fabbisogno-personale' : 'dotazione-organica',
    enteId,
    dataAtto: dataDi(titoli),
    righe: { persona: persone, fabbisogno: previsti },
    totali: totaliDi(persone, previsti),
    lette: persone.length + previsti.length + confrontate,
  });
};

type Trovate = { readonly elenchi: readonly T[]; readonly fabbisogni: readonly T[]; readonly dotazioni: readonly T[] };

/** Tables of a file by what they list; where none is recognised, those whose columns a person told. */
const trova = (fogli: readonly Foglio[], { mappe }: Ingresso): Trovate => {
  const elenchi = tabelle(fogli, tabellaElenco);
  const presi = new Set(elenchi.map((t) => t.foglio));
  const senzaElenco = fogli.filter((f) => !presi.has(f));
  const fabbisogni = tabelle(senzaElenco, tabellaFabbisogno);
  for (const t of fabbisogni) presi.add(t.foglio);
  const dotazioni = tabelle(
    fogli.filter((f) => !presi.has(f)),
    tabellaDotazione,
  );
  const riviste = (t: readonly T[]) => t.flatMap((x) => mappe.rivedi(x, ruoliPersonale) ?? []);
  if (elenchi.length + fabbisogni.length + dotazioni.length > 0)
    return { elenchi: riviste(elenchi), fabbisogni: riviste(fabbisogni), dotazioni: riviste(dotazioni) };
  const dette = fogli.flatMap((f) => mappe.proponi(f, ruoliPersonale) ?? []);
  const sono = (tipo: Riconoscimento<RuoloPersonale>) => dette.filter((t) => tipo.punti(t.colonne) > 0);
  const [a, b] = [sono(tabellaElenco), sono(tabellaFabbisogno)];
  return {
    elenchi: a,
    fabbisogni: b.filter((t) => !a.includes(t)),
    dotazioni: sono(tabellaDotazione).filter((t) => !a.includes(t) && !b.includes(t)),
  };
};

const tabelle = (fogli: readonly Foglio[], tipo: Riconoscimento<RuoloPersonale>): T[] =>
  fogli.flatMap((f) => trovaTabelle(f, tipo)).filter((t) => t.righe.length > 0);

/** Body of a file whose rows do not say it: the Ambito when the titles name it, else a Comune as for any file. */
const enteDelFile = (
  titoli: readonly Titolo[],
  ingresso: Ingresso,
): { readonly id: Persona['enteId']; readonly letto: string } => {
  const { contesto, anomalie, comune, nomeFile } = ingresso;
  const prove = proveDaTitoli(titoli, contesto);
  const ambito = ambitoDi(contesto);
  if (comune === null && prove.length === 0 && ambito !== null) {
    const detto = [...titoli.map((t) => t.testo), nomeLeggibile(nomeFile)].find(
      (t) => eAmbito(t, contesto) || /\bpersonale\s+(?:dell['’]\s*)?(?:ats|ambito)\b/i.test(t),
    );
    if (detto) return { id: ambito, letto: detto };
  }
  const trovato = comuneDelFile(prove, { nomeFile, scelto: comune }, contesto, anomalie);
  return { id: trovato.enteId, letto: `Comune di ${trovato.nome}` };
};

/** Day at which a list was taken ("al 30/09/2025"), the date by which lists supersede each other. */
const dataDi = (titoli: readonly Titolo[]): string | null => {
  const date = titoli.flatMap(({ testo }) =>
    [
      ...testo.matchAll(
        /\b(?:al|alla data del|del|aggiornat\w+ al)\s+(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}\s+[a-z]+\s+\d{4})/gi,
      ),
    ].flatMap((m) => (m[1] ? (leggiData(m[1])?.iso ?? []) : [])),
  );
  return date.sort().at(-1) ?? null;
};

const anniDi = (titoli: readonly Titolo[], nomeFile: string, previsti: readonly Fabbisogno[]): number[] => {
  if (previsti.length === 0) return [];
  const periodo = [...titoli.map((t) => t.testo), nomeLeggibile(nomeFile)]
    .map(anniNel)
    .find((a) => a.length === 2 || a.length === 3);
  return [...(periodo ?? []), ...previsti.map((f) => f.anno)].sort((a, b) => a - b);
};

const totaliDi = (persone: readonly Persona[], previsti: readonly Fabbisogno[]): Record<string, string> => {
  const conta = (tipo: Fabbisogno['tipo']) =>
    previsti.filter((f) => f.tipo === tipo).reduce((n, f) => n + f.unitaMilli, 0) / 1000;
  return {
    ...(persone.length > 0
      ? {
          persone: String(persone.length),
          'persone contate una volta': String(persone.filter((p) => p.doppiaDi === null).length),
        }
      : {}),
    ...(previsti.length > 0
      ? {
          assunzioni: String(conta('assunzione')),
          trasformazioni: String(conta('trasformazione')),
          cessazioni: String(conta('cessazione')),
        }
      : {}),
  };
};

const nessunaTabella = (fogli: readonly Foglio[]): Rifiuto =>
  new Rifiuto(
    'TABELLA_NON_TROVATA',
    'Nel file non c’è un elenco del personale né un piano dei fabbisogni riconoscibile. Serve una riga di intestazione con matricola, profilo, rapporto, orario e date (elenco), oppure profilo, anno e unità (piano dei fabbisogni).',
    {
      foglio: fogli[0]?.nome ?? null,
      riga: 1,
      atteso: 'intestazione di un elenco del personale o di un piano dei fabbisogni',
    },
  );
const nessunaRiga = (tutte: readonly T[]): Rifiuto =>
  new Rifiuto('NESSUNA_RIGA', 'La tabella del personale è vuota: sotto l’intestazione non ci sono righe leggibili.', {
    foglio: tutte[0]?.foglio.nome ?? null,
    riga: (tutte[0]?.r1 ?? 0) + 1,
  });
