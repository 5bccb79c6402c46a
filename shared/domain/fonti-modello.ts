/** A column of a live table; `tipo` decides alignment and format. */
type ColonnaFonte = { readonly id: string; readonly titolo: string };
/**
 * A source of `::tabella` or `::grafico`; `scheda` = only in the text of a scheda, `leps` = only in the section of a LEPS
 * (the rows of the schede that carry it out). `perAnno`: one column per year is added.
 */
export type FonteModello = {
  readonly titolo: string;
  readonly dove: 'ovunque' | 'scheda' | 'leps';
  readonly colonne: readonly ColonnaFonte[];
  readonly perAnno: boolean;
};
const fonte = (
  titolo: string,
  colonne: readonly (readonly [string, string])[],
  opzioni: { readonly dove?: 'scheda' | 'leps'; readonly perAnno?: true } = {},
): FonteModello => ({
  titolo,
  dove: opzioni.dove ?? 'ovunque',
  perAnno: opzioni.perAnno ?? false,
  colonne: colonne.map(([id, t]) => ({ id, titolo: t })),
});

/** Sources of `::tabella{fonte=…}`: `colonne="a,b"` chooses and orders among these columns (`anni` = one per year). */
export const fontiTabella = {
  comuni: fonte('Comuni', [
    ['nome', 'Comune'],
    ['codice-istat', 'Codice ISTAT'],
    ['residenti', 'Residenti'],
    ['anno', 'Anno del dato'],
  ]),
  parti: fonte('Parti e firmatari', [
    ['parte', 'Parte'],
    ['firmatario', 'Firmatario'],
    ['qualita', 'Qualità'],
    ['atto', 'Atto che autorizza'],
  ]),
  leps: fonte(
    'Livelli essenziali',
    [
      ['livello', 'Livello'],
      ['norma', 'Norma'],
      ['situazione', 'Situazione'],
      ['anni', 'Risorse'],
      ['indicatore', 'Indicatore'],
      ['scheda', 'Scheda'],
    ],
    { perAnno: true },
  ),
  'fonti-anni': fonte(
    'Risorse per fonte e anno',
    [
      ['fondo', 'Fonte'],
      ['anni', 'Anni'],
      ['totale', 'Totale'],
    ],
    { perAnno: true },
  ),
  fondi: fonte('Fondi: assegnato e programmato', [
    ['fondo', 'Fondo'],
    ['anno', 'Anno'],
    ['assegnato', 'Assegnato'],
    ['programmato', 'Programmato'],
    ['differenza', 'Differenza'],
  ]),
  quote: fonte(
    'Quote dei Comuni',
    [
      ['comune', 'Comune'],
      ['base', 'Residenti usati'],
      ['coefficiente', 'Euro per abitante'],
      ['anni', 'Anni'],
      ['totale', 'Totale'],
    ],
    { perAnno: true },
  ),
  'risorse-schede': fonte(
    'Risorse per scheda e anno',
    [
      ['scheda', 'Scheda'],
      ['anni', 'Anni'],
      ['totale', 'Totale'],
    ],
    { perAnno: true },
  ),
  dup: fonte(
    'Missione 12 nei documenti di programmazione',
    [
      ['comune', 'Comune'],
      ['programma', 'Programma'],
      ['anni', 'Anni'],
      ['documento', 'Documento'],
    ],
    { perAnno: true },
  ),
  'dup-totali': fonte(
    'Missione 12 per Comune',
    [
      ['comune', 'Comune'],
      ['anni', 'Anni'],
      ['documento', 'Documento'],
    ],
    { perAnno: true },
  ),
  'assistenti-sociali': fonte('Assistenti sociali in FTE e soglie', [
    ['anno', 'Anno'],
    ['ti', 'Tempo indeterminato'],
    ['td', 'Tempo determinato'],
    ['totale', 'Totale'],
    ['rapporto', 'Rapporto'],
    ['soglia', 'Soglia 1:5.000'],
  ]),
  personale: fonte(
    'Personale per ente',
    [
      ['ente', 'Ente'],
      ['profilo', 'Profilo'],
      ['anni', 'FTE al 31 dicembre'],
    ],
    { perAnno: true },
  ),
  fabbisogno: fonte('Assunzioni, trasformazioni e cessazioni programmate', [
    ['ente', 'Ente'],
    ['profilo', 'Profilo'],
    ['anno', 'Anno'],
    ['fte', 'FTE'],
    ['decorrenza', 'Decorrenza'],
  ]),
  adempimenti: fonte('Adempimenti', [
    ['livello', 'Chi'],
    ['testo', 'Adempimento'],
    ['stato', 'Stato'],
    ['data', 'Data'],
    ['responsabile', 'Responsabile'],
  ]),
  contributi: fonte('Contributi del Terzo settore', [
    ['codice', 'Numero'],
    ['ente', 'Ente'],
    ['titolo', 'Titolo'],
    ['leps', 'LEPS'],
    ['esito', 'Esito'],
    ['motivazione', 'Motivazione'],
  ]),
  indicatori: fonte(
    'Indicatori',
    [
      ['scheda', 'Scheda'],
      ['indicatore', 'Indicatore'],
      ['unita', 'Unità'],
      ['base', 'Base'],
      ['anni', 'Traguardi'],
      ['fonte', 'Fonte'],
    ],
    { perAnno: true },
  ),
  accettazioni: fonte('Segnalazioni accettate con motivazione', [
    ['regola', 'Regola'],
    ['segnalazione', 'Segnalazione'],
    ['motivazione', 'Motivazione'],
    ['autore', 'Autore'],
    ['data', 'Data'],
    ['vale', 'Vale'],
  ]),
  cronoprogramma: fonte('Fasi e cronoprogramma', [
    ['fase', 'Fase'],
    ['inizio', 'Inizio'],
    ['fine', 'Fine'],
    ['responsabile', 'Responsabile'],
  ]),
  norme: fonte('Norme citate nel Piano', [
    ['norma', 'Norma'],
    ['titolo', 'Titolo'],
    ['verificata', 'Verificata il'],
  ]),
  sigle: fonte('Sigle', [
    ['sigla', 'Sigla'],
    ['significato', 'Significato'],
  ]),
  'leps.risorse': fonte(
    'Risorse del livello essenziale',
    [
      ['scheda', 'Scheda'],
      ['fondo', 'Fonte'],
      ['anni', 'Anni'],
      ['totale', 'Totale'],
    ],
    { dove: 'leps', perAnno: true },
  ),
  'scheda.risorse': fonte(
    'Risorse della scheda',
    [
      ['ente', 'Ente'],
      ['fondo', 'Fonte'],
      ['anni', 'Anni'],
      ['totale', 'Totale'],
    ],
    { dove: 'scheda', perAnno: true },
  ),
  'scheda.personale': fonte(
    'Personale della scheda',
    [
      ['ente', 'Ente'],
      ['profilo', 'Profilo'],
      ['anni', 'FTE'],
    ],
    { dove: 'scheda', perAnno: true },
  ),
  'scheda.indicatori': fonte(
    'Indicatori della scheda',
    [
      ['indicatore', 'Indicatore'],
      ['unita', 'Unità'],
      ['base', 'Base'],
      ['anni', 'Traguardi'],
      ['fonte', 'Fonte'],
    ],
    { dove: 'scheda', perAnno: true },
  ),
  'scheda.elementi': fonte(
    'Elementi obbligatori',
    [
      ['elemento', 'Elemento'],
      ['stato', 'Stato'],
    ],
    { dove: 'scheda' },
  ),
} as const satisfies Readonly<Record<string, FonteModello>>;
/** Id of a table source. */
export type NomeFonteTabella = keyof typeof fontiTabella;

/** Sources of `::grafico{fonte=…}`: drawn by shared/charts. */
export const fontiGrafico = {
  'fonti-anni': 'Risorse per fonte e anno',
  'assistenti-sociali': 'Assistenti sociali e soglie',
  'leps-stato': 'Stato dei livelli essenziali',
  'dup-totali': 'Missione 12 per Comune',
  'leps-comuni': 'Livelli essenziali nei Comuni',
  'flussi-risorse': 'Dai fondi agli interventi',
  'rapporto-comuni': 'Abitanti per assistente sociale nei Comuni',
} as const;
/** Id of a chart source. */
export type NomeFonteGrafico = keyof typeof fontiGrafico;
