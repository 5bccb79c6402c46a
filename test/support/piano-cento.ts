import { bloccoIdSchema } from '#domain/ids.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { pianoEsempio } from './atti.ts';
import { idInOrdine } from './piano-in-memoria.ts';

const frasi = [
  'Il servizio accoglie le domande delle persone e delle famiglie, le orienta e ne accompagna il percorso con un progetto scritto.',
  'Gli operatori lavorano in équipe con i servizi sanitari, con la scuola e con gli enti del Terzo settore che collaborano al Piano.',
  'Le sedi sono aperte in giorni e orari pubblicati sul sito dell’Ambito; nei Comuni più piccoli il servizio è presente su appuntamento.',
  'I dati sono raccolti nel sistema informativo e letti ogni sei mesi con la Conferenza dei Sindaci e con i tavoli.',
  'Le risorse programmate coprono il personale, gli affidamenti in corso e la formazione; gli importi sono nella tabella della scheda.',
];

/** Prose of a scheda: as many paragraphs as a real one has. */
const prosa = (sezione: Sezione): Sezione => ({
  ...sezione,
  contenuto: {
    versione: 1,
    blocchi: [
      ...Array.from({ length: 8 }, (_, i) => ({
        id: bloccoIdSchema.parse(`prosa-${i + 1}`),
        tipo: 'paragrafo' as const,
        contenuto: [{ tipo: 'testo' as const, testo: frasi.map((_f, k) => frasi[(i + k) % frasi.length]).join(' ') }],
      })),
      ...sezione.contenuto.blocchi,
    ],
  },
});

/** A plan of about a hundred pages: the example with its schede repeated, each with prose, resources and staff. */
export const pianoCento = (copie = 2): Piano => {
  const p = pianoEsempio();
  const id = idInOrdine(0x900000);
  const r = p.registri;
  const scheda = [...r.scheda];
  const voceSpesa = [...r.voceSpesa];
  const copertura = [...r.copertura];
  const personaleRichiesto = [...r.personaleRichiesto];
  const sezioni = p.sezioni.map((s) => (s.schedaId === null ? s : prosa(s)));
  for (let copia = 1; copia < copie; copia++)
    for (const s of r.scheda) {
      const schedaId = id();
      scheda.push({ ...s, id: schedaId, codice: `${s.codice}-${copia}`, ordine: s.ordine + copia * 100 });
      for (const v of r.voceSpesa.filter((x) => x.schedaId === s.id)) {
        const voceId = id();
        voceSpesa.push({ ...v, id: voceId, schedaId });
        for (const c of r.copertura.filter((x) => x.voceId === v.id)) copertura.push({ ...c, id: id(), voceId });
      }
      for (const x of r.personaleRichiesto.filter((y) => y.schedaId === s.id))
        personaleRichiesto.push({ ...x, id: id(), schedaId });
      const sezione = p.sezioni.find((x) => x.schedaId === s.id);
      if (sezione) sezioni.push(prosa({ ...sezione, id: id(), schedaId, ordine: sezione.ordine + copia * 100 }));
    }
  return { ...p, sezioni, registri: { ...r, scheda, voceSpesa, copertura, personaleRichiesto } };
};
