import { perId } from '#domain/indice.ts';
import { catalogoLeps, statoLeps } from '#domain/leps.ts';
import type { Piano } from '#domain/piano.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaData,
  cellaNumero,
  cellaTesto,
  cellaVuota,
  colonna,
  delModello,
  fonteDi,
  riga,
} from './celle.ts';

const verificato = (data: string | null): Cella =>
  data === null
    ? cellaTesto('da verificare', { ...delModello('La fonte non è stata ancora letta'), stato: 'anomalia' })
    : cellaData(data, delModello());
const validita = (data: string | null): Cella => (data === null ? cellaVuota() : cellaData(data, delModello()));
const facoltativa = (testo: string | null): Cella =>
  testo === null || testo === '' ? cellaVuota() : cellaTesto(testo, delModello());

/** LEPS of the pack carried by the plan, with where each stands. */
export const vistaLeps = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('id', 'Codice'),
    colonna('nome', 'Livello'),
    colonna('norma', 'Norme'),
    colonna('standard', 'Standard'),
    colonna('obbligatorio', 'Obbligatorio', 'stato'),
    colonna('dal', 'Dal', 'data'),
    colonna('fondi', 'Fondi'),
    colonna('stato', 'Stato nel Piano', 'stato'),
    colonna('schede', 'Schede', 'numero'),
    colonna('fonte', 'Fonte'),
    colonna('verifica', 'Verificato', 'stato'),
  ],
  righe: catalogoLeps(piano).map((l) => {
    const { stato, schede } = statoLeps(piano, l);
    const norme = l.citazioni.map((c) => {
      const breve = perId(piano.pacco.norme, c.norma)?.breve ?? c.norma;
      return `${breve}${c.articolo === null ? '' : `, art. ${c.articolo}`}${c.comma === null ? '' : `, c. ${c.comma}`}${c.lettera === null ? '' : `, lett. ${c.lettera})`}`;
    });
    return riga(l.id, null, [
      cellaTesto(l.id, delModello()),
      cellaTesto(l.nome, delModello()),
      facoltativa(norme.join('; ')),
      facoltativa(l.standard),
      cellaTesto(l.obbligatorio ? 'sì' : 'no', delModello()),
      validita(l.obbligatorioDal),
      facoltativa(l.fondi.join(', ')),
      cellaTesto(stato.replaceAll('_', ' '), calcolato()),
      cellaNumero(schede.length, calcolato()),
      cellaTesto(l.fonte, delModello()),
      verificato(l.verificatoIl),
    ]);
  }),
});

/** Norm catalogue of the pack. */
export const vistaNorme = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('breve', 'Norma'),
    colonna('estesa', 'Per esteso'),
    colonna('titolo', 'Titolo'),
    colonna('url', 'Indirizzo'),
    colonna('abrogata', 'Abrogata', 'stato'),
    colonna('fonte', 'Fonte'),
    colonna('verifica', 'Verificato', 'stato'),
  ],
  righe: piano.pacco.norme.map((n) =>
    riga(n.id, null, [
      cellaTesto(n.breve, delModello()),
      cellaTesto(n.estesa, delModello()),
      cellaTesto(n.titolo, delModello()),
      facoltativa(n.url),
      cellaTesto(n.abrogata ? 'sì' : 'no', n.abrogata ? { ...delModello(), stato: 'anomalia' } : delModello()),
      cellaTesto(n.fonte, delModello()),
      verificato(n.verificatoIl),
    ]),
  ),
});

const mostraValore = (valore: unknown): string | null => {
  if (valore === null || valore === undefined) return null;
  return typeof valore === 'string' ? valore : JSON.stringify(valore);
};

/** Normative parameters of the pack: value, validity, source, day of the check. */
export const vistaParametri = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('id', 'Parametro'),
    colonna('valore', 'Valore'),
    colonna('dal', 'Valido dal', 'data'),
    colonna('al', 'Valido al', 'data'),
    colonna('fonte', 'Fonte'),
    colonna('esito', 'Esito', 'stato'),
    colonna('verifica', 'Verificato', 'stato'),
  ],
  righe: piano.pacco.parametri.map((p) =>
    riga(`${p.id}${p.validoDal === null ? '' : `@${p.validoDal}`}`, null, [
      cellaTesto(p.id, delModello()),
      cellaTesto(mostraValore(p.valore), delModello()),
      validita(p.validoDal),
      validita(p.validoAl),
      cellaTesto(p.fonte, delModello()),
      cellaTesto(p.esito.replaceAll('_', ' '), delModello()),
      verificato(p.verificatoIl),
    ]),
  ),
});

/** Every anomaly that the imports found, with its place, until someone decides. */
export const vistaAnomalie = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('gravita', 'Gravità', 'stato'),
    colonna('codice', 'Codice'),
    colonna('file', 'File'),
    colonna('foglio', 'Foglio'),
    colonna('cella', 'Cella'),
    colonna('messaggio', 'Che cosa non va'),
    colonna('trovato', 'Trovato'),
    colonna('atteso', 'Atteso'),
    colonna('risolta', 'Decisione'),
  ],
  righe: piano.registri.anomalia.map((a) => {
    const fonte = fonteDi(piano, a, a.trovato);
    const o = {
      fonte,
      stato:
        a.risolta !== null ? ('ok' as const) : a.gravita === 'errore' ? ('errore' as const) : ('anomalia' as const),
      nota: null,
    };
    const cella = (testo: string | null) => (testo === null || testo === '' ? cellaVuota() : cellaTesto(testo, o));
    return riga(a.id, 'anomalia', [
      cella(a.gravita),
      cella(a.codice),
      cella(fonte?.file ?? null),
      cella(a.foglio),
      cella(fonte?.cella ?? null),
      cella(a.messaggio),
      cella(a.trovato),
      cella(a.atteso),
      cella(a.risolta),
    ]);
  }),
});
