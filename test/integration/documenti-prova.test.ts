import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { esporta } from '#engine/export/esporta.ts';
import { esportaSegnalazioni } from '#engine/export/segnalazioni.ts';
import { pianoDev, pianoEsempio } from '../support/atti.ts';
import { verifica } from '../support/verifica.ts';

/*
 * The documents as other programs see them: Open XML SDK validator, LibreOffice, python-docx. A tool that is not there
 * makes its proof «non eseguita», with its reason; never passed.
 */
const radice = fileURLToPath(new URL('../..', import.meta.url));
const esegui = (comando: string, argomenti: readonly string[], cartella?: string): string =>
  execFileSync(comando, [...argomenti], {
    encoding: 'utf8',
    cwd: cartella ?? radice,
    timeout: 110_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const trova = (...comandi: readonly string[]): string | null =>
  comandi.find((c) => {
    try {
      return esegui('/bin/sh', ['-c', `command -v ${c}`]).trim() !== '';
    } catch {
      return false;
    }
  }) ?? null;

const validatore = join(radice, '.tools', 'node_modules', '@xarsh', 'ooxml-validator');
const soffice = trova('soffice', 'libreoffice');
const pdftotext = trova('pdftotext');
const python = ['/usr/bin/python3', 'python3'].find((p) => {
  try {
    esegui(p, ['-c', 'import docx']);
    return true;
  } catch {
    return false;
  }
});
/** Runs the proof, or says why it was not run. */
const prova = (nome: string, manca: string | null, corpo: () => void | Promise<void>, tempo = 120_000): void => {
  if (manca === null) test(nome, corpo, tempo);
  else {
    process.stderr.write(`non eseguita: ${nome} (manca ${manca})\n`);
    test.skip(`non eseguita: ${nome} (manca ${manca})`, () => {});
  }
};

const esitoValidatore = z.object({ ok: z.boolean(), errors: z.array(z.unknown()) });

let cartella = '';
const documenti = new Map<string, Uint8Array>();
beforeAll(async () => {
  cartella = mkdtempSync(join(tmpdir(), 'pdz-prova-'));
  const bozza = { versione: null, definitiva: false } as const;
  for (const [nome, piano] of [
    ['esempio', pianoEsempio()],
    ['ambito-21', pianoDev()],
  ] as const)
    for (const genere of ['accordo', 'piano'] as const) {
      const { byte } = await esporta(piano, genere, bozza);
      documenti.set(`${genere}-${nome}`, byte);
      writeFileSync(join(cartella, `${genere}-${nome}.docx`), byte);
    }
  const segnalazioni = verifica(pianoDev()).rilievi.map((rilievo) => ({ rilievo, titoloRegola: rilievo.regola }));
  const { byte } = await esportaSegnalazioni({
    ...{ lavoro: 'segnalazioni', formato: 'docx', piano: pianoDev(), segnalazioni, filtro: '' },
    ...{ regole: 149, dal: new Map() },
  });
  documenti.set('segnalazioni-ambito-21', byte);
  writeFileSync(join(cartella, 'segnalazioni-ambito-21.docx'), byte);
}, 120_000);
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

const parte = (nome: string, percorso: string): string => {
  const byte = unzipSync(documenti.get(nome) ?? new Uint8Array())[percorso];
  return byte === undefined ? '' : strFromU8(byte);
};

describe('il pacchetto', () => {
  test('le proprietà dicono titolo, oggetto, autore, lingua e l’istante del documento', () => {
    const core = parte('accordo-esempio', 'docProps/core.xml');
    expect(core).toContain(
      '<dc:title>Accordo di programma – Ambito territoriale sociale 9, Valle del Lieto</dc:title>',
    );
    expect(core).toContain('<dc:subject>');
    expect(core).toContain('2026-01-05T10:00:00Z</dcterms:created>');
    expect(parte('accordo-esempio', 'word/styles.xml')).toContain('w:val="it-IT"');
  });
  test('le tabelle hanno titolo, descrizione, intestazione ripetuta e righe che non si spezzano', () => {
    const xml = parte('piano-esempio', 'word/document.xml');
    const tabelle = xml.match(/<w:tbl>/g)?.length ?? 0;
    expect(tabelle).toBeGreaterThan(20);
    expect(xml.match(/<w:tblCaption w:val="[^"]+"\/><w:tblDescription w:val="[^"]+"\/>/g)?.length).toBe(tabelle);
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(tabelle);
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(xml.match(/<w:tr>|<w:tr /g)?.length);
  });
  test('titoli veri, indice, rinvii vivi, pagina X di Y, testo alternativo, nessun capoverso vuoto', () => {
    const piano = parte('piano-esempio', 'word/document.xml');
    const accordo = parte('accordo-esempio', 'word/document.xml');
    expect(piano).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(piano).toContain('Table of Contents');
    expect(piano).toMatch(/<wp:docPr [^>]*descr="[^"]{20,}"/);
    expect(accordo).toMatch(/<w:fldSimple w:instr="REF pdz_\d+ \\h"><w:r><w:t[^>]*>\d+<\/w:t>/);
    const piede = parte('accordo-esempio', 'word/footer1.xml');
    expect(piede).toMatch(/Pagina .*PAGE.* di .*NUMPAGES/s);
    expect(
      accordo.match(/<w:p>(<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?<\/w:p>/g)?.filter((p) => !p.includes('FineTabella')) ??
        [],
    ).toEqual([]);
    for (const [, nome = ''] of accordo.matchAll(/REF (pdz_\d+) /g)) expect(accordo).toContain(`w:name="${nome}"`);
  });
  test('un altro processo, in un altro fuso, dà gli stessi byte', () => {
    const altrove = execFileSync(process.execPath, [join(radice, 'test', 'support', 'esporta-impronta.ts')], {
      encoding: 'utf8',
      cwd: radice,
      env: { ...process.env, TZ: 'Pacific/Kiritimati', NODE_OPTIONS: '' },
      timeout: 110_000,
    });
    const qui = ['accordo', 'piano'].map((g) => {
      const byte = documenti.get(`${g}-esempio`) ?? new Uint8Array();
      return `${g} ${createHash('sha256').update(byte).digest('hex')}\n`;
    });
    expect(altrove).toBe(qui.join(''));
  }, 120_000);
});

describe('altri programmi', () => {
  prova(
    'il validatore Open XML SDK non trova errori',
    existsSync(validatore) ? null : 'il validatore in .tools',
    () => {
      for (const nome of ['accordo-ambito-21', 'piano-ambito-21', 'segnalazioni-ambito-21']) {
        const uscita = esegui(process.execPath, [
          join(validatore, 'dist', 'src', 'cli.js'),
          join(cartella, `${nome}.docx`),
          '--officeVersion',
          'Office2019',
        ]);
        expect(esitoValidatore.parse(JSON.parse(uscita)), nome).toEqual({ ok: true, errors: [] });
      }
    },
  );
  prova(
    'LibreOffice apre e impagina: articoli senza salti, nessun «undefined», pagina X di Y',
    soffice === null ? 'LibreOffice' : pdftotext === null ? 'pdftotext' : null,
    () => {
      const profilo = pathToFileURL(join(cartella, 'profilo')).href;
      const file = ['accordo-ambito-21.docx', 'piano-ambito-21.docx'];
      esegui(
        soffice ?? '',
        ['--headless', `-env:UserInstallation=${profilo}`, '--convert-to', 'pdf', ...file],
        cartella,
      );
      const accordo = esegui(pdftotext ?? '', ['-layout', join(cartella, 'accordo-ambito-21.pdf'), '-']);
      const numeri = [...accordo.matchAll(/^\s*Art\. (\d+) –/gm)].map((m) => Number(m[1]));
      expect(numeri).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
      expect(accordo).toMatch(/Pagina 1 di \d+/);
      expect(accordo.match(/per il Comune di/g)).toHaveLength(12);
      const piano = esegui(pdftotext ?? '', ['-layout', join(cartella, 'piano-ambito-21.pdf'), '-']);
      for (const testo of [accordo, piano]) expect(testo).not.toMatch(/undefined|Error!|Errore\./);
      expect(piano).toMatch(/10 Livelli essenziali/);
    },
    240_000,
  );
  prova(
    'python-docx apre i documenti e vi trova titoli e tabelle',
    python === undefined ? 'python3-docx' : null,
    () => {
      const programma =
        'import sys,docx\nfor p in sys.argv[1:]:\n d=docx.Document(p)\n print(sum(x.style.name.startswith("Heading") for x in d.paragraphs),len(d.tables),d.core_properties.language or "-")';
      const righe = esegui(python ?? '', [
        '-c',
        programma,
        ...[...documenti.keys()].map((n) => join(cartella, `${n}.docx`)),
      ])
        .trim()
        .split('\n');
      expect(righe).toHaveLength(documenti.size);
      const titoli = new Map([...documenti.keys()].map((n, i) => [n, Number(righe[i]?.split(' ')[0])]));
      for (const [n, quanti] of titoli) expect(quanti, n).toBeGreaterThan(n.startsWith('segnalazioni') ? 0 : 20);
    },
  );
});
