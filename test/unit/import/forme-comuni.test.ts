import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { centesimiInTesto } from '#domain/denaro.ts';
import { comeRiga } from '#engine/import/celle.ts';
import { type FileLetto, leggiFile, type RichiestaImport } from '#engine/import/leggi-file.ts';
import { contestoDiProva } from '../../support/contesto-import.ts';

/** Files as accounting packages and people really make them, each with what a person reads in it. */
const cartella = join(import.meta.dirname, '../../fixtures/forme-comuni');
type Attesa = {
  readonly genere: RichiestaImport['genere'];
  readonly comune?: string;
  /** Comune that the person says, where the file does not. */
  readonly scelto?: string;
  /** `programma/titolo/anno/misura` → euro. */
  readonly valori?: Readonly<Record<string, string | null>>;
  readonly comuni?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly persone?: readonly unknown[];
  readonly movimenti?: readonly unknown[];
  readonly residenti?: Readonly<Record<string, number>>;
  readonly entrate?: Readonly<Record<string, string>>;
  readonly anomalie: readonly string[];
};
const attese: Readonly<Record<string, Attesa>> = JSON.parse(readFileSync(join(cartella, 'attese.json'), 'utf8'));
const contesto = contestoDiProva([
  ['099001', 'Borgo Alto'],
  ['099002', 'Borgo Basso'],
  ['099003', 'Villa San Marco'],
]);

type Parte = Pick<FileLetto, 'lettura' | 'anomalie'>;
const valoriDi = ({ lettura }: Parte): Record<string, string | null> => {
  const somme = new Map<string, number | null>();
  for (const r of [...lettura.celle()].map(comeRiga)) {
    if (r.ruolo !== 'riga' || (r.misura !== 'competenza' && r.misura !== 'cassa')) continue;
    const k = `${r.programmaId}/${r.titolo}/${r.anno}/${r.misura}`;
    const prima = somme.has(k) ? somme.get(k) : 0;
    somme.set(k, prima == null || r.importoCents === null ? null : prima + r.importoCents);
  }
  return Object.fromEntries([...somme].map(([k, v]) => [k, v === null ? null : centesimiInTesto(v)]));
};
const codiceDi = ({ lettura }: Parte) => contesto.comuni.find((c) => c.enteId === lettura.enteId)?.codiceIstat;
const nomeDi = (id: string) => contesto.comuni.find((c) => c.id === id)?.codiceIstat;

describe('Le forme in cui i Comuni mandano davvero i loro file', () => {
  for (const [file, attesa] of Object.entries(attese))
    it(file, async () => {
      const letto = await leggiFile({
        percorso: join(cartella, file),
        nomeFile: file,
        genere: attesa.genere,
        comune: attesa.scelto ?? null,
        contesto,
      });
      const parti: Parte[] = [letto, ...letto.altre];
      if (attesa.valori) {
        expect(codiceDi(letto)).toBe(attesa.comune);
        expect(valoriDi(letto)).toEqual(attesa.valori);
      }
      if (attesa.comuni)
        expect(Object.fromEntries(parti.map((p) => [codiceDi(p), valoriDi(p)]))).toEqual(attesa.comuni);
      const { righe } = letto.lettura;
      if (attesa.persone)
        expect((righe.persona ?? []).map((p) => [p.profiloId, p.rapporto, p.minutiSettimanali, p.dal, p.al])).toEqual(
          attesa.persone,
        );
      if (attesa.movimenti)
        expect(
          (righe.fabbisogno ?? []).map((f) => [f.anno, f.tipo, f.unitaMilli, f.minutiSettimanali, f.decorrenza]),
        ).toEqual(attesa.movimenti);
      if (attesa.residenti)
        expect(
          Object.fromEntries(
            (righe.popolazione ?? []).map((p) => [`${nomeDi(p.comuneId)}/${p.dataRiferimento}`, p.residenti]),
          ),
        ).toEqual(attesa.residenti);
      if (attesa.entrate)
        expect(
          Object.fromEntries(
            (righe.entrataContabile ?? []).map((e) => [
              `${e.titolo}/${e.tipologia}/${e.anno}`,
              e.importoCents === null ? null : centesimiInTesto(e.importoCents),
            ]),
          ),
        ).toEqual(attesa.entrate);
      expect(parti.flatMap((p) => p.anomalie.map((a) => a.codice))).toEqual(attesa.anomalie);
      if (attesa.genere === 'dup') for (const t of letto.tabelle) expect(t.usata).toBe(true);
    });
});
