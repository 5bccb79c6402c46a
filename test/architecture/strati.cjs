// The layer table of the project, enforced: who may import whom. Everything not listed is an error, npm packages
// included, so a new dependency must be placed in a layer on purpose. The message is what a developer needs to read.
// (With TypeScript 7 dependency-cruiser reads .ts files only through @swc/core: strati.test.ts proves that it does.)

/** Path of an npm package, in the form in which dependency-cruiser resolves it. */
const npm = (...nomi) => nomi.map((nome) => `(^|/)node_modules/${nome.replace(/[.]/g, '[.]')}/`);
const reactAria = npm(
  'react-aria-components',
  'react-aria',
  'react-stately',
  '@react-aria',
  '@react-stately',
  '@react-types',
);
const react = [...npm('react', 'react-dom', '@types/react', '@types/react-dom'), ...reactAria];
const lexical = npm('lexical', '@lexical');
const domain = '^shared/domain/';
const format = '^shared/format/';
const documento = '^shared/documento/';
const contract = '^shared/contract/';
const charts = '^shared/charts/';
const zod = npm('zod');

/** name, folder, what it may import beside itself, whether Node's own modules are admitted, why. */
const strati = [
  [
    'dominio',
    domain,
    [zod],
    false,
    'shared/domain è il vocabolario di tutti: importa solo zod. Ciò che serve ad altri strati va nello strato che lo usa.',
  ],
  [
    'formati',
    format,
    [npm('@internationalized')],
    false,
    'shared/format è una foglia: conosce numeri e date (Intl, @internationalized), non il dominio.',
  ],
  [
    'regole',
    '^shared/rules/',
    [domain, format],
    false,
    'shared/rules legge il Piano e basta: dominio e formati. Niente modelli, contratto o documenti: i parametri arrivano come dati del pacco.',
  ],
  [
    'grafici',
    charts,
    [domain, format],
    false,
    'shared/charts produce opzioni come dati: echarts le disegna nel renderer o nel motore.',
  ],
  [
    'modelli',
    '^shared/templates/',
    [
      domain,
      format,
      zod,
      npm(
        'yaml',
        'unified',
        'remark-parse',
        'remark-directive',
        '@types/mdast',
        'mdast-util-directive',
        '@types/unist',
        'vfile',
        'unist-util-visit',
      ),
    ],
    false,
    'shared/templates compila i testi dei pacchi: dominio, formati, yaml e remark. Non sa nulla di regole né di DOCX.',
  ],
  [
    'documento',
    documento,
    [domain, format, charts],
    false,
    'shared/documento fa l’albero del documento: dominio, formati, grafici. Come si scrive un DOCX o un HTML è degli strati sopra.',
  ],
  [
    'docx',
    '^shared/docx/',
    [domain, documento, format, npm('docx', 'fflate')],
    false,
    'shared/docx traduce l’albero in DOCX: le cifre e i testi devono essere già nell’albero.',
  ],
  [
    'html',
    '^shared/html/',
    [domain, documento, format],
    false,
    'shared/html traduce l’albero in HTML: le cifre e i testi devono essere già nell’albero.',
  ],
  [
    'contratto',
    contract,
    [domain, zod],
    false,
    'shared/contract dice che cosa si può chiedere al motore: dominio e zod. Nessuna logica.',
  ],
  [
    'motore',
    '^electron/engine/',
    [
      '^shared/',
      zod,
      npm(
        '@e965/xlsx',
        'csv-parse',
        'csv-stringify',
        'yauzl',
        '@types/yauzl',
        'fflate',
        'yaml',
        'diff',
        '@types/diff',
        'saxes',
        'pdfjs-dist',
        'snowball-stemmers',
        '@types/snowball-stemmers',
        'echarts',
        '@resvg/resvg-js',
        'fastify',
        '@fastify',
        'ws',
        '@types/ws',
        '@types/node',
        'better-sqlite3',
        '@types/better-sqlite3',
        '@expo-google-fonts/titillium-web',
      ),
    ],
    true,
    'electron/engine è un programma Node qualsiasi: niente electron, react, lexical, main, preload o renderer. Ciò che serve dal guscio si chiede attraverso una porta (Processi).',
  ],
  [
    'main',
    '^electron/main/',
    [contract, zod, npm('electron')],
    true,
    'electron/main apre finestre e dialoghi: contratto, electron, Node. Il piano lo tocca solo il motore, attraverso il contratto.',
  ],
  [
    'preload',
    '^electron/preload/',
    [npm('electron')],
    false,
    'electron/preload è un solo file nella sandbox: electron e i nomi del contratto (scritti dalla costruzione).',
  ],
  [
    'costruzione',
    '^electron/build/',
    [contract, zod, npm('vite', '@vitejs/plugin-react', 'yaml')],
    true,
    'electron/build sono le configurazioni di Vite: nessun codice del programma, salvo i nomi del contratto.',
  ],
  [
    'ui',
    '^renderer/ui/',
    [
      format,
      react,
      npm(
        'echarts',
        '@tanstack/react-virtual',
        'csv-parse',
        'lucide-react',
        'react-resizable-panels',
        'design-tokens-italia',
        '@fontsource',
        '@internationalized',
      ),
    ],
    false,
    'renderer/ui sono controlli: React e formati, nessun termine del dominio. Ciò che sa del Piano sta in renderer/rooms o renderer/editor.',
  ],
  [
    'pagina',
    '^renderer/',
    [
      domain,
      contract,
      format,
      charts,
      react,
      lexical,
      npm(
        'echarts',
        'zrender',
        '@tanstack',
        'i18next',
        'react-i18next',
        'react-error-boundary',
        'react-resizable-panels',
        'lucide-react',
        'tinykeys',
        'design-tokens-italia',
        '@fontsource',
        '@internationalized',
        'vite',
      ),
    ],
    false,
    'renderer chiede al motore e mostra: dominio, contratto, formati, grafici. Regole, documenti e DOCX si calcolano nel motore e arrivano come dati; niente electron né Node.',
  ],
];

