import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx';

/** One figure of a budget: programme, titolo, amounts in cents by year, cash of the first year. */
export type VoceBilancio = {
  readonly programma: string;
  readonly nome: string;
  readonly titolo: number;
  readonly anni: Readonly<Record<number, number>>;
  readonly cassa: number;
};
/** A sheet of texts and numbers, with merged areas (0-based `[r0, c0, r1, c1]`). */
export type FoglioScritto = {
  readonly nome: string;
  readonly righe: (string | number | null)[][];
  readonly unioni?: [number, number, number, number][];
};

/** Names of titoli as budgets write them. */
export const NOMI_TITOLO: Readonly<Record<number, string>> = { 1: 'Spese correnti', 2: 'Spese in conto capitale' };
const somma = (voci: readonly VoceBilancio[], scegli: (v: VoceBilancio) => number): number =>
  voci.reduce((n, v) => n + scegli(v), 0);
const programmi = (voci: readonly VoceBilancio[]): VoceBilancio[][] =>
  [...new Set(voci.map((v) => v.programma))].map((p) => voci.filter((v) => v.programma === p));
const due = (p: string): string => p.slice(3);

type Forma = (voci: readonly VoceBilancio[], anni: readonly number[]) => FoglioScritto[];
const imp = (c: number): number => c + MARCA;
/** Amounts are marked so that writers can tell them from codes and years. */
export const MARCA = 0.25;
const di = (v: VoceBilancio, a: number): number => v.anni[a] ?? 0;

