import type { CampoModello } from './pacco.ts';

/** A fact of one value that the rules read and no act asks for: where it is entered and how. */
export type CampoNoto = Pick<CampoModello, 'nome' | 'etichetta' | 'tipo' | 'aiuto'>;

/** Named facts beside those that the acts of the pack declare. */
export const campiNoti: readonly CampoNoto[] = [
  { nome: 'precedente.inizio', etichetta: 'Primo giorno del piano precedente', tipo: 'data', aiuto: null },
  {
    nome: 'ambito.popolazione',
    etichetta: "Popolazione dell'Ambito scritta negli atti",
    tipo: 'numero',
    aiuto: 'Si confronta con la somma dei Comuni',
  },
  {
    nome: 'regolamento.quorum-presenti',
    etichetta: 'Presenti che servono per la seduta',
    tipo: 'numero',
    aiuto: 'Dal regolamento o dalla convenzione: quanti Comuni',
  },
  {
    nome: 'regolamento.quorum-voti',
    etichetta: 'Voti che servono per approvare',
    tipo: 'numero',
    aiuto: 'Dal regolamento o dalla convenzione',
  },
  { nome: 'avviso.data', etichetta: "Data dell'atto che approva l'avviso", tipo: 'data', aiuto: null },
  { nome: 'relazione.data', etichetta: 'Data della relazione conclusiva', tipo: 'data', aiuto: null },
  { nome: 'approvazione.data', etichetta: "Data dell'atto che approva l'accordo", tipo: 'data', aiuto: null },
  { nome: 'pubblicazione.data', etichetta: 'Data di pubblicazione', tipo: 'data', aiuto: 'Bollettino o albo' },
  { nome: 'isee.regolamento', etichetta: 'Regolamento unico ISEE', tipo: 'testo', aiuto: 'Atto e data' },
  {
    nome: 'sioss.prospetto',
    etichetta: 'Prospetto degli assistenti sociali inviato il',
    tipo: 'data',
    aiuto: 'SIOSS, entro il 28 febbraio',
  },
  {
    nome: 'pis.forma',
    etichetta: 'Forma organizzativa del pronto intervento sociale',
    tipo: 'testo',
    aiuto: 'a: servizio dedicato nelle ore di chiusura; b: servizio sempre attivo',
  },
  {
    nome: 'dimissioni.tipologie',
    etichetta: 'Tipologie di dimissioni protette',
    tipo: 'testo',
    aiuto: 'con domicilio, senza domicilio',
  },
  {
    nome: 'pai.interventi',
    etichetta: 'Il modello di PAI indica gli interventi',
    tipo: 'logico',
    aiuto: 'Per intensità del bisogno',
  },
  {
    nome: 'pai.responsabilita',
    etichetta: 'Il modello di PAI indica responsabilità e compiti',
    tipo: 'logico',
    aiuto: null,
  },
  { nome: 'pai.famiglia', etichetta: "Il modello di PAI indica l'apporto della famiglia", tipo: 'logico', aiuto: null },
];

/** Views of the registers room that hold named facts; the first prefix that fits decides, `dati-atti` holds the rest. */
const prefissi: readonly (readonly [string, string])[] = [
  ['precedente.', 'piano-precedente'],
  ['avvio.', 'coprogrammazione'],
  ['avviso.', 'coprogrammazione'],
  ['relazione.', 'coprogrammazione'],
  ['mancata-coprogrammazione.', 'coprogrammazione'],
  ['concertazione.', 'coprogrammazione'],
  ['tavoli.', 'coprogrammazione'],
  ['convenzione.', 'governance'],
  ['conferimento.', 'governance'],
  ['adesione.', 'governance'],
  ['statuto.', 'governance'],
  ['contratto-servizio.', 'governance'],
  ['istituzione.', 'governance'],
  ['delega-sanita.', 'governance'],
  ['regolamento.', 'governance'],
  ['ufficio.', 'governance'],
  ['seduta.', 'governance'],
  ['conf34.', 'governance'],
  ['collegio.', 'governance'],
  ['ambito.', 'governance'],
  ['intesa.', 'integrazione'],
  ['sanita.', 'integrazione'],
  ['pai.', 'integrazione'],
  ['dimissioni.', 'integrazione'],
  ['pis.', 'integrazione'],
  ['isee.', 'integrazione'],
];

/** View where a named fact is seen and entered. */
export const vistaDelCampo = (nome: string): string => prefissi.find(([p]) => nome.startsWith(p))?.[1] ?? 'dati-atti';
