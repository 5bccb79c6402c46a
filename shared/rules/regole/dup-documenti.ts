import { documentoDi } from '#domain/documenti.ts';
import { documentiContabili, dupVigente } from '#domain/dup.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { inizioAnno } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Anomalia, Comune, DocumentoImportato } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoCifra, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'DUP-coerenza';
const luogoDocumento = (d: DocumentoImportato) => ({
  tipo: 'documento' as const,
  id: d.id,
  etichetta: d.nomeFile,
  file: d.nomeFile,
});
const triennio = (d: DocumentoImportato) => `${d.tipo ?? 'DUP'} ${d.annoDal}-${d.annoAl}`;
const documenti = [chiave.registro('documento')];

/** A year of the plan outside the years of the DUP in use. Subject: each Comune; without DUP the cause is DUP-01. */
export const dup02 = regolaDiRighe<Comune>({
  id: 'DUP-02',
  titolo: "DUP non copre l'anno",
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'tuel', articolo: '170' }],
  righe: comuniDellAmbito,
  nome: (c) => c.codiceIstat,
  legge: () => documenti,
  esamina: (comune, piano) => {
    const ente = enteDelComune(piano, comune.id);
    const vigenti =
      ente === undefined ? nonVerificabile(`manca il DUP di ${comune.nome}`, 'DUP-01') : dupVigente(piano, ente.id);
    const di = `DUP di ${comune.nome}`;
    if (eNonVerificabile(vigenti)) return nonSi(di, vigenti);
    const luoghi = vigenti.map(luogoDocumento);
    if (vigenti.some((d) => d.annoDal === null || d.annoAl === null))
      return nonSi(di, nonVerificabile('non si sa quali anni copre'), { luoghi });
    const scoperti = anniDelPiano(piano).filter(
      (anno) => !vigenti.some((d) => (d.annoDal ?? anno) <= anno && anno <= (d.annoAl ?? anno)),
    );
    if (scoperti.length === 0) return 'ok';
    const anni = elencoInLinea(scoperti.map(String));
    return violazione({
      messaggio: `Il ${vigenti.map(triennio).join(', ')} di ${comune.nome} non copre il ${anni}.`,
      espressione: `${anni} ∉ ${vigenti.map((d) => `${d.annoDal}-${d.annoAl}`).join(', ')}`,
      operandi: { comune: comune.codiceIstat, anni: scoperti.join(' '), documenti: vigenti.map(triennio).join(', ') },
      luoghi,
      rimedi: [{ testo: 'Ricontrollare dopo il prossimo DUP.', vai: luogoRegistro('dup', 'Registro DUP') }],
    });
  },
});

const altri = (piano: Piano, enteId: string): readonly DocumentoImportato[] =>
  documentiContabili(piano, enteId).filter((d) => d.stato !== 'copia' && d.tipo !== 'RENDICONTO');

/** A document in use older than another of the same body that is in the file. */
export const dup03 = regolaDiRighe<Comune>({
  id: 'DUP-03',
  titolo: 'DUP superato',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'principio contabile della programmazione, all. 4/1, § 8' }],
  righe: comuniDellAmbito,
  nome: (c) => c.codiceIstat,
  legge: () => documenti,
  esamina: (comune, piano) => {
    const ente = enteDelComune(piano, comune.id);
    const tutti = ente === undefined ? [] : altri(piano, ente.id);
    if (tutti.length < 2) return 'ok';
    const usati = tutti.filter((d) => d.stato === 'valido');
    const fuori = tutti.filter((d) => d.stato !== 'valido');
    if (usati.length === 0 || fuori.length === 0) return 'ok';
    const luoghi = tutti.map(luogoDocumento);
    const ultimo = usati
      .flatMap((d) => (d.dataAtto === null ? [] : [d.dataAtto]))
      .toSorted()
      .at(-1);
    if (ultimo === undefined || usati.some((d) => d.dataAtto === null))
      return nonSi(`DUP di ${comune.nome}`, nonVerificabile('manca la data del documento in uso'), { luoghi });
    const nuovi = fuori.filter((d) => d.dataAtto !== null && d.dataAtto > ultimo);
    const [nuovo] = nuovi.toSorted((a, b) => ((a.dataAtto ?? '') > (b.dataAtto ?? '') ? -1 : 1));
    if (nuovo !== undefined)
      return violazione({
        messaggio: `Per ${comune.nome} si usa ${usati.map((d) => d.nomeFile).join(', ')} del ${dataBreve(ultimo)}; esiste ${nuovo.nomeFile} del ${dataBreve(nuovo.dataAtto ?? '')}.`,
        espressione: `${dataBreve(nuovo.dataAtto ?? '')} > ${dataBreve(ultimo)}`,
        operandi: { comune: comune.codiceIstat, inUso: ultimo, nuovo: nuovo.dataAtto ?? '', file: nuovo.nomeFile },
        luoghi,
        rimedi: [
          {
            testo: 'Scegliere la versione più recente nel registro dei documenti.',
            vai: luogoRegistro('documenti', 'Documenti'),
          },
        ],
      });
    return 'ok';
  },
});

