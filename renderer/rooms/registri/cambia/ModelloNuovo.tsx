import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda, useOrdine } from '../../../app/api/uso.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Attesa } from '../../../ui/Condizioni.tsx';
import { Pannello, Riquadro } from '../../../ui/Pannello.tsx';
import { Previsione } from './CambiaNelPiano.tsx';
import s from './cambia.module.css';

const CosaCambia = ({ impronta, puoi }: { readonly impronta: string; readonly puoi: boolean }) => {
  const { t } = useTranslation('cambia');
  const domanda = useDomanda('cambia/prevedi-modello', { impronta });
  const aggiorna = useOrdine('cambia/aggiorna-modello');
  if (domanda.isError) return <Riquadro tono="warn">{domanda.error.message}</Riquadro>;
  if (domanda.data === undefined) return <Attesa testo={t('leggo')} />;
  return (
    <>
      <Previsione esito={domanda.data} />
      <p className="tenue minuta">{t('modello.spiega')}</p>
      <div>
        <Bottone
          variante="primaria"
          occupato={aggiorna.isPending}
          perche={puoi ? null : t('solaLettura')}
          onPress={() => aggiorna.mutate({ impronta })}
        >
          {t('modello.aggiorna')}
        </Bottone>
      </div>
    </>
  );
};

/** When the app has another model than the one that the plan carries: what it would change, and the passage to it. */
export const ModelloNuovo = ({ puoi }: { readonly puoi: boolean }) => {
  const { t } = useTranslation('cambia');
  const [guarda, guardaOra] = useState(false);
  const modelli = useDomanda('cambia/modelli', {}).data;
  const nuovo = modelli?.disponibile ?? null;
  if (modelli === undefined || nuovo === null) return null;
  const { titolo, versione, impronta } = nuovo;
  const attuale = modelli.attuale.versione;
  return (
    <Pannello titolo={t('modello.titolo')} className={s.modello}>
      <div className="pila">
        <p>{t(attuale === versione ? 'modello.stessaVersione' : 'modello.nuovo', { titolo, versione, attuale })}</p>
        {guarda ? (
          <CosaCambia impronta={impronta} puoi={puoi} />
        ) : (
          <div>
            <Bottone onPress={() => guardaOra(true)}>{t('modello.guarda')}</Bottone>
          </div>
        )}
      </div>
    </Pannello>
  );
};
