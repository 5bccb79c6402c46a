import type { NomeRegistro } from './registri.ts';

/** A word of the trade: what it means here, and the one name that the code gives it. */
type VoceGlossario = { readonly termine: string; readonly codice: string; readonly significato: string };

const voce = (termine: string, codice: string, significato: string): VoceGlossario => ({
  termine,
  codice,
  significato,
});

/** Every register under its own name in the language of the trade: one term, one translation. */
export const glossarioRegistri: Readonly<Record<NomeRegistro, VoceGlossario>> = {
  piano: voce(
    'Piano di Zona',
    'piano',
    "Programmazione sociale dell'Ambito per gli anni del piano (L. 328/2000, art. 19).",
  ),
  campo: voce('campo', 'campo', 'Valore con un nome che una persona scrive per gli atti e i capitoli.'),
  comune: voce('Comune', 'comune', 'Comune nominato nel piano, con il codice ISTAT di sei cifre.'),
  appartenenza: voce('appartenenza', 'appartenenza', "Periodo in cui un Comune fa parte dell'Ambito."),
  popolazione: voce('popolazione', 'popolazione', 'Residenti di un Comune a una data.'),
  ente: voce('ente', 'ente', 'Amministrazione o soggetto che spende, assume, firma o partecipa.'),
  parte: voce(
    'parte',
    'parte',
    "Ente che sottoscrive l'accordo di programma, con chi firma e l'atto che lo autorizza.",
  ),
  documento: voce('documento importato', 'documento', 'File letto nel piano, con la sua impronta e il suo stato.'),
  rigaLetta: voce('riga letta', 'rigaLetta', 'Una cella di un documento contabile, come è stata letta.'),
  anomalia: voce('anomalia', 'anomalia', 'Difetto di un file o di una riga, con il punto in cui sta.'),
  persona: voce('persona', 'persona', 'Riga di un elenco del personale: ore, contratto, periodo, assenze.'),
  fabbisogno: voce('fabbisogno di personale', 'fabbisogno', 'Riga del piano dei fabbisogni (PIAO, sezione 3.3).'),
  assegnazione: voce('assegnazione', 'assegnazione', "Importo di un fondo attribuito all'Ambito per un anno."),
  quota: voce('quota', 'quota', 'Somma che un Comune versa alla gestione associata in un anno.'),
  scheda: voce('scheda', 'scheda', 'Parte del piano che risponde a uno o più livelli essenziali.'),
  voceSpesa: voce('voce di spesa', 'voceSpesa', 'Spesa di una scheda a carico di un ente.'),
  voceAnno: voce('importo annuale della voce', 'voceAnno', 'Quanto costa una voce di spesa in un anno.'),
  copertura: voce('copertura', 'copertura', 'Parte di una voce di spesa pagata da un fondo in un anno.'),
  personaleRichiesto: voce(
    'personale richiesto',
    'personaleRichiesto',
    'Unità di personale che una scheda chiede a un ente.',
  ),
  obiettivo: voce('obiettivo', 'obiettivo', 'Risultato che una scheda si propone.'),
  indicatore: voce('indicatore', 'indicatore', 'Misura di un obiettivo, con valore di partenza e traguardi.'),
  prospettoScritto: voce(
    'prospetto scritto',
    'prospettoScritto',
    'Totale scritto in un quadro finanziario: si confronta, non si somma.',
  ),
  ets: voce('ente del Terzo settore', 'ets', 'Soggetto che partecipa alla co-programmazione (D.Lgs. 117/2017).'),
  contributo: voce('contributo', 'contributo', 'Testo di un ente del Terzo settore nella co-programmazione.'),
  collegamento: voce('collegamento', 'collegamento', 'Passaggio del piano che viene da un contributo.'),
  adempimento: voce('adempimento', 'adempimento', 'Impegno di Ministero, Regione, Comuni o Ambito, con il suo stato.'),
  accettazione: voce(
    'accettazione',
    'accettazione',
    'Segnalazione tenuta per buona da una persona, con il motivo: scade se cambiano i numeri.',
  ),
  daRivedere: voce(
    'cambiamento da rivedere',
    'daRivedere',
    'Punto del piano che un file importato, o un modello più recente, ha cambiato e che nessuno ha ancora guardato.',
  ),
  correzione: voce(
    'correzione',
    'correzione',
    'Valore che una persona ha scritto sopra quello letto da un file, che resta accanto.',
  ),
  cifraCorretta: voce(
    'cifra corretta',
    'cifraCorretta',
    'Cifra di un documento contabile corretta a mano: le celle lette restano come sono.',
  ),
  mappatura: voce(
    'mappatura',
    'mappatura',
    'Disposizione dei file di un mittente, ricordata per le prossime importazioni.',
  ),
  entrataContabile: voce(
    'entrata',
    'entrataContabile',
    'Somma che il bilancio del capofila prevede di ricevere in un anno.',
  ),
  spesaMacro: voce(
    'spesa per macroaggregato',
    'spesaMacro',
    'Stanziamento di un programma distinto per natura della spesa (104: trasferimenti).',
  ),
  risorsePersonaleDup: voce(
    'risorse per il personale',
    'risorsePersonaleDup',
    'Somme che il DUP dedica al personale in servizio, alle assunzioni e ai risparmi da cessazioni.',
  ),
  capacitaAssunzionale: voce(
    'capacità assunzionale',
    'capacitaAssunzionale',
    'Spazio per assumere di un Comune in un anno (D.L. 34/2019, art. 33).',
  ),
  dotazione: voce('dotazione', 'dotazione', 'Posti di un profilo previsti e coperti in un ente.'),
  dichiarazioneDup: voce(
    'dichiarazione del DUP',
    'dichiarazioneDup',
    'Quello che un documento contabile dice oltre alle cifre: forma di gestione, popolazione, Piano di Zona.',
  ),
  mandato: voce('mandato', 'mandato', "Componente dell'organo politico dell'Ambito, con carica, durata e delega."),
  postoUfficio: voce("posto dell'Ufficio di Piano", 'postoUfficio', "Ruolo nell'Ufficio di Piano e chi lo ricopre."),
  distretto: voce(
    'distretto',
    'distretto',
    "Territorio diverso dall'Ambito: distretto sanitario, centro per l'impiego, rete di scuole.",
  ),
  voto: voce('voto', 'voto', "Espressione di un ente nell'organo politico o nella conferenza dell'art. 34."),
  pua: voce(
    'punto unico di accesso (PUA)',
    'pua',
    'Luogo dove sanità e sociale accolgono insieme la domanda (L. 234/2021, art. 1, c. 163).',
  ),
  protocollo: voce('protocollo', 'protocollo', 'Intesa operativa con altri enti: parti, data, durata.'),
  pianoCollegato: voce(
    'piano collegato',
    'pianoCollegato',
    'Atto di programmazione di un altro settore con cui il Piano si raccorda.',
  ),
  esitoPrecedente: voce(
    'esito del piano precedente',
    'esitoPrecedente',
    'Somme e risultato di un livello essenziale nel piano precedente.',
  ),
  scadenza: voce('scadenza', 'scadenza', 'Cosa da fare entro un giorno.'),
  incontro: voce('incontro', 'incontro', 'Riunione di un tavolo della co-programmazione, con presenze e verbale.'),
  consultazione: voce('consultazione', 'consultazione', 'Confronto con sindacati, parti sociali o cittadini.'),
  monitoraggio: voce('verifica del Piano', 'monitoraggio', 'Momento in cui si controlla come va il Piano.'),
  servizio: voce(
    "servizio o unità d'offerta",
    'servizio',
    'Servizio con titolare, gestore, sede, posti e regole di accesso.',
  ),
  pisCopertura: voce(
    'fascia di copertura',
    'pisCopertura',
    'Ore di un giorno in cui risponde il pronto intervento sociale o i servizi territoriali.',
  ),
  residenzaFittizia: voce(
    'residenza fittizia',
    'residenzaFittizia',
    'Via istituita da un Comune per chi non ha dimora, con il fermo posta.',
  ),
  fase: voce('fase', 'fase', 'Passo del cronoprogramma.'),
  datoLeps: voce(
    'dato di un livello essenziale',
    'datoLeps',
    'Quantità che un livello essenziale chiede di dichiarare, con la fonte.',
  ),
};

