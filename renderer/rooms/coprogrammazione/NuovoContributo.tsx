import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giornoDi } from '#format/date.ts';
import { useDomanda, useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { CampoData } from '../../ui/CampoData.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Titoletto } from '../../ui/Pannello.tsx';
import { Spunta } from '../../ui/Scelta.tsx';
import s from './coprogrammazione.module.css';

const oggi = () => giornoDi(new Date().toISOString());
const nullo = (testo: string): string | null => (testo.trim() === '' ? null : testo.trim());

/** A contribution that arrived on paper or by voice, written by hand. */
export const NuovoContributo = ({ chiudi }: { readonly chiudi: (id: string | null) => void }) => {
  const { t } = useTranslation('coprogrammazione');
  const { t: c } = useTranslation();
  const quadro = useDomanda('quadro/leggi', {});
  const registra = useOrdine('contributi/registra');
  const [provato, prova] = useState(false);
  const [leps, scegliLeps] = useState<readonly string[]>([]);
  const [dati, cambia] = useState({
    ente: '',
    codiceFiscale: '',
    sezioneRunts: '',
    repertorioRunts: '',
    dataRicezione: oggi(),
    tavolo: '',
    titolo: '',
    testo: '',
    referente: '',
  });
  const scrivi = (campo: keyof typeof dati) => (valore: string) => cambia((d) => ({ ...d, [campo]: valore }));
  const manca = (campo: keyof typeof dati) => provato && dati[campo].trim() === '';
  const invia = () => {
    prova(true);
    const obbligatori = [dati.ente, dati.dataRicezione, dati.titolo, dati.testo];
    if (obbligatori.some((x) => x.trim() === '')) return;
    registra.mutate(
      {
        ente: dati.ente.trim(),
        codiceFiscale: nullo(dati.codiceFiscale),
        sezioneRunts: nullo(dati.sezioneRunts),
        repertorioRunts: nullo(dati.repertorioRunts),
        dataRicezione: dati.dataRicezione,
        tavolo: nullo(dati.tavolo),
        leps: [...leps],
        titolo: dati.titolo.trim(),
        testo: dati.testo.trim(),
        referente: nullo(dati.referente),
      },
      {
        onSuccess: ({ id, codice }) => {
          notifica({ tono: 'ok', testo: t('nuovo.fatto', { codice }) });
          chiudi(id);
        },
      },
    );
  };
  return (
    <Dialogo
      titolo={t('nuovo.titolo')}
      nota={t('nuovo.nota')}
      larga
      chiudi={() => chiudi(null)}
      etichettaChiudi={c('chiudi')}
      onInvia={invia}
      azioni={
        <Bottone variante="primaria" tipo="submit" occupato={registra.isPending}>
          {t('nuovo.salva')}
        </Bottone>
      }
    >
      <div className={s.coppia}>
        <div className="pila">
          <Campo
            etichetta={t('nuovo.ente')}
            valore={dati.ente}
            onCambia={scrivi('ente')}
            errore={manca('ente') ? t('nuovo.enteManca') : null}
            obbligatorio
            fuocoIniziale
          />
          <Campo etichetta={t('nuovo.codiceFiscale')} valore={dati.codiceFiscale} onCambia={scrivi('codiceFiscale')} />
          <div className={s.due}>
            <Campo etichetta={t('nuovo.sezione')} valore={dati.sezioneRunts} onCambia={scrivi('sezioneRunts')} />
            <Campo
              etichetta={t('nuovo.repertorio')}
              valore={dati.repertorioRunts}
              onCambia={scrivi('repertorioRunts')}
            />
          </div>
          <div className={s.due}>
            <CampoData
              etichetta={t('nuovo.data')}
              valore={dati.dataRicezione}
              onCambia={scrivi('dataRicezione')}
              errore={manca('dataRicezione') ? t('nuovo.dataManca') : null}
              obbligatorio
            />
            <Campo etichetta={t('nuovo.tavolo')} valore={dati.tavolo} onCambia={scrivi('tavolo')} />
          </div>
          <Campo etichetta={t('nuovo.referente')} valore={dati.referente} onCambia={scrivi('referente')} />
          <fieldset className="senza-bordo">
            <legend>
              <Titoletto>{t('nuovo.leps')}</Titoletto>
            </legend>
            <div className={s.livelli}>
              {(quadro.data?.leps ?? []).map((l) => (
                <Spunta
                  key={l.id}
                  selezionata={leps.includes(l.id)}
                  onCambia={(si) => scegliLeps(si ? [...leps, l.id] : leps.filter((x) => x !== l.id))}
                >
                  {l.nome}
                </Spunta>
              ))}
            </div>
          </fieldset>
        </div>
        <div className="pila">
          <Campo
            etichetta={t('nuovo.titoloContributo')}
            valore={dati.titolo}
            onCambia={scrivi('titolo')}
            errore={manca('titolo') ? t('nuovo.titoloManca') : null}
            obbligatorio
          />
          <Campo
            etichetta={t('nuovo.testo')}
            valore={dati.testo}
            onCambia={scrivi('testo')}
            righe={16}
            errore={manca('testo') ? t('nuovo.testoManca') : null}
            obbligatorio
          />
        </div>
      </div>
    </Dialogo>
  );
};
