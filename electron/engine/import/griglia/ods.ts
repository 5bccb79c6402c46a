import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Archivio } from '../ispeziona-archivio.ts';
import { Rifiuto } from '../rifiuto.ts';
import { apriLibro, grigliaDi } from './libro.ts';
import type { Griglia } from './tipi.ts';

const CONTENUTO = 'content.xml';
/** Parts that the parser wants and some generators leave out. */
const PREDEFINITE = {
  'META-INF/manifest.xml': strToU8('<manifest/>'),
  'styles.xml': strToU8('<office:document-styles/>'),
};
/** More filled cells than any sheet of accounts: beyond, a repetition was built on purpose. */
const CELLE_MASSIME = 2_000_000;
const COLONNE = 16_384;
const RIGHE = 1_048_576;

const troppeCelle = (): Rifiuto =>
  new Rifiuto(
    'ARCHIVIO_TROPPO_GRANDE',
    `Il foglio ripete le stesse celle più di ${CELLE_MASSIME} volte: non viene aperto. Salvare in un file nuovo solo le righe che servono.`,
  );

/** Text of an attribute of a tag, whatever the prefix of its name; null when absent. */
const attributo = (tag: string, nome: string): string | null =>
  new RegExp(`[\\s:]${nome}=(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((v) => v !== undefined) ?? null;
const ripetizioni = (tag: string, nome: string, massimo: number): number => {
  const n = Number(attributo(tag, nome) ?? 1);
  return Number.isSafeInteger(n) && n > 0 ? Math.min(n, massimo) : 1;
};

/** Content made ready for the parser, with the sheets and rows that are hidden. */
type Preparato = {
  readonly xml: string;
  readonly fogliNascosti: ReadonlySet<string>;
  readonly righeNascoste: ReadonlyMap<string, readonly (readonly [number, number])[]>;
};

const TAG = /<(\/?)(?:[\w-]+:)?(table|table-row|table-cell)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)>/g;
const CANCELLATE = /<((?:[\w-]+:)?tracked-changes)\b[\s\S]*?<\/\1>/g;
const XML = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" } as const;
const senzaEntita = (t: string): string =>
  t.replace(/&(?:amp|lt|gt|quot|apos);/g, (e) => XML[e as keyof typeof XML] ?? e);

/**
 * One pass over the cells before the parser: counts what repetitions would fill, gives a text to cells that hold only a
 * value or only a formula (the parser would skip them), drops deleted content, notes what is hidden.
 */
const prepara = (xml: string): Preparato => {
  const stiliNascosti = new Set<string>();
  for (const [, nome, corpo] of xml.matchAll(
    /<(?:[\w-]+:)?style\b[^>]*?[\s:]name="([^"]*)"[^>]*>((?:(?!<\/(?:[\w-]+:)?style>)[\s\S]){0,2000})/g,
  ))
    if (nome !== undefined && /[\s:]display="false"/.test(corpo ?? '') && /table-properties/.test(corpo ?? ''))
      stiliNascosti.add(nome);
  const fogliNascosti = new Set<string>();
  const righeNascoste = new Map<string, [number, number][]>();
  let [foglio, r, ripetuta, celle] = ['', 0, 1, 0];
  const pronto = xml.replace(CANCELLATE, '').replace(TAG, (intero, chiude: string, nome: string, resto: string) => {
    const vuoto = resto.endsWith('/');
    if (nome === 'table' && chiude === '' && !vuoto) {
      foglio = attributo(resto, 'name') ?? '';
      r = 0;
      if (stiliNascosti.has(attributo(resto, 'style-name') ?? '')) fogliNascosti.add(foglio);
    } else if (nome === 'table-row') {
      if (chiude === '') {
        ripetuta = ripetizioni(resto, 'number-rows-repeated', RIGHE);
        const visibile = attributo(resto, 'visibility');
        if (visibile === 'collapse' || visibile === 'filter') {
          const lista = righeNascoste.get(foglio) ?? [];
          lista.push([r, r + ripetuta - 1]);
          righeNascoste.set(foglio, lista);
        }
      }
      if (chiude !== '' || vuoto) {
        r += ripetuta;
        ripetuta = 1;
      }
    } else if (nome === 'table-cell' && chiude === '') {
      const valore = attributo(resto, 'value-type') !== null || attributo(resto, 'formula') !== null;
      if (!vuoto || valore) {
        celle += ripetuta * ripetizioni(resto, 'number-columns-repeated', COLONNE);
        if (celle > CELLE_MASSIME) throw troppeCelle();
      }
      if (vuoto && valore) return `${intero.slice(0, -2)}><text:p>${testoDi(resto)}</text:p></table:table-cell>`;
    }
    return intero;
  });
  return { xml: pronto, fogliNascosti, righeNascoste };
};

/** Whether a tag begins inside another one: a damaged text, that a parser could take for a million cells. */
const tagSpezzati = (xml: string): boolean => {
  for (let i = xml.indexOf('<'); i >= 0; i = xml.indexOf('<', i)) {
    if (xml.startsWith('<!--', i) || xml.startsWith('<![CDATA[', i)) {
      const fine = xml.indexOf(xml.startsWith('<!--', i) ? '-->' : ']]>', i);
      if (fine < 0) return true;
      i = fine;
      continue;
    }
    const [chiude, apre] = [xml.indexOf('>', i), xml.indexOf('<', i + 1)];
    if (chiude < 0 || (apre >= 0 && apre < chiude)) return true;
    i = chiude;
  }
  return false;
};

const testoDi = (tag: string): string =>
  (attributo(tag, 'string-value') ?? attributo(tag, 'date-value') ?? attributo(tag, 'value') ?? '').replaceAll('<', '');

/** Reads the sheets of an inspected ODS. Throws Rifiuto when it is encrypted or built to fill the memory. */
export const leggiOds = (archivio: Archivio): Griglia => {
  const manifesto = archivio.parti.get('META-INF/manifest.xml');
  if (manifesto && /encryption-data/.test(strFromU8(manifesto)))
    throw new Rifiuto(
      'FILE_PROTETTO',
      'Il file è protetto da password: aprirlo, togliere la password e salvarlo di nuovo, poi riprovare.',
    );
  const contenuto = archivio.parti.get(CONTENUTO);
  if (!contenuto) throw new Rifiuto('FILE_DANNEGGIATO', 'Il foglio OpenDocument non ha contenuto: salvarlo di nuovo.');
  const testo = new TextDecoder().decode(contenuto);
  if (tagSpezzati(testo))
    throw new Rifiuto(
      'FILE_DANNEGGIATO',
      'Il foglio OpenDocument è danneggiato e non si può leggere: aprirlo con LibreOffice, salvarlo di nuovo e riprovare.',
    );
  const { xml, fogliNascosti, righeNascoste } = prepara(testo);
  // The parser wants these parts, which some generators leave out.
  const parti = { ...PREDEFINITE, ...Object.fromEntries(archivio.parti), [CONTENUTO]: strToU8(xml) };
  return grigliaDi(apriLibro(zipSync(parti, { level: 0 }), { sheetStubs: false }), {
    nome: 'ods',
    nomeFoglio: senzaEntita,
    foglioNascosto: (nome) => fogliNascosti.has(nome),
    rigaNascosta: (nome, r) => (righeNascoste.get(nome) ?? []).some(([da, a]) => r >= da && r <= a),
  });
};
