/** The parser of the library: importing it is enough, the library finds it in this process. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
