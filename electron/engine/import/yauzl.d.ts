/** The part of yauzl 3 that the archive inspection uses (the package ships no types). */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export type Entry = {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly crc32: number;
    readonly externalFileAttributes: number;
    readonly versionMadeBy: number;
    readonly generalPurposeBitFlag: number;
    readonly compressionMethod: number;
  };
  export type ZipFile = {
    readonly entryCount: number;
    on(evento: 'entry', ascolta: (entry: Entry) => void): void;
    on(evento: 'end', ascolta: () => void): void;
    on(evento: 'error', ascolta: (errore: Error) => void): void;
    readEntry(): void;
    openReadStream(entry: Entry, fatto: (errore: Error | null, flusso: Readable) => void): void;
    close(): void;
  };
  export function fromBuffer(
    buffer: Buffer,
    opzioni: { lazyEntries: boolean; decodeStrings: boolean; validateEntrySizes: boolean; strictFileNames: boolean },
    fatto: (errore: Error | null, zip: ZipFile) => void,
  ): void;
}
