import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from 'lucide-react';
import {
  UNSTABLE_Toast as Avviso,
  UNSTABLE_ToastContent as ContenutoAvviso,
  UNSTABLE_ToastRegion as RegioneAvvisi,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { classi } from '../ui/classi.ts';
import type { Tono } from '../ui/toni.ts';
import s from './Messaggi.module.css';
import { codaNotifiche } from './notifiche.ts';

const segni: Readonly<Record<Tono, typeof Info>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  unk: Info,
  act: Info,
  data: Info,
};

/** Short messages, bottom right, announced by screen readers. */
export const Messaggi = () => {
  const { t } = useTranslation('guscio');
  return (
    <RegioneAvvisi queue={codaNotifiche} className={s.regione ?? ''} aria-label={t('notifiche')}>
      {({ toast }) => {
        const Segno = segni[toast.content.tono];
        const { azione } = toast.content;
        return (
          <Avviso toast={toast} className={classi(s.messaggio, s[toast.content.tono])}>
            <Segno aria-hidden />
            <ContenutoAvviso className={s.testo ?? ''}>
              <Text slot="title">{toast.content.testo}</Text>
            </ContenutoAvviso>
            {azione === undefined ? null : (
              <Bottone
                misura="piccola"
                onPress={() => {
                  azione.esegui();
                  codaNotifiche.close(toast.key);
                }}
              >
                {azione.etichetta}
              </Bottone>
            )}
            <Bottone misura="piccola" variante="quieta" icona={X} etichetta={t('chiudiMessaggio')} slot="close" />
          </Avviso>
        );
      }}
    </RegioneAvvisi>
  );
};
