import type { Migrazione } from '../migrazioni.ts';

/**
 * The file format as it was born: one table per register of shared/domain/registri.ts, then sections, change sets,
 * versions, original files and the carried pack. Only identity and type are enforced (architecture.md, "The model"):
 * foreign keys are deferred and only where an undone import can never leave a row behind.
 */
export const inizio: Migrazione = {
  versione: 1,
  nome: 'inizio',
  sql: `
CREATE TABLE piano (
  id TEXT PRIMARY KEY NOT NULL,
  denominazione TEXT NOT NULL,
  ambito TEXT NOT NULL,
  regione TEXT,
  codice_sioss TEXT,
  anno_inizio INTEGER NOT NULL,
  anno_fine INTEGER NOT NULL,
  forma_letta TEXT,
  forma TEXT CHECK (forma IN ('convenzione30', 'unione32', 'consorzio31', 'azienda114', 'istituzione114', 'gestione_diretta')),
  gestore TEXT CHECK (gestore IN ('comune_capofila', 'unione', 'consorzio', 'azienda', 'istituzione', 'asp', 'asl')),
  capofila_id TEXT,
  stato TEXT NOT NULL CHECK (stato IN ('bozza', 'in_consultazione', 'approvato', 'firmato')),
  modello TEXT NOT NULL
) STRICT;

CREATE TABLE campo (
  id TEXT PRIMARY KEY NOT NULL,
  nome TEXT NOT NULL,
  valore TEXT NOT NULL
) STRICT;

CREATE TABLE comune (
  id TEXT PRIMARY KEY NOT NULL,
  codice_istat TEXT NOT NULL,
  nome TEXT NOT NULL,
  provincia TEXT,
  sigla_provincia TEXT,
  regione TEXT,
  codice_catastale TEXT
) STRICT;

CREATE TABLE appartenenza (
  id TEXT PRIMARY KEY NOT NULL,
  comune_id TEXT NOT NULL REFERENCES comune (id) DEFERRABLE INITIALLY DEFERRED,
  dal TEXT,
  al TEXT
) STRICT;

CREATE TABLE popolazione (
  id TEXT PRIMARY KEY NOT NULL,
  comune_id TEXT NOT NULL,
  data_riferimento TEXT NOT NULL,
  residenti INTEGER NOT NULL,
  fonte TEXT,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER
) STRICT;

CREATE TABLE ente (
  id TEXT PRIMARY KEY NOT NULL,
  tipo TEXT NOT NULL CHECK (tipo IN ('comune', 'ambito', 'unione', 'consorzio', 'azienda', 'istituzione', 'asp', 'asl', 'provincia', 'regione', 'stato', 'ets', 'altro')),
  denominazione TEXT NOT NULL,
  comune_id TEXT REFERENCES comune (id) DEFERRABLE INITIALLY DEFERRED,
  codice TEXT,
  codice_fiscale TEXT,
  pec TEXT
) STRICT;

CREATE TABLE parte (
  id TEXT PRIMARY KEY NOT NULL,
  ente_id TEXT NOT NULL REFERENCES ente (id) DEFERRABLE INITIALLY DEFERRED,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('comune', 'unione', 'gestore', 'sanita', 'altro')),
  ordine INTEGER NOT NULL,
  persona TEXT,
  qualita TEXT,
  delega TEXT,
  atto_organo TEXT,
  atto_numero TEXT,
  atto_data TEXT,
  atto_esecutivita TEXT,
  per_conto TEXT NOT NULL,
  data_firma TEXT,
  impegni TEXT
) STRICT;

CREATE TABLE documento (
  id TEXT PRIMARY KEY NOT NULL,
  genere TEXT NOT NULL CHECK (genere IN ('dup', 'personale', 'fondi', 'quote', 'schede', 'contributi', 'ambito', 'prospetto')),
  tipo TEXT CHECK (tipo IN ('DUP', 'NADUP', 'BILANCIO', 'PEG', 'VARIAZIONE', 'RENDICONTO')),
  ente_id TEXT,
  nome_file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  byte INTEGER NOT NULL,
  data_atto TEXT,
  anno_dal INTEGER,
  anno_al INTEGER,
  stato TEXT NOT NULL CHECK (stato IN ('valido', 'superato', 'copia', 'da_decidere', 'fuori_ambito', 'ritirato')),
  lettore TEXT NOT NULL,
  importato_il TEXT NOT NULL,
  superato_da TEXT,
  note TEXT,
  ritirato INTEGER NOT NULL DEFAULT 0 CHECK (ritirato IN (0, 1)),
  completo INTEGER NOT NULL DEFAULT 1 CHECK (completo IN (0, 1))
) STRICT;

CREATE TABLE riga_letta (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  letto TEXT,
  descrizione TEXT,
  missione TEXT,
  programma_letto TEXT,
  programma_id TEXT,
  titolo INTEGER,
  macroaggregato TEXT,
  anno INTEGER,
  misura TEXT CHECK (misura IN ('competenza', 'cassa', 'impegnato', 'fpv', 'residui')),
  importo_cents INTEGER,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('riga', 'subtotale', 'totale', 'di_cui', 'esclusa')),
  manuale TEXT
) STRICT;

CREATE TABLE anomalia (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  codice TEXT NOT NULL,
  gravita TEXT NOT NULL CHECK (gravita IN ('errore', 'avviso')),
  messaggio TEXT NOT NULL,
  trovato TEXT,
  atteso TEXT,
  risolta TEXT
) STRICT;

CREATE TABLE persona (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  matricola TEXT NOT NULL,
  ente_letto TEXT NOT NULL,
  ente_id TEXT,
  profilo_letto TEXT NOT NULL,
  profilo_id TEXT,
  area_letta TEXT,
  rapporto_letto TEXT,
  rapporto TEXT NOT NULL CHECK (rapporto IN ('TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro')),
  minuti_settimanali INTEGER,
  minuti_contratto INTEGER NOT NULL,
  quota_bp INTEGER NOT NULL,
  sociale INTEGER NOT NULL CHECK (sociale IN (0, 1)),
  dal TEXT,
  al TEXT,
  assenze TEXT NOT NULL,
  note TEXT,
  esclusa_perche TEXT,
  doppia_di TEXT,
  ore_lette TEXT
) STRICT;

CREATE TABLE fabbisogno (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_id TEXT,
  ente_letto TEXT,
  anno INTEGER NOT NULL,
  tipo TEXT NOT NULL CHECK (tipo IN ('assunzione', 'trasformazione', 'cessazione')),
  profilo_letto TEXT NOT NULL,
  profilo_id TEXT,
  area_letta TEXT,
  unita_milli INTEGER NOT NULL,
  minuti_settimanali INTEGER,
  minuti_contratto INTEGER NOT NULL,
  quota_bp INTEGER NOT NULL,
  rapporto TEXT NOT NULL CHECK (rapporto IN ('TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro')),
  decorrenza TEXT,
  fine TEXT,
  modalita TEXT,
  costo_cents INTEGER,
  fondo_letto TEXT,
  fondo_id TEXT,
  persona_id TEXT
) STRICT;

CREATE TABLE assegnazione (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  fondo_letto TEXT NOT NULL,
  fondo_id TEXT,
  anno INTEGER NOT NULL,
  importo_cents INTEGER,
  atto TEXT,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('riga', 'subtotale', 'totale', 'di_cui', 'esclusa'))
) STRICT;

CREATE TABLE quota (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  comune_letto TEXT NOT NULL,
  comune_id TEXT,
  anno INTEGER NOT NULL,
  importo_cents INTEGER,
  letto TEXT,
  popolazione_usata INTEGER,
  euro_ab_cents INTEGER,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('riga', 'subtotale', 'totale', 'di_cui', 'esclusa'))
) STRICT;

CREATE TABLE scheda (
  id TEXT PRIMARY KEY NOT NULL,
  codice TEXT NOT NULL,
  titolo TEXT NOT NULL,
  ordine INTEGER NOT NULL,
  leps TEXT NOT NULL,
  programma_letto TEXT,
  programma_id TEXT,
  comuni TEXT NOT NULL,
  stato TEXT CHECK (stato IN ('attivo', 'parziale', 'non_attivo', 'progressivo')),
  elementi TEXT NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE voce_spesa (
  id TEXT PRIMARY KEY NOT NULL,
  scheda_id TEXT NOT NULL,
  ente_letto TEXT NOT NULL,
  ente_id TEXT,
  descrizione TEXT NOT NULL,
  gestione TEXT NOT NULL CHECK (gestione IN ('diretta', 'trasferita')),
  programma_id TEXT,
  data_inizio TEXT,
  data_fine TEXT,
  cup TEXT,
  deroga_atto TEXT,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE voce_anno (
  id TEXT PRIMARY KEY NOT NULL,
  voce_id TEXT NOT NULL,
  anno INTEGER NOT NULL,
  importo_cents INTEGER,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE copertura (
  id TEXT PRIMARY KEY NOT NULL,
  voce_id TEXT NOT NULL,
  anno INTEGER NOT NULL,
  fondo_letto TEXT NOT NULL,
  fondo_id TEXT,
  annualita INTEGER NOT NULL,
  importo_cents INTEGER,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER
) STRICT;

CREATE TABLE personale_richiesto (
  id TEXT PRIMARY KEY NOT NULL,
  scheda_id TEXT NOT NULL,
  ente_letto TEXT NOT NULL,
  ente_id TEXT,
  profilo_letto TEXT NOT NULL,
  profilo_id TEXT,
  anno INTEGER NOT NULL,
  fte_milli INTEGER NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE obiettivo (
  id TEXT PRIMARY KEY NOT NULL,
  scheda_id TEXT,
  testo TEXT NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE indicatore (
  id TEXT PRIMARY KEY NOT NULL,
  obiettivo_id TEXT NOT NULL,
  codice TEXT,
  testo TEXT NOT NULL,
  unita TEXT,
  verso TEXT CHECK (verso IN ('su', 'giu')),
  base TEXT,
  traguardi TEXT NOT NULL,
  fonte TEXT,
  responsabile TEXT,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE prospetto_scritto (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  scheda_letta TEXT,
  scheda_id TEXT,
  fondo_letto TEXT,
  fondo_id TEXT,
  anno INTEGER,
  importo_cents INTEGER,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('riga', 'subtotale', 'totale', 'di_cui', 'esclusa'))
) STRICT;

CREATE TABLE ets (
  id TEXT PRIMARY KEY NOT NULL,
  denominazione TEXT NOT NULL,
  codice_fiscale TEXT,
  sezione_runts TEXT,
  repertorio_runts TEXT,
  sede_comune TEXT
) STRICT;

CREATE TABLE contributo (
  id TEXT PRIMARY KEY NOT NULL,
  codice TEXT NOT NULL,
  ets_id TEXT,
  data_ricezione TEXT,
  tavolo TEXT,
  leps TEXT NOT NULL,
  titolo TEXT NOT NULL,
  testo TEXT NOT NULL,
  referente TEXT,
  consenso_pubblicazione INTEGER CHECK (consenso_pubblicazione IN (0, 1)),
  duplicato_di TEXT,
  revisione_di TEXT,
  simili_a TEXT NOT NULL,
  esito TEXT CHECK (esito IN ('accolto', 'accolto_in_parte', 'non_accolto', 'non_pertinente', 'rinviato', 'ritirato')),
  motivazione TEXT,
  deciso_il TEXT,
  deciso_da TEXT,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  riga INTEGER
) STRICT;

CREATE TABLE collegamento (
  id TEXT PRIMARY KEY NOT NULL,
  contributo_id TEXT NOT NULL REFERENCES contributo (id) DEFERRABLE INITIALLY DEFERRED,
  sezione_id TEXT NOT NULL REFERENCES sezione (id) DEFERRABLE INITIALLY DEFERRED,
  blocco_id TEXT
) STRICT;

CREATE TABLE adempimento (
  id TEXT PRIMARY KEY NOT NULL,
  codice TEXT NOT NULL,
  livello TEXT NOT NULL,
  testo TEXT NOT NULL,
  stato TEXT NOT NULL CHECK (stato IN ('da_fare', 'in_corso', 'fatto', 'non_dovuto')),
  data TEXT,
  atto TEXT,
  responsabile TEXT
) STRICT;

CREATE TABLE accettazione (
  id TEXT PRIMARY KEY NOT NULL,
  regola TEXT NOT NULL,
  soggetto TEXT NOT NULL,
  impronta_operandi TEXT NOT NULL,
  motivazione TEXT NOT NULL,
  autore TEXT NOT NULL,
  istante TEXT NOT NULL
) STRICT;

CREATE TABLE sezione (
  id TEXT PRIMARY KEY NOT NULL,
  chiave TEXT,
  padre_id TEXT REFERENCES sezione (id) DEFERRABLE INITIALLY DEFERRED,
  ordine INTEGER NOT NULL,
  titolo TEXT NOT NULL,
  scheda_id TEXT,
  tutela TEXT NOT NULL CHECK (tutela IN ('vincolato', 'libero', 'da_compilare')),
  revisione INTEGER NOT NULL,
  parole_attese INTEGER,
  contenuto TEXT NOT NULL
) STRICT;

CREATE INDEX riga_letta_documento ON riga_letta (documento_id, programma_id, anno);

CREATE TABLE meta (
  chiave TEXT PRIMARY KEY NOT NULL,
  valore TEXT NOT NULL
) STRICT;

CREATE TABLE modifica (
  seq INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  piano TEXT NOT NULL,
  autore TEXT NOT NULL,
  postazione TEXT NOT NULL,
  istante TEXT NOT NULL,
  base INTEGER NOT NULL,
  operazioni TEXT NOT NULL,
  inverse TEXT NOT NULL,
  gruppo TEXT NOT NULL,
  titolo TEXT NOT NULL,
  causa TEXT NOT NULL CHECK (causa IN ('mano', 'import', 'aggiornamento-modello', 'correzione', 'annullamento', 'nuovo')),
  annullata_da INTEGER,
  ripete INTEGER
) STRICT;

CREATE TABLE versione (
  numero INTEGER PRIMARY KEY NOT NULL,
  nome TEXT NOT NULL,
  autore TEXT NOT NULL,
  istante TEXT NOT NULL,
  motivo TEXT NOT NULL,
  impronta TEXT NOT NULL,
  seq INTEGER NOT NULL,
  pacco TEXT NOT NULL REFERENCES pacco_compilato (impronta),
  atti TEXT NOT NULL,
  byte INTEGER NOT NULL,
  contenuto BLOB NOT NULL
) STRICT;

CREATE TRIGGER versione_non_si_modifica BEFORE UPDATE ON versione
BEGIN SELECT RAISE(ABORT, 'una versione congelata non si modifica'); END;

CREATE TRIGGER versione_non_si_elimina BEFORE DELETE ON versione
BEGIN SELECT RAISE(ABORT, 'una versione congelata non si elimina'); END;

CREATE TABLE file_originale (
  sha256 TEXT PRIMARY KEY NOT NULL,
  byte INTEGER NOT NULL,
  compresso BLOB NOT NULL
) STRICT;

CREATE TABLE pacco_file (
  sha256 TEXT PRIMARY KEY NOT NULL,
  testo TEXT NOT NULL
) STRICT;

CREATE TABLE pacco_indice (
  pacco TEXT NOT NULL REFERENCES pacco_compilato (impronta),
  percorso TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES pacco_file (sha256),
  PRIMARY KEY (pacco, percorso)
) STRICT;

CREATE TABLE pacco_compilato (
  impronta TEXT PRIMARY KEY NOT NULL,
  json TEXT NOT NULL
) STRICT;
`,
};
