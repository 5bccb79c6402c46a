import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cliente } from '../../app/api/cliente.ts';
import { useOrdine } from '../../app/api/uso.ts';
import { finisciLavori } from '../../app/congedo.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';

/** Name and reason of a version to freeze. */
export const DialogoCongela = ({ chiudi }: { readonly chiudi: (numero: number | null) => void }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const [nome, scriviNome] = useState('');
  const [motivo, scriviMotivo] = useState('');
  const [provato, prova] = useState(false);
  const congela = useOrdine('versioni/congela');
  const manca = nome.trim() === '';
  const invia = async () => {
    prova(true);
    if (manca) return;
    await finisciLavori();
    congela.mutate(
      { nome: nome.trim(), motivo: motivo.trim() },
      {
        onSuccess: ({ versione }) => {
          void cliente.invalidateQueries({ queryKey: ['versioni/elenco'] });
          notifica({ tono: 'ok', testo: t('dialogo.fatto', { n: versione.numero }) });
          chiudi(versione.numero);
        },
      },
    );
  };
  return (
    <Dialogo
      titolo={t('dialogo.titolo')}
      nota={t('dialogo.nota')}
      chiudi={() => chiudi(null)}
      etichettaChiudi={c('chiudi')}
      onInvia={() => void invia()}
      azioni={
        <Bottone variante="primaria" tipo="submit" occupato={congela.isPending}>
          {t('dialogo.fai')}
        </Bottone>
      }
    >
      <div className="pila">
        <Campo
          etichetta={t('dialogo.nome')}
          descrizione={t('dialogo.nomeNota')}
          valore={nome}
          onCambia={scriviNome}
          errore={provato && manca ? t('dialogo.nomeManca') : null}
          obbligatorio
          fuocoIniziale
        />
        <Campo
          etichetta={t('dialogo.motivo')}
          descrizione={t('dialogo.motivoNota')}
          valore={motivo}
          onCambia={scriviMotivo}
          righe={3}
        />
      </div>
    </Dialogo>
  );
};
