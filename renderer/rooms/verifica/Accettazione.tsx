import { FilePenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rilievo, soloPerBozza } from '#domain/esito.ts';
import { istanteBreve } from '#format/date.ts';
import { useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';
import s from './verifica.module.css';

/** Shortest reason that says something, characters: the engine refuses a shorter one. */
const MINIMO = 10;

/** Acceptance of a finding with its reason: to write, in force, or expired because what it spoke of has changed. */
export const Accettazione = ({ rilievo }: { readonly rilievo: Rilievo }) => {
  const { t } = useTranslation('verifica');
  const { regola, soggetto, accettata, scaduta } = rilievo;
  const [testo, scrivi] = useState('');
  const [provato, prova] = useState(false);
  const accetta = useOrdine('verifica/accetta');
  const revoca = useOrdine('verifica/revoca');
  const perBozza = soloPerBozza(rilievo);
  if (accettata !== undefined)
    return (
      <div className={s.accetta}>
        <b>
          <FilePenLine aria-hidden size={16} />
          {t(perBozza ? 'accettataBozzaDa' : 'accettataDa', {
            autore: accettata.autore,
            data: istanteBreve(accettata.istante),
          })}
        </b>
        <p>{accettata.motivazione}</p>
        <Bottone
          occupato={revoca.isPending}
          onPress={() =>
            revoca.mutate({ regola, soggetto }, { onSuccess: () => notifica({ tono: 'ok', testo: t('revocata') }) })
          }
        >
          {t('revoca')}
        </Bottone>
      </div>
    );
  const corta = testo.trim().length < MINIMO;
  return (
    <form
      className={s.accetta}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        prova(true);
        if (corta) return;
        accetta.mutate(
          { regola, soggetto, motivazione: testo.trim() },
          { onSuccess: () => notifica({ tono: 'ok', testo: t(perBozza ? 'accettataBozza' : 'accettata') }) },
        );
      }}
    >
      {scaduta === undefined ? null : (
        <div className={s.intera}>
          <Riquadro tono="warn">
            <p>{t('scaduta', { autore: scaduta.autore, data: istanteBreve(scaduta.istante) })}</p>
            <p>«{scaduta.motivazione}»</p>
            {testo === '' ? (
              <Bottone misura="piccola" onPress={() => scrivi(scaduta.motivazione)}>
                {t('riprendi')}
              </Bottone>
            ) : null}
          </Riquadro>
        </div>
      )}
      <b>
        <FilePenLine aria-hidden size={16} />
        {t(perBozza ? 'accettaBozza' : 'accetta')}
      </b>
      <Campo
        etichetta={t('perche')}
        etichettaNascosta
        segnaposto={t('perche')}
        descrizione={t(perBozza ? 'percheBozza' : 'percheNota')}
        valore={testo}
        onCambia={scrivi}
        errore={provato && corta ? t('corta') : null}
      />
      <Bottone tipo="submit" occupato={accetta.isPending}>
        {t('registra')}
      </Bottone>
    </form>
  );
};