const daStrato = ([name, path, ammessi, node, comment]) => ({
  name: `strato-${name}`,
  severity: 'error',
  comment,
  from: { path, ...(name === 'pagina' ? { pathNot: '^renderer/ui/' } : {}) },
  to: { couldNotResolve: false, pathNot: [path, ...ammessi.flat()], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
});

module.exports = {
  forbidden: [
    ...strati.map(daStrato),
    {
      name: 'sqlite-solo-in-storage',
      severity: 'error',
      comment: 'Solo electron/engine/storage parla con SQLite: chiedi alla sessione del piano.',
      from: { path: '^electron/', pathNot: '^electron/engine/storage/' },
      to: { path: npm('better-sqlite3', '@types/better-sqlite3') },
    },
    {
      name: 'ui-non-conosce-la-pagina',
      severity: 'error',
      comment: 'renderer/ui non importa stanze, editor o guscio: sono loro a usare i controlli.',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(app|rooms|editor)/' },
    },
    {
      name: 'niente-cicli',
      severity: 'error',
      comment:
        'Due file che si importano a vicenda sono un file solo, o manca un terzo file con ciò che hanno in comune.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'niente-di-irrisolto',
      severity: 'error',
      comment:
        'L’importazione non porta a nessun file: percorso sbagliato, estensione mancante o pacchetto non dichiarato.',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.]css$|[.]woff2?$' },
    },
    {
      name: 'fuori-dagli-strati',
      severity: 'error',
      comment:
        'File fuori dalle cartelle della tabella degli strati: spostalo, o aggiungi lo strato in test/architecture/strati.cjs.',
      from: {
        path: '^(shared|electron|renderer)/',
        pathNot: [...strati.map(([, path]) => path), '[.](css|json|html)$'],
      },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(dist|release)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.css', '.json'],
    },
  },
};
