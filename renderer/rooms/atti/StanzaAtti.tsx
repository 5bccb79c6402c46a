export const StanzaAtti = () => null;
