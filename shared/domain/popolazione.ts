import { comuniDellAmbito, territorio } from './enti.ts';
import { annoDi } from './giorni.ts';
import { derivatoDa, raggruppa } from './indice.ts';
import { type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import type { Piano } from './piano.ts';
import type { Riga } from './registri.ts';

type RigaPopolazione = Riga<'popolazione'>;

/** Residents of the Ambito: sum of the newest figure of each Comune. `anno` = oldest year used, `data` = its day. */
type PopolazioneAmbito = {
  readonly totale: number;
  readonly anno: number;
  readonly data: string;
  readonly perComune: ReadonlyMap<string, RigaPopolazione>;
};

/** Newest population row of a Comune, whatever its age (its year goes with the figure); `undefined` if none. */
export const popolazioneComune = (piano: Piano, comuneId: string): RigaPopolazione | undefined =>
  raggruppa(piano.registri.popolazione, 'comune', (p) => p.comuneId)
    .get(comuneId)
    ?.reduce((a, b) => (b.dataRiferimento > a.dataRiferimento ? b : a));

/** Population of the Ambito; non verificabile when a Comune has none, never a partial sum. */
export const popolazioneAmbito = (piano: Piano): PopolazioneAmbito | NonVerificabile =>
  derivatoDa([...territorio(piano), piano.registri.popolazione], 'popolazione-ambito', () => {
    const comuni = comuniDellAmbito(piano);
    if (comuni.length === 0) return nonVerificabile('il piano non ha Comuni');
    const perComune = new Map<string, RigaPopolazione>();
    const senza: string[] = [];
    for (const comune of comuni) {
      const riga = popolazioneComune(piano, comune.id);
      if (riga) perComune.set(comune.id, riga);
      else senza.push(comune.nome);
    }
    if (senza.length > 0) return nonVerificabile(`manca la popolazione di ${senza.join(', ')}`);
    const righe = [...perComune.values()];
    const data = righe.reduce(
      (a, r) => (r.dataRiferimento < a ? r.dataRiferimento : a),
      righe[0]?.dataRiferimento ?? '',
    );
    return { totale: righe.reduce((a, r) => a + r.residenti, 0), anno: annoDi(data), data, perComune };
  });
