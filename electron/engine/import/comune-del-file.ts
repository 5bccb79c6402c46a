import type { Raccoglitore } from './anomalie.ts';
import { chiave, citato, spaziSemplici } from './confronto-testi.ts';
import type { ComuneContesto, Contesto } from './contesto.ts';
import { comuneNominato, comuniNel, nomeDopoComuneDi } from './enti.ts';
import { type Punto, Rifiuto } from './rifiuto.ts';

/** A proof, inside a file, of which Comune it speaks of. */
export type ProvaComune = Punto & {
  readonly testo: string;
  readonly come: 'codice' | 'nome';
  /** Read in a row of the table, not in a title. */
  readonly diRiga: boolean;
};

/** What the file's name and the person say. */
export type Indizi = { readonly nomeFile: string; readonly scelto: string | null };

/**
 * Comune of a file (decisions.md, "Imports"): the person's choice wins; else ISTAT code or name inside; else the full
 * name of a Comune of the Ambito in the file name, with avviso. Two that disagree are refused unless the person chose.
 */
export const comuneDelFile = (
  prove: readonly ProvaComune[],
  indizi: Indizi,
  contesto: Contesto,
  anomalie: Raccoglitore,
): ComuneContesto => {
  const lette = prove.map((p) => ({ ...p, comune: comuneDi(p, contesto) }));
  const scelto = indizi.scelto === null ? null : dalCodice(indizi.scelto, contesto);
  if (indizi.scelto !== null && scelto === null)
    throw new Rifiuto(
      'COMUNE_FUORI_AMBITO',
      `Il Comune indicato (${indizi.scelto}) non è fra quelli dell’Ambito: indicare il codice ISTAT di uno dei suoi Comuni.`,
      { atteso: elencoComuni(contesto) },
    );
  if (scelto) {
    // Rows of other Comuni beside its own are another matter: whoever reads rows leaves them out.
    const conSueRighe = lette.some((p) => p.diRiga && p.comune === scelto);
    for (const p of discordi(lette, scelto))
      if (!(conSueRighe && p.diRiga && p.comune !== null)) segnalaDiscorde(p, scelto, anomalie);
    return scelto;
  }
  const trovati = [...new Set(lette.flatMap((p) => (p.comune ? [p.comune] : [])))];
  const estranei = lette.filter((p) => p.comune === null);
  const [dentro] = trovati;
  if (trovati.length > 1)
    throw new Rifiuto(
      'COMUNI_DIVERSI',
      `Il file parla di più Comuni (${trovati.map((c) => c.nome).join(', ')}): dividerlo in un file per Comune, oppure indicare a quale Comune si riferisce.`,
      { ...puntoDi(lette[0]), atteso: 'un solo Comune' },
    );
  const estraneo = estranei[0];
  if (dentro && estraneo)
    throw new Rifiuto(
      'CODICE_COMUNE_ERRATO',
      `Il file si contraddice: ${citato(estraneo.testo)} non è ${dentro.nome} (${dentro.codiceIstat}). Correggere il file, oppure indicare il Comune a cui si riferisce.`,
      { ...puntoDi(estraneo), atteso: `${dentro.codiceIstat} (${dentro.nome})` },
    );
  if (dentro) {
    const nelNome = comuniNel(nomeLeggibile(indizi.nomeFile), contesto);
    if (nelNome.length === 1 && nelNome[0] !== dentro)
      throw new Rifiuto(
        'COMUNI_DIVERSI',
        `Il nome del file dice ${nelNome[0]?.nome ?? ''}, il contenuto dice ${dentro.nome}: controllare il file, oppure indicare il Comune a cui si riferisce.`,
        { ...puntoDi(lette.find((p) => p.comune === dentro)), atteso: 'lo stesso Comune nel nome e nel contenuto' },
      );
    return dentro;
  }
  if (estraneo)
    throw new Rifiuto(
      'COMUNE_FUORI_AMBITO',
      `Il file riguarda ${citato(estraneo.testo)}, che non è un Comune dell’Ambito. Se il dato è sbagliato, indicare il Comune a cui il file si riferisce.`,
      { ...puntoDi(estraneo), atteso: elencoComuni(contesto) },
    );
  return dalNome(indizi.nomeFile, contesto, anomalie);
};

const puntoDi = (p: Punto | undefined): Punto => ({
  foglio: p?.foglio ?? null,
  cella: p?.cella ?? null,
  riga: p?.riga ?? null,
});
const dalCodice = (codice: string, contesto: Contesto): ComuneContesto | null =>
  contesto.comuni.find((c) => c.codiceIstat === codice.padStart(6, '0')) ?? null;
const elencoComuni = (contesto: Contesto): string =>
  contesto.comuni.length > 15
    ? `uno dei ${contesto.comuni.length} Comuni dell’Ambito`
    : contesto.comuni.map((c) => `${c.codiceIstat} ${c.nome}`).join(', ');

