import { citazioneBreve } from '#domain/citazioni.ts';
import { catalogoLeps, lepsDelPacco, schedaDovuta } from '#domain/leps.ts';
import { schedeDelLeps } from '#domain/risorse.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoRegistro } from '../luoghi.ts';
import { violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

/** A LEPS that the pack makes due in the plan's years and that no scheda carries. Duty, date and severity are pack data. */
export const leps01 = defineRule({
  id: 'LEPS-01',
  titolo: 'LEPS privo di scheda',
  gruppo: 'Copertura LEPS',
  base: 'bloccante',
  gravita: ({ soggetto }, piano) => lepsDelPacco(piano.pacco, soggetto)?.gravita ?? 'bloccante',
  fonti: [
    { norma: 'l-234-2021', articolo: '1', comma: '162-164, 170' },
    { norma: 'l-178-2020', articolo: '1', comma: '797' },
    { norma: 'l-199-2025', articolo: '1', comma: '700' },
  ],
  soggetti: (piano) =>
    catalogoLeps(piano)
      .filter((l) => schedaDovuta(piano, l))
      .map((l) => l.id),
  legge: () => [chiave.registro('scheda')],
  verifica: (soggetto, piano) => {
    const leps = esaminato(lepsDelPacco(piano.pacco, soggetto), 'LEPS-01', soggetto);
    if (schedeDelLeps(piano, soggetto).length > 0) return 'ok';
    const [prima] = leps.citazioni;
    const norma = prima === undefined ? leps.fonte : citazioneBreve(piano.pacco, prima);
    return violazione({
      messaggio: `Il LEPS «${leps.nome}» (${norma}) non ha una scheda nel piano.`,
      espressione: `schede di ${leps.id}: 0`,
      operandi: { leps: leps.id, schede: '0', obbligatorioDal: leps.obbligatorioDal ?? '' },
      luoghi: [
        luogoRegistro('schede', 'Schede del piano'),
        { tipo: 'pacco', id: leps.id, etichetta: `Catalogo dei LEPS: ${leps.nome}` },
      ],
      fonti: leps.citazioni,
      rimedi: [
        {
          testo: `Aggiungere la scheda «${leps.breve}» dal modello, anche solo con stato «non attivo» e percorso di attivazione.`,
          comando: { nome: 'schede/aggiungi', input: { leps: leps.id } },
        },
      ],
    });
  },
});
