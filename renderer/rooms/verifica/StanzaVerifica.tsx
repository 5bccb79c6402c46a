export const StanzaVerifica = () => null;