const comuneDi = (p: ProvaComune, contesto: Contesto): ComuneContesto | null =>
  p.come === 'codice' ? dalCodice(spaziSemplici(p.testo), contesto) : comuneNominato(p.testo, contesto);

const discordi = <P extends ProvaComune & { readonly comune: ComuneContesto | null }>(
  lette: readonly P[],
  scelto: ComuneContesto,
): P[] => {
  const viste = new Set<string>();
  return lette.filter((p) => p.comune !== scelto && !viste.has(chiave(p.testo)) && viste.add(chiave(p.testo)));
};

const segnalaDiscorde = (p: ProvaComune, scelto: ComuneContesto, anomalie: Raccoglitore): void =>
  anomalie.errore(
    'CODICE_COMUNE_ERRATO',
    `Il file dice ${citato(p.testo)}, ma è stato importato per ${scelto.nome} (${scelto.codiceIstat}), come indicato: controllare che sia il file giusto.`,
    { ...puntoDi(p), trovato: p.testo, atteso: `${scelto.codiceIstat} (${scelto.nome})` },
  );

/** File name as words: extension dropped, underscores and hyphens are spaces. */
export const nomeLeggibile = (nomeFile: string): string =>
  spaziSemplici(nomeFile.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_+]/g, ' '));

const dalNome = (nomeFile: string, contesto: Contesto, anomalie: Raccoglitore): ComuneContesto => {
  const nome = nomeLeggibile(nomeFile);
  const codici = [...nome.matchAll(/(?<!\d)\d{6}(?!\d)/g)].flatMap(([c]) => dalCodice(c, contesto) ?? []);
  const trovati = [...new Set([...comuniNel(nome, contesto), ...codici])];
  const [unico] = trovati;
  if (!unico || trovati.length > 1)
    throw new Rifiuto(
      'COMUNE_NON_INDICATO',
      trovati.length > 1
        ? `Nel nome del file ci sono più Comuni (${trovati.map((c) => c.nome).join(', ')}) e il contenuto non dice quale: indicare il Comune a cui si riferisce.`
        : 'Il file non dice di quale Comune è, né nel contenuto né nel nome: indicare il Comune a cui si riferisce (nella riga di comando: --comune e il codice ISTAT).',
      { atteso: 'codice ISTAT o «Comune di …» nel file' },
    );
  anomalie.avviso(
    'COMUNE_DAL_NOME_FILE',
    `Il contenuto non dice di quale Comune è: dal nome del file risulta ${unico.nome} (${unico.codiceIstat}). Controllare che sia giusto.`,
    { trovato: nomeFile, atteso: unico.nome },
  );
  return unico;
};

/** Names after "Comune di" in the titles of a file; a cell that begins with it is stronger than one that mentions it. */
export const proveDaTitoli = (
  titoli: readonly (Punto & { readonly testo: string })[],
  contesto: Contesto,
): ProvaComune[] => {
  const conComune = titoli.filter((t) => nomeDopoComuneDi(t.testo) !== null);
  if (conComune.length === 0) return soloNomi(titoli, contesto);
  const forti = conComune.filter((t) => /^\W*(?:comune|citt[aà])\s+di\b/i.test(t.testo));
  return (forti.length > 0 ? forti : conComune.slice(0, 1)).flatMap((t) => {
    const comune = comuneNominato(t.testo, contesto);
    const testo = comune ? `Comune di ${comune.nome}` : `Comune di ${nomeDopoComuneDi(t.testo) ?? ''}`;
    return [
      {
        foglio: t.foglio ?? null,
        cella: t.cella ?? null,
        riga: t.riga ?? null,
        testo,
        come: 'nome' as const,
        diRiga: false,
      },
    ];
  });
};

/** Titles that are nothing but the name of a Comune of the Ambito, with its province or a code ("0123 - BORGO ALTO (AP)"). */
const soloNomi = (titoli: readonly (Punto & { readonly testo: string })[], contesto: Contesto): ProvaComune[] =>
  titoli.flatMap((t) => {
    if (t.cella === null) return [];
    const nudo = t.testo
      .replace(/^\W*(?:ente|denominazione|amministrazione|comune)\s*:?\s*/i, '')
      .replace(/^\d+\s*[-–—:]?\s*/, '')
      .replace(/\s*\([a-z]{2}\)\s*$/i, '');
    const comune = contesto.comuni.find((c) => chiave(c.nome) === chiave(nudo));
    return comune
      ? [
          {
            foglio: t.foglio ?? null,
            cella: t.cella ?? null,
            riga: t.riga ?? null,
            testo: comune.nome,
            come: 'nome' as const,
            diRiga: false,
          },
        ]
      : [];
  });
