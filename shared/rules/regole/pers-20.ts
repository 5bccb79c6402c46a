import { righeInUso } from '#domain/documenti.ts';
import { chiaveEnte, comuniDellAmbito, enteDelComune, nomeEnte, territorio } from '#domain/enti.ts';
import { derivatoDa } from '#domain/indice.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { anniDelPiao } from '#domain/piao.ts';
import type { Ente } from '#domain/registri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro } from '../luoghi.ts';
import { nonSi } from '../segnala.ts';

/** Bodies with a PIAO of their own: Comuni of the Ambito, and those that employ somebody. The Ambito itself has none. */
const conPiao = (piano: Piano): readonly Ente[] => {
  const persone = righeInUso(piano, piano.registri.persona);
  return derivatoDa([piano.registri.ente, persone, ...territorio(piano)], 'pers-20', () => {
    const deiComuni = new Set<string>(comuniDellAmbito(piano).flatMap((c) => enteDelComune(piano, c.id)?.id ?? []));
    const datori = new Set<string | null>(
      persone.filter((p) => p.rapporto === 'TI' || p.rapporto === 'TD').map((p) => p.enteId),
    );
    return piano.registri.ente.filter(
      (e) => deiComuni.has(e.id) || (e.tipo !== 'ambito' && e.tipo !== 'comune' && datori.has(e.id)),
    );
  });
};

/** A body whose PIAO does not speak of a year of the plan: what depends on it counts staff as it is today. */
export const pers20 = regolaDiRighe<Ente>({
  id: 'PERS-20',
  titolo: 'PIAO assente o superato',
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [{ norma: 'dl-80-2021', articolo: '6' }, { norma: 'dm-132-2022' }],
  righe: conPiao,
  nome: (e, piano) => chiaveEnte(piano, e.id),
  legge: () => [chiave.personale, chiave.registro('fabbisogno'), chiave.registro('documento')],
  esamina: (e, piano) => {
    const coperti = anniDelPiao(piano, e.id);
    const scoperti = anniDelPiano(piano).filter((anno) => !coperti.has(anno));
    if (scoperti.length === 0) return 'ok';
    const anni = elencoInLinea(scoperti.map(String));
    const nome = nomeEnte(piano, e.id);
    return nonSi(nome, nonVerificabile(''), {
      messaggio: `Il PIAO di ${nome} non copre il ${anni}: controlli sul personale non eseguiti.`,
      espressione: `anni nel PIAO: ${[...coperti].sort((a, b) => a - b).join(', ') || 'nessuno'}`,
      operandi: { ente: chiaveEnte(piano, e.id), anni: scoperti.join(' ') },
      luoghi: [luogoRegistro('ptfp', `Fabbisogni di ${nome}`)],
      rimedi: [
        { testo: `Importare il PIAO vigente di ${nome} (sezione 3.3).`, vai: luogoRegistro('ptfp', 'Fabbisogni') },
      ],
    });
  },
});
