import type { LexicalEditor } from 'lexical';
import { type JSX, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { inserisciInline } from '../../editor/azioni.ts';
import { chiaveCitazione, type Deposito } from '../../editor/contesto.tsx';
import { DialogoScelta } from '../../editor/DialogoScelta.tsx';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';

type Proprieta = { readonly chiudi: () => void; readonly editor: LexicalEditor; readonly deposito: Deposito };

/** Chooses a live figure of the plan and puts it at the cursor. */
export const DialogoCifra = ({ chiudi, editor, deposito }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  const { data, isFetching } = useDomanda('dati/elenco', { testo: useDeferredValue(testo) }, { tieniPrecedente: true });
  const dati = data?.dati ?? [];
  return (
    <DialogoScelta
      chiudi={chiudi}
      titolo={t('dialogo.cifra')}
      etichetta={t('dialogo.cercaCifra')}
      cerca={setTesto}
      inCorso={isFetching}
      voci={dati.map((d) => ({ id: d.rif, titolo: d.titolo, dettaglio: `${d.rif} · ${d.origine}`, valore: d.testo }))}
      scegli={(rif) => {
        const scelto = dati.find((d) => d.rif === rif);
        if (scelto) deposito.scrivi({ ...deposito.leggi(), dati: new Map(deposito.leggi().dati).set(rif, scelto) });
        inserisciInline(editor, { tipo: 'dato', rif });
        chiudi();
      }}
    />
  );
};

type Norma = {
  readonly id: string;
  readonly breve: string;
  readonly titolo: string;
  readonly url: string | null;
  readonly verificatoIl: string | null;
};

/** Article and comma of the chosen norm. */
const DialogoPunto = ({
  norma,
  chiudi,
  inserisci,
}: {
  norma: Norma;
  chiudi: () => void;
  inserisci: (articolo: string, comma: string) => void;
}): JSX.Element => {
  const { t } = useTranslation('piano');
  const [articolo, setArticolo] = useState('');
  const [comma, setComma] = useState('');
  return (
    <Dialogo
      titolo={norma.breve}
      nota={norma.titolo}
      chiudi={chiudi}
      etichettaChiudi={t('dialogo.chiudi')}
      onInvia={() => inserisci(articolo.trim(), comma.trim())}
      azioni={
        <Bottone tipo="submit" variante="primaria">
          {t('dialogo.inserisci')}
        </Bottone>
      }
    >
      <Campo etichetta={t('dialogo.articolo')} valore={articolo} onCambia={setArticolo} />
      <Campo etichetta={t('dialogo.comma')} valore={comma} onCambia={setComma} />
    </Dialogo>
  );
};

/** Chooses a norm of the catalogue, then article and comma, and puts the citation at the cursor. */
export const DialogoNorma = ({ chiudi, editor, deposito }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  const [norma, setNorma] = useState<Norma | null>(null);
  const { data, isFetching } = useDomanda('norme/cerca', { testo: useDeferredValue(testo) }, { tieniPrecedente: true });
  const norme = data?.norme ?? [];
  if (norma === null) {
    return (
      <DialogoScelta
        chiudi={chiudi}
        titolo={t('dialogo.norma')}
        etichetta={t('dialogo.cercaNorma')}
        cerca={setTesto}
        inCorso={isFetching}
        voci={norme.map((n) => ({ id: n.id, titolo: n.estesa, dettaglio: n.titolo }))}
        scegli={(id) => setNorma(norme.find((n) => n.id === id) ?? null)}
      />
    );
  }
  const inserisci = (articolo: string, comma: string): void => {
    const nodo = {
      tipo: 'citazione' as const,
      norma: norma.id,
      ...(articolo ? { articolo } : {}),
      ...(comma ? { comma } : {}),
    };
    // Shown at once; the engine's own wording replaces it with the next reading.
    const provvisoria = [articolo && `art. ${articolo}`, comma && `c. ${comma}`, norma.breve]
      .filter(Boolean)
      .join(', ');
    const chiave = chiaveCitazione(nodo);
    const citazioni = new Map(deposito.leggi().citazioni).set(chiave, {
      chiave,
      testo: provvisoria,
      titolo: norma.titolo,
      url: norma.url,
      abrogata: false,
      verificatoIl: norma.verificatoIl,
    });
    deposito.scrivi({ ...deposito.leggi(), citazioni });
    inserisciInline(editor, nodo);
    chiudi();
  };
  return <DialogoPunto norma={norma} chiudi={chiudi} inserisci={inserisci} />;
};
