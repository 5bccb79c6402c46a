import type { LexicalEditor } from 'lexical';
import type { ContenutoSezione } from '#domain/section-content.ts';
import { daLexical } from './conversione/da-lexical.ts';
import { CARICAMENTO } from './plugin/guardia.ts';
import { nuovoIdBlocco } from './plugin/identita.ts';

/** What became of a write. */
export type EsitoScrittura =
  | { readonly esito: 'scritta'; readonly revisione: number }
  | { readonly esito: 'superata'; readonly altro: ContenutoSezione; readonly revisione: number }
  | { readonly esito: 'rifiutata'; readonly messaggio: string }
  | { readonly esito: 'persa'; readonly messaggio: string };
/** State shown to the person: durable, still writing, or not safe yet and why. */
export type StatoSalvataggio =
  | { readonly stato: 'al-sicuro' }
  | { readonly stato: 'da-scrivere' }
  | { readonly stato: 'scrivo' }
  | {
      readonly stato: 'conflitto';
      readonly altro: ContenutoSezione;
      readonly mio: ContenutoSezione;
      readonly revisione: number;
    }
  | { readonly stato: 'rifiutato'; readonly messaggio: string }
  | { readonly stato: 'in-attesa'; readonly messaggio: string };

type Opzioni = {
  readonly scrivi: (contenuto: ContenutoSezione, baseRevisione: number) => Promise<EsitoScrittura>;
  readonly avvisa: (stato: StatoSalvataggio) => void;
  readonly revisione: number;
  /** Milliseconds of silence after which text is written. */
  readonly silenzio: number;
  /** Milliseconds between tries when the engine does not answer. */
  readonly riprova: number;
};

/**
 * Writes a section after a moment of silence, one write at a time. Text that the engine has not acknowledged is kept
 * and tried again; a stale revision stops here and both texts are offered.
 */
export class Salvataggio {
  private revisione: number;
  private attesa: ReturnType<typeof setTimeout> | undefined;
  private inCorso: Promise<void> | null = null;
  private sporco = false;
  private fermo = false;
  /** Text as it was read or last written: the editor may touch a section without changing it. */
  private noto = '';
  private readonly editor: LexicalEditor;
  private readonly opzioni: Opzioni;

  constructor(editor: LexicalEditor, opzioni: Opzioni) {
    this.editor = editor;
    this.opzioni = opzioni;
    this.revisione = opzioni.revisione;
  }

  /** Listens to the editor; returns the way to stop. */
  registra(): () => void {
    this.noto = JSON.stringify(this.testo());
    const togli = this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (tags.has(CARICAMENTO) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
      this.tocca();
    });
    return () => {
      togli();
      clearTimeout(this.attesa);
    };
  }

  /** Something changed: write it after the silence. */
  tocca(): void {
    if (!this.sporco) this.opzioni.avvisa({ stato: 'da-scrivere' });
    this.sporco = true;
    clearTimeout(this.attesa);
    if (!this.fermo) this.attesa = setTimeout(() => void this.scriviOra(), this.opzioni.silenzio);
  }

  /** True while some text is not durable yet. */
  get daScrivere(): boolean {
    return this.sporco || this.inCorso !== null;
  }

  /** Writes now and waits until everything typed so far is durable (or has been refused). */
  async scriviOra(): Promise<void> {
    clearTimeout(this.attesa);
    while (this.inCorso !== null) await this.inCorso;
    if (!this.sporco || this.fermo) return;
    this.sporco = false;
    const mio = this.testo();
    const scritto = JSON.stringify(mio);
    if (scritto === this.noto) {
      this.opzioni.avvisa({ stato: 'al-sicuro' });
      return;
    }
    this.inCorso = this.scrivi(mio, scritto);
    await this.inCorso;
  }

  private async scrivi(mio: ContenutoSezione, scritto: string): Promise<void> {
    this.opzioni.avvisa({ stato: 'scrivo' });
    const esito = await this.opzioni.scrivi(mio, this.revisione);
    this.inCorso = null;
    switch (esito.esito) {
      case 'scritta':
        this.revisione = esito.revisione;
        this.noto = scritto;
        this.opzioni.avvisa(this.sporco ? { stato: 'da-scrivere' } : { stato: 'al-sicuro' });
        return;
      case 'superata':
        this.fermo = true;
        this.sporco = true;
        this.opzioni.avvisa({ stato: 'conflitto', altro: esito.altro, mio, revisione: esito.revisione });
        return;
      case 'rifiutata':
        this.sporco = true;
        this.opzioni.avvisa({ stato: 'rifiutato', messaggio: esito.messaggio });
        return;
      case 'persa':
        this.sporco = true;
        this.opzioni.avvisa({ stato: 'in-attesa', messaggio: esito.messaggio });
        this.attesa = setTimeout(() => void this.scriviOra(), this.opzioni.riprova);
    }
  }

  /** After a conflict: keep what is in the editor, on top of the newer revision. */
  tieniMio(revisione: number): void {
    this.revisione = revisione;
    this.fermo = false;
    this.sporco = true;
    this.noto = '';
    void this.scriviOra();
  }

  /** After a conflict, or when the section changed elsewhere: the editor now shows that revision. */
  ricaricata(revisione: number): void {
    this.revisione = revisione;
    this.fermo = false;
    this.sporco = false;
    this.noto = JSON.stringify(this.testo());
    clearTimeout(this.attesa);
    this.opzioni.avvisa({ stato: 'al-sicuro' });
  }

  private testo(): ContenutoSezione {
    return daLexical(this.editor.getEditorState().toJSON(), nuovoIdBlocco);
  }
}
