import type { LexicalEditor } from 'lexical';
import { type JSX, useDeferredValue, useState } from 'react';
import { Button, Dialog, Form, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { inserisciInline } from '../../editor/azioni.ts';
import { chiaveCitazione, type Deposito } from '../../editor/contesto.tsx';
import { DialogoScelta } from '../../editor/DialogoScelta.tsx';
import stile from '../../editor/editor.module.css';

type Proprieta = {
  readonly aperto: boolean;
  readonly chiudi: () => void;
  readonly editor: LexicalEditor;
  readonly deposito: Deposito;
};

/** Chooses a live figure of the plan and puts it at the cursor. */
export const DialogoCifra = ({ aperto, chiudi, editor, deposito }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  const { data, isFetching } = useDomanda(
    'dati/elenco',
    { testo: useDeferredValue(testo) },
    { attiva: aperto, tieniPrecedente: true },
  );
  const dati = data?.dati ?? [];
  return (
    <DialogoScelta
      aperto={aperto}
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
      }}
    />
  );
};

type Punto = {
  readonly id: string;
  readonly breve: string;
  readonly titolo: string;
  readonly url: string | null;
  readonly verificatoIl: string | null;
};

/** Chooses a norm of the catalogue, then article and comma, and puts the citation at the cursor. */
export const DialogoNorma = ({ aperto, chiudi, editor, deposito }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  const [norma, setNorma] = useState<Punto | null>(null);
  const { data, isFetching } = useDomanda(
    'norme/cerca',
    { testo: useDeferredValue(testo) },
    { attiva: aperto, tieniPrecedente: true },
  );
  const norme = data?.norme ?? [];
  const inserisci = (form: FormData, scelta: Punto): void => {
    const campo = (nome: string): string | undefined => String(form.get(nome) ?? '').trim() || undefined;
    const articolo = campo('articolo');
    const comma = campo('comma');
    const nodo = {
      tipo: 'citazione' as const,
      norma: scelta.id,
      ...(articolo ? { articolo } : {}),
      ...(comma ? { comma } : {}),
    };
    const mostrato = [articolo && `art. ${articolo}`, comma && `c. ${comma}`, scelta.breve].filter(Boolean).join(', ');
    const citazioni = new Map(deposito.leggi().citazioni).set(chiaveCitazione(nodo), {
      chiave: chiaveCitazione(nodo),
      testo: mostrato,
      titolo: scelta.titolo,
      url: scelta.url,
      abrogata: false,
      verificatoIl: scelta.verificatoIl,
    });
    deposito.scrivi({ ...deposito.leggi(), citazioni });
    inserisciInline(editor, nodo);
    setNorma(null);
  };
  return (
    <>
      <DialogoScelta
        aperto={aperto && norma === null}
        chiudi={chiudi}
        titolo={t('dialogo.norma')}
        etichetta={t('dialogo.cercaNorma')}
        cerca={setTesto}
        inCorso={isFetching}
        voci={norme.map((n) => ({ id: n.id, titolo: n.estesa, dettaglio: n.titolo }))}
        scegli={(id) => setNorma(norme.find((n) => n.id === id) ?? null)}
      />
      <ModalOverlay
        isOpen={norma !== null}
        onOpenChange={(a) => !a && setNorma(null)}
        isDismissable
        className={stile.velo ?? ''}
      >
        <Modal className={stile.dialogo ?? ''}>
          <Dialog className={stile.dialogoCorpo ?? ''}>
            <Heading slot="title" className={stile.dialogoTitolo ?? ''}>
              {norma?.breve ?? ''}
            </Heading>
            <p>{norma?.titolo ?? ''}</p>
            <Form
              className={stile.dialogoForm ?? ''}
              onSubmit={(e) => {
                e.preventDefault();
                if (norma) inserisci(new FormData(e.currentTarget), norma);
              }}
            >
              <TextField name="articolo" autoFocus className={stile.ricerca ?? ''}>
                <Label>{t('dialogo.articolo')}</Label>
                <Input />
              </TextField>
              <TextField name="comma" className={stile.ricerca ?? ''}>
                <Label>{t('dialogo.comma')}</Label>
                <Input />
              </TextField>
              <div className={stile.dialogoPiede}>
                <Button type="submit" className={stile.bottone ?? ''}>
                  {t('dialogo.norma')}
                </Button>
              </div>
            </Form>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
};
