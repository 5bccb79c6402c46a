import { Upload } from 'lucide-react';
import { vai } from '../../app/navigazione.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Vuoto } from '../../ui/Condizioni.tsx';
import { Pannello } from '../../ui/Pannello.tsx';

/** A panel whose data nobody has brought in yet: what is missing, and the import that brings it. */
export const PannelloVuoto = ({
  titolo,
  nota,
  vuoto,
  testo,
  importa,
  genere,
}: {
  readonly titolo: string;
  readonly nota?: string;
  readonly vuoto: string;
  readonly testo: string;
  readonly importa: string;
  readonly genere: 'personale' | 'schede';
}) => (
  <Pannello titolo={titolo} {...(nota === undefined ? {} : { nota })}>
    <Vuoto
      stretto
      titolo={vuoto}
      azioni={
        <Bottone icona={Upload} onPress={() => vai('registri', null, { importa: genere })}>
          {importa}
        </Bottone>
      }
    >
      {testo}
    </Vuoto>
  </Pannello>
);
