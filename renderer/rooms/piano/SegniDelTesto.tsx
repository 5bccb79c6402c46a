import type { LexicalEditor } from 'lexical';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rilievo } from '#domain/esito.ts';
import { useDomanda } from '../../app/api/uso.ts';
import { useRotta } from '../../app/navigazione.ts';
import { gravitaVista, segniGravita } from '../../app/segni.ts';
import { mostraNelTesto, registraSegni, type Segno, toniSegno } from '../../editor/plugin/segni.ts';

/** Words of the text that a finding is about, if it says them. */
export const paroleDelRilievo = (r: Rilievo): string | null => r.operandi.testo ?? r.operandi.sigla ?? null;

/** Block of a section where a finding is, or null when it is not in its text. */
export const bloccoDelRilievo = (r: Rilievo, sezioneId: string): string | null =>
  r.luoghi.find((l) => l.tipo === 'sezione' && l.id === sezioneId && l.bloccoId !== undefined)?.bloccoId ?? null;

/** Marks in the text of the open section what the checks found there, and shows the place that an address names. */
export const SegniDelTesto = ({
  editor,
  sezioneId,
}: {
  readonly editor: LexicalEditor;
  readonly sezioneId: string;
}): null => {
  const { t } = useTranslation();
  const { parametri } = useRotta();
  const { data } = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const segni = useMemo(
    () =>
      (data?.rilievi ?? []).flatMap((r): Segno[] => {
        const bloccoId = r.accettata === undefined ? bloccoDelRilievo(r, sezioneId) : null;
        if (bloccoId === null) return [];
        const gravita = gravitaVista(r);
        const tono = toniSegno.find((x) => x === segniGravita[gravita].tono) ?? 'unk';
        const descrizione = `${t(`gravitaUno.${gravita}`)}: ${r.messaggio}`;
        return [{ bloccoId, parole: paroleDelRilievo(r), tono, descrizione }];
      }),
    [data, sezioneId, t],
  );
  const attuali = useRef(segni);
  attuali.current = segni;
  const ridisegna = useRef<() => void>(() => undefined);
  useEffect(() => {
    const registrati = registraSegni(editor, () => attuali.current);
    ridisegna.current = registrati.ridisegna;
    return registrati.togli;
  }, [editor]);
  useEffect(() => {
    attuali.current = segni;
    ridisegna.current();
  }, [segni]);
  // The place that the address names is shown once, when its findings are known.
  const mostrato = useRef<string | null>(null);
  const { blocco } = parametri;
  useEffect(() => {
    if (blocco === undefined || mostrato.current === blocco || data === undefined) return;
    const segno = attuali.current.find((s) => s.bloccoId === blocco && s.parole !== null);
    if (mostraNelTesto(editor, blocco, segno?.parole ?? null)) mostrato.current = blocco;
  }, [editor, blocco, data]);
  return null;
};
