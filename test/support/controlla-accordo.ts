import { tuttiIBlocchi } from '#documento/albero.ts';
import { testoDi } from '#documento/inline.ts';
import { righeDi } from '#documento/testo.ts';
import type { BloccoDocumento, Documento } from '#documento/tipi.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import type { Piano } from '#domain/piano.ts';

/** Errors of an accordo by code of the dossier of acts §5: P01–P06, N01, N03, D01–D03. Empty = none. */
export type ErroriAccordo = Readonly<Record<string, readonly string[]>>;

const testoBlocco = (b: BloccoDocumento): string => righeDi(b).join('\n');
const conZona = (d: Documento, zona: 'parti' | 'firme') => d.blocchi.filter((b) => b.zona === zona);

/** Names of Comuni named in the items of the list of the parties, in order. */
const comuniInParti = (d: Documento): string[] =>
  conZona(d, 'parti').flatMap((b) =>
    b.t === 'elenco'
      ? b.voci.flatMap((v) => {
          const testo = v.blocchi.map((x) => ('tratti' in x ? testoDi(x.tratti) : '')).join(' ');
          return [...testo.matchAll(/^il Comune di (.+?) \(/g)].map((m) => m[1] ?? '');
        })
      : [],
  );

const comuniInFirme = (d: Documento): string[] =>
  conZona(d, 'firme').flatMap((b) => (b.t === 'firma' ? [b.parte.replace(/^il Comune di /, '')] : []));

const doppi = (nomi: readonly string[]): string[] => nomi.filter((n, i) => nomi.indexOf(n) !== i);

/** Looks for the errors in a finished accordo, reading it as a person would. */
export const erroriAccordo = (piano: Piano, d: Documento): ErroriAccordo => {
  const ambito = comuniDellAmbito(piano).map((c) => c.nome);
  const parti = comuniInParti(d);
  const firme = comuniInFirme(d);
  const tutto = d.blocchi.map(testoBlocco).join('\n');
  const senzaSegni = tutto.replace(/⟨[^⟩]*⟩/g, '⟨⟩');
  const { annoInizio, annoFine } = piano.testa;
  const periodi = [...tutto.matchAll(/Piano di Zona (\d{4})-(\d{4})/g)].filter(
    (m) => !tutto.slice(Math.max(0, (m.index ?? 0) - 20), m.index).includes('precedente'),
  );
  const durata = /dal 1° gennaio (\d{4}) al 31 dicembre (\d{4})/.exec(tutto);
  const dichiarati = [...tutto.matchAll(/comprende (\d+) Comun[ei]/g)].map((m) => Number(m[1]));
  return {
    P01: ambito.filter((n) => !parti.includes(n)),
    P02: parti.filter((n) => !ambito.includes(n)),
    P03: [...parti.filter((n) => !firme.includes(n)), ...firme.filter((n) => !parti.includes(n))],
    P04: parti.join('|') === firme.join('|') ? [] : [`${parti.join(', ')} ≠ ${firme.join(', ')}`],
    P05: [...doppi(parti), ...doppi(firme), ...(tutto.match(/Comune di Comune di|\b(\p{L}{4,}) \1\b/giu) ?? [])],
    P06:
      senzaSegni.match(/ {2,}(?=[,;.])|rappresentato da ?[;,]|n\. ?(?=del\b|,|;)|_{3,}|\[…\]|XXX|\bundefined\b/g) ?? [],
    N01: parti.filter((n) => !piano.registri.comune.some((c) => c.nome === n)),
    N03: dichiarati.length > 0 && dichiarati.every((n) => n === ambito.length) ? [] : dichiarati.map(String),
    D01:
      durata?.[1] === String(annoInizio) && durata?.[2] === String(annoFine) ? [] : [durata?.[0] ?? 'durata assente'],
    D02:
      periodi.length > 0
        ? periodi.filter((m) => m[1] !== String(annoInizio) || m[2] !== String(annoFine)).map((m) => m[0])
        : ['periodo assente dal titolo'],
    D03: durata !== null && Number(durata[2]) >= Number(durata[1]) ? [] : ['scadenza prima della decorrenza'],
  };
};

/** Articles of an accordo with their numbers, in order. */
export const articoliDi = (d: Documento): { readonly numero: number; readonly titolo: string }[] =>
  tuttiIBlocchi(d.blocchi).flatMap((b) =>
    b.t === 'articolo' ? [{ numero: b.numero, titolo: testoDi(b.tratti) }] : [],
  );
