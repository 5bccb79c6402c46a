import type { Persona } from '#domain/registri.ts';
import { citato } from '../confronto-testi.ts';
import type { Tabella } from '../griglia/intestazione.ts';
import { luogo } from '../griglia/luogo.ts';
import type { Ingresso } from '../ingresso.ts';
import { leggiIntero } from '../numeri.ts';
import { celleDi, dove, orarioDi } from './riga.ts';
import type { RuoloPersonale } from './vocabolario.ts';

/**
 * Compares a staffing table (people and hours by profile) with the persons that the plan already has for that body. It
 * gives no rows: persons come from lists; a table that disagrees with them is reported.
 */
export const confrontaDotazione = (
  tabella: Tabella<RuoloPersonale>,
  enteId: Persona['enteId'],
  ingresso: Ingresso,
): number => {
  const { foglio } = tabella;
  const { anomalie, codici, contesto } = ingresso;
  let confrontate = 0;
  for (const r of tabella.righe) {
    const celle = celleDi(tabella, r);
    const profilo = celle.testo('profilo');
    const profiloId = codici.profilo(profilo);
    const coperti = celle.cella('coperti');
    const orario = orarioDi(celle.cella('orario'), contesto.minutiTempoPieno);
    if (profiloId === null || !contesto.profiliAS.includes(profiloId) || !coperti || !orario) continue;
    confrontate += 1;
    const quanti = leggiIntero(coperti.testo);
    const persone = contesto.persone.filter(
      (p) => p.enteId === enteId && p.profiloId === profiloId && p.doppiaDi === null,
    );
    if (quanti === null || persone.length === 0) {
      anomalie.avviso(
        'DOTAZIONE_SENZA_ELENCO',
        `${citato(profilo)}: nel piano non ci sono ancora persone di questo ente da confrontare con la dotazione.`,
        dove(foglio, coperti),
      );
      continue;
    }
    const dellElenco = persone.reduce<number | null>(
      (a, p) => (a === null || p.minutiSettimanali === null ? null : a + p.minutiSettimanali),
      0,
    );
    const dellaDotazione = quanti * orario.minuti;
    if (dellElenco === dellaDotazione && persone.length === quanti) continue;
    const cella = celle.cella('orario') ?? coperti;
    anomalie.errore(
      'ORARIO_DISCORDE',
      `${citato(profilo)}: la dotazione in ${luogo(foglio, cella)} dice ${quanti} × ${orario.minuti / 60} ore, l’elenco del personale ${persone.length} per ${dellElenco === null ? 'ore non leggibili' : `${dellElenco / 60} ore`} (${persone.map((p) => p.matricola).join(', ')}). Vale l’elenco: chiedere conferma all’ente.`,
      {
        ...dove(foglio, cella),
        trovato: `${dellaDotazione / 60} ore`,
        atteso: dellElenco === null ? null : `${dellElenco / 60} ore`,
      },
    );
  }
  return confrontate;
};