/** Words that are not registers. */
export const glossario: readonly VoceGlossario[] = [
  voce(
    'Ambito territoriale sociale (ATS)',
    'ambito',
    'Comuni che programmano insieme i servizi sociali (L. 234/2021, art. 1, c. 160).',
  ),
  voce('livello essenziale (LEPS)', 'leps', 'Prestazione sociale che deve essere garantita su tutto il territorio.'),
  voce(
    'forma associativa',
    'forma',
    'Modo in cui i Comuni gestiscono insieme: convenzione, unione, consorzio, azienda, istituzione.',
  ),
  voce(
    'gestore',
    'gestore',
    'Ente che gestisce i servizi per i Comuni; può essere anche un’ASP o un’ASL, che non sono forme associative.',
  ),
  voce(
    'FTE',
    'fte',
    'Unità equivalente a tempo pieno: ore della persona divise per le ore del contratto, come frazione esatta.',
  ),
  voce('rapporto', 'rapporto', 'Abitanti per un assistente sociale; e anche, per una persona, il rapporto di lavoro.'),
  voce('fondo', 'fondo', 'Fonte di finanziamento del modello.'),
  voce('annualità', 'annualita', 'Anno a cui un fondo si riferisce, anche se si spende dopo.'),
  voce('stanziamento', 'stanziamento', 'Importo che un DUP o un bilancio prevede per un programma in un anno.'),
  voce('rilievo', 'rilievo', 'Quello che una regola dice di un soggetto: violazione o non verificabile.'),
  voce(
    'non verificabile',
    'nonVerificabile',
    'Manca un dato: non vale né come rispettato né come violato, e mai come zero.',
  ),
  voce('modello', 'pacco', 'Testi, norme, fondi e parametri da cui nasce un piano e che il piano porta con sé.'),
  voce('dato vivo', 'dato', 'Cifra del testo legata a un registro.'),
  voce('progetto di assistenza individuale integrata (PAI)', 'pai', 'PAI secondo la L. 234/2021, art. 1, c. 163.'),
  voce(
    'percorso assistenziale integrato',
    'percorsoAssistenzialeIntegrato',
    'Nome del Piano per la non autosufficienza: accesso, valutazione, PAI, monitoraggio.',
  ),
];