/** Shapes in which accounting packages and people write the same table. */
export const forme: Readonly<Record<string, Forma>> = {
  'larga con codice e titolo': (voci, anni) => [
    {
      nome: 'Spesa',
      righe: [
        ['Comune di Prova'],
        ['DUP 2026-2028'],
        [],
        ['Programma', 'Descrizione', 'Titolo', ...anni.map(String), `Cassa ${anni[0]}`],
        ...voci.map((v) => [v.programma, v.nome, v.titolo, ...anni.map((a) => imp(di(v, a))), imp(v.cassa)]),
      ],
    },
  ],
  'intestazione su due righe unite, missione unita, subtotali': (voci, anni) => {
    const righe: (string | number | null)[][] = [
      ['COMUNE DI PROVA'],
      ['Riepilogo della spesa'],
      [
        'MISSIONE',
        'PROGRAMMA',
        null,
        'TITOLO',
        'PREVISIONI DI COMPETENZA',
        ...anni.slice(1).map(() => null),
        'PREVISIONI DI CASSA',
      ],
      [null, null, null, null, ...anni, anni[0] ?? null],
    ];
    const inizio = righe.length;
    for (const gruppo of programmi(voci)) {
      for (const v of gruppo)
        righe.push([
          righe.length === inizio ? '12 Diritti sociali, politiche sociali e famiglia' : null,
          due(v.programma),
          v.nome,
          `Titolo ${v.titolo} - ${NOMI_TITOLO[v.titolo]}`,
          ...anni.map((a) => imp(di(v, a))),
          imp(v.cassa),
        ]);
      righe.push([
        null,
        null,
        `Totale programma ${due(gruppo[0]?.programma ?? '')}`,
        null,
        ...anni.map((a) => imp(somma(gruppo, (v) => di(v, a)))),
        imp(somma(gruppo, (v) => v.cassa)),
      ]);
    }
    const fine = righe.length - 1;
    righe.push([
      'TOTALE MISSIONE 12',
      null,
      null,
      null,
      ...anni.map((a) => imp(somma(voci, (v) => di(v, a)))),
      imp(somma(voci, (v) => v.cassa)),
    ]);
    return [
      {
        nome: 'SeO',
        righe,
        unioni: [
          [0, 0, 0, 7],
          [2, 0, 3, 0],
          [2, 1, 3, 2],
          [2, 3, 3, 3],
          [2, 4, 2, 3 + anni.length],
          [inizio, 0, fine, 0],
        ],
      },
    ];
  },
  'lunga con anno e tipo': (voci, anni) => [
    {
      nome: 'estrazione',
      righe: [
        ['codice', 'denominazione', 'titolo', 'esercizio', 'tipo', 'importo'],
        ...voci.flatMap((v) => [
          ...anni.map((a) => [v.programma.replace('.', ''), v.nome, v.titolo, a, 'COMPETENZA', imp(di(v, a))]),
          [v.programma.replace('.', ''), v.nome, v.titolo, anni[0] ?? null, 'CASSA', imp(v.cassa)],
        ]),
      ],
    },
  ],
  'lunga con missione e programma separati, CP e CS': (voci, anni) => [
    {
      nome: 'dati',
      righe: [
        ['ESERCIZIO', 'MISSIONE', 'PROGRAMMA', 'TITOLO', 'TIPO', 'IMPORTO'],
        ...voci.flatMap((v) => [
          ...anni.map((a) => [a, 12, Number(due(v.programma)), v.titolo, 'CP', imp(di(v, a))]),
          [anni[0] ?? null, 12, Number(due(v.programma)), v.titolo, 'CS', imp(v.cassa)],
        ]),
      ],
    },
  ],
  'totale di programma e «di cui Titolo»': (voci, anni) => [
    {
      nome: 'Foglio1',
      righe: [
        ['Comune di Prova'],
        ['Bilancio di previsione 2026/2028'],
        ['Descrizione', ...anni.map((a) => `Competenza ${a}`), `Cassa ${anni[0]}`],
        ['Missione 12 - Diritti sociali, politiche sociali e famiglia'],
        ...programmi(voci).flatMap((gruppo) => [
          [
            `Missione 12 - Programma ${Number(due(gruppo[0]?.programma ?? ''))} - ${gruppo[0]?.nome}`,
            ...anni.map((a) => imp(somma(gruppo, (v) => di(v, a)))),
            imp(somma(gruppo, (v) => v.cassa)),
          ],
          ...gruppo.map((v) => [
            `   di cui Titolo ${v.titolo} - ${NOMI_TITOLO[v.titolo]}`,
            ...anni.map((a) => imp(di(v, a))),
            imp(v.cassa),
          ]),
        ]),
        ['Totale Missione 12', ...anni.map((a) => imp(somma(voci, (v) => di(v, a)))), imp(somma(voci, (v) => v.cassa))],
      ],
    },
  ],
  'programma come titoletto, titoli sotto': (voci, anni) => [
    {
      nome: 'Foglio1',
      righe: [
        ['Missione 12 - Diritti sociali, politiche sociali e famiglia', null, null],
        ['Voce', ...anni.map((a) => `Previsioni dell'anno ${a}`), `Cassa ${anni[0]}`],
        ...programmi(voci).flatMap((gruppo) => [
          [`Programma ${due(gruppo[0]?.programma ?? '')} - ${gruppo[0]?.nome}`],
          ...gruppo.map((v) => [
            `Titolo ${['', 'I', 'II'][v.titolo]} ${NOMI_TITOLO[v.titolo]}`,
            ...anni.map((a) => imp(di(v, a))),
            imp(v.cassa),
          ]),
        ]),
      ],
    },
  ],
  'titoli in colonna': (voci, anni) => [
    {
      nome: 'M12',
      righe: [
        ['Cod.', 'Programma', ...anni.flatMap((a) => [`Titolo 1 ${a}`, `Titolo 2 ${a}`])],
        ...programmi(voci).map((gruppo) => [
          gruppo[0]?.programma ?? '',
          gruppo[0]?.nome ?? '',
          ...anni.flatMap((a) =>
            [1, 2].map((t) => {
              const v = gruppo.find((x) => x.titolo === t);
              return v ? imp(di(v, a)) : null;
            }),
          ),
        ]),
      ],
    },
  ],
  'anni in righe, programmi in colonna': (voci, anni) => [
    {
      nome: 'trasposta',
      righe: [
        ['Programma', ...voci.map((v) => v.programma)],
        ['Titolo', ...voci.map((v) => v.titolo)],
        ...anni.map((a) => [`Competenza ${a}`, ...voci.map((v) => imp(di(v, a)))]),
        [`Cassa ${anni[0]}`, ...voci.map((v) => imp(v.cassa))],
      ],
    },
  ],
  'solo descrizione': (voci, anni) => [
    {
      nome: 'Sociale',
      righe: [
        ['Denominazione programma', 'Tit.', ...anni.map((a) => `Stanziamento ${a}`), `Cassa ${anni[0]}`],
        ...voci.map((v) => [v.nome, ['', 'I', 'II'][v.titolo] ?? '', ...anni.map((a) => imp(di(v, a))), imp(v.cassa)]),
      ],
    },
  ],
  'anni all’indietro, colonna storica, totale del triennio': (voci, anni) => {
    const indietro = [...anni].reverse();
    return [
      {
        nome: 'Foglio1',
        righe: [
          [
            'Codice',
            'Descrizione',
            'Titolo',
            ...indietro.map((a) => `Previsione ${a}`),
            'Rendiconto 2024',
            'Totale triennio',
          ],
          ...voci.map((v) => [
            v.programma,
            v.nome,
            `Tit. ${v.titolo}`,
            ...indietro.map((a) => imp(di(v, a))),
            imp(12_345),
            imp(anni.reduce((n, a) => n + di(v, a), 0)),
          ]),
        ],
      },
    ];
  },
  'anni relativi': (voci, anni) => [
    {
      nome: 'Foglio1',
      righe: [
        [`Documento unico di programmazione ${anni[0]}-${anni.at(-1)}`],
        [],
        ['Programma', 'Denominazione', 'Titolo', 'Previsione anno N', 'Previsione anno N+1', 'Previsione anno N+2'],
        ...voci.map((v) => [v.programma, v.nome, v.titolo, ...anni.map((a) => imp(di(v, a)))]),
      ],
    },
  ],
  'un foglio per programma': (voci, anni) =>
    programmi(voci).map((gruppo) => ({
      nome: `Prog ${due(gruppo[0]?.programma ?? '')}`,
      righe: [
        [`Missione 12 Programma ${due(gruppo[0]?.programma ?? '')}`],
        ['Codice', 'Titolo', ...anni.map(String), `Cassa ${anni[0]}`],
        ...gruppo.map((v) => [v.programma, v.titolo, ...anni.map((a) => imp(di(v, a))), imp(v.cassa)]),
        [
          'Totale programma',
          null,
          ...anni.map((a) => imp(somma(gruppo, (v) => di(v, a)))),
          imp(somma(gruppo, (v) => v.cassa)),
        ],
      ],
    })),
  'allegato 9: previsioni su più righe per titolo': (voci, anni) => [
    {
      nome: 'Allegato 9',
      righe: [
        ['Missione, programma, titolo', 'Denominazione', '', ...anni.map((a) => `Previsioni dell'anno ${a}`)],
        ...voci.flatMap((v) => [
          [
            `${v.programma} - Titolo ${v.titolo}`,
            v.nome,
            'previsione di competenza',
            ...anni.map((a) => imp(di(v, a))),
          ],
          [null, null, 'di cui già impegnato', ...anni.map(() => imp(100))],
          [null, null, 'di cui fondo pluriennale vincolato', ...anni.map(() => imp(0))],
          [null, null, 'previsione di cassa', imp(v.cassa), ...anni.slice(1).map(() => null)],
        ]),
      ],
    },
  ],
  'macroaggregati sotto i titoli': (voci, anni) => [
    {
      nome: 'Foglio1',
      righe: [
        ['Programma', 'Descrizione', 'Titolo', 'Macroaggregato', ...anni.map(String)],
        ...voci.flatMap((v) => {
          const meta = anni.map((a) => Math.floor(di(v, a) / 3));
          return [
            [v.programma, v.nome, v.titolo, null, ...anni.map((a) => imp(di(v, a)))],
            [v.programma, v.nome, v.titolo, `${v.titolo}03`, ...meta.map(imp)],
            [v.programma, v.nome, v.titolo, `${v.titolo}04`, ...anni.map((a, i) => imp(di(v, a) - (meta[i] ?? 0)))],
          ];
        }),
      ],
    },
  ],
};

