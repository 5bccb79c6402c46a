import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Riceve, useOrdine } from '../../app/api/uso.ts';
import { Campo } from '../../ui/Campo.tsx';
import { CampoData } from '../../ui/CampoData.tsx';
import { Scelta } from '../../ui/Scelta.tsx';

/** A value that an act asks for. */
export type CampoDaCompilare = Riceve<'atti/anteprima'>['campi'][number];

/** One value of an act, edited in place: written when the person leaves the field, refused under it. */
export const CampoAtto = ({ campo, fuoco }: { readonly campo: CampoDaCompilare; readonly fuoco: boolean }) => {
  const { t } = useTranslation('atti');
  const [testo, scrivi] = useState(campo.valore ?? '');
  const salva = useOrdine('campi/scrivi', { silenzioso: true });
  const registra = (valore: string) => {
    if (valore !== (campo.valore ?? '')) salva.mutate({ nome: campo.nome, valore });
  };
  const nota = [campo.aiuto, campo.fissatoA === null ? null : t(`fissatoA.${campo.fissatoA}`)]
    .filter((x) => x !== null)
    .join(' · ');
  const errore = salva.error?.message ?? null;
  if (campo.tipo === 'scelta' || campo.tipo === 'logico') {
    const scelte =
      campo.tipo === 'logico'
        ? [
            { id: 'true', testo: t('si') },
            { id: 'false', testo: t('no') },
          ]
        : campo.scelte.map((x) => ({ id: x, testo: x }));
    return (
      <Scelta
        etichetta={campo.etichetta}
        opzioni={[{ id: '', testo: t('nonIndicato') }, ...scelte]}
        valore={testo}
        onCambia={(valore) => {
          scrivi(valore);
          registra(valore);
        }}
        descrizione={nota === '' ? undefined : nota}
        errore={errore}
      />
    );
  }
  const comune = {
    etichetta: campo.etichetta,
    valore: testo,
    onCambia: scrivi,
    onEsce: () => registra(testo),
    descrizione: nota === '' ? undefined : nota,
    errore,
    fuocoIniziale: fuoco,
  };
  if (campo.tipo === 'data') return <CampoData {...comune} />;
  return (
    <Campo
      {...comune}
      {...(campo.tipo === 'testo-lungo' ? { righe: 4 } : {})}
      {...(campo.predefinito === null ? {} : { segnaposto: campo.predefinito })}
    />
  );
};
