import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stato, stati } from '#domain/stati.ts';
import { istanteBreve } from '#format/date.ts';
import { useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import s from './coprogrammazione.module.css';
import type { Contributo } from './elenco-contributi.ts';

/** Answer to a contribution: outcome and reason, both due, also when it is accepted. */
export const RispostaContributo = ({ contributo }: { readonly contributo: Contributo }) => {
  const { t } = useTranslation('coprogrammazione');
  const { t: c } = useTranslation();
  const [esito, scegli] = useState<Stato<'esitoContributo'> | null>(contributo.esito);
  const [motivazione, scrivi] = useState(contributo.motivazione ?? '');
  const [provato, prova] = useState(false);
  const decidi = useOrdine('contributi/decidi');
  const vuota = motivazione.trim() === '';
  return (
    <form
      className={s.riquadro}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        prova(true);
        if (esito === null || vuota) return;
        decidi.mutate(
          { id: contributo.id, esito, motivazione: motivazione.trim() },
          { onSuccess: () => notifica({ tono: 'ok', testo: t('rispostaRegistrata') }) },
        );
      }}
    >
      <h3>{t('risposta')}</h3>
      <Scelta
        etichetta={t('esito')}
        segnaposto={c('esito.aperto')}
        opzioni={stati.esitoContributo.map((id) => ({ id, testo: c(`esito.${id}`) }))}
        valore={esito}
        onCambia={(id) => scegli(stati.esitoContributo.find((x) => x === id) ?? null)}
        errore={provato && esito === null ? t('esitoManca') : null}
      />
      <Campo
        etichetta={t('motivazione')}
        descrizione={t('motivazioneNota')}
        valore={motivazione}
        onCambia={scrivi}
        righe={5}
        obbligatorio
        errore={provato && vuota ? t('motivazioneManca') : null}
      />
      <div className="riga">
        <Bottone variante="primaria" tipo="submit" occupato={decidi.isPending}>
          {contributo.esito === null ? t('registraRisposta') : t('aggiornaRisposta')}
        </Bottone>
        {contributo.decisoIl === null ? null : (
          <span className="tenue minuta">
            {t('decisoDa', { nome: contributo.decisoDa ?? c('manca'), data: istanteBreve(contributo.decisoIl) })}
          </span>
        )}
      </div>
    </form>
  );
};