const conPunti = (intero: string, separatore: string): string => intero.replace(/\B(?=(\d{3})+(?!\d))/g, separatore);
/** Ways of writing an amount of cents. */
export const scritture: Readonly<Record<string, (cents: number) => string>> = {
  italiana: (c) => `${conPunti(String(Math.floor(c / 100)), '.')},${String(c % 100).padStart(2, '0')}`,
  'italiana senza punti': (c) => `${Math.floor(c / 100)},${String(c % 100).padStart(2, '0')}`,
  'con euro': (c) => `€ ${conPunti(String(Math.floor(c / 100)), '.')},${String(c % 100).padStart(2, '0')}`,
  'con spazio unificatore': (c) =>
    `${conPunti(String(Math.floor(c / 100)), '\u00a0')},${String(c % 100).padStart(2, '0')}`,
  americana: (c) => `${conPunti(String(Math.floor(c / 100)), ',')}.${String(c % 100).padStart(2, '0')}`,
  'americana senza virgole': (c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`,
};

const eImporto = (v: string | number | null): v is number => typeof v === 'number' && v % 1 === MARCA;

/** Bytes of a workbook with the sheets; amounts as numbers, or as texts when a writing is given. */
export const comeLibro = (
  fogli: readonly FoglioScritto[],
  formato: BookType,
  testo?: (cents: number) => string,
): Uint8Array => {
  const libro = utils.book_new();
  for (const f of fogli) {
    const foglio: WorkSheet = utils.aoa_to_sheet(
      f.righe.map((r) => r.map((v) => (eImporto(v) ? (testo ? testo(v - MARCA) : (v - MARCA) / 100) : v))),
    );
    if (f.unioni)
      foglio['!merges'] = f.unioni.map(([r0, c0, r1, c1]) => ({ s: { r: r0, c: c0 }, e: { r: r1, c: c1 } }));
    utils.book_append_sheet(libro, foglio, f.nome);
  }
  return new Uint8Array(write(libro, { type: 'array', bookType: formato, compression: true }));
};

/** Text of the sheets as a web page with one table each, as accounting packages export it under the name `.xls`. */
export const comeHtml = (fogli: readonly FoglioScritto[], testo: (cents: number) => string): string => {
  const protetto = (t: string) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;');
  const tabella = ({ righe, unioni = [] }: FoglioScritto): string =>
    righe
      .map((riga, r) => {
        const larga = Math.max(riga.length, ...unioni.filter((u) => u[0] <= r && r <= u[2]).map((u) => u[3] + 1));
        const celle = Array.from({ length: larga }, (_, c) => {
          const u = unioni.find(([r0, c0, r1, c1]) => r >= r0 && r <= r1 && c >= c0 && c <= c1);
          if (u && (u[0] !== r || u[1] !== c)) return '';
          const v = riga[c] ?? null;
          const scritto = v === null ? '' : eImporto(v) ? testo(v - MARCA) : String(v);
          const aree = u ? ` rowspan="${u[2] - u[0] + 1}" colspan="${u[3] - u[1] + 1}"` : '';
          return `<td${aree}>${protetto(scritto)}</td>`;
        });
        return `<tr>${celle.join('')}</tr>`;
      })
      .join('\n');
  return `<html><head><meta charset="utf-8"></head><body>${fogli.map((f) => `<table border="1">\n${tabella(f)}\n</table>`).join('<br>')}</body></html>`;
};

/** Text of the first sheet as CSV. */
export const comeCsv = (
  foglio: FoglioScritto,
  delimitatore: string,
  aCapo: string,
  testo: (cents: number) => string,
): string =>
  foglio.righe
    .map((r) =>
      r
        .map((v) => (v === null ? '' : eImporto(v) ? testo(v - MARCA) : String(v)))
        .map((v) =>
          v.includes(delimitatore) || v.includes('"') || v.includes('\n') ? `"${v.replaceAll('"', '""')}"` : v,
        )
        .join(delimitatore),
    )
    .join(aCapo) + aCapo;
