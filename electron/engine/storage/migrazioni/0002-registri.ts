import type { Migrazione } from '../migrazioni.ts';

/**
 * Registers of governance, services and budgets, corrections by hand, and the fields that the rules ask of the registers
 * there already were. Only additions: an older file keeps everything it had, unknown where it did not speak.
 */
export const registri: Migrazione = {
  versione: 2,
  nome: 'registri',
  sql: `
ALTER TABLE persona ADD COLUMN servizio TEXT CHECK (servizio IN ('sociale', 'ufficio_di_piano', 'pua', 'altro'));

ALTER TABLE fabbisogno ADD COLUMN servizio TEXT CHECK (servizio IN ('sociale', 'ufficio_di_piano', 'pua', 'altro'));
ALTER TABLE fabbisogno ADD COLUMN fondo_successivo_letto TEXT;
ALTER TABLE fabbisogno ADD COLUMN fondo_successivo_id TEXT;

ALTER TABLE assegnazione ADD COLUMN pal_id TEXT;
ALTER TABLE assegnazione ADD COLUMN pal_data TEXT;
ALTER TABLE assegnazione ADD COLUMN convenzione TEXT;
ALTER TABLE assegnazione ADD COLUMN cup TEXT;
ALTER TABLE assegnazione ADD COLUMN fine_spesa TEXT;
ALTER TABLE assegnazione ADD COLUMN quota_minima_bp INTEGER;
ALTER TABLE assegnazione ADD COLUMN vincolo TEXT;
ALTER TABLE assegnazione ADD COLUMN impegnato_cents INTEGER;
ALTER TABLE assegnazione ADD COLUMN liquidato_cents INTEGER;

ALTER TABLE quota ADD COLUMN criterio TEXT;
ALTER TABLE quota ADD COLUMN atto TEXT;

ALTER TABLE scheda ADD COLUMN area TEXT;
ALTER TABLE scheda ADD COLUMN nomenclatore TEXT;
ALTER TABLE scheda ADD COLUMN livello TEXT CHECK (livello IN ('ambito', 'comune', 'sovrambito'));
ALTER TABLE scheda ADD COLUMN continuita TEXT CHECK (continuita IN ('nuova', 'in_continuita', 'modificata'));
ALTER TABLE scheda ADD COLUMN scheda_regionale TEXT;
ALTER TABLE scheda ADD COLUMN bisogno TEXT;
ALTER TABLE scheda ADD COLUMN obiettivo_generale TEXT;
ALTER TABLE scheda ADD COLUMN risultati_attesi TEXT;
ALTER TABLE scheda ADD COLUMN destinatari TEXT;
ALTER TABLE scheda ADD COLUMN destinatari_annui INTEGER;
ALTER TABLE scheda ADD COLUMN criteri_accesso TEXT;
ALTER TABLE scheda ADD COLUMN isee TEXT;
ALTER TABLE scheda ADD COLUMN azioni TEXT;
ALTER TABLE scheda ADD COLUMN sedi TEXT;
ALTER TABLE scheda ADD COLUMN orari TEXT;
ALTER TABLE scheda ADD COLUMN titolare_letto TEXT;
ALTER TABLE scheda ADD COLUMN titolare_id TEXT;
ALTER TABLE scheda ADD COLUMN referente TEXT;
ALTER TABLE scheda ADD COLUMN forma_gestione TEXT CHECK (forma_gestione IN ('diretta', 'appalto', 'accreditamento', 'coprogettazione', 'voucher', 'convenzione', 'altro'));
ALTER TABLE scheda ADD COLUMN soggetti TEXT;
ALTER TABLE scheda ADD COLUMN integrata INTEGER CHECK (integrata IN (0, 1));
ALTER TABLE scheda ADD COLUMN integrazione TEXT;
ALTER TABLE scheda ADD COLUMN protocollo_id TEXT;
ALTER TABLE scheda ADD COLUMN aree_trasversali TEXT;
ALTER TABLE scheda ADD COLUMN coprogettata INTEGER CHECK (coprogettata IN (0, 1));
ALTER TABLE scheda ADD COLUMN digitalizzazione TEXT;
ALTER TABLE scheda ADD COLUMN criticita TEXT;
ALTER TABLE scheda ADD COLUMN misure TEXT;
ALTER TABLE scheda ADD COLUMN percorso_azione TEXT;
ALTER TABLE scheda ADD COLUMN percorso_scadenza TEXT;
ALTER TABLE scheda ADD COLUMN percorso_responsabile TEXT;
ALTER TABLE scheda ADD COLUMN avanzamento TEXT;
ALTER TABLE scheda ADD COLUMN impegnato_cents INTEGER;
ALTER TABLE scheda ADD COLUMN liquidato_cents INTEGER;
ALTER TABLE scheda ADD COLUMN nota TEXT;

ALTER TABLE voce_spesa ADD COLUMN quantita_milli INTEGER;
ALTER TABLE voce_spesa ADD COLUMN costo_unitario_cents INTEGER;
ALTER TABLE voce_spesa ADD COLUMN destinatari TEXT;
ALTER TABLE voce_spesa ADD COLUMN soglia_isee_cents INTEGER;
ALTER TABLE voce_spesa ADD COLUMN natura TEXT CHECK (natura IN ('monetaria', 'in_natura'));
ALTER TABLE voce_spesa ADD COLUMN attiva INTEGER CHECK (attiva IN (0, 1));
ALTER TABLE voce_spesa ADD COLUMN rapporto TEXT CHECK (rapporto IN ('TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro'));
ALTER TABLE voce_spesa ADD COLUMN obiettivo_servizio TEXT;
ALTER TABLE voce_spesa ADD COLUMN rendicontazione TEXT;

ALTER TABLE personale_richiesto ADD COLUMN rapporto TEXT CHECK (rapporto IN ('TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro'));
ALTER TABLE personale_richiesto ADD COLUMN fondo_letto TEXT;
ALTER TABLE personale_richiesto ADD COLUMN fondo_id TEXT;

ALTER TABLE obiettivo ADD COLUMN codice TEXT;
ALTER TABLE obiettivo ADD COLUMN risultato_atteso TEXT;
ALTER TABLE obiettivo ADD COLUMN scadenza TEXT;

ALTER TABLE indicatore ADD COLUMN tipo TEXT CHECK (tipo IN ('processo', 'output', 'outcome'));
ALTER TABLE indicatore ADD COLUMN denominatore TEXT;
ALTER TABLE indicatore ADD COLUMN denominatore_valore INTEGER;
ALTER TABLE indicatore ADD COLUMN base_anno INTEGER;
ALTER TABLE indicatore ADD COLUMN soglia TEXT;
ALTER TABLE indicatore ADD COLUMN data_rilevazione TEXT;

ALTER TABLE ets ADD COLUMN data_verifica TEXT;
ALTER TABLE ets ADD COLUMN rappresentante TEXT;
ALTER TABLE ets ADD COLUMN aderisce INTEGER CHECK (aderisce IN (0, 1));

ALTER TABLE contributo ADD COLUMN dati_rivisti INTEGER CHECK (dati_rivisti IN (0, 1));

CREATE TABLE correzione (
  id TEXT PRIMARY KEY NOT NULL,
  registro TEXT NOT NULL,
  riga_id TEXT NOT NULL,
  campo TEXT NOT NULL,
  importato TEXT NOT NULL,
  motivo TEXT,
  autore TEXT NOT NULL,
  istante TEXT NOT NULL
) STRICT;

CREATE TABLE cifra_corretta (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT NOT NULL REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  programma_id TEXT NOT NULL,
  titolo INTEGER,
  anno INTEGER NOT NULL,
  misura TEXT NOT NULL CHECK (misura IN ('competenza', 'cassa', 'impegnato', 'fpv', 'residui')),
  importo_cents INTEGER,
  importato_cents INTEGER,
  motivo TEXT,
  autore TEXT NOT NULL,
  istante TEXT NOT NULL
) STRICT;

CREATE TABLE mappatura (
  id TEXT PRIMARY KEY NOT NULL,
  mittente TEXT NOT NULL,
  impronta TEXT NOT NULL,
  genere TEXT NOT NULL,
  mappa TEXT NOT NULL,
  usata_il TEXT NOT NULL
) STRICT;

CREATE TABLE entrata_contabile (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_letto TEXT,
  ente_id TEXT,
  anno INTEGER NOT NULL,
  titolo INTEGER,
  tipologia TEXT,
  descrizione TEXT,
  provenienza TEXT CHECK (provenienza IN ('comuni', 'regione', 'stato', 'asl', 'utenti', 'altro')),
  importo_cents INTEGER
) STRICT;

CREATE TABLE spesa_macro (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_letto TEXT,
  ente_id TEXT,
  programma_letto TEXT,
  programma_id TEXT,
  titolo INTEGER,
  macroaggregato TEXT NOT NULL,
  anno INTEGER NOT NULL,
  importo_cents INTEGER
) STRICT;

CREATE TABLE risorse_personale_dup (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_letto TEXT,
  ente_id TEXT,
  anno INTEGER NOT NULL,
  in_servizio_cents INTEGER,
  facolta_cents INTEGER,
  cessazioni_cents INTEGER
) STRICT;

CREATE TABLE capacita_assunzionale (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_letto TEXT,
  ente_id TEXT,
  anno INTEGER NOT NULL,
  fascia TEXT,
  soglia_bp INTEGER,
  entrate_nette_cents INTEGER,
  spesa_personale_cents INTEGER,
  spazio_cents INTEGER,
  attestazione TEXT
) STRICT;

CREATE TABLE dotazione (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  foglio TEXT,
  cella TEXT,
  riga INTEGER,
  ente_letto TEXT,
  ente_id TEXT,
  anno INTEGER NOT NULL,
  profilo_letto TEXT NOT NULL,
  profilo_id TEXT,
  area_letta TEXT,
  servizio TEXT CHECK (servizio IN ('sociale', 'ufficio_di_piano', 'pua', 'altro')),
  posti_milli INTEGER,
  coperti_milli INTEGER,
  costo_unitario_cents INTEGER
) STRICT;

CREATE TABLE dichiarazione_dup (
  id TEXT PRIMARY KEY NOT NULL,
  documento_id TEXT REFERENCES documento (id) DEFERRABLE INITIALLY DEFERRED,
  ente_letto TEXT,
  ente_id TEXT,
  semplificato INTEGER CHECK (semplificato IN (0, 1)),
  popolazione INTEGER,
  forma_letta TEXT,
  organismo TEXT,
  cita_piano INTEGER CHECK (cita_piano IN (0, 1)),
  atto TEXT
) STRICT;

CREATE TABLE mandato (
  id TEXT PRIMARY KEY NOT NULL,
  ente_letto TEXT,
  ente_id TEXT,
  persona TEXT NOT NULL,
  carica TEXT,
  presiede INTEGER CHECK (presiede IN (0, 1)),
  dal TEXT,
  al TEXT,
  delega TEXT,
  peso_milli INTEGER
) STRICT;

CREATE TABLE posto_ufficio (
  id TEXT PRIMARY KEY NOT NULL,
  ruolo TEXT NOT NULL CHECK (ruolo IN ('coordinatore', 'sociale', 'tecnico_amministrativo', 'contabile', 'altro')),
  profilo_letto TEXT,
  profilo_id TEXT,
  persona TEXT,
  ente_letto TEXT,
  ente_id TEXT,
  minuti_settimanali INTEGER,
  atto TEXT,
  dal TEXT,
  al TEXT
) STRICT;

CREATE TABLE distretto (
  id TEXT PRIMARY KEY NOT NULL,
  tipo TEXT NOT NULL CHECK (tipo IN ('sanitario', 'lavoro', 'scolastico', 'altro')),
  denominazione TEXT NOT NULL,
  ente_letto TEXT,
  ente_id TEXT,
  comuni TEXT NOT NULL,
  nota TEXT
) STRICT;

CREATE TABLE voto (
  id TEXT PRIMARY KEY NOT NULL,
  sede TEXT NOT NULL CHECK (sede IN ('organo', 'conferenza34')),
  data TEXT,
  ente_letto TEXT,
  ente_id TEXT,
  presente INTEGER CHECK (presente IN (0, 1)),
  delega TEXT,
  espressione TEXT CHECK (espressione IN ('consenso', 'dissenso', 'astensione')),
  peso_milli INTEGER
) STRICT;

CREATE TABLE pua (
  id TEXT PRIMARY KEY NOT NULL,
  denominazione TEXT NOT NULL,
  distretto_id TEXT,
  sede TEXT,
  tipo_sede TEXT CHECK (tipo_sede IN ('casa_comunita', 'ospedale', 'comune', 'altro')),
  orari TEXT,
  fte_sociali_milli INTEGER,
  fte_sanitari_milli INTEGER,
  protocollo_id TEXT
) STRICT;

CREATE TABLE protocollo (
  id TEXT PRIMARY KEY NOT NULL,
  tipo TEXT NOT NULL CHECK (tipo IN ('pua_uvm', 'dimissioni', 'lavoro', 'scuola', 'casa', 'giustizia', 'altro')),
  titolo TEXT NOT NULL,
  parti TEXT NOT NULL,
  atto TEXT,
  data TEXT,
  valido_al TEXT,
  oggetto TEXT
) STRICT;

CREATE TABLE piano_collegato (
  id TEXT PRIMARY KEY NOT NULL,
  settore TEXT NOT NULL CHECK (settore IN ('sanitario', 'scuola', 'lavoro', 'casa', 'giustizia', 'altro')),
  denominazione TEXT NOT NULL,
  ente TEXT,
  atto TEXT,
  data TEXT,
  valido_al TEXT,
  raccordo TEXT
) STRICT;

CREATE TABLE esito_precedente (
  id TEXT PRIMARY KEY NOT NULL,
  leps_letto TEXT NOT NULL,
  leps_id TEXT,
  totale_cents INTEGER,
  esito TEXT CHECK (esito IN ('raggiunto', 'in_parte', 'non_raggiunto')),
  motivazione TEXT
) STRICT;

CREATE TABLE scadenza (
  id TEXT PRIMARY KEY NOT NULL,
  titolo TEXT NOT NULL,
  data TEXT,
  responsabile TEXT,
  fatta_il TEXT,
  atto TEXT,
  nota TEXT
) STRICT;

CREATE TABLE incontro (
  id TEXT PRIMARY KEY NOT NULL,
  tavolo TEXT NOT NULL,
  leps TEXT NOT NULL,
  data TEXT,
  luogo TEXT,
  presenze TEXT NOT NULL,
  verbale TEXT
) STRICT;

CREATE TABLE consultazione (
  id TEXT PRIMARY KEY NOT NULL,
  tipo TEXT NOT NULL CHECK (tipo IN ('sindacati', 'parti_sociali', 'cittadini', 'altro')),
  soggetto TEXT NOT NULL,
  data TEXT,
  modo TEXT,
  verbale TEXT
) STRICT;

CREATE TABLE monitoraggio (
  id TEXT PRIMARY KEY NOT NULL,
  anno INTEGER NOT NULL,
  data TEXT,
  oggetto TEXT NOT NULL,
  responsabile TEXT,
  relazione TEXT
) STRICT;

CREATE TABLE servizio (
  id TEXT PRIMARY KEY NOT NULL,
  denominazione TEXT NOT NULL,
  tipologia TEXT CHECK (tipologia IN ('servizio_sociale', 'pronto_intervento', 'assistenza_domiciliare', 'residenziale', 'semiresidenziale', 'accoglienza', 'altro')),
  scheda_id TEXT,
  leps_letto TEXT,
  leps_id TEXT,
  titolare_letto TEXT,
  titolare_id TEXT,
  gestore TEXT,
  forma_gestione TEXT CHECK (forma_gestione IN ('diretta', 'appalto', 'accreditamento', 'coprogettazione', 'voucher', 'convenzione', 'altro')),
  comune_letto TEXT,
  comune_id TEXT,
  sede TEXT,
  posti INTEGER,
  utenti INTEGER,
  compartecipazione INTEGER CHECK (compartecipazione IN (0, 1)),
  isee TEXT,
  autorizzazione TEXT,
  accreditamento TEXT,
  integrato INTEGER CHECK (integrato IN (0, 1)),
  quota_sociale_bp INTEGER,
  quota_sanitaria_bp INTEGER,
  nota TEXT
) STRICT;

CREATE TABLE pis_copertura (
  id TEXT PRIMARY KEY NOT NULL,
  servizio TEXT NOT NULL CHECK (servizio IN ('pis', 'territoriale')),
  giorno TEXT NOT NULL CHECK (giorno IN ('lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica', 'festivi')),
  dalle INTEGER NOT NULL,
  alle INTEGER NOT NULL,
  sede TEXT
) STRICT;

CREATE TABLE residenza_fittizia (
  id TEXT PRIMARY KEY NOT NULL,
  comune_letto TEXT NOT NULL,
  comune_id TEXT,
  via TEXT,
  atto TEXT,
  data TEXT,
  fermo_posta INTEGER CHECK (fermo_posta IN (0, 1))
) STRICT;

CREATE TABLE fase (
  id TEXT PRIMARY KEY NOT NULL,
  scheda_id TEXT,
  ordine INTEGER NOT NULL,
  titolo TEXT NOT NULL,
  inizio TEXT,
  fine TEXT,
  responsabile TEXT,
  prodotto TEXT,
  stato TEXT CHECK (stato IN ('da_fare', 'in_corso', 'fatto', 'non_dovuto'))
) STRICT;

CREATE TABLE dato_leps (
  id TEXT PRIMARY KEY NOT NULL,
  leps_letto TEXT NOT NULL,
  leps_id TEXT,
  dato TEXT NOT NULL CHECK (dato IN ('assistenti_sociali_coinvolti', 'ore_supervisione', 'persone_non_autosufficienti', 'ore_annue', 'ore_medie_settimanali', 'costo_orario', 'fondi_statali')),
  anno INTEGER,
  valore_milli INTEGER,
  fonte TEXT,
  data TEXT,
  ente_letto TEXT,
  ente_id TEXT
) STRICT;
`,
};
