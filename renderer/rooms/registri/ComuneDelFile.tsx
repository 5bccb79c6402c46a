import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { Scelta, SceltaCercando } from '../../ui/Scelta.tsx';
import type { ComuneScelto } from './importazione.ts';

/** Comune to which a file is attributed: what the file says, unless a person chooses another. */
export const ComuneDelFile = ({
  scelto,
  onScegli,
}: {
  readonly scelto: ComuneScelto | null;
  readonly onScegli: (comune: ComuneScelto | null) => void;
}) => {
  const { t } = useTranslation('registri');
  const [cerca, scriviCerca] = useState('');
  const comuni = useDomanda(
    'comuni/cerca',
    { testo: cerca, limite: 20 },
    { attiva: cerca.trim().length > 1, tieniPrecedente: true },
  );
  if (scelto !== null)
    return (
      <Scelta
        etichetta={t('dialogo.comune')}
        descrizione={t('dialogo.comuneNota')}
        opzioni={[
          { id: scelto.id, testo: scelto.nome },
          { id: '', testo: t('dialogo.comuneNessuno') },
        ]}
        valore={scelto.id}
        onCambia={(id) => {
          if (id === '') onScegli(null);
        }}
      />
    );
  return (
    <SceltaCercando
      etichetta={t('dialogo.comune')}
      segnaposto={t('dialogo.comuneNessuno')}
      descrizione={t('dialogo.comuneNota')}
      nessuna={t('dialogo.comuneNota')}
      testo={cerca}
      onTesto={scriviCerca}
      opzioni={(comuni.data?.comuni ?? []).map((x) => ({
        id: x.codiceIstat,
        testo: x.nome,
        nota: `${x.siglaProvincia ?? ''} ${x.codiceIstat}`.trim(),
      }))}
      onScegli={(id) => {
        const trovato = comuni.data?.comuni.find((x) => x.codiceIstat === id);
        if (trovato) onScegli({ id, nome: trovato.nome });
        scriviCerca('');
      }}
    />
  );
};
