import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { Bottone } from '../ui/Bottone.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import { Riquadro } from '../ui/Pannello.tsx';
import { apriInLettura, ripristinaGuasto } from './azioni.ts';
import { apriDialogo } from './dialoghi.ts';
import { ultimoRifiuto } from './rifiuto.ts';

/** A plan that was not opened: damaged (go back to the good copy) or held by somebody else (read it). */
export const DialogoRifiutato = () => {
  const { t } = useTranslation('guscio');
  const { t: c } = useTranslation();
  const rifiuto = ultimoRifiuto();
  if (rifiuto === null) return null;
  const chiudi = () => apriDialogo(null);
  const fai = () => {
    chiudi();
    void (rifiuto.motivo === 'guasto' ? ripristinaGuasto(rifiuto.istantanea) : apriInLettura());
  };
  return (
    <Dialogo
      titolo={t(rifiuto.motivo === 'guasto' ? 'rifiutato.guastoTitolo' : 'rifiutato.occupatoTitolo')}
      nota={t(rifiuto.motivo === 'guasto' ? 'rifiutato.guastoNota' : 'rifiutato.occupatoNota')}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      azioni={
        <>
          <Bottone onPress={chiudi}>{t('rifiutato.annulla')}</Bottone>
          <Bottone variante="primaria" onPress={fai}>
            {t(rifiuto.motivo === 'guasto' ? 'rifiutato.torna' : 'rifiutato.leggi')}
          </Bottone>
        </>
      }
    >
      <div className="pila">
        <Riquadro tono={rifiuto.motivo === 'guasto' ? 'bad' : 'warn'}>{rifiuto.messaggio}</Riquadro>
        {rifiuto.motivo === 'guasto' ? (
          <p>
            <b>{t('rifiutato.copia', { quando: istanteBreve(rifiuto.istante) })}.</b> {t('rifiutato.copiaTesto')}
          </p>
        ) : null}
      </div>
    </Dialogo>
  );
};
