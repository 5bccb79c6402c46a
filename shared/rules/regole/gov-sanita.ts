import { nomeEnte } from '#domain/enti.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Ente, Riga, Scheda } from '#domain/registri.ts';
import { accordo, elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { nomina } from '../famiglie/testo.ts';
import { luogoScheda, luogoVista } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

/** Health bodies of the plan. */
const sanitari = (piano: Piano): readonly Ente[] =>
  derivatoDa([piano.registri.ente], 'enti-sanitari', () => piano.registri.ente.filter((e) => e.tipo === 'asl'));

/** Whether a health body is among the parties of the accordo. */
const sanitaFirma = (piano: Piano): boolean =>
  piano.registri.parte.some((p) => p.ruolo === 'sanita' || perId(piano.registri.ente, p.enteId)?.tipo === 'asl');

/** Whether a protocol has a health body among its parties. */
const conSanita = (p: Riga<'protocollo'>, piano: Piano, nomi: readonly string[]): boolean => {
  const denominazioni = sanitari(piano).map((e) => e.denominazione);
  return p.parti.some((parte) => nomina(parte, [...nomi, ...denominazioni]));
};

/** Whether a scheda is integrated with health: as a person says, else by the law of its LEPS (`null` = nobody says). */
const integrata = (piano: Piano, s: Scheda): boolean | null => {
  if (s.integrata !== null) return s.integrata;
  const perLegge = s.leps.some((l) => {
    const leps = perId(piano.pacco.leps, l.id);
    return leps !== undefined && (leps.puaUvm === 'si' || leps.puaUvm === 'e_pua');
  });
  return perLegge ? null : false;
};

const intesa = (piano: Piano): EsitoSoggetto => {
  if (valoreCampo(piano, 'intesa.estremi') !== null) return 'ok';
  const luogo = luogoCampo('intesa.estremi', "Atto di intesa con l'azienda sanitaria");
  return {
    ...violazione({
      messaggio: "Non è registrata l'intesa con l'azienda sanitaria.",
      espressione: "manca: atto di intesa con l'azienda sanitaria",
      operandi: { manca: 'intesa.estremi' },
      luoghi: [luogo],
      rimedi: [{ testo: "Scrivere fra i campi dell'accordo gli estremi dell'intesa.", vai: luogo }],
    }),
    parte: 'intesa',
  };
};

const schedeSenzaSanita = (piano: Piano, parametri: LettoreParametri): EsitoSoggetto => {
  if (sanitaFirma(piano)) return 'ok';
  const nomi = parametri.elenco(nomiParametri.nomiSanita);
  if (eNonVerificabile(nomi)) return nonSi('schede integrate con la sanità', nomi);
  const coperte = new Set<string>(piano.registri.protocollo.filter((p) => conSanita(p, piano, nomi)).map((p) => p.id));
  const scoperte = (esito: boolean | null) =>
    piano.registri.scheda.filter((s) => integrata(piano, s) === esito && !coperte.has(s.protocolloId ?? ''));
  const [certe, incerte] = [scoperte(true), scoperte(null)];
  const luoghiDi = (schede: readonly Scheda[]) => [
    ...schede.map((s) => luogoScheda(piano, s)),
    luogoVista('parte', "Parti dell'accordo"),
    luogoVista('protocollo', 'Protocolli'),
  ];
  if (certe.length > 0) {
    const chi = sanitari(piano).map((e) => nomeEnte(piano, e.id));
    const soggetto = chi.length === 0 ? "L'azienda sanitaria" : elencoInLinea(chi);
    return violazione({
      messaggio: `${soggetto} ${accordo(Math.max(chi.length, 1), 'non firma ma partecipa', 'non firmano ma partecipano')} a: ${elencoInLinea(certe.map((s) => `${s.codice} ${s.titolo}`))}.`,
      espressione: `schede integrate senza firma né protocollo della sanità: ${certe.length}`,
      operandi: { schede: certe.map((s) => s.codice).join(' ') },
      luoghi: luoghiDi(certe),
      rimedi: [
        {
          testo: "Aggiungere l'azienda sanitaria fra le parti dell'accordo.",
          vai: luogoVista('parte', "Parti dell'accordo"),
        },
        {
          testo: 'Oppure registrare il protocollo con l’azienda sanitaria e collegarlo alle schede.',
          vai: luogoVista('protocollo', 'Protocolli'),
        },
      ],
    });
  }
  if (incerte.length === 0) return 'ok';
  return nonSi(
    'firma della sanità',
    nonVerificabile(
      `${accordo(incerte.length, 'la scheda', 'le schede')} ${elencoInLinea(incerte.map((s) => s.codice))} ${accordo(incerte.length, 'riguarda', 'riguardano')} livelli che la legge integra con la sanità e non ${accordo(incerte.length, 'dice', 'dicono')} se lo ${accordo(incerte.length, 'è', 'sono')}`,
    ),
    {
      luoghi: luoghiDi(incerte),
      rimedi: [
        {
          testo: 'Dire nella scheda se è integrata con la sanità, e collegare il protocollo.',
          ...(incerte[0] ? { vai: luogoScheda(piano, incerte[0]) } : {}),
        },
      ],
    },
  );
};

type Domanda = 'intesa' | 'schede';
const domande: readonly Domanda[] = ['intesa', 'schede'];

/** Agreement of the health body with the plan, and its signature or protocol where schede are integrated with health. */
export const gov02 = regolaDiRighe<Domanda>({
  id: 'GOV-02',
  titolo: "Firma dell'ASL",
  gruppo: 'Governance e firme',
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' && s.soggetto === 'schede' ? 'bloccante' : 'avviso'),
  fonti: [
    { norma: 'l-328-2000', articolo: '19', comma: '1', lettera: 'g' },
    { norma: 'l-234-2021', articolo: '1', comma: '163' },
  ],
  righe: () => domande,
  nome: (d) => d,
  legge: (d) =>
    d === 'intesa'
      ? [chiave.registro('campo')]
      : [chiave.parti, chiave.registro('scheda'), chiave.registro('protocollo')],
  esamina: (d, piano, parametri) => (d === 'intesa' ? intesa(piano) : schedeSenzaSanita(piano, parametri)),
});
