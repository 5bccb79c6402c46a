import { occorrenze } from '#domain/collega-dato.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { nomina } from '../famiglie/testo.ts';
import { luogoSezione } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { violazione } from '../segnala.ts';
import { passaggiDi, passaggiLiberi } from '../testo-sezioni.ts';

/** First use of an abbreviation that no words explain up to there. */
type NonSciolta = {
  readonly sigla: string;
  readonly estesa: string;
  readonly sezione: Sezione;
  readonly bloccoId: string;
};

const daSpiegare = (piano: Piano): readonly (readonly [string, string])[] =>
  derivatoDa([piano.pacco, piano.testa], 'sigle-da-spiegare', () => {
    const note = lettoreParametri(piano).elenco(nomiParametri.sigleNote);
    return Object.entries(piano.pacco.sigle).filter(([s]) => eNonVerificabile(note) || !note.includes(s));
  });
const parola = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]+(?![\p{L}\p{N}])/gu;

/** Abbreviations of the pack that a section uses and explains, in reading order of its passages. */
type Uso = { readonly sigla: string; readonly bloccoId: string; readonly libero: boolean; readonly spiegata: boolean };
const usi = (sezione: Sezione, sigle: readonly (readonly [string, string])[]): readonly Uso[] =>
  derivatoDa([sezione, sigle], 'usi-sigle', () => {
    const note = new Map(sigle);
    const liberi = new Set(passaggiLiberi(sezione));
    return passaggiDi(sezione).flatMap((p) => {
      const parole = new Set([...p.testo.matchAll(parola)].map((m) => m[0]));
      const usate = [...parole].filter((x) => note.has(x));
      return usate.map((sigla) => ({
        sigla,
        bloccoId: p.bloccoId,
        libero: liberi.has(p),
        spiegata: nomina(p.testo, [note.get(sigla) ?? '']),
      }));
    });
  });

const nonSciolte = (piano: Piano): readonly NonSciolta[] => {
  const sigle = daSpiegare(piano);
  return derivatoDa([piano.sezioni, piano.pacco, sigle], 'txt-06', () => {
    const estese = new Map(sigle);
    const viste = new Set<string>();
    const trovate: NonSciolta[] = [];
    for (const { sezione } of ordineSezioni(piano.sezioni, piano.pacco))
      for (const u of usi(sezione, sigle)) {
        if (viste.has(u.sigla) || (!u.libero && !u.spiegata)) continue;
        viste.add(u.sigla);
        if (!u.spiegata)
          trovate.push({ sigla: u.sigla, estesa: estese.get(u.sigla) ?? '', sezione, bloccoId: u.bloccoId });
      }
    return trovate;
  });
};

/** Abbreviations of the pack used before anybody says what they stand for. Subject: each of them. */
export const txt06 = regolaDiRighe<NonSciolta>({
  id: 'TXT-06',
  titolo: 'Sigla non sciolta',
  gruppo: 'Testo e citazioni',
  base: 'informazione',
  fonti: [{ testo: 'sigle del modello' }],
  righe: nonSciolte,
  nome: (n) => n.sigla,
  legge: () => [chiave.testo, chiave.indice],
  esamina: ({ sigla, estesa, sezione, bloccoId }) => {
    const luogo = luogoSezione(sezione, bloccoId);
    return violazione({
      messaggio: `«${sigla}» non è spiegata la prima volta che compare.`,
      espressione: `«${sigla}» → «${estesa} (${sigla})»`,
      operandi: { sigla, sezione: sezione.titolo },
      luoghi: [luogo],
      rimedi: [
        {
          testo: `Scrivere per esteso la prima volta: «${estesa} (${sigla})».`,
          vai: luogo,
          ...(occorrenze(sezione.contenuto, bloccoId, sigla) === 1
            ? {
                comando: {
                  nome: 'sezioni/correggi-testo',
                  input: { id: sezione.id, bloccoId, testo: sigla, nuovo: `${estesa} (${sigla})` },
                },
              }
            : {}),
        },
      ],
    });
  },
});