type Nidi = { readonly documento: DocumentoImportato; readonly programma: string; readonly insieme: string };
/** Documents that give figures to a programme born after their first year. */
const conNidi = (piano: Piano): readonly Nidi[] =>
  derivatoDa([piano.cifre, piano.registri.documento, piano.pacco, piano.testa], 'dup-10', () => {
    const nidi = lettoreParametri(piano).elenco(nomiParametri.nidi);
    if (eNonVerificabile(nidi)) return [];
    const dal = new Map(piano.pacco.programmi.map((p) => [p.id, p.validoDal]));
    const nuovi = new Set(
      nidi.filter(
        (id) => (dal.get(id) ?? null) !== null && piano.pacco.programmi.filter((p) => p.id === id).length === 1,
      ),
    );
    return piano.registri.documento.flatMap((documento) => {
      if (documento.stato !== 'valido' || documento.annoDal === null) return [];
      const annoDal = documento.annoDal;
      return [...nuovi].flatMap((programma) => {
        const presto = piano.cifre.some(
          (c) => c.documentoId === documento.id && c.programmaId === programma && (c.importoCents ?? 0) > 0,
        );
        return presto && inizioAnno(annoDal) < (dal.get(programma) ?? '')
          ? [{ documento, programma, insieme: nidi.join('/') }]
          : [];
      });
    });
  });

/** A budget older than the programme of the nurseries that already uses it: compare only the sum of the two. */
export const dup10 = regolaDiRighe<Nidi>({
  id: 'DUP-10',
  titolo: 'Programma 11 asili nido',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'dm-10-10-2024', articolo: '7', comma: '2' }, { testo: 'FAQ Arconet 56 del 29 ottobre 2025' }],
  righe: conNidi,
  nome: (n) => n.documento.nomeFile,
  legge: () => [...documenti, chiave.cifre],
  esamina: ({ documento, programma, insieme }, piano) => {
    const nome = comuniDellAmbito(piano).find((c) => enteDelComune(piano, c.id)?.id === documento.enteId)?.nome;
    const cifra = piano.cifre.find((c) => c.documentoId === documento.id && c.programmaId === programma);
    const luoghi = [luogoDocumento(documento), ...(cifra ? [luogoCifra(piano, cifra, `Programma ${programma}`)] : [])];
    return violazione({
      messaggio: `Attenzione al confronto ${insieme} per ${nome ?? documento.nomeFile} (${triennio(documento)}).`,
      espressione: `${programma} in un bilancio dal ${documento.annoDal}`,
      operandi: { file: documento.nomeFile, programma, annoDal: String(documento.annoDal) },
      luoghi,
      rimedi: [{ testo: `Confrontare la somma dei programmi ${insieme}, non il solo ${programma}.` }],
    });
  },
});

/** Totals written in accounting files that the import could not square (its findings, once each). */
const totaliScritti = (piano: Piano): readonly Anomalia[] =>
  derivatoDa([piano.registri.anomalia, piano.registri.documento], 'dup-11', () =>
    piano.registri.anomalia.filter(
      (a) =>
        a.risolta === null &&
        (a.codice === 'TOTALE_NON_QUADRA' || a.codice === 'TOTALE_NON_VERIFICABILE') &&
        documentoDi(piano, a)?.genere === 'dup' &&
        documentoDi(piano, a)?.stato === 'valido',
    ),
  );

/** Written total of Missione 12 against its programmes. */
export const dup11 = regolaDiRighe<Anomalia>({
  id: 'DUP-11',
  titolo: 'Somma dei programmi',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'controllo sul documento importato' }],
  righe: totaliScritti,
  nome: (a, piano) => `${documentoDi(piano, a)?.nomeFile ?? ''}/${a.foglio ?? ''}/${a.cella ?? ''}`,
  legge: () => [chiave.registro('anomalia'), chiave.registro('documento')],
  esamina: (a, piano) => {
    const file = documentoDi(piano, a)?.nomeFile ?? 'file';
    const luoghi = [luogoRiga(piano, 'anomalia', a, `Totale scritto in ${file}`)];
    if (a.codice === 'TOTALE_NON_VERIFICABILE')
      return nonSi(`import ${file}`, nonVerificabile('il totale scritto somma cifre che non si leggono'), { luoghi });
    return violazione({
      messaggio: `Import ${file}: ${a.messaggio}`,
      espressione: `${a.trovato ?? '?'} ≠ ${a.atteso ?? '?'}`,
      operandi: { file, cella: a.cella ?? '', totale: a.trovato ?? '', somma: a.atteso ?? '' },
      luoghi,
      rimedi: [
        {
          testo: "Controllare righe mancanti o colonne scambiate; chiedere all'ente quale cifra è giusta.",
          vai: luogoRegistro('anomalie', 'Anomalie'),
        },
      ],
    });
  },
});
