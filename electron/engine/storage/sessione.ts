import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ErroreMotore } from '#contract/define.ts';
import { perNomeFile } from '#contract/pagina.ts';
import { applicaABlocchi, diffBlocchi, type OperazioneBlocco } from '#domain/diff-blocchi.ts';
import { idSchema } from '#domain/ids.ts';
import { type Autore, inverse, type Modifica, nomeAutore, type Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { istanteBreve } from '#format/date.ts';
import { daAnnullare, daRipetere, type VoceStoria } from '../history/pila.ts';
import { nuovoId } from '../id.ts';
import type { Azione, LetturaAccettata, Processi, SessionePiano, VersioneCongelata } from '../tipi.ts';
import type { AmbienteFile, FileAperto } from './apertura.ts';
import { righeLette } from './cifre.ts';
import { compatta } from './compatta.ts';
import type { Database } from './connessione.ts';
import { copiaDaInviare } from './copia-da-inviare.ts';
import { fileLavoro, istanteDiNome, nomeAccanto } from './copia-lavoro.ts';
import { conCopia, descriviIstantanee, estraiIstantanea, istantaneaDi, pianoDiCopia } from './copie.ts';
import {
  leggiAutori,
  leggiModifica,
  leggiModifiche,
  leggiStoria,
  prolungaModifica,
  scriviModifica,
  segnaAnnullata,
} from './giornale.ts';
import { completa, depositaAPezzi, depositaLettura, togliIncompletiAPezzi } from './importazione.ts';
import { pianoIpotetico } from './ipotesi.ts';
import { creaLettura, type Tocchi } from './lettura.ts';
import { erroreDiScrittura } from './messaggi.ts';
import { leggiOriginale } from './originali.ts';
import { depositaPacco, improntaPacco, leggiFilePacco } from './pacchi.ts';
import { leggiMeta, leggiSezione, scriviMeta, testoDi } from './righe.ts';
import { operazioniVerso } from './ripristino.ts';
import { creaSalvataggio } from './salvataggio.ts';
import { nomiRegistri, registriConDocumento } from './schema.ts';
import { applica, convalida } from './scrittura.ts';
import { leggiStoriaRilievi, scriviStoriaRilievi, storiaRilieviFinoA } from './storia-rilievi.ts';
import { leggiVersioni, pianoDiVersione, scriviVersione, seqCongelata } from './versioni.ts';

/** What a session needs from the engine: files, who writes, and whom to tell. */
export type AmbienteSessione = AmbienteFile & {
  /** Workers, where large plans are written to their file; without them everything is done here. */
  readonly processi?: Processi;
  readonly autore: () => Autore;
  readonly postazione: string;
  readonly cambiato: (cambio: {
    readonly seq: number;
    readonly registri: string[];
    readonly sezioni: string[];
  }) => void;
};

/** Silence after which a text change set is closed, milliseconds. */
const SILENZIO = 2000;
const nessunaRiga: Tocchi = { righe: new Map(), sezioni: new Set(), documenti: false, pacco: false };

const idPiano = (db: Database): string => testoDi(db, 'SELECT id FROM piano LIMIT 1') ?? '';

type Fatto = { readonly seq: number; readonly alSicuroAlle: string };
/** What a change is beside its operations: rows of a file that enter with it, the undo it takes back, those it undoes. */
type Accompagnamento = {
  readonly prima?: (db: Database) => void;
  readonly annulla?: readonly number[];
  readonly ripete?: number;
};

/** Registers whose rows may look different after a change: a document that enters or leaves moves many. */
const registriToccati = (tocchi: Tocchi): string[] => [
  ...new Set([
    ...(tocchi.pacco ? nomiRegistri : tocchi.righe.keys()),
    ...(tocchi.documenti ? ['documento', ...registriConDocumento] : []),
  ]),
];

/** Opens the only writer of a plan on its working copy. */
export const creaSessione = (ambiente: AmbienteSessione, aperto: FileAperto): SessionePiano => {
  const file = creaSalvataggio(ambiente, aperto);
  const db = file.db;
  const lettura = creaLettura(db);
  let storia: VoceStoria[] = leggiStoria(db());
  let scritture = Number(leggiMeta(db(), 'scritture') ?? '0');
  let alSicuroAlle: string | null = null;
  const versioniAperte = new Map<number, Piano>();
  let chiusa = false;

  /** Takes away what interrupted imports left, while other work goes on; what is not done now waits for the next opening. */
  const togliResti = async (documenti: readonly (string | null)[]): Promise<void> => {
    for (const id of documenti) if (!chiusa) await togliIncompletiAPezzi(db, () => !chiusa, id).catch(() => {});
  };
  if (!aperto.solaLettura) void togliResti([null]);

  const ultima = (): VoceStoria | undefined => storia.at(-1);
  const seq = (): number => ultima()?.seq ?? 0;

  const scrivibile = (): void => {
    if (aperto.solaLettura)
      throw new ErroreMotore('sola-lettura', `Il piano è aperto in sola lettura. ${aperto.perche ?? ''}`.trim());
  };

  /** One durable transaction: it counts as a writing, so that a later saving knows there is something to save. */
  const transazione = <T>(che: string, fai: (db: Database) => T): T => {
    try {
      const esito = db()
        .transaction(() => {
          const valore = fai(db());
          scriviMeta(db(), 'scritture', String(scritture + 1));
          return valore;
        })
        .immediate();
      scritture += 1;
      return esito;
    } catch (errore) {
      throw erroreDiScrittura(errore, che);
    }
  };

  const racconta = (tocchi: Tocchi, istante: string): Fatto => {
    lettura.aggiorna(tocchi);
    alSicuroAlle = istante;
    ambiente.cambiato({ seq: seq(), registri: registriToccati(tocchi), sezioni: [...tocchi.sezioni] });
    return { seq: seq(), alSicuroAlle: istante };
  };

  const esegui = (azione: Azione, extra: Accompagnamento = {}): Fatto => {
    scrivibile();
    const operazioni = convalida(azione.operazioni);
    const istante = ambiente.adesso().toISOString();
    const aperta = azione.accorpa === undefined ? null : prolungabile(azione, azione.accorpa, istante);
    const nuovaSeq = seq() + 1;
    const id = nuovoId(ambiente.adesso().getTime());
    const gruppo = azione.gruppo ?? id;
    const { titolo, causa } = azione;
    const tocchi = transazione(`«${titolo}»`, (d) => {
      extra.prima?.(d);
      if (aperta && azione.accorpa !== undefined) {
        const unite = unisci(d, aperta, operazioni, azione.accorpa);
        const toccati = applica(d, operazioni);
        prolungaModifica(d, aperta.seq, { seq: nuovaSeq, istante, operazioni: unite, inverse: inverse(unite) });
        return toccati;
      }
      const toccati = applica(d, operazioni);
      const modifica: Modifica = {
        ...{ id, seq: nuovaSeq, istante, base: seq(), operazioni, inverse: inverse(operazioni), gruppo, titolo, causa },
        piano: idSchema.parse(idPiano(d)),
        autore: ambiente.autore(),
        postazione: ambiente.postazione,
        annullataDa: null,
      };
      scriviModifica(d, modifica, extra.ripete ?? null);
      segnaAnnullata(d, extra.annulla ?? [], nuovaSeq);
      return toccati;
    });
    const annullate = new Set(extra.annulla ?? []);
    const resto = aperta ? storia.slice(0, -1) : storia;
    storia =
      annullate.size > 0 ? resto.map((v) => (annullate.has(v.seq) ? { ...v, annullataDa: nuovaSeq } : v)) : resto;
    const voce = { seq: nuovaSeq, gruppo, titolo, causa, annullataDa: null, ripete: extra.ripete ?? null };
    storia.push(aperta ? { ...voce, titolo: aperta.titolo } : voce);
    return racconta(tocchi, istante);
  };

  /** The last change set, if what is being typed goes on from it: same section, same group, less than 2 s, not frozen. */
  const prolungabile = (azione: Azione, sezioneId: string, istante: string): Modifica | null => {
    const voce = ultima();
    if (!voce || voce.gruppo !== azione.gruppo || voce.causa !== 'mano' || voce.annullataDa !== null) return null;
    if (voce.ripete !== null || voce.seq <= seqCongelata(db())) return null;
    const modifica = leggiModifica(db(), voce.seq);
    if (!modifica || Date.parse(istante) - Date.parse(modifica.istante) > SILENZIO) return null;
    if (JSON.stringify(modifica.autore) !== JSON.stringify(ambiente.autore())) return null;
    return modifica.operazioni.every((o) => 'sezioneId' in o && o.sezioneId === sezioneId) ? modifica : null;
  };

  /** Operations of a change set made longer: from the text before it to the text after the new ones. */
  const unisci = (d: Database, aperta: Modifica, nuove: readonly Operazione[], sezioneId: string): Operazione[] => {
    const sezione = leggiSezione(d, sezioneId);
    const blocco = (o: Operazione): o is OperazioneBlocco => 'sezioneId' in o;
    if (!sezione) return [...aperta.operazioni, ...nuove];
    const adesso = sezione.contenuto.blocchi;
    const prima = aperta.inverse.filter(blocco).reduce(applicaABlocchi, adesso);
    const dopo = nuove.filter(blocco).reduce(applicaABlocchi, adesso);
    return diffBlocchi(sezione.id, prima, dopo);
  };

  const passo = (operazioni: readonly Operazione[], titolo: string, extra: Accompagnamento, causa: Azione['causa']) =>
    esegui({ titolo, causa, operazioni }, extra);

  /** The documents of one file. */
  const tutte = (l: LetturaAccettata): readonly LetturaAccettata[] => [l, ...(l.altre ?? [])];
  const azioneImport = (l: LetturaAccettata, titolo: string): Azione => ({
    titolo,
    causa: l.documento.genere === 'ambito' ? 'nuovo' : 'import',
    operazioni: tutte(l).flatMap(({ documento, operazioni }) => [
      { op: 'documento/aggiungi' as const, documentoId: documento.id, impronta: documento.sha256 },
      ...operazioni,
    ]),
  });

  const congelaVersione: SessionePiano['congela'] = (v) => {
    scrivibile();
    const istante = ambiente.adesso().toISOString();
    const autore = nomeAutore(ambiente.autore());
    const piano = lettura.piano();
    const fatta: VersioneCongelata = transazione('il congelamento', (d) =>
      scriviVersione(d, piano, { ...v, autore, istante }),
    );
    racconta(nessunaRiga, istante);
    return fatta;
  };

  const copiaDi = (chiave: string) => istantaneaDi(ambiente.cartellaDati, file.percorso(), idPiano(db()), chiave);
  const ripristina = (chiave: string): Fatto => {
    scrivibile();
    const scelta = copiaDi(chiave);
    return conCopia(ambiente, scelta.percorso, (copia) => {
      const operazioni = operazioniVerso(db(), fileLavoro(copia.cartella), copia.db);
      if (operazioni.length === 0)
        throw new ErroreMotore(
          'niente-da-annullare',
          'Il piano è già com’era in questa copia: non c’è nulla da cambiare.',
        );
      try {
        file.tieni('ripristino');
      } catch (errore) {
        throw erroreDiScrittura(errore, 'il ritorno alla copia');
      }
      return passo(operazioni, `Ritorno alla copia del ${istanteBreve(scelta.istante)}`, {}, 'mano');
    });
  };

  return {
    piano: () => lettura.piano(),
    ipotesi: (ipotesi, cifre) => pianoIpotetico(lettura.fonte, ipotesi, cifre),
    esegui: (azione) => esegui(azione),
    importa: (l, titolo) =>
      esegui(azioneImport(l, titolo), {
        prima: (d) => {
          for (const x of tutte(l)) depositaLettura(d, x);
        },
      }),
    importaAPezzi: async (l, titolo, annullato) => {
      scrivibile();
      const via = () => togliResti(tutte(l).map((x) => x.documento.id));
      try {
        for (const x of tutte(l)) {
          const cifre = await depositaAPezzi(db, x, () => chiusa || (annullato?.() ?? false));
          lettura.ricordaCifre(x.documento.id, cifre);
        }
      } catch (errore) {
        // Who cancelled does not wait for the cleaning; who may try again does.
        const pulizia = via();
        if (!(errore instanceof ErroreMotore && errore.code === 'annullato-da-persona')) await pulizia;
        throw erroreDiScrittura(errore, `«${titolo}»`);
      }
      try {
        return esegui(azioneImport(l, titolo), {
          prima: (d) => {
            for (const { documento } of tutte(l)) completa(d, documento.id);
          },
        });
      } catch (errore) {
        await via();
        throw errore;
      }
    },
    righeLette: (filtro) => righeLette(db(), filtro),
    cifreDi: (documentoId) => lettura.cifreDi(documentoId),
    originale: (sha256) => leggiOriginale(db(), sha256),
    modifiche: (filtro) => leggiModifiche(db(), filtro),
    autori: () => leggiAutori(db()),
    nomeFileImportato: (id) => testoDi(db(), 'SELECT nome_file FROM documento WHERE id = ?', id),
    annulla: () => {
      const voci = daAnnullare(storia, seqCongelata(db()));
      const prima = voci[0];
      if (!prima) throw new ErroreMotore('niente-da-annullare', 'Non c’è nulla da annullare.');
      const operazioni = voci.flatMap((v) => leggiModifica(db(), v.seq)?.inverse ?? []);
      const annulla = voci.map((v) => v.seq);
      return { ...passo(operazioni, `Annullato: ${prima.titolo}`, { annulla }, 'annullamento'), titolo: prima.titolo };
    },
    ripeti: () => {
      const voce = daRipetere(storia, seqCongelata(db()));
      const annullamento = voce ? leggiModifica(db(), voce.seq) : null;
      if (!voce || !annullamento) throw new ErroreMotore('niente-da-annullare', 'Non c’è nulla da ripetere.');
      const titolo = voce.titolo.replace(/^Annullato: /, '');
      const originale = storia.find((v) => v.annullataDa === voce.seq);
      const causa = originale?.causa ?? 'mano';
      const extra = { annulla: [voce.seq], ripete: voce.seq };
      return { ...passo(annullamento.inverse, titolo, extra, causa), titolo };
    },
    get annullabile() {
      return aperto.solaLettura ? null : (daAnnullare(storia, seqCongelata(db()))[0]?.titolo ?? null);
    },
    get ripetibile() {
      const voce = aperto.solaLettura ? null : daRipetere(storia, seqCongelata(db()));
      return voce ? voce.titolo.replace(/^Annullato: /, '') : null;
    },
    versioni: () => leggiVersioni(db()),
    congela: congelaVersione,
    compatta: () => compatta(db, new Set([file.ultimaNelFile() ?? '']), () => !chiusa),
    pianoDiVersione: (numero) => {
      const gia = versioniAperte.get(numero) ?? pianoDiVersione(db(), numero);
      versioniAperte.set(numero, gia);
      return gia;
    },
    storiaRilievi: () => ({ righe: leggiStoriaRilievi(db()), finoA: storiaRilieviFinoA(db()) }),
    scriviStoriaRilievi: (cambi, finoA) => {
      if (!aperto.solaLettura && !chiusa) scriviStoriaRilievi(db(), cambi, finoA);
    },
    aggiornaModello: ({ pacco, file }, azione) => esegui(azione, { prima: (d) => depositaPacco(d, pacco, file) }),
    filePacco: () => leggiFilePacco(db(), improntaPacco(db())),
    salva: () => file.salva(scritture),
    salvaSenzaFermare: () => file.salvaSenzaFermare(scritture),
    tieniBuona: () => file.tieniBuona(),
    salvaCome: (percorso) => {
      file.salvaCome(percorso, scritture);
      lettura.dimentica();
    },
    istantanee: () => descriviIstantanee(ambiente.cartellaDati, file.percorso(), idPiano(db())),
    istantanea: (chiave) => pianoDiCopia(ambiente, copiaDi(chiave).percorso),
    estrai: (chiave, altrove) => estraiIstantanea(copiaDi(chiave).percorso, altrove, file.percorso()),
    ripristina,
    nelFile: () => pianoDiCopia(ambiente, file.percorso()),
    tieniEntrambi: () => {
      scrivibile();
      const nota = `copia di ${perNomeFile(ambiente.autore().nome)} ${istanteDiNome(ambiente.adesso())}`;
      file.salvaCome(join(dirname(file.percorso()), nomeAccanto(file.percorso(), nota)), scritture);
      lettura.dimentica();
    },
    copiaDaInviare: (percorso, togli) =>
      copiaDaInviare(ambiente, { db: db(), percorso: file.percorso() }, percorso, togli),
    chiudi: () => {
      chiusa = true;
      file.chiudi(scritture);
    },
    abbandona: () => {
      chiusa = true;
      file.abbandona(scritture);
    },
    get percorso() {
      return file.percorso();
    },
    solaLettura: aperto.solaLettura,
    perche: aperto.perche,
    avvisi: aperto.avvisi,
    get seq() {
      return seq();
    },
    get alSicuroAlle() {
      return alSicuroAlle;
    },
    get salvatoAlle() {
      return file.salvatoAlle();
    },
    get daSalvare() {
      return !aperto.solaLettura && (file.scrittureSalvate() !== scritture || !existsSync(file.percorso()));
    },
  };
};
