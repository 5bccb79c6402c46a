import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { centesimiInTesto } from '#domain/denaro.ts';
import { confronta, frazione, inDecimale, quoziente } from '#domain/frazione.ts';
import { eNonVerificabile, type NonVerificabile } from '#domain/non-verificabile.ts';
import { asDellAnno, contributoAS, esclusiAS, soglieAS } from '#domain/personale.ts';
import { type FabbisognoDiProva, idDi, type PersonaDiProva, unPiano } from '../../support/costruisci.ts';

const attesi = JSON.parse(readFileSync(new URL('../../fixtures/attesi/personale-dev.json', import.meta.url), 'utf8'));
const comuni = [
  ['044066', 47485],
  ['044002', 3695],
  ['044010', 985],
  ['044016', 878],
  ['044017', 5380],
  ['044023', 15984],
  ['044029', 1650],
  ['044031', 4499],
  ['044032', 1961],
  ['044036', 2011],
  ['044045', 12811],
  ['044063', 4089],
].map(([istat, residenti]) => ({ istat: String(istat), nome: String(istat), residenti: Number(residenti) }));

type PersonaAttesa = {
  matricola: string;
  ente: string;
  assistenteSociale: boolean;
  rapporto: string;
  fte: string;
  dal: string;
  al: string | null;
  doppio: boolean;
};
const personale = attesi.persone.map(
  (p: PersonaAttesa): PersonaDiProva => ({
    matricola: p.matricola,
    ente: p.ente,
    profiloId: p.assistenteSociale ? 'assistente-sociale' : 'istruttore-amministrativo',
    profiloLetto: p.assistenteSociale ? 'Assistente sociale' : 'Assistente amministrativo',
    rapporto: p.rapporto === 'TI' || p.rapporto === 'TD' ? p.rapporto : 'esterno',
    minutiSettimanali: Math.round(Number(p.fte) * 2160),
    dal: p.dal,
    al: p.al,
    doppiaDi: p.doppio ? idDi('persona:AT001:ATS') : null,
    assenze: p.matricola === 'GR002' ? [{ dal: '2026-02-01', al: '2027-01-31', motivo: 'aspettativa' }] : [],
  }),
);
const fabbisogni: FabbisognoDiProva[] = attesi.assunzioniProgrammate.map(
  (f: { ente: string; anno: number; unita: number; fte: number; dec: string; tipo?: string }): FabbisognoDiProva =>
    f.tipo?.startsWith('trasformazione')
      ? {
          ente: f.ente,
          anno: f.anno,
          tipo: 'trasformazione',
          decorrenza: f.dec,
          minutiSettimanali: 2160,
          personaId: idDi('persona:MP002:044045'),
        }
      : {
          ente: f.ente,
          anno: f.anno,
          unitaMilli: f.unita * 1000,
          minutiSettimanali: Math.round((f.fte / f.unita) * 2160),
          decorrenza: f.dec,
        },
);
const piano = unPiano({ comuni, personale, fabbisogni });
const certo = <T>(v: T | NonVerificabile): T => {
  if (eNonVerificabile(v)) throw new Error(v.nv);
  return v;
};
const sei = (q: { num: bigint; den: bigint }) => inDecimale(q, 6);

describe('il personale dell’Ambito di prova dà le cifre attese', () => {
  for (const anno of [2026, 2027, 2028]) {
    it(`nel ${anno}: TI, TD, media pesata per giorni, soglie, contributo, per ente`, () => {
      const atteso = attesi.perAnno[anno];
      const as = certo(asDellAnno(piano, anno));
      const soglie = certo(soglieAS(piano, anno));
      expect({ alFine: sei(as.ti.alFine.fte), media: sei(as.ti.media.fte) }).toEqual({
        alFine: atteso.TI.al3112,
        media: atteso.TI.mediaAnnua,
      });
      expect({ alFine: sei(as.td.alFine.fte), media: sei(as.td.media.fte) }).toEqual({
        alFine: atteso.TD.al3112,
        media: atteso.TD.mediaAnnua,
      });
      expect(sei(as.totaleAlFine.fte)).toBe(atteso.TIpiuTD_3112);
      expect([soglie.contributo, soglie.leps, soglie.obiettivo].map((s) => sei(s.fte))).toEqual(
        Object.values(atteso.sogliaFTE),
      );
      expect(`1:${inDecimale(quoziente(frazione(soglie.popolazione), as.ti.alFine.fte), 2)}`).toBe(atteso.rapporto3112);
      expect(confronta(as.ti.alFine.fte, soglie.leps.fte) >= 0).toBe(atteso.raggiunge1su5000_3112);
      for (const base of ['media', 'alFine'] as const) {
        const c = certo(contributoAS(piano, anno, base));
        const a = base === 'media' ? atteso.contributoSuMediaAnnua : atteso.contributoSu3112;
        expect({
          fteEccedente6500: sei(c.fte1),
          fteEccedente5000: sei(c.fte2),
          euro40000: centesimiInTesto(c.cents1),
          euro20000: centesimiInTesto(c.cents2),
          totale: centesimiInTesto(c.totaleCents),
        }).toEqual(a);
      }
      const perEnte = Object.fromEntries(
        as.perEnte.filter((e) => e.ti.fte.num > 0n).map((e) => [e.chiave, sei(e.ti.fte)]),
      );
      expect(perEnte).toEqual(
        Object.fromEntries(Object.entries(atteso.perEnte3112).map(([k, v]) => [k, (v as { fteTI: string }).fteTI])),
      );
      expect([...as.comuniSenza].sort()).toEqual(atteso.entiSenzaAS_TI_TD);
    });
  }

  it('dice chi non conta e perché: una persona due volte, gli esterni, chi non è assistente sociale', () => {
    const esclusi = new Map(esclusiAS(piano).map((e) => [e.persona.matricola, e.motivo]));
    expect([...esclusi.keys()].sort()).toEqual(['AT001', 'CO001', 'CO002', 'SB020', 'SB021', 'SB022', 'SB023']);
    expect(esclusi.get('AT001')).toBe('stessa matricola e stessa data di assunzione: già contata presso Ambito');
    expect(esclusi.get('SB020')).toBe('profilo «Assistente amministrativo»: non è assistente sociale');
  });
});
