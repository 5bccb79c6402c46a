import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chiede, type Riceve, useOrdine } from '../../app/api/uso.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Scelta } from '../../ui/Scelta.tsx';

type Contorno = Pick<Riceve<'parti/elenco'>, 'manca' | 'comuniFuori'>;
type Ruolo = Chiede<'parti/aggiungi'>['ruolo'];

/** Kinds of body that may join the accordo, with the part that each plays in it. */
const tipi = [
  ['asl', 'sanita'],
  ['unione', 'unione'],
  ['consorzio', 'gestore'],
  ['azienda', 'gestore'],
  ['istituzione', 'gestore'],
  ['asp', 'gestore'],
  ['provincia', 'altro'],
  ['regione', 'altro'],
  ['altro', 'altro'],
] as const satisfies readonly (readonly [string, Ruolo])[];

/** A body joins the Parti of the accordo: which kind, which name; a Comune that had left may come back. */
export const DialogoParte = ({
  contorno: { manca, comuniFuori },
  chiudi,
}: {
  readonly contorno: Contorno;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('atti');
  const { t: c } = useTranslation();
  const [scelta, scegli] = useState<string>(manca?.tipo ?? 'asl');
  const [nome, scriviNome] = useState('');
  const aggiungi = useOrdine('parti/aggiungi', { silenzioso: true });
  const comune = comuniFuori.find((x) => x.enteId === scelta);
  const vuoto = comune === undefined && nome.trim() === '';

  const invia = () => {
    const tipo = tipi.find(([id]) => id === scelta);
    if (vuoto || (comune === undefined && tipo === undefined)) return;
    const ente = tipo === undefined ? { enteId: scelta } : { tipo: tipo[0], denominazione: nome };
    aggiungi.mutate({ ruolo: tipo?.[1] ?? 'comune', ente, perConto: [] }, { onSuccess: chiudi });
  };

  return (
    <Dialogo
      titolo={t('aggiungiParte')}
      nota={t('aggiungiNota')}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      onInvia={invia}
      azioni={
        <>
          <Bottone onPress={chiudi}>{c('annulla')}</Bottone>
          <Bottone
            variante="primaria"
            tipo="submit"
            occupato={aggiungi.isPending}
            perche={vuoto ? t('denominazioneManca') : null}
          >
            {t('aggiungiParte')}
          </Bottone>
        </>
      }
    >
      <div className="pila">
        <Scelta
          etichetta={t('tipoParte')}
          opzioni={[
            ...tipi.map(([id]) => ({ id, testo: t(`tipo.${id}`) })),
            ...comuniFuori.map((x) => ({ id: x.enteId, testo: x.nome, nota: c('ruolo.comune') })),
          ]}
          valore={scelta}
          onCambia={scegli}
        />
        {comune === undefined ? (
          <Campo
            etichetta={t('parte.denominazione')}
            descrizione={t('denominazioneNota')}
            valore={nome}
            onCambia={scriviNome}
            errore={aggiungi.error?.message ?? null}
          />
        ) : aggiungi.error === null ? null : (
          <p role="alert">{aggiungi.error.message}</p>
        )}
      </div>
    </Dialogo>
  );
};
