/** Written by the build wherever the page needs a nonce; each shell replaces it with a fresh one in every page served. */
export const SEGNAPOSTO_NONCE = '__PDZ_NONCE__';

/**
 * Content security policy of the page, the same in the window and in the browser. `nonce` admits the one style that
 * React Aria adds by itself; `collegamenti` are addresses to connect to beside the page's own origin.
 */
export const politicaPagina = (nonce: string, collegamenti: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...collegamenti].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Text that is safe in a file name on every system: letters, digits and hyphens, at most 60. */
export const perNomeFile = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');

/** Name proposed for a copy of a plan: `Piano (da inviare).pdz`. */
export const nomeCopia = (nome: string, nota: string): string => `${nome.replace(/\.pdz$/i, '')} (${nota}).pdz`;

/** Name proposed for an exported act: `2026-11-24_accordo_ATS-21_v03.docx`; `giorno` is an ISO date. */
export const nomeEsportazione = (genere: string, ambito: string, versione: number | null, giorno: string): string => {
  const stato = versione === null ? 'bozza' : `v${String(versione).padStart(2, '0')}`;
  return `${[giorno, genere, perNomeFile(ambito), stato].filter((parte) => parte !== '').join('_')}.docx`;
};

/** Name proposed for an exported register: `2026-11-24_dup_ATS-21.xlsx`; `giorno` is an ISO date. */
export const nomeRegistroEsportato = (vista: string, ambito: string, giorno: string, formato: string): string =>
  `${[giorno, perNomeFile(vista), perNomeFile(ambito)].filter((parte) => parte !== '').join('_')}.${formato}`;

/** Name proposed for the findings as a file: `2026-11-24_segnalazioni_ATS-21.docx`; `giorno` is an ISO date. */
export const nomeSegnalazioni = (ambito: string, giorno: string, formato: string): string =>
  nomeRegistroEsportato('segnalazioni', ambito, giorno, formato);
